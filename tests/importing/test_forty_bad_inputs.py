"""The bad inputs of the guide on reliability that concern files (1 to 34, 39), by their numbers.

Each goes through the real command line on a workspace of a small panel. Whatever comes: no
traceback, a clean terminal, nothing half-imported, and a message that names the row or the remedy.
"""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import PANEL
from tui.main import main

HEAD = "ref,closed,area,age"
GOOD = "A-1,2026-01-03,North,30"
ACTING = "".join(chr(n) for n in (*range(9), *range(11, 32), *range(127, 160)))


class Office:
    """A workspace, and the command line on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.path = folder / "office.scrutiny"
        self._capsys = capsys
        panel = folder / "small.toml"
        panel.write_text(PANEL, "utf-8")
        assert self.run("init", "--force-area", "kent")[0] == 0
        assert self.run("panels", "install", panel)[0] == 0

    def run(self, *arguments: object) -> tuple[int, str, str]:
        self._capsys.readouterr()
        status = main(["-w", str(self.path), *(str(each) for each in arguments)])
        out, err = self._capsys.readouterr()
        assert "Traceback" not in out + err
        assert "incident" not in err
        assert not set(ACTING) & set(out + err)
        return status, out, err

    def bring(self, content: bytes | str, name: str = "list.csv", *more: str) -> tuple[int, str]:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        status, out, err = self.run("import", "--panel", "small", path, *more)
        return status, out + err

    def refused(self, content: bytes | str, said: str, name: str = "list.csv") -> None:
        status, told = self.bring(content, name)
        assert status == 1
        assert said in told, told
        assert self.stored("ref") == []

    def stored(self, field: str) -> list[str]:
        from scrutiny.workspace import Workspace

        with Workspace.open(self.path) as workspace:
            rows = workspace.rows(f"SELECT f_{field} FROM case_small ORDER BY row")
        return [row[0] for row in rows]


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path, capsys)


def listed(*rows: str, head: str = HEAD) -> str:
    return "\n".join((head, *rows, ""))


def package(sheet: str | bytes, shared: str = "", more: dict[str, str] | None = None) -> bytes:
    """Write a workbook with this sheet, as its XML."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-office'
        'document.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/office'
        'Document/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        'main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="Cases" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": sheet,
        **({"xl/sharedStrings.xml": shared} if shared else {}),
        **(more or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return stream.getvalue()


def sheet(rows: str, before: str = "", size: str = "") -> str:
    dimension = f'<dimension ref="{size}"/>' if size else ""
    return (
        f'<?xml version="1.0"?>{before}<worksheet xmlns="http://schemas.openxmlformats.org/'
        f'spreadsheetml/2006/main">{dimension}<sheetData>{rows}</sheetData></worksheet>'
    )


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
TEXT = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'
LONG = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 40_000_000}</t></is></c></row>'


@pytest.mark.parametrize(
    ("number", "said", "made"),
    [
        (1, "1,048,576 × 16,384", lambda: package(sheet(FAR, size="A1:XFD1048576"))),
        (
            2,
            "too large when unpacked",
            lambda: package(sheet('<row r="1"><c r="A1"><v>1</v></c></row>' * 2_000_000)),
        ),
        (3, "too large when unpacked", lambda: package(sheet(LONG))),
        (4, "declares entities", lambda: package(sheet(TEXT, DTD))),
        (5, "declares entities", lambda: package(sheet(TEXT, FILE))),
        (7, "point outside", lambda: package(sheet(""), more={"../../evil": "x", "/abs": "x"})),
    ],
)
def test_01_to_05_and_07_workbooks_made_to_harm_are_refused(
    office: Office, number: int, said: str, made: Callable[[], bytes]
) -> None:
    office.refused(made(), said, "list.xlsx")
    assert not (office.folder.parent / "evil").exists()


def test_06_a_false_count_of_shared_texts_kills_only_the_reader(office: Office) -> None:
    shared = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        ' uniqueCount="4294967295"><si><t>ref</t></si></sst>'
    )
    status, told = office.bring(package(sheet(""), shared), "list.xlsx")
    assert status == 1
    assert "Problem:" in told


