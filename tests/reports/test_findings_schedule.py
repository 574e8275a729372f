from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from reports.findings_letter import findings_document
from reports.findings_rows import COLUMNS, STATE, STATES, TITLES, cell_text
from reports.findings_schedule import READ_ME, SHEET, findings_workbook
from reports.markdown import markdown
from scrutiny.draws import DrawMade
from scrutiny.meetings.record import MeetingRecord
from scrutiny.text import OutsideText

Built = tuple[MeetingRecord, tuple[DrawMade, ...]]


@pytest.fixture(scope="module")
def book(held: Built) -> Workbook:
    return load_workbook(BytesIO(findings_workbook(held[0])))


def test_each_finding_has_a_row_with_its_number(book: Workbook) -> None:
    rows = list(book[SHEET].iter_rows(values_only=True))
    assert rows[0] == tuple(each.title for each in COLUMNS)
    assert [row[0] for row in rows[1:]] == ["small-2017-12-06/1", "small-2017-12-06/2"]
    assert rows[1][2:9] == (
        "Learning for the force",
        "Ask every victim.",
        "Do you accept this? What will change, who sees to it, and by when?",
        "Organisational",
        "Force lead",
        "Small Disposals Panel, meeting of 6 December 2017",
        "31 January 2018",
    )
    assert rows[1][9:] == (None,) * 6


def test_the_first_sheet_explains_and_the_second_has_the_findings(book: Workbook) -> None:
    assert book.sheetnames == [READ_ME, SHEET]
    said = " ".join(str(row[0]) for row in book[READ_ME].iter_rows(values_only=True))
    assert "fill in the last six columns" in said
    for state in STATES:
        assert f"{state}: " in said
    assert book[READ_ME].protection.sheet


def test_the_questions_are_locked_and_the_answers_are_open(book: Workbook) -> None:
    sheet = book[SHEET]
    assert sheet.protection.sheet
    for column, cell in zip(COLUMNS, sheet[2], strict=True):
        assert cell.protection.locked is not column.answer


def test_the_state_is_chosen_from_a_list(book: Workbook) -> None:
    (choice,) = book[SHEET].data_validations.dataValidation
    assert choice.formula1 == f'"{",".join(STATES)}"'
    place = "ABCDEFGHIJ"[TITLES.index(STATE)]
    assert str(choice.sqref) == f"{place}2:{place}3"


def test_the_header_stays_in_sight_and_text_wraps(book: Workbook) -> None:
    sheet = book[SHEET]
    assert sheet.freeze_panes == "B2"
    assert sheet["D2"].alignment.wrap_text
    assert sheet.column_dimensions["D"].width > 40


def test_the_same_record_gives_the_same_bytes_with_no_author(held: Built) -> None:
    content = findings_workbook(held[0])
    assert content == findings_workbook(held[0])
    with ZipFile(BytesIO(content)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in core
    assert f"{held[0].written_at:%Y-%m-%dT%H:%M:%SZ}" in core


def test_a_meeting_without_findings_has_a_workbook_all_the_same(held: Built) -> None:
    none = replace(held[0], findings=())
    rows = list(load_workbook(BytesIO(findings_workbook(none)))[SHEET].iter_rows(values_only=True))
    assert len(rows) <= 2
    assert "There is no finding for the force." in markdown(findings_document(none))


@settings(deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_whatever_was_typed_can_be_read_back(held: Built, text: str) -> None:
    typed = replace(held[0].findings[0], text=OutsideText(text + "."))
    content = findings_workbook(replace(held[0], findings=(typed,)))
    cell = load_workbook(BytesIO(content))[SHEET]["D2"]
    assert cell.data_type == "s"
    assert cell.value == cell_text(text + ".")


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    assert cell_text("x" * 40_000).endswith("(cut: too long for one cell; see the report)")
    assert len(cell_text("x" * 40_000)) < 32_767
