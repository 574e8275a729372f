"""Shows the answers to all, and keeps what the panel agrees about each case, with dissent."""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny.canonical import Json
from scrutiny.errors import Refusal
from scrutiny.excluding import reason_words
from scrutiny.meetings.answering import FLAG, NOTE, Saved, answers_of
from scrutiny.meetings.cases import MeetingCase, meeting_case, meeting_cases
from scrutiny.meetings.meeting import Meeting, meeting, needed_open, panel_of, seats
from scrutiny.meetings.progress import progress
from scrutiny.meetings.viewing import conflicts, is_assigned
from scrutiny.panels.definition import JUDGEMENT, Option
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OptionCount:
    """How many seats chose an option at first."""

    option: Option
    count: int


@dataclass(frozen=True, slots=True)
class Spread:
    """What the seats said of a case before talking, without names."""

    case: MeetingCase
    counts: tuple[OptionCount, ...]
    judged: int
    conflicted: int
    """Seats that should not judge it."""
    flagged: int
    notes: tuple[OutsideText, ...]

    @property
    def commonest(self) -> tuple[str, ...]:
        """The codes that were chosen most often; several when they tie."""
        most = max((each.count for each in self.counts), default=0)
        return tuple(each.option.code for each in self.counts if most and each.count == most)

    @property
    def unanimous(self) -> bool:
        """Whether all who judged it said the same."""
        return self.judged > 0 and max(each.count for each in self.counts) == self.judged


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the panel, or a sub-group, agreed about a case."""

    case_id: str
    sub_group: str
    option: Option
    reason: OutsideText
    dissent: int
    """Seats that did not agree."""
    dissent_reason: OutsideText
    saved_at: str


def show_answers(workspace: Workspace, meeting_id: str, reason: str = "") -> Saved:
    """Show all answers to all; they are fixed from now on. This cannot be taken back.

    When a seat that is there has not finished, a reason is needed, and is recorded. Nobody waits
    for a seat that left early; what it answered counts, and that it had not finished is recorded.
    """
    held = meeting(workspace, meeting_id)
    needed_open(held)
    if held.shown_at:
        raise Refusal("The answers are shown already.", where=meeting_id)
    seated = progress(workspace, meeting_id)
    waiting = [each for each in seated if each.waited_for]
    gone = [each for each in seated if not each.finished and not each.seat.present]
    if waiting and not reason.strip():
        names = ", ".join(
            f"seat {each.seat.number} ({each.done} of {each.of} done)" for each in waiting
        )
        raise Refusal(
            f"Not everyone has finished: {names}.",
            where=meeting_id,
            next_step="Wait for them, or say why you go on without.",
        )
    with workspace.write("chair") as writing:
        writing.record(
            "answers-shown",
            {
                "meeting": meeting_id,
                "reason": writing.passage(reason),
                "unfinished": [each.seat.number for each in waiting],
                "left_unfinished": [each.seat.number for each in gone],
            },
        )
    return Saved(writing.saved)


def spread(workspace: Workspace, meeting_id: str, case_id: str) -> Spread:
    """Give the first answers of all seats about a case; refused until they are shown."""
    held = meeting(workspace, meeting_id)
    needed_shown(held)
    return _spread(workspace, held, meeting_case(workspace, meeting_id, case_id))


def _spread(workspace: Workspace, held: Meeting, case: MeetingCase) -> Spread:
    counts: Counter[str] = Counter()
    flagged = conflicted = 0
    notes: list[OutsideText] = []
    for each in seats(workspace, held.id):
        if not is_assigned(case, each):
            continue
        if case.case_id in conflicts(workspace, held.id, each.number):
            conflicted += 1
            continue
        answers = answers_of(workspace, held.id, each.number, case.case_id)
        if JUDGEMENT in answers:
            counts[str(answers[JUDGEMENT].value)] += 1
        if NOTE in answers:
            notes.append(answers[NOTE].text)
        flagged += FLAG in answers
    options = panel_of(workspace, held).judgement_scale.for_seats()
    return Spread(
        case=case,
        counts=tuple(OptionCount(option, counts[option.code]) for option in options),
        judged=sum(counts.values()),
        conflicted=conflicted,
        flagged=flagged,
        notes=tuple(notes),
    )


def order_of_talk(workspace: Workspace, meeting_id: str) -> tuple[Spread, ...]:
    """Give the cases in the order to talk about: flagged and most split first, unanimous last."""
    held = meeting(workspace, meeting_id)
    needed_shown(held)
    spreads = [
        _spread(workspace, held, case)
        for case in meeting_cases(workspace, meeting_id)
        if not case.unavailable
    ]

    def rank(each: Spread) -> tuple[bool, float, int]:
        most = max((count.count for count in each.counts), default=0)
        agreement = most / each.judged if each.judged else 0.0
        return (each.flagged == 0, agreement, each.case.place)

    return tuple(sorted(spreads, key=rank))


def reason_needed(shown: Spread, option: Option) -> str:
    """Say why a conclusion needs a reason; empty when it needs none."""
    if option.needs_reason:
        return f"'{option.label}' needs a reason"
    if shown.judged and option.code not in shown.commonest:
        return "this is not the answer most of you first gave"
    return ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is to be saved about one case."""

    case_id: str
    code: str
    reason: str = ""
    dissent: int = 0
    dissent_reason: str = ""
    sub_group: str = ""