def test_08_a_size_that_lies_is_stopped_while_reading(office: Office) -> None:
    content = bytearray(package(sheet("<row/>" * 400_000)))
    name = b"xl/worksheets/sheet1.xml"
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            start = at + (30 if mark == b"PK\x03\x04" else 46)
            if content[start : start + len(name)] == name:
                content[at + place : at + place + 4] = (100).to_bytes(4, "little")
    office.refused(bytes(content), "Problem:", "list.xlsx")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 x", "PDF"),
        (b"<html><table><tr><td>ref</td></tr></table></html>", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Problem:"),
    ],
)
def test_09_what_is_not_what_its_name_says_is_told(
    office: Office, content: bytes, said: str
) -> None:
    office.refused(content, said, "list.xlsx")


def workbook(change: Callable[[Any], object]) -> bytes:
    book = openpyxl.Workbook()
    page: Any = book.active
    page.append(HEAD.split(","))
    page.append(GOOD.split(","))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_10_macros_and_links_are_never_followed(office: Office) -> None:
    stream = io.BytesIO(workbook(lambda book: None))
    with zipfile.ZipFile(stream, "a") as made:
        made.writestr("xl/vbaProject.bin", b"macro")
        made.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
        made.writestr("xl/connections.xml", "<connections/>")
    status, told = office.bring(stream.getvalue(), "list.xlsm")
    assert (status, office.stored("ref")) in ((1, []), (0, ["A-1"]))
    assert status == 1 or "macro" in told.lower() or "values" in told.lower()


def _hide_row(book: Any) -> None:
    book.active.row_dimensions[2].hidden = True


def _hide_column(book: Any) -> None:
    book.active.column_dimensions["C"].hidden = True


def _hide_sheet(book: Any) -> None:
    book.create_sheet("Names").sheet_state = "hidden"


@pytest.mark.parametrize("hide", [_hide_row, _hide_column, _hide_sheet])
def test_11_what_is_hidden_is_told_and_refused_until_decided(
    office: Office, hide: Callable[[Any], None]
) -> None:
    office.refused(workbook(hide), "hidden", "list.xlsx")


def test_12_a_formula_without_a_value_is_told_with_its_cell(office: Office) -> None:
    def formula(book: Any) -> None:
        book.active["D2"] = "=1+1"

    office.refused(workbook(formula), "D2 has a formula without a value", "list.xlsx")


FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "＝1+1", "-12.5", "+44 7700 900123")


@pytest.mark.parametrize("text", FORMULAS)
def test_13_and_14_what_looks_like_a_formula_is_stored_exactly(office: Office, text: str) -> None:
    assert office.bring(listed(f'A-1,2026-01-03,"{text}",30'))[0] == 0
    assert office.stored("area") == [text]
    bad = office.bring(listed(f'A-2,2026-13-03,"{text}",30'), "bad.csv")
    assert bad[0] == 1
    written = next(office.path.with_suffix(".rejects").iterdir()).read_text("utf-8-sig")
    assert f"'{text}" in written


