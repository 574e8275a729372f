"""Takes a list out of a workbook: the sheet, and what is decided about hidden and merged cells.

What a person cannot see at a glance is never decided in silence: without a decision the list is
refused, with everything that has to be decided told at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from scrutiny.errors import Problem, Refusal
from scrutiny.importing.files import ListFile, Row, digest_of
from scrutiny.importing.sources import Source, source_of
from scrutiny.importing.titles import Titles
from scrutiny.panels.definition import Panel
from scrutiny.workbook_scan import column_number, letters
from scrutiny.workbooks import Sheet, Workbook, is_workbook, open_workbook

_ROWS_SEARCHED = 20
_FEWEST_NAMES = 2

READ, LEAVE_OUT = "read", "leave-out"
REPEAT, FIRST = "repeat", "first"
BLANK = "blank"


_DECIDED = ("sheet", "hidden", "merged", "formulas")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided about a workbook; empty where nothing was."""

    sheet: str = ""
    """The sheet to read, by its name."""
    hidden: str = ""
    """`read` or `leave-out` for hidden rows and columns."""
    merged: str = ""
    """`repeat` the value in all cells of a merged area, or keep it in the `first` one only."""
    formulas: str = ""
    """`blank` to read a formula without a value, or with an error, as a blank cell."""

    def words(self) -> str:
        """Write the decisions as the record keeps them; empty when nothing was decided."""
        told = ((name, getattr(self, name)) for name in _DECIDED)
        return "; ".join(f"{name}={value}" for name, value in told if value)


NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """One sheet that may be chosen."""

    name: str
    """As the workbook has it: text from outside."""
    hidden: bool
    rows: int


def sheets_of(name: str, content: bytes | Path) -> tuple[SheetSeen, ...]:
    """Give the sheets of a workbook; none when the file is not one.

    Raises `Refusal` when the workbook cannot be read.
    """
    source = source_of(name, content)
    if not is_workbook(source.start()):
        return ()
    found = _workbook(source).sheets
    return tuple(SheetSeen(each.name, each.hidden, len(each.lines)) for each in found)


def _workbook(source: Source) -> Workbook:
    with source.opened() as stream:
        content = stream.read(64 * 1024**2)
    return _read_once(content, source.name)


# A list is looked at several times before it is stored, and reading a workbook takes long.
_read_once = lru_cache(maxsize=1)(open_workbook)


def open_workbook_list(
    source: Source, panel: Panel, mapping: Sequence[str], choices: Choices
) -> ListFile:
    """Take the list of a panel out of a workbook.

    Raises `Refusal` when the workbook cannot be read, or when something in it has to be decided by
    a person first.
    """
    workbook = _workbook(source)
    known = Titles(panel, dict.fromkeys(mapping, ""))
    sheet, told = _choose(workbook.sheets, known, choices, source.name)
    rows = sheet.rows()
    start = next((place for place, cells in enumerate(rows) if _names(cells, known)), 0)
    problems = [
        *_merged_problems(sheet, start, choices, source.name),
        *_hidden_problems(sheet, choices, source.name),
        *_value_problems(sheet, choices, source.name),
    ]
    if problems:
        raise Refusal(
            f"The sheet '{sheet.name}' holds what a person must look at first.",
            where=source.name,
            next_step="Correct the workbook and save it again, or say what shall be done with"
            " --hidden, --merged and --formulas.",
            problems=tuple(problems),
        )
    if choices.merged == REPEAT:
        _repeat_merged(sheet, rows, start)
    notices = [*workbook.notices, *told]
    if choices.formulas and (sheet.without_value or sheet.errors):
        notices.append("Formulas without a value were read as blank cells, as decided.")
        _blank(sheet.errors, rows)
    if choices.hidden == LEAVE_OUT:
        hidden = len(sheet.hidden_rows), len(sheet.hidden_columns)
        if any(hidden):
            notices.append("Hidden rows and columns were left out, as decided.")
    numbered = tuple(_kept(sheet, rows, choices))
    return ListFile(
        name=source.name,
        sha256=digest_of(source),
        source=source,
        delimiter="",
        notices=tuple(notices),
        read=lambda _: iter([(line, list(cells)) for line, cells in numbered]),
    )


def _names(cells: Sequence[str], known: Titles) -> bool:
    return known.known_among(cells) >= _FEWEST_NAMES


