"""The lines in which a list on its way in is shown: its columns, its words, and its sheets."""

from scrutiny.importing.columns import BESIDE, PERSONAL, ColumnSeen
from scrutiny.importing.words import WordSeen, WordsOfColumn
from scrutiny.importing.workbook_lists import SheetSeen
from scrutiny.panels.definition import Field, Panel
from tui.plain.sentences import counted, shown

CELLS = "Decide about a workbook: its sheet, hidden or merged cells, formulas"
HIDDEN = (
    ("read", "Read hidden rows and columns"),
    ("leave-out", "Leave hidden rows and columns out"),
)
MERGED = (
    ("repeat", "Repeat the value of merged cells in each of them"),
    ("first", "Keep the value of merged cells in the first one only"),
)
FORMULAS = (("blank", "Read formulas without a value as blank cells"),)
DATES: tuple[tuple[tuple[str, ...], str], ...] = (
    ((), "As the panel's file says"),
    (("DD/MM/YYYY", "DD/MM/YY", "YYYY-MM-DD"), "Day first: 03/04/2026 is 3 April"),
    (("MM/DD/YYYY",), "Month first, as in America: 03/04/2026 is 4 March"),
    (("DD.MM.YYYY",), "With points: 03.04.2026"),
    (("day number", "DD/MM/YYYY", "YYYY-MM-DD"), "As a spreadsheet's day numbers: 46115"),
)
"""How a list may write its dates, with the words for it; the first is for the panel's own."""
DECISIONS: tuple[tuple[str, str, str], ...] = (
    *(("hidden", *each) for each in HIDDEN),
    *(("merged", *each) for each in MERGED),
    *(("formulas", *each) for each in FORMULAS),
)
"""What can be decided about the cells of a workbook: what about, how, and in words."""
_NOT_DECIDED = "Not decided: what the program does by itself"
_NOTHING = "It says nothing: a blank cell"
_NOTHING_ANYWHERE = "It says nothing, in every column where it is not known"


def _short(text: str, most: int) -> str:
    """Give the beginning of a text, with a sign that more is meant."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def column_row(panel: Panel, seen: ColumnSeen) -> str:
    """Write a column: its header, its field, and its first values."""
    field = panel.field(seen.field_id)
    name = _short(shown(seen.title), 30) or "(no name)"
    if seen.use == PERSONAL:
        return f"{name}  →  left out: it says who a person is"
    to = "no field" if seen.use == BESIDE or field is None else shown(field.title)
    values = "; ".join(_short(value.one_line(), 24) for value in seen.values)
    return f"{name}  →  {to}" + (f"   ({values})" if values else "   (blank)")


def word_row(column: WordsOfColumn, word: WordSeen) -> str:
    """Write a word: its column, how often it stands there, and what becomes of it."""
    said = f"'{_short(word.text.one_line(), 28)}'"
    start = f"{_short(shown(column.title), 24)}: {said} ({word.cells:,})  →  "
    if not word.known:
        kept = column.field.keep_unknown_codes
        return start + ("not known: kept as it is" if kept else "not known: rows set aside")
    code = column.field.codelist.find(word.read_as) if column.field.codelist else None
    plain = {"True": "yes", "False": "no"}.get(word.read_as, word.read_as)
    meaning = shown(code.label if code else plain) or "a blank cell"
    return start + meaning + (" (you said so)" if word.decided else "")


def meanings_of(field: Field) -> list[tuple[str | None, str]]:
    """Give what a word of a field can mean, each with its line; `None` takes a meaning back."""
    found: list[tuple[str | None, str]] = [
        (None, _NOT_DECIDED),
        ("", _NOTHING),
        ("", _NOTHING_ANYWHERE),
    ]
    if field.type == "boolean":
        found += [("True", "Yes"), ("False", "No")]
    if field.codelist:
        found += [(code.code, shown(code.label)) for code in field.codelist.codes]
    return found


def sheet_row(sheet: SheetSeen) -> str:
    """Write a sheet of a workbook."""
    hidden = ", hidden" if sheet.hidden else ""
    return f"Read the sheet '{shown(sheet.name)[:40]}' ({counted(sheet.rows, 'row')}{hidden})"
