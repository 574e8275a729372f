"""Takes back what the force says of each case: it is there, or why it cannot be produced.

A case that cannot be produced is never dropped: it stays in the record with its reason, and the
next case of the draw comes in for it, which is told. Every row with a problem is named; the others
are taken.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutiny.errors import Problem, Refusal
from scrutiny.excluding import UNAVAILABLE_REASONS, needed_reason
from scrutiny.meetings.cases import mark_unavailable, meeting_cases
from scrutiny.meetings.meeting import meeting, needed_open
from scrutiny.preparing.footage import preservation_list
from scrutiny.text import OutsideText
from scrutiny.workbooks import is_workbook, read_workbook
from scrutiny.workspace import Workspace

REFERENCE, ANSWER, MINUTES, NOTE = "Reference", "Available?", "Minutes of footage", "Note"
"""The columns by which an answer is found; the last two may be missing."""
AVAILABLE = "Available"
_MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row as it came."""

    row: int
    reference: str
    answer: str
    minutes: str
    note: str


@dataclass(frozen=True, slots=True)
class NotProduced:
    """A case that cannot be produced, and what came in for it."""

    reference: str
    reason: str
    reserve: str
    """The reference of the case that comes in; empty when none was left."""


@dataclass(frozen=True, slots=True)
class TakenAvailability:
    """What was taken from one file."""

    available: int
    not_produced: tuple[NotProduced, ...]
    reserves_not_produced: tuple[str, ...]
    """Reserves that were not needed and could not have been produced."""
    unanswered: int
    """Rows without an answer."""
    unchanged: int
    problems: tuple[Problem, ...]


def answers() -> tuple[str, ...]:
    """Give the answers that the force may choose from, in words."""
    return (AVAILABLE, *UNAVAILABLE_REASONS.values())


def read_availability(content: bytes, name: str) -> list[AnswerRow]:
    """Read the rows of a workbook or a CSV file; raises `Refusal` without its columns."""
    sheets = (
        read_workbook(content, name) if is_workbook(content[:8]) else {"": _csv_rows(content, name)}
    )
    for rows in sheets.values():
        for place, header in enumerate(rows):
            titles = [" ".join(cell.split()).casefold() for cell in header]
            if REFERENCE.casefold() in titles and ANSWER.casefold() in titles:
                return _rows(rows[place + 1 :], titles)
    raise Refusal(
        "No row of this file has the columns of the list of footage.",
        where=name,
        next_step=f"Its header must hold '{REFERENCE}' and '{ANSWER}'.",
    )


def take_availability(
    workspace: Workspace, meeting_id: str, rows: Sequence[AnswerRow], name: str
) -> TakenAvailability:
    """Note what the force said, and let the next cases of the draw come in where one is missing."""
    needed_open(meeting(workspace, meeting_id))
    known = {
        OutsideText(each.reference).one_line(): each
        for each in preservation_list(workspace, meeting_id).items
    }
    lost = {
        OutsideText(each.reference).one_line(): each.unavailable
        for each in meeting_cases(workspace, meeting_id)
        if each.unavailable
    }
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    unanswered = unchanged = available = 0
    taken: list[tuple[str, str, int | None, str]] = []
    for each in rows:
        reference = OutsideText(each.reference).one_line()
        try:
            code = _code(each.answer)
            minutes = _minutes(each.minutes)
            _check_row(reference, code, known, lost, seen)
        except ValueError as error:
            problems.append(Problem(str(error), name, each.row))
            continue
        seen[reference] = each.row
        if code is None:
            unanswered += 1
        elif reference in lost or (known[reference].answer == code and minutes is None):
            unchanged += 1
        else:
            taken.append((known[reference].case_id, code, minutes, each.note))
        available += code == ""
    if taken:
        with workspace.write() as writing:
            for case_id, code, minutes, note in taken:
                writing.record(
                    "availability-noted",
                    {
                        "meeting": meeting_id,
                        "case": case_id,
                        "reason": code,
                        "minutes": minutes,
                        "note": writing.passage(note),
                    },
                )
    replaced = _replace(workspace, meeting_id)
    return TakenAvailability(
        available=available,
        not_produced=replaced,
        reserves_not_produced=_spare(workspace, meeting_id),
        unanswered=unanswered,
        unchanged=unchanged,
        problems=tuple(problems),
    )


