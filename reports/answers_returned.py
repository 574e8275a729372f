"""Finds the force's answers in a schedule that came back, however its rows were moved.

Rows are found by their number and columns by their title; the order of both may have changed. It
takes sheets that were read already, and never opens a file. What cannot be seen for certain
(merged cells, formulas without a value) spoils its row and no other.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.findings_csv import unguarded
from reports.findings_rows import (
    ANSWERED,
    EVIDENCE,
    FINDING,
    NUMBER,
    OWNER,
    RESPONDER,
    RESPONSE,
    STATE,
)
from reports.sentences import listed
from reports.words import counted
from scrutiny.errors import Problem, Refusal
from scrutiny.findings.files import ReturnedFile
from scrutiny.findings.returned import Returned
from scrutiny.workbook_scan import letters
from scrutiny.workbooks import Sheet

_NEEDED = (NUMBER, FINDING, STATE)
_OTHERS = (RESPONSE, EVIDENCE, OWNER, RESPONDER, ANSWERED)
_FEWEST = 2
"""Of the needed titles, how many make a row the row of titles."""
_CELL = re.compile(r"([A-Z]+)(\d+)")
_ERROR = re.compile(r"#(N/A|DIV/0!|REF!|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3}")
IS_AN_ERROR = "is an error of its formula; write the answer as text"


@dataclass(frozen=True, slots=True)
class ReturnedRows:
    """The rows of a schedule, and what a person should know of the file."""

    rows: tuple[Returned, ...]
    notices: tuple[str, ...]


def returned_answers(file: ReturnedFile) -> ReturnedRows:
    """Read the rows of a schedule; raises `Refusal` when no sheet has its columns.

    A column for answers that was taken out is told, and says nothing about any finding.
    """
    found = [(sheet, place) for sheet in file.sheets if (place := _titles_at(sheet)) is not None]
    shown = [each for each in found if not each[0].hidden] or found
    if len(shown) > 1:
        names = listed([f"'{sheet.name}'" for sheet, _ in shown])
        raise Refusal(
            f"More than one sheet holds findings: {names}.",
            where=file.name,
            next_step="Delete the sheets that are not to be read, and save the file again.",
        )
    if not shown:
        raise Refusal(
            "No sheet has the columns of a findings schedule.",
            where=file.name,
            next_step=f"Its row of titles must hold: {', '.join(_NEEDED)}.",
        )
    sheet, place = shown[0]
    rows = sheet.rows()
    columns = _columns(rows[place], file.name)
    notices = [*file.notices, *_notices(sheet, columns)]
    found_rows = _rows(sheet, rows, place, columns, file)
    return ReturnedRows(tuple(found_rows), tuple(notices))


def _plain(title: str) -> str:
    return "".join(each for each in unguarded(title).casefold() if each.isalnum())


def _titles_at(sheet: Sheet) -> int | None:
    wanted = {_plain(each) for each in _NEEDED}
    for place, row in enumerate(sheet.rows()):
        if len({_plain(cell) for cell in row} & wanted) >= _FEWEST:
            return place
    return None


def _columns(titles: Sequence[str], name: str) -> Mapping[str, int]:
    """Find where each column stands; raises `Refusal` for doubles and needed ones that are gone."""
    plain = [_plain(each) for each in titles]
    problems = []
    for title in (*_NEEDED, *_OTHERS):
        times = plain.count(_plain(title))
        if not times and title in _NEEDED:
            problems.append(Problem("this column was taken out or renamed", name, column=title))
        elif times > 1:
            problems.append(Problem("two columns have this title", name, column=title))
    if problems:
        raise Refusal(
            "The columns of the schedule were changed, so its rows cannot be read for certain.",
            where=name,
            next_step="Put the titles back as they were, and save the file again.",
            problems=tuple(problems),
        )
    return {
        title: plain.index(_plain(title))
        for title in (*_NEEDED, *_OTHERS)
        if _plain(title) in plain
    }


def _notices(sheet: Sheet, columns: Mapping[str, int]) -> Iterator[str]:
    gone = [f"'{each}'" for each in _OTHERS if each not in columns]
    if gone:
        are = "was" if len(gone) == 1 else "were"
        yield (
            f"The {'column' if len(gone) == 1 else 'columns'} {listed(gone)} {are} taken out; what"
            " the record holds there stays."
        )
    if sheet.hidden:
        yield f"The sheet '{sheet.name}' is hidden; it was read all the same."
    hidden = sum(last - first + 1 for first, last in sheet.hidden_rows if last < 1_000_000)
    if hidden:
        on = " (a filter is on)" if sheet.filtered else ""
        yield f"{counted(hidden, 'row')} of the sheet cannot be seen{on}; all were read."
    if sheet.comments:
        few = listed(sheet.comments[:5])
        more = f" and {len(sheet.comments) - 5} more" if len(sheet.comments) > 5 else ""
        yield (
            f"{counted(len(sheet.comments), 'cell')} with a comment ({few}{more}): comments were"
            " not read. What is meant as an answer belongs in the cell itself."
        )
    places = {place + 1 for place in columns.values()}
    for first, last in sheet.hidden_columns:
        if places & set(range(first, min(last, 1_000) + 1)):
            yield f"Column {letters(first)} is hidden; it was read all the same."


def _rows(
    sheet: Sheet,
    rows: Sequence[Sequence[str]],
    place: int,
    columns: Mapping[str, int],
    file: ReturnedFile,
) -> Iterator[Returned]:
    spoiled = _spoiled(sheet, columns)
    # Rows are told as the officer sees them in the sheet: the titles may stand in any row.
    for number, row in enumerate(rows[place + 1 :], start=place + 2):
        cell = {
            title: _cell(row[at] if at < len(row) else "", file.plain)
            for title, at in columns.items()
        }
        why = spoiled.get(number, "") or _unread(cell, number, columns, file.old)
        if not any(cell.values()) and not why:
            continue
        yield Returned(
            row=number,
            finding=cell[NUMBER],
            text=cell[FINDING],
            state=cell[STATE],
            response=cell.get(RESPONSE),
            responder=cell.get(RESPONDER),
            evidence=cell.get(EVIDENCE),
            owner=cell.get(OWNER),
            day=cell.get(ANSWERED),
            spoiled=why,
        )


def _unread(cell: Mapping[str, str], row: int, columns: Mapping[str, int], old: bool) -> str:
    """Say which cell holds what a formula left there and nobody typed."""
    for title in (STATE, *_OTHERS):
        said = cell.get(title, "")
        name = f"{letters(columns.get(title, 0) + 1)}{row}"
        if _ERROR.fullmatch(said):
            return f"cell {name} {IS_AN_ERROR}"
        if old and said == "0":
            return f"cell {name} says 0, as a formula does in an old workbook; write it as text"
    return ""


def _cell(cell: str, plain: bool) -> str:
    return (unguarded(cell) if plain else cell).strip()


def _spoiled(sheet: Sheet, columns: Mapping[str, int]) -> dict[int, str]:
    """Say, by the row of the sheet, why it cannot be read for certain."""
    places = {at + 1 for at in columns.values()}
    found: dict[int, str] = {}
    for top, left, bottom, right in sheet.merged:
        if bottom > top and places & set(range(left, min(right, 1_000) + 1)):
            area = f"{letters(left)}{top} to {letters(right)}{bottom}"
            for row in range(top + 1, min(bottom, 10_000) + 1):
                found[row] = (
                    f"cells {area} are merged, so this row has no answer of its own; write it in"
                    " each row"
                )
    for cells, why in (
        (sheet.without_value, "has a formula without a value; write the answer as text"),
        (sheet.errors, IS_AN_ERROR),
    ):
        for name in cells:
            match = _CELL.fullmatch(name)
            if match and any(letters(place) == match[1] for place in places):
                found[int(match[2])] = f"cell {name} {why}"
    return found
