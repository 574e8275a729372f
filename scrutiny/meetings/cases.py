"""Brings cases to a meeting and assigns them: drawn ones, and others beside the draw.

Only `random` cases, and the `reserve` cases that took the place of ones that could not be produced,
count in rates; directed, carried-forward and calibration cases are marked and stay outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny.cases.asking import case_id_of, references_of
from scrutiny.draws import DrawMade, Selected, draw_made
from scrutiny.errors import Refusal
from scrutiny.excluding import UNAVAILABLE_REASONS, needed_reason, reason_words
from scrutiny.meetings.begun import begun_cases, kept_when_shared
from scrutiny.meetings.meeting import meeting, needed_open, seats
from scrutiny.workspace import Workspace, Writing

DRAWN = ("random", "reserve")
BESIDE_THE_DRAW = ("directed", "carried-forward", "calibration")
EVERYONE = "all"
"""Assigned to every seat."""


@dataclass(frozen=True, slots=True)
class MeetingCase:
    """A case of a meeting."""

    place: int
    case_id: str
    reference: str
    kind: str
    """`random`, `reserve`, `directed`, `carried-forward` or `calibration`."""
    draw: str
    draw_order: int
    """Its place in its draw; 0 for a case beside the draw."""
    stratum: str
    unavailable: str
    """Why it could not be produced, as a code; empty when it could."""
    assigned: tuple[str, ...]
    """`all`, `group:A` or `seat:3`."""

    @property
    def counts(self) -> bool:
        """Whether it may be used in an estimate."""
        return self.kind in DRAWN


def bring_draw(
    workspace: Workspace, meeting_id: str, draw_id: str, most: int | None = None
) -> tuple[MeetingCase, ...]:
    """Bring the random cases of a draw to a meeting, in order; its reserves wait.

    A case that is there already beside the draw, and is also drawn, counts as drawn from now on.
    `most` brings no more than so many that are not there yet: a panel that reads as far as it gets
    brings the next ones when it has read the first.
    """
    held = meeting(workspace, meeting_id)
    needed_open(held)
    draw = draw_made(workspace, draw_id)
    if draw.frame.panel != held.panel:
        raise Refusal(
            f"Draw {draw_id} is of the panel '{draw.frame.panel}', the meeting of '{held.panel}'.",
            next_step="Choose a draw of this panel.",
        )
    chosen = [each for each in draw.selected if each.kind == "random"]
    if most is not None:
        drawn = {each.case_id for each in meeting_cases(workspace, meeting_id) if each.draw}
        chosen = [each for each in chosen if each.case_id not in drawn][:most]
    rows = [(each.case_id, "random", each.order, each.stratum) for each in chosen]
    _bring(workspace, meeting_id, draw_id, rows)
    return meeting_cases(workspace, meeting_id)


def bring_case(workspace: Workspace, meeting_id: str, reference: str, kind: str) -> MeetingCase:
    """Bring one case beside the draw; it is marked and stays outside every rate."""
    return bring_cases(workspace, meeting_id, [reference], kind)[0]


def bring_cases(
    workspace: Workspace, meeting_id: str, references: Sequence[str], kind: str
) -> tuple[MeetingCase, ...]:
    """Bring several cases beside the draw: all of them, or none when one cannot be brought."""
    held = meeting(workspace, meeting_id)
    needed_open(held)
    if kind not in BESIDE_THE_DRAW:
        raise Refusal(
            f"'{kind}' is not a kind of case beside the draw.",
            next_step=f"The kinds are: {', '.join(BESIDE_THE_DRAW)}.",
        )
    present = {each.case_id for each in meeting_cases(workspace, meeting_id)}
    case_ids: list[str] = []
    for reference in references:
        case_id = case_id_of(workspace, held.panel, reference)
        if case_id in present or case_id in case_ids:
            raise Refusal(f"'{reference}' is at this meeting already.", where=meeting_id)
        case_ids.append(case_id)
    _bring(workspace, meeting_id, "", [(case_id, kind, 0, "") for case_id in case_ids])
    return tuple(meeting_case(workspace, meeting_id, case_id) for case_id in case_ids)


def carry_forward(workspace: Workspace, meeting_id: str) -> tuple[MeetingCase, ...]:
    """Bring the cases that earlier meetings of the panel could not conclude for want of papers."""
    held = meeting(workspace, meeting_id)
    needed_open(held)
    panel = workspace.panel(held.panel, held.digest)
    waiting = [option.code for option in panel.judgement_scale.options if option.carry_forward]
    rows = workspace.rows(
        "SELECT c.case_id, c.conclusion FROM conclusion AS c JOIN meeting AS m USING (meeting)"
        " WHERE m.panel = ? AND m.meeting <> ? AND m.day <= ? ORDER BY m.day, c.time",
        (held.panel, meeting_id, held.day),
    )
    last = dict(rows)
    present = {each.case_id for each in meeting_cases(workspace, meeting_id)}
    chosen = [case for case, code in last.items() if code in waiting and case not in present]
    _bring(workspace, meeting_id, "", [(case, "carried-forward", 0, "") for case in chosen])
    return tuple(meeting_case(workspace, meeting_id, case) for case in chosen)


def _bring(
    workspace: Workspace, meeting_id: str, draw: str, rows: Sequence[tuple[str, str, int, str]]
) -> None:
    if not rows and not draw:
        return
    with workspace.write() as writing:
        _record_brought(workspace, writing, meeting_id, draw, rows)


def _record_brought(
    workspace: Workspace,
    writing: Writing,
    meeting_id: str,
    draw: str,
    rows: Sequence[tuple[str, str, int, str]],
) -> None:
    first = workspace.value(
        "SELECT coalesce(max(place), 0) FROM meeting_case WHERE meeting = ?", (meeting_id,)
    )
    writing.record(
        "cases-brought",
        {
            "meeting": meeting_id,
            "draw": draw,
            "cases": [
                [first + number, case, kind, order, stratum]
                for number, (case, kind, order, stratum) in enumerate(rows, start=1)
            ],
        },
    )


def mark_unavailable(
    workspace: Workspace, meeting_id: str, reference: str, reason: str, note: str = ""
) -> MeetingCase | None:
    """Note that a case cannot be produced; gives the reserve of its stratum that comes in.

    The case stays in the record and is counted. Where several themes share it, each of their draws
    gets its own next ticket. Without a reserve left nothing comes in. The reason is one of
    `UNAVAILABLE_REASONS`; what there is to say besides goes into the note, outside the log.
    """
    held = meeting(workspace, meeting_id)
    needed_open(held)
    code = needed_reason(reason, UNAVAILABLE_REASONS)
    case = meeting_case(workspace, meeting_id, case_id_of(workspace, held.panel, reference))
    if case.unavailable:
        raise Refusal(
            "It is noted already that this case could not be produced"
            f" ({reason_words(case.unavailable)}).",
            where=case.reference,
        )
    reserves = _reserves_for(workspace, meeting_id, case)
    with workspace.write() as writing:
        writing.record(
            "case-unavailable",
            {
                "meeting": meeting_id,
                "case": case.case_id,
                "reason": code,
                "note": writing.passage(note),
            },
        )
        for draw_id, each in reserves:
            row = (each.case_id, each.kind, each.order, each.stratum)
            _record_brought(workspace, writing, meeting_id, draw_id, [row])
            pairs = [[each.case_id, to_whom] for to_whom in case.assigned]
            writing.record("cases-assigned", {"meeting": meeting_id, "assignments": pairs})
    return meeting_case(workspace, meeting_id, reserves[0][1].case_id) if reserves else None


def _reserves_for(
    workspace: Workspace, meeting_id: str, lost: MeetingCase
) -> list[tuple[str, Selected]]:
    """Find the next reserve of each draw that misses a case; overlapping themes may share one."""
    cases = meeting_cases(workspace, meeting_id)
    # A case beside the draw that is next in order is needed, and counts as drawn from then on.
    present = {each.case_id for each in cases if each.draw}
    gone = {each.case_id for each in cases if each.unavailable} | {lost.case_id}
    found: list[tuple[str, Selected]] = []
    for draw in draws_of(workspace, meeting_id):
        stratum = {each.stratum for each in draw.selected if each.case_id == lost.case_id}
        mine = [each for each in draw.selected if each.stratum in stratum]
        # Counted among those that were brought: a panel that reads as far as it gets has not
        # brought the whole order, and one lost case makes room for one more.
        wanted = sum(1 for each in mine if each.kind == "random" and each.case_id in present)
        usable = [each for each in mine if each.case_id not in gone][:wanted]
        for each in usable:
            if each.case_id not in present:
                found.append((draw.id, each))
                present.add(each.case_id)
    return found


def assign(workspace: Workspace, meeting_id: str, assignments: Sequence[tuple[str, str]]) -> None:
    """Assign cases, given as `(case id, to whom)`; replaces what those cases had.

    A seat that has begun one of these cases keeps it, so that no answer stops counting. Refused
    once the answers are shown, because a seat's answers count through its assignment.
    """
    held = meeting(workspace, meeting_id)
    needed_open(held)
    if held.shown_at:
        raise Refusal(
            "The chair has shown the answers, so who reads what is fixed now.", where=meeting_id
        )
    present = seats(workspace, meeting_id)
    allowed = {EVERYONE}
    allowed |= {f"seat:{each.number}" for each in present}
    allowed |= {f"group:{each.sub_group}" for each in present if each.sub_group}
    for _, to_whom in assignments:
        if to_whom not in allowed:
            raise Refusal(
                f"Nobody sits at '{to_whom}'.",
                next_step=f"Assign to one of: {', '.join(sorted(allowed))}.",
            )
    known = {each.case_id for each in meeting_cases(workspace, meeting_id)}
    if not all(case in known for case, _ in assignments):
        raise Refusal("One of these cases is not at this meeting.", where=meeting_id)
    if not assignments:
        return
    groups = {each.number: each.sub_group for each in present}
    with workspace.write() as writing:
        kept = kept_when_shared(begun_cases(workspace, meeting_id), groups, assignments)
        writing.record(
            "cases-assigned",
            {
                "meeting": meeting_id,
                "assignments": [[case, to_whom] for case, to_whom in [*assignments, *kept]],
            },
        )


def assign_to_sub_groups(workspace: Workspace, meeting_id: str) -> int:
    """Share the drawn cases between the sub-groups, balanced as `assign_balanced` does it.

    Calibration and directed cases go to everyone. Without sub-groups every case does. A case that
    somebody has begun stays where it is; gives how many those are.
    """
    # The balance knows the work and the conflicts of before the meeting, which stand above this.
    from scrutiny.preparing.assigning import assign_balanced

    if any(each.sub_group for each in seats(workspace, meeting_id) if each.present):
        return assign_balanced(workspace, meeting_id).kept
    begun = begun_cases(workspace, meeting_id)
    able = [each for each in meeting_cases(workspace, meeting_id) if not each.unavailable]
    free = [each for each in able if each.case_id not in begun]
    assign(workspace, meeting_id, [(each.case_id, EVERYONE) for each in free])
    return len(able) - len(free)


def meeting_cases(workspace: Workspace, meeting_id: str) -> tuple[MeetingCase, ...]:
    """Give the cases of a meeting in order."""
    held = meeting(workspace, meeting_id)
    rows = workspace.rows(
        "SELECT place, case_id, kind, draw, draw_place, stratum, unavailable FROM meeting_case"
        " WHERE meeting = ? ORDER BY place",
        (meeting_id,),
    )
    assigned: dict[str, list[str]] = {}
    for case_id, to_whom in workspace.rows(
        "SELECT case_id, to_whom FROM assignment WHERE meeting = ? ORDER BY to_whom",
        (meeting_id,),
    ):
        assigned.setdefault(case_id, []).append(to_whom)
    references = references_of(workspace, held.panel, [row[1] for row in rows])
    return tuple(
        MeetingCase(
            place=row[0],
            case_id=row[1],
            reference=references.get(row[1], "[erased]"),
            kind=row[2],
            draw=row[3],
            draw_order=row[4],
            stratum=row[5],
            unavailable=row[6],
            assigned=tuple(assigned.get(row[1], [EVERYONE])),
        )
        for row in rows
    )


def meeting_case(workspace: Workspace, meeting_id: str, case_id: str) -> MeetingCase:
    """Give one case of a meeting; raises `Refusal` when it is not there."""
    for each in meeting_cases(workspace, meeting_id):
        if each.case_id == case_id:
            return each
    raise Refusal(
        "This case is not at this meeting.",
        where=meeting_id,
        next_step="Bring it with: scrutiny meeting bring",
    )


def draws_of(workspace: Workspace, meeting_id: str) -> tuple[DrawMade, ...]:
    """Give the draws whose cases are read at a meeting."""
    rows = workspace.rows(
        "SELECT draw FROM meeting_draw JOIN draw USING (draw) WHERE meeting = ? ORDER BY event",
        (meeting_id,),
    )
    return tuple(draw_made(workspace, row[0]) for row in rows)