def conclude(
    workspace: Workspace,
    meeting_id: str,
    case_id: str,
    code: str,
    reason: str = "",
    dissent: int = 0,
    dissent_reason: str = "",
    sub_group: str = "",
) -> Saved:
    """Save what the panel, or a sub-group, agreed about a case; a later one takes its place.

    Raises `Refusal` when a reason is needed and missing, or the dissent does not fit.
    """
    agreed = Agreed(case_id, code, reason, dissent, dissent_reason, sub_group)
    return _save(workspace, meeting_id, [_checked(workspace, meeting_id, agreed)])


def conclude_together(workspace: Workspace, meeting_id: str, several: Sequence[Agreed]) -> Saved:
    """Save what was agreed about several cases in one step: all of it, or nothing.

    They can be taken back together: see `withdraw_together`.
    """
    checked = [_checked(workspace, meeting_id, each) for each in several]
    return _save(workspace, meeting_id, checked, secrets.token_hex(4))


def _save(
    workspace: Workspace, meeting_id: str, several: Sequence[Agreed], together: str = ""
) -> Saved:
    with workspace.write("chair") as writing:
        for each in several:
            body: dict[str, Json] = {
                "meeting": meeting_id,
                "case": each.case_id,
                "sub_group": each.sub_group,
                "conclusion": each.code,
                "reason": writing.passage(each.reason),
                "dissent": each.dissent,
                "dissent_reason": writing.passage(each.dissent_reason),
            }
            writing.record("concluded", {**body, "together": together} if together else body)
    return Saved(writing.saved)


def _checked(workspace: Workspace, meeting_id: str, agreed: Agreed) -> Agreed:
    held = meeting(workspace, meeting_id)
    needed_open(held)
    needed_shown(held)
    option = panel_of(workspace, held).judgement_scale.find(agreed.code)
    allowed = panel_of(workspace, held).judgement_scale.for_conclusions()
    if option is None or option not in allowed:
        raise Refusal(
            f"'{agreed.code}' is not a conclusion of this panel.",
            next_step=f"The conclusions are: {', '.join(each.code for each in allowed)}.",
        )
    shown = spread(workspace, meeting_id, agreed.case_id)
    if shown.case.unavailable:
        raise Refusal(
            f"This case could not be produced ({reason_words(shown.case.unavailable)}), so"
            " nothing can be concluded about it.",
            where=shown.case.reference,
        )
    why = reason_needed(shown, option)
    if why and not agreed.reason.strip():
        raise Refusal(
            f"Say why, because {why}.", where=shown.case.reference, next_step="Write the reason."
        )
    group = agreed.sub_group.strip().upper()
    present = seats(workspace, meeting_id)
    if group and group not in {each.sub_group for each in present}:
        raise Refusal(f"There is no sub-group '{group}' at this meeting.", where=meeting_id)
    most = sum(
        1
        for each in present
        if is_assigned(shown.case, each)
        and (not group or each.sub_group == group)
        and agreed.case_id not in conflicts(workspace, meeting_id, each.number)
    )
    if not 0 <= agreed.dissent <= max(most - 1, 0):
        raise Refusal(
            f"{agreed.dissent} of {most} cannot have dissented.",
            next_step="Give the number of seats that did not agree; if most did not, conclude"
            " otherwise.",
        )
    return replace(agreed, sub_group=group)


def conclusions(workspace: Workspace, meeting_id: str) -> tuple[Conclusion, ...]:
    """Give what was agreed about each case of a meeting."""
    held = meeting(workspace, meeting_id)
    scale = panel_of(workspace, held).judgement_scale
    rows = workspace.rows(
        "SELECT c.case_id, c.sub_group, c.conclusion, c.reason, c.dissent, c.dissent_reason, c.time"
        " FROM conclusion AS c JOIN meeting_case AS m USING (meeting, case_id)"
        " WHERE c.meeting = ? ORDER BY m.place, c.sub_group",
        (meeting_id,),
    )
    found = []
    for case_id, group, code, reason, dissent, dissent_reason, time in rows:
        option = scale.find(code)
        if option is None:
            raise Refusal(f"The panel file has no option '{code}' any more.", where=meeting_id)
        found.append(
            Conclusion(
                case_id,
                group,
                option,
                workspace.passage(reason),
                dissent,
                workspace.passage(dissent_reason),
                time,
            )
        )
    return tuple(found)


def needed_shown(held: Meeting) -> None:
    """Refuse what may only be done once the answers are shown."""
    if not held.shown_at:
        raise Refusal(
            "The answers are still hidden: everyone judges alone first.",
            where=held.id,
            next_step="The chair shows the answers when all have finished.",
        )