HOSTILE = (
    "\x1b[2Jx",
    "\x1bcx",
    "\x1b]52;c;eA==\x07",
    "\x1b]0;title\x1b\\",
    "\x9b35;5m",
    "\x9dunfinished",
    "\x1b[6n",
    "\x1bP$qm\x1b\\",
    "[/",
    "[@click=app.quit]x[/]",
    "\u202egnp.exe",
    "a\u200bb",
    "\U000e0041",
    "e" + "\u0301" * 2_000,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_15_to_21_hostile_text_acts_on_nothing(office: Office, text: str) -> None:
    quoted = text.replace('"', '""')
    office.bring(listed(f'A-1,2026-01-03,"{quoted}",30', f'A-2,2026-01-03,North,"{quoted}"'))
    status, out, _ = office.run("cases", "--panel", "small")
    assert status == 0
    assert "\u202e" not in out
    office.run("import", "--check", "--panel", "small", office.folder / "list.csv")


@pytest.mark.parametrize("content", [b"ref,closed\nA\x00-1,2026-01-03\n", b"\xff\xfe\x00\xd8"])
def test_22_bytes_that_are_no_text_end_in_words(office: Office, content: bytes) -> None:
    office.refused(content, "Problem:")


def test_23_windows_1252_is_read_right_and_told(office: Office) -> None:
    text = listed("A-1,2026-01-03,£5 – ’twas,30")
    assert "Windows-1252" in office.bring(text.encode("cp1252"))[1]
    assert office.stored("area") == ["£5 – ’twas"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_24_a_byte_order_mark_is_no_part_of_the_header(office: Office, encoding: str) -> None:
    assert office.bring(listed(GOOD).encode(encoding))[0] == 0
    assert office.stored("ref") == ["A-1"]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_25_another_delimiter_is_told_and_never_one_column(office: Office, mark: str) -> None:
    status, told = office.bring(listed(GOOD).replace(",", mark))
    assert (status, office.stored("area")) == (0, ["North"])
    assert "parted by" in told


def test_26_an_extra_cell_is_told_by_row_and_shifts_nothing(office: Office) -> None:
    status, told = office.bring(listed("A-0,2026-01-03,x,y,30", GOOD))
    assert (status, office.stored("area")) == (1, ["North"])
    assert "row 1 (line 2)" in told


def test_27_a_missing_quotation_mark_is_refused_with_its_line(office: Office) -> None:
    office.refused(listed('A-1,2026-01-03,"North,30', "A-2,2026-01-03,South,30"), "line")


def test_28_a_long_cell_is_kept_or_has_a_clear_limit(office: Office) -> None:
    assert office.bring(listed(f"A-1,2026-01-03,{'x' * 200_000},30"))[0] == 0
    assert "1,000,000" in office.bring(listed(f"A-2,2026-01-03,{'x' * 1_000_001},3"), "b.csv")[1]


def test_29_two_columns_of_one_name_are_refused(office: Office) -> None:
    office.refused(
        listed("A-1,A-2,2026-01-03", head="ref,ref,closed"), "two columns have this name"
    )


@pytest.mark.parametrize("text", ["000123", "1E5", "12345678901234567890", "TRUE"])
def test_30_references_are_kept_as_typed(office: Office, text: str) -> None:
    assert office.bring(listed(f"{text},2026-01-03,North,30"))[0] == 0
    assert office.stored("ref") == [text]


@pytest.mark.parametrize("text", ["NA", "None", "NULL", "Null", "nan"])
def test_31_words_for_nothing_are_kept_as_text(office: Office, text: str) -> None:
    assert office.bring(listed(f"A-1,2026-01-03,{text},30"))[0] == 0
    assert office.stored("area") == [text]


def test_32_dates_are_read_by_the_declared_form_only(office: Office) -> None:
    cells = ("03/04/2025", "2025-13-01", "31/11/2024", "45678")
    rows = [f"A-{n},{cell},North,30" for n, cell in enumerate(cells, start=1)]
    status, told = office.bring(listed(*rows))
    assert (status, office.stored("closed")) == (1, ["2025-04-03"])
    assert all(f"row {n} (line {n + 1})" in told for n in (2, 3, 4))


@pytest.mark.parametrize("twin", ["A- 1", "A-\u00a01", "a-1", "\u0410-1"])
def test_33_a_case_that_looks_like_another_is_told(office: Office, twin: str) -> None:
    status, told = office.bring(listed(GOOD, f"{twin},2026-01-03,North,30"))
    assert status == 0
    assert "look alike" in told


def test_34_nothing_no_rows_and_one_row(office: Office) -> None:
    office.refused("", "empty")
    office.refused(listed(), "no rows")
    assert office.bring(listed(GOOD))[0] == 0
    status, _, err = office.run("seal", "--panel", "small", "--from", "2030-01-01")
    assert status == 1
    assert "Problem:" in err


def test_39_a_list_or_a_folder_that_cannot_be_used_is_told(office: Office) -> None:
    status, _, err = office.run("import", "--panel", "small", office.folder / "none.csv")
    assert (status, "cannot be read" in err) == (1, True)
    status, _, err = office.run("import", "--panel", "small", office.folder)
    assert (status, "not a file" in err) == (1, True)