def _choose(
    sheets: Sequence[Sheet], known: Titles, choices: Choices, name: str
) -> tuple[Sheet, list[str]]:
    names = ", ".join(f"'{each.name}'{' (hidden)' if each.hidden else ''}" for each in sheets)
    if choices.sheet:
        found = [each for each in sheets if each.name.casefold() == choices.sheet.casefold()]
        if found:
            return found[0], []
        raise Refusal(
            f"There is no sheet '{choices.sheet}'.", where=name, next_step=f"The sheets: {names}."
        )
    hidden = [each for each in sheets if each.hidden]
    if hidden:
        raise Refusal(
            f"The workbook has {len(hidden)} hidden sheet{'s' if len(hidden) > 1 else ''}, which"
            " may hold what should not be here.",
            where=name,
            next_step=f"Name the sheet to read with --sheet. The sheets: {names}.",
        )
    filled = [each for each in sheets if any(any(row) for row in each.rows())]
    lists = [
        each
        for each in filled
        if any(_names(cells, known) for cells in each.rows()[:_ROWS_SEARCHED])
    ]
    if len(lists) == 1:
        others = [f"'{each.name}'" for each in filled if each is not lists[0]]
        told = f"The sheet '{lists[0].name}' was read; not read: {', '.join(others)}."
        return lists[0], [told] if others else []
    if len(filled) == 1:
        return filled[0], []
    raise Refusal(
        "No sheet of the workbook holds anything."
        if not filled
        else "It is not clear which sheet of the workbook is the list.",
        where=name,
        next_step=f"Name it with --sheet. The sheets: {names}.",
    )


def _hidden_problems(sheet: Sheet, choices: Choices, name: str) -> Iterator[Problem]:
    if choices.hidden:
        return
    filtered = " (a filter is on)" if sheet.filtered else ""
    for first, last in sheet.hidden_rows:
        run = f"row {first} is hidden" if first == last else f"rows {first} to {last} are hidden"
        yield Problem(f"{run}{filtered}; --hidden read or --hidden leave-out", name)
    for first, last in sheet.hidden_columns:
        ends = letters(first), letters(min(last, 16_384))
        one = first == last
        run = f"column {ends[0]} is hidden" if one else f"columns {ends[0]} to {ends[1]} are hidden"
        yield Problem(f"{run}; --hidden read or --hidden leave-out", name)


def _merged_problems(sheet: Sheet, start: int, choices: Choices, name: str) -> Iterator[Problem]:
    if choices.merged:
        return
    for top, left, bottom, right in sheet.merged:
        # A title above the header may be merged: no row of the list loses anything by that.
        if bottom > start:
            area = f"{letters(left)}{top} to {letters(right)}{bottom}"
            yield Problem(
                f"cells {area} are merged, so only the first holds a value; --merged repeat or"
                " --merged first",
                name,
            )


def _value_problems(sheet: Sheet, choices: Choices, name: str) -> Iterator[Problem]:
    if choices.formulas:
        return
    calculate = "open the workbook, let it calculate, and save it again; or --formulas blank"
    for cell in sheet.without_value:
        yield Problem(f"cell {cell} has a formula without a value; {calculate}", name)
    for cell in sheet.errors:
        yield Problem(f"cell {cell} is an error of its formula; --formulas blank", name)


def _repeat_merged(sheet: Sheet, rows: list[list[str]], start: int) -> None:
    for top, left, bottom, right in sheet.merged:
        if bottom <= start:
            continue
        value = rows[top - 1][left - 1] if top <= len(rows) and left <= len(rows[top - 1]) else ""
        for row in rows[top - 1 : bottom]:
            for place in range(left - 1, min(right, len(row))):
                row[place] = value


def _blank(cells: Sequence[str], rows: list[list[str]]) -> None:
    for name in cells:
        column = name.rstrip("0123456789")
        place, above = column_number(column) - 1, int(name[len(column) :]) - 1
        if above < len(rows) and place < len(rows[above]):
            rows[above][place] = ""


def _kept(sheet: Sheet, rows: Sequence[list[str]], choices: Choices) -> Iterator[Row]:
    leave = choices.hidden == LEAVE_OUT
    out_rows = _members(sheet.hidden_rows) if leave else frozenset[int]()
    out_columns = _members(sheet.hidden_columns) if leave else frozenset[int]()
    width = max((_filled(cells) for cells in rows), default=0)
    for number, cells in enumerate(rows, start=1):
        if number in out_rows:
            continue
        kept = [cell for at, cell in enumerate(cells[:width], 1) if at not in out_columns]
        yield number, kept if any(cell.strip() for cell in kept) else []


def _filled(cells: Sequence[str]) -> int:
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1].strip()), 0)


def _members(runs: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(n for first, last in runs for n in range(first, min(last, 1_048_576) + 1))


def with_iso_dates(panel: Panel) -> Panel:
    """Let dates of a workbook be read: a date cell comes as year, month and day."""
    more = ("YYYY-MM-DD", "YYYY-MM-DDThh:mm:ss")
    return replace(panel, date_formats=tuple(dict.fromkeys((*panel.date_formats, *more))))
