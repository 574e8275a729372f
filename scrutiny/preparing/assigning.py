"""Assigns the cases of a meeting to sub-groups or seats, balanced, and again after a conflict.

Calibration and directed cases go to everyone. Whoever left, or is out of date, gets nothing. A case
that somebody has begun to judge stays where it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutiny.errors import Refusal
from scrutiny.meetings.cases import EVERYONE, MeetingCase, meeting_cases
from scrutiny.meetings.meeting import Meeting, Seat, meeting, needed_open, panel_of, seats
from scrutiny.preparing.members import standings
from scrutiny.preparing.sharing import Load, shared
from scrutiny.preparing.workload import minutes_of
from scrutiny.workspace import Workspace

SHARED = ("random", "reserve", "carried-forward")
"""Kinds of case that are shared out; the others are read by everyone."""


@dataclass(frozen=True, slots=True)
class ReaderLoad:
    """What one sub-group or seat has to read."""

    reader: str
    """`group:A` or `seat:3`."""
    cases: int
    minutes: int
    """An estimate, for sharing work and nothing else."""
    strata: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Assigned:
    """How the cases of a meeting are shared."""

    loads: tuple[ReaderLoad, ...]
    everyone: int
    """Cases that everyone reads."""
    kept: int
    """Cases that stayed where they are, because somebody has begun them."""
    nobody: tuple[str, ...]
    """References of cases that no member may read."""


def assign_balanced(
    workspace: Workspace, meeting_id: str, *, by_seat: bool = False, each_by: int = 1
) -> Assigned:
    """Share the drawn and carried-forward cases; by seat where there are no sub-groups.

    `each_by` is how many seats or sub-groups read each case. Refused once the answers are shown,
    and when nobody is there to read.
    """
    held = _open(workspace, meeting_id)
    work = _Work(workspace, held, by_seat)
    if each_by < 1 or each_by > len(work.readers):
        raise Refusal(
            f"{each_by} cannot read each case: there are {len(work.readers)} to share between.",
            next_step=f"Choose from 1 to {len(work.readers)}.",
        )
    begun = work.begun()
    free = [each for each in work.cases if each.case_id not in begun]
    to_share = [each for each in free if each.kind in SHARED]
    given = shared(
        [work.load(each) for each in to_share],
        list(work.readers),
        work.strain(to_share),
        each_by,
        work.held([each.case_id for each in work.cases if each.case_id in begun]),
    )
    pairs = [(each.case_id, EVERYONE) for each in free if each.kind not in SHARED]
    pairs += [(case_id, reader) for case_id, readers in given.items() for reader in readers]
    _record(workspace, meeting_id, pairs)
    return _told(workspace, held, by_seat, kept=len(begun & {c.case_id for c in work.cases}))


def reassign(workspace: Workspace, meeting_id: str, case_ids: Sequence[str]) -> Assigned:
    """Find other readers for cases after a conflict, inside the balance of all the others.

    A case that everyone reads stays with everyone else; so does one that somebody has begun.
    """
    held = _open(workspace, meeting_id)
    by_seat = any(
        whom.startswith("seat:")
        for each in meeting_cases(workspace, meeting_id)
        for whom in each.assigned
    )
    work = _Work(workspace, held, by_seat)
    begun = work.begun()
    moved = [
        each
        for each in work.cases
        if each.case_id in case_ids
        and each.case_id not in begun
        and each.kind in SHARED
        and EVERYONE not in each.assigned
    ]
    stay = [each.case_id for each in work.cases if each not in moved]
    pairs: list[tuple[str, str]] = []
    for each in moved:
        given = shared(
            [work.load(each)],
            list(work.readers),
            work.strain([each]),
            max(1, len(each.assigned)),
            work.held([*stay, *(case_id for case_id, _ in pairs)], dict(pairs)),
        )
        pairs += [(each.case_id, reader) for reader in given[each.case_id]]
    _record(workspace, meeting_id, pairs)
    return _told(workspace, held, by_seat, kept=len(begun & set(case_ids)))


def loads_of(workspace: Workspace, meeting_id: str) -> Assigned:
    """Tell how the cases are shared now."""
    held = meeting(workspace, meeting_id)
    by_seat = any(
        whom.startswith("seat:")
        for each in meeting_cases(workspace, meeting_id)
        for whom in each.assigned
    )
    return _told(workspace, held, by_seat, kept=0)


class _Work:
    """The cases and readers of one meeting, read once."""

    def __init__(self, workspace: Workspace, held: Meeting, by_seat: bool) -> None:
        self._workspace, self._held = workspace, held
        shut = {each.seat.number for each in standings(workspace, held.id) if each.shut_out}
        there = [
            each for each in seats(workspace, held.id) if each.present and each.number not in shut
        ]
        groups = sorted({each.sub_group for each in there if each.sub_group})
        self.readers: dict[str, list[Seat]] = {}
        if groups and not by_seat:
            for group in groups:
                members = [each for each in there if each.sub_group == group]
                self.readers[f"group:{group}"] = members
        else:
            self.readers = {f"seat:{each.number}": [each] for each in there}
        if not self.readers:
            raise Refusal(
                "Nobody is there to read.",
                where=held.id,
                next_step=f"Seat members first: scrutiny meeting seat --meeting {held.id} NAME…",
            )
        every = meeting_cases(workspace, held.id)
        self.cases = tuple(each for each in every if not each.unavailable)
        self._minutes = minutes_of(workspace, held.id, panel_of(workspace, held), self.cases)
        rows = workspace.rows("SELECT seat, case_id FROM conflict WHERE meeting = ?", (held.id,))
        self._conflicts = {(seat, case_id) for seat, case_id in rows}

    def load(self, case: MeetingCase) -> Load:
        stratum = case.stratum or case.kind
        return Load(case.case_id, stratum, self._minutes[case.case_id], case.place)

    def begun(self) -> set[str]:
        rows = self._workspace.rows(
            "SELECT DISTINCT case_id FROM answer_change WHERE meeting = ? AND undone = 0",
            (self._held.id,),
        )
        return {row[0] for row in rows}

    def strain(self, cases: Sequence[MeetingCase]) -> dict[tuple[str, str], int | None]:
        found: dict[tuple[str, str], int | None] = {}
        for reader, members in self.readers.items():
            for case in cases:
                against = sum((each.number, case.case_id) in self._conflicts for each in members)
                found[reader, case.case_id] = None if against == len(members) else against
        return found

    def held(
        self, case_ids: Sequence[str], moved: Mapping[str, str] | None = None
    ) -> dict[str, list[Load]]:
        found: dict[str, list[Load]] = {reader: [] for reader in self.readers}
        for case in self.cases:
            if case.case_id in case_ids:
                to_whom = (moved or {}).get(case.case_id)
                for whom in (to_whom,) if to_whom else case.assigned:
                    if whom in found:
                        found[whom].append(self.load(case))
        return found


def _open(workspace: Workspace, meeting_id: str) -> Meeting:
    held = meeting(workspace, meeting_id)
    needed_open(held)
    if held.shown_at:
        raise Refusal(
            "The chair has shown the answers, so who reads what is fixed now.", where=meeting_id
        )
    return held


def _record(workspace: Workspace, meeting_id: str, pairs: Sequence[tuple[str, str]]) -> None:
    if pairs:
        with workspace.write() as writing:
            writing.record(
                "cases-assigned",
                {"meeting": meeting_id, "assignments": [list(each) for each in pairs]},
            )


def _told(workspace: Workspace, held: Meeting, by_seat: bool, kept: int) -> Assigned:
    work = _Work(workspace, held, by_seat)
    mine = work.held([each.case_id for each in work.cases])
    loads = []
    for reader, cases in mine.items():
        strata: dict[str, int] = {}
        for each in cases:
            strata[each.stratum] = strata.get(each.stratum, 0) + 1
        minutes = sum(each.minutes for each in cases)
        loads.append(ReaderLoad(reader, len(cases), minutes, strata))
    strain = work.strain(work.cases)
    nobody = [
        each.reference
        for each in work.cases
        if all(strain[reader, each.case_id] is None for reader in work.readers)
    ]
    return Assigned(
        loads=tuple(loads),
        everyone=sum(EVERYONE in each.assigned for each in work.cases),
        kept=kept,
        nobody=tuple(nobody),
    )
