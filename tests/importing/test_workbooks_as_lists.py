"""Workbooks as lists: what a person would not see is told, and hostile ones harm nothing."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scrutiny.errors import Refusal
from scrutiny.importing.importing import import_lists
from scrutiny.importing.outcome import ImportOutcome
from scrutiny.importing.workbook_lists import Choices
from scrutiny.workspace import Workspace
from tests.helpers import new_office

HEADER = ("Case No", "Date closed", "Area", "Age")
ROWS: tuple[tuple[Any, ...], ...] = (
    ("A-1", date(2026, 1, 5), "North", 17),
    ("A-2", datetime(2026, 1, 6, 14, 30), "South", 30.0),
    ("A-3", "07/01/2026", "=1+1", None),
)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return new_office(tmp_path)


def workbook(change: Callable[[Any], object] = lambda book: None, title: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Cases"
    if title:
        sheet.append([title])
    sheet.append(HEADER)
    for row in ROWS:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.data_type = "s"
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def bring(office: Workspace, content: bytes, choices: Choices | None = None) -> ImportOutcome:
    return import_lists(office, "small", [("list.xlsx", content)], choices=choices or Choices())


def stored(office: Workspace) -> list[tuple[str, ...]]:
    return office.rows("SELECT reference, day, f_area, f_age FROM case_small ORDER BY reference")


def test_a_workbook_is_read_like_a_list(office: Workspace) -> None:
    outcome = bring(office, workbook())
    assert (outcome.read, outcome.accepted, outcome.rejected) == (3, 3, 0)
    assert stored(office) == [
        ("A-1", "2026-01-05", "North", "17"),
        ("A-2", "2026-01-06", "South", "30"),
        ("A-3", "2026-01-07", "=1+1", ""),
    ]


def test_the_header_is_found_under_a_title_and_rows_keep_their_numbers(office: Workspace) -> None:
    def spoil(book: Any) -> None:
        book["Cases"]["B4"] = "31/11/2026"

    outcome = bring(office, workbook(spoil, title="Complaints of the quarter"))
    assert (outcome.accepted, outcome.rejected) == (2, 1)
    assert "row 2 (line 4)" in outcome.problems[0].sentence()


def hide_row(book: Any) -> None:
    book["Cases"].row_dimensions[3].hidden = True


def hide_column(book: Any) -> None:
    book["Cases"].column_dimensions["C"].hidden = True


def hide_sheet(book: Any) -> None:
    book.create_sheet("Names").sheet_state = "hidden"


def merge(book: Any) -> None:
    book["Cases"].merge_cells("C2:C3")


def formula(book: Any) -> None:
    book["Cases"]["D2"] = "=1+1"


def error(book: Any) -> None:
    book["Cases"]["D2"] = "#REF!"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (hide_row, "row 3 is hidden"),
        (hide_column, "column C is hidden"),
        (hide_sheet, "1 hidden sheet"),
        (merge, "C2 to C3 are merged"),
        (formula, "D2 has a formula without a value"),
        (error, "D2 is an error"),
        (lambda book: book.create_sheet("More").append(HEADER), "not clear which sheet"),
    ],
)
def test_what_a_person_must_see_is_told_and_nothing_is_imported(
    office: Workspace, change: Callable[[Any], object], said: str
) -> None:
    with pytest.raises(Refusal) as refused:
        bring(office, workbook(change))
    told = "\n".join((str(refused.value), *(each.sentence() for each in refused.value.problems)))
    assert said in told
    assert stored(office) == []


def test_everything_to_be_decided_is_told_at_once(office: Workspace) -> None:
    def several(book: Any) -> None:
        for each in (hide_row, hide_column, merge, formula):
            each(book)

    with pytest.raises(Refusal) as refused:
        bring(office, workbook(several))
    assert len(refused.value.problems) == 4


def test_a_decision_about_hidden_and_merged_cells_is_followed(office: Workspace) -> None:
    bring(office, workbook(hide_row), Choices(hidden="leave-out"))
    assert [row[0] for row in stored(office)] == ["A-1", "A-3"]
    bring(office, workbook(hide_row), Choices(hidden="read"))
    assert [row[0] for row in stored(office)] == ["A-1", "A-2", "A-3"]


def test_the_value_of_merged_cells_can_count_for_each(office: Workspace) -> None:
    bring(office, workbook(merge), Choices(merged="repeat"))
    assert [row[2] for row in stored(office)][:2] == ["North", "North"]


def test_formulas_without_a_value_can_be_read_as_blank_cells(office: Workspace) -> None:
    for change in (formula, error):
        outcome = bring(office, workbook(change), Choices(formulas="blank"))
        assert "read as blank cells, as decided" in outcome.files[0].notices[0]
        assert [row[3] for row in stored(office)] == ["", "30", ""]


def test_a_sheet_can_be_named(office: Workspace) -> None:
    outcome = bring(office, workbook(hide_sheet), Choices(sheet="cases"))
    assert outcome.accepted == 3
    with pytest.raises(Refusal, match="no sheet 'Nowhere'"):
        bring(office, workbook(hide_sheet), Choices(sheet="Nowhere"))


def test_a_title_over_merged_cells_loses_nothing(office: Workspace) -> None:
    def wide(book: Any) -> None:
        book["Cases"].merge_cells("A1:D1")

    assert bring(office, workbook(wide, title="Complaints")).accepted == 3


# ------------------------------------------------------------------ hostile packages


def package(sheet: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("xl/workbook.xml", _BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", _BOOK_RELATIONS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return stream.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
    f'"/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/><Override PartName='
    f'"/xl/worksheets/sheet1.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type='
    f'"{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="S" sheetId="1"'
    ' r:id="rId1"/></sheets></workbook>'
)
_BOOK_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type='
    f'"{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def cells(*each: str) -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(each)}</sheetData></worksheet>'


SPARSE = cells(
    '<row r="1"><c r="A1"><v>1</v></c></row>',
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
)
ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + cells(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (package(SPARSE), "1,048,576 × 16,384"),
        (package(cells("<row><c><v>1</v></c></row>" * 200_000)), "too large when unpacked"),
        (package(ENTITIES), "declares entities"),
        (package(SPARSE, **{"../../evil.txt": "x"}), "point outside"),
        (package(SPARSE, xl__vbaProject="x").replace(b"vbaProject", b"vbaProject"), "× 16,384"),
        (b"<html><table><tr><td>Case No</td></tr></table></html>", "web page"),
        (b"%PDF-1.7 list", "PDF"),
    ],
)
def test_a_hostile_workbook_is_refused_in_words(
    office: Workspace, content: bytes, said: str
) -> None:
    with pytest.raises(Refusal) as refused:
        bring(office, content)
    assert said in str(refused.value)


def test_a_shared_text_count_that_lies_kills_nothing(office: Workspace) -> None:
    strings = f'<sst xmlns="{_MAIN}" uniqueCount="4294967295"><si><t>x</t></si></sst>'
    with pytest.raises(Refusal, match="more texts than any list"):
        bring(office, package(cells(), xl__sharedStrings_xml=strings))


def test_a_short_workbook_that_repeats_a_long_text_is_refused(office: Workspace) -> None:
    many = "".join(f'<c r="{letter}1" t="s"><v>0</v></c>' for letter in "ABCDEFGHIJ" * 1_000)
    texts = f"<sst><si><t>{'x' * 30_000}</t></si></sst>"
    with pytest.raises(Refusal, match="repeats long texts"):
        bring(office, package(cells(many), **{"xl/sharedStrings.xml": texts}))


def test_a_large_open_document_sheet_is_refused_by_what_it_repeats(office: Workspace) -> None:
    stream = io.BytesIO()
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        '<table:table table:name="S"><table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell office:value-type="float" office:value="1"'
        ' table:number-columns-repeated="16000"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    with pytest.raises(Refusal, match="1,000,000 × 16,000"):
        bring(office, stream.getvalue())


def test_a_drop_down_below_the_list_is_no_formula_of_its_last_row(office: Workspace) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    def choose(book: Any) -> None:
        choice = DataValidation(type="list", formula1='"North,South"')
        choice.add("C2:C9")
        book["Cases"].add_data_validation(choice)

    assert import_lists(office, "small", [("list.xlsx", workbook(choose))]).problems == ()