def _replace(workspace: Workspace, meeting_id: str) -> tuple[NotProduced, ...]:
    """Mark what cannot be produced, also a reserve that came in for it, until nothing is left."""
    said = _reasons(workspace, meeting_id)
    found: list[NotProduced] = []
    while True:
        waiting = [
            each
            for each in meeting_cases(workspace, meeting_id)
            if not each.unavailable and said.get(each.case_id)
        ]
        if not waiting:
            return tuple(found)
        case = waiting[0]
        reason = said[case.case_id]
        reserve = mark_unavailable(workspace, meeting_id, case.reference, reason)
        found.append(NotProduced(case.reference, reason, reserve.reference if reserve else ""))


def _spare(workspace: Workspace, meeting_id: str) -> tuple[str, ...]:
    brought = {each.case_id for each in meeting_cases(workspace, meeting_id)}
    said = _reasons(workspace, meeting_id)
    try:
        items = preservation_list(workspace, meeting_id).items
    except Refusal:
        # Every case is lost, and no reserve is left to be told of.
        return ()
    return tuple(
        each.reference for each in items if each.case_id not in brought and said.get(each.case_id)
    )


def _reasons(workspace: Workspace, meeting_id: str) -> dict[str, str]:
    rows = workspace.rows(
        "SELECT case_id, reason FROM availability WHERE meeting = ?", (meeting_id,)
    )
    return dict(rows)


def _check_row(
    reference: str,
    code: str | None,
    known: Mapping[str, object],
    lost: Mapping[str, str],
    seen: Mapping[str, int],
) -> None:
    if reference in seen:
        raise ValueError(f"'{reference}' stands in row {seen[reference]} already")
    if reference in lost and code == "":
        raise ValueError(
            f"'{reference}' was noted as not produced, and another case came in for it; it cannot"
            " come back"
        )
    if reference not in known and reference not in lost:
        raise ValueError(f"'{reference}' is not a case of this meeting or one of its reserves")


def _code(answer: str) -> str | None:
    """Give the reason code of an answer; empty for available, `None` for no answer."""
    said = " ".join(answer.split())
    if not said:
        return None
    if said.casefold() in (AVAILABLE.casefold(), "yes"):
        return ""
    for code, words in UNAVAILABLE_REASONS.items():
        if said.casefold() == words.casefold():
            return code
    try:
        return needed_reason(said, UNAVAILABLE_REASONS)
    except Refusal as refusal:
        choices = ", ".join(answers())
        raise ValueError(f"'{said}' is not an answer; choose one of: {choices}") from refusal


def _minutes(text: str) -> int | None:
    said = text.strip().removesuffix(".0")
    if not said:
        return None
    if not said.isascii() or not said.isdigit() or int(said) > _MOST_MINUTES:
        raise ValueError(f"'{text.strip()}' is not a number of minutes")
    return int(said)


def _rows(rows: Sequence[Sequence[str]], titles: Sequence[str]) -> list[AnswerRow]:
    found = []
    for number, row in enumerate(rows, start=1):
        padded = [*row, *[""] * (len(titles) - len(row))]

        def cell(title: str, padded: Sequence[str] = padded) -> str:
            wanted = title.casefold()
            return padded[titles.index(wanted)].strip() if wanted in titles else ""

        if cell(REFERENCE) or cell(ANSWER):
            found.append(
                AnswerRow(number, cell(REFERENCE), cell(ANSWER), cell(MINUTES), cell(NOTE))
            )
    return found


def _csv_rows(content: bytes, name: str) -> list[list[str]]:
    if b"\x00" in content[:1000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refusal(
            "This is neither a workbook nor a text file.",
            where=name,
            next_step="Save it again as a workbook (XLSX) or as CSV.",
        )
    text = ""
    for encoding in (
        "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig",
        "cp1252",
    ):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    mark = max(",;\t", key=text.partition("\n")[0].count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as error:
        raise Refusal(
            f"The file cannot be read as a table: {error}.",
            where=name,
            next_step="Save it again as a workbook (XLSX) or as CSV.",
        ) from error
