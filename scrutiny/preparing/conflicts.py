"""Asks members about conflicts before anybody reads a case: area, month and sort, and nothing else.

Not even the reference is told, only the number of the case in the meeting. Whoever declares a
conflict is taken off the case, which goes to another reader inside the balance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny.cases.table import table_name
from scrutiny.errors import Refusal
from scrutiny.meetings.answering import declare_conflict
from scrutiny.meetings.cases import meeting_cases
from scrutiny.meetings.meeting import meeting, panel_of, seat
from scrutiny.meetings.viewing import conflicts, in_words
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Field
from scrutiny.preparing.assigning import Assigned, reassign
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AskedCase:
    """One case as members are asked about it."""

    number: int
    """Its number in the meeting, from 1."""
    case_id: str
    month: str
    """As `2026-03`; empty when the list has no date."""
    values: tuple[OutsideText, ...]
    """One for each of the titles."""


@dataclass(frozen=True, slots=True)
class ConflictCheck:
    """What members are asked."""

    titles: tuple[str, ...]
    cases: tuple[AskedCase, ...]


def conflict_check(workspace: Workspace, meeting_id: str) -> ConflictCheck:
    """Give the cases of a meeting with no more than is needed to know whether one is near to you.

    A blind field is never told, whatever the panel file says.
    """
    held = meeting(workspace, meeting_id)
    panel = panel_of(workspace, held)
    fields = [panel.field(each) for each in panel.preparing.identifiers]
    told: list[Field] = [each for each in fields if each is not None and not each.blind]
    names = "".join(f", {column(each.id)}" for each in told)
    cases: list[AskedCase] = []
    for case in meeting_cases(workspace, meeting_id):
        if case.unavailable:
            continue
        rows = workspace.rows(
            f"SELECT substr(coalesce(day, ''), 1, 7){names} FROM {table_name(panel.id)}"
            " WHERE case_id = ?",
            (case.case_id,),
        )
        month, *values = rows[0] if rows else ("", *[None] * len(told))
        said = tuple(
            OutsideText(in_words(field, value) if value else "not in the list")
            for field, value in zip(told, values, strict=True)
        )
        cases.append(AskedCase(len(cases) + 1, case.case_id, str(month), said))
    if not cases:
        raise Refusal(
            "There is no case to ask about yet.",
            where=meeting_id,
            next_step="Draw first, then bring the draw: scrutiny meeting bring --help",
        )
    return ConflictCheck(tuple(each.title for each in told), tuple(cases))


def declared(workspace: Workspace, meeting_id: str, number: int) -> frozenset[str]:
    """Give the cases in which a seat has declared a conflict."""
    return conflicts(workspace, meeting_id, number)


def declare(workspace: Workspace, meeting_id: str, number: int, numbers: Sequence[int]) -> Assigned:
    """Declare conflicts of a seat by the numbers of the cases, and find other readers for them."""
    seat(workspace, meeting_id, number)
    known = {each.number: each.case_id for each in conflict_check(workspace, meeting_id).cases}
    strangers = [each for each in numbers if each not in known]
    if strangers or not numbers:
        raise Refusal(
            f"There is no case {strangers[0]}." if strangers else "No case is named.",
            where=meeting_id,
            next_step=f"The cases are numbered from 1 to {len(known)}.",
        )
    before = declared(workspace, meeting_id, number)
    cases = [known[each] for each in dict.fromkeys(numbers)]
    for case_id in cases:
        if case_id not in before:
            declare_conflict(workspace, meeting_id, number, case_id, "office")
    return reassign(workspace, meeting_id, cases)


def withdraw(workspace: Workspace, meeting_id: str, number: int, case_number: int) -> None:
    """Take a declared conflict back that was a mistake; who reads the case stays as it is."""
    known = {each.number: each.case_id for each in conflict_check(workspace, meeting_id).cases}
    case_id = known.get(case_number, "")
    if case_id not in declared(workspace, meeting_id, number):
        raise Refusal(f"Seat {number} declared no conflict about case {case_number}.")
    if meeting(workspace, meeting_id).shown_at:
        raise Refusal("The chair has shown the answers, so this is fixed now.", where=meeting_id)
    with workspace.write() as writing:
        writing.record(
            "conflict-withdrawn", {"meeting": meeting_id, "seat": number, "case": case_id}
        )
