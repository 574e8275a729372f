"""A finished report with faults put in: each is told, with its place, in every format."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from reports.checking.check import check_report, given_numbers
from reports.checking.reading import read_report
from reports.content import Bullets, Document, Heading, Paragraph, Table
from reports.render import render
from scrutiny.errors import Refusal
from scrutiny.meetings.known_details import KnownDetails
from tests.reports.building import Wanted, an_office
from tui.main import main

CLEAN = Document(
    "Report",
    "en-GB",
    "",
    (
        Heading("In numbers"),
        Paragraph("On 12 May 2026 the panel read 22 cases. Appropriate: 27.3 % (6 of 22)."),
        Bullets(("Under section 60, none of the cases was late.",)),
        Table("Outcome", ("Outcome", "Cases"), (("Arrest", "c"), ("None", "c"), ("Total", "23"))),
    ),
)
STORY = "The boy was seen behind the bakery with a red bag and ran towards the river."
KNOWN = KnownDetails(
    frozenset({"SD-012"}), ("Ada Hill",), (("A17", "Officer"),), ((STORY, "the field 'Story'"),)
)
FAULTS = {
    "The panel read forty-one cases.": ("number", "forty-one"),
    "Fair: 30 % (6 of 22).": ("percentage", "30 %"),
    "It rose from 6 to 22, a rise of 12 %.": ("change", "rise of 12 %"),
    "Most of the cases (6 of 22) were late.": ("percentage", "Most"),
    "Of 22, one in ten was fair (6 of 22).": ("percentage", "one in ten"),
    "Cases doubled, from 6 to 22.": ("change", "doubled"),
    "More than half of the cases were late.": ("percentage", "More than half"),
    "SD-012 was the worst.": ("identifier", "SD-012"),
    "We thank Ada Hill for her work.": ("identifier", "Ada Hill"),
    "Officer A17 was calm.": ("identifier", "A17"),
    "The driver of AB12 CDE was calm.": ("identifier", "AB12 CDE"),
    "She lives in BS1 4XE.": ("identifier", "BS1 4XE"),
    "Seen behind the bakery with a red bag and gone.": (
        "identifier",
        "Seen behind the bakery with a red bag",
    ),
}


def checked(document: Document, suffix: str) -> list[tuple[str, str]]:
    report = read_report(render(document, suffix), f"report{suffix}")
    found = check_report(report, given_numbers([CLEAN]), KNOWN, 2026)
    return [(each.kind, each.text) for each in found]


@pytest.mark.parametrize("suffix", [".html", ".docx", ".md", ".pdf"])
def test_a_clean_report_has_no_finding(suffix: str) -> None:
    assert checked(CLEAN, suffix) == []


@pytest.mark.parametrize("suffix", [".html", ".docx", ".md"])
@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_told_in_every_format(fault: str, suffix: str) -> None:
    spoiled = Document(
        "Report", "en-GB", "", (*CLEAN.blocks, Heading("What we saw"), Paragraph(fault))
    )
    report = read_report(render(spoiled, suffix), f"report{suffix}")
    found = check_report(report, given_numbers([CLEAN]), KNOWN, 2026)
    assert [(each.kind, each.text) for each in found] == [FAULTS[fault]]
    assert found[0].where == "under 'What we saw', paragraph 1"
    assert found[0].sentence == fault
    assert found[0].to_do


def test_a_hidden_count_that_follows_from_the_total_is_told() -> None:
    table = Table("Outcome", ("Outcome", "Cases"), (("Arrest", "c"), ("No", "20"), ("Total", "23")))
    assert checked(Document("Report", "en-GB", "", (table,)), ".html") == [("small count", "")]


@pytest.mark.parametrize(
    ("header", "rows", "problems"),
    [
        (("Ethnicity", "Cases"), (("White", "20"), ("Black", "3"), ("Total", "23")), 1),
        (("Ethnicity", "Cases", "Residents"), (("White", "20", "900"), ("Black", "7", "80")), 0),
        (("Question", "Yes", "No"), (("Was it fair?", "3", "4"), ("Was it kind?", "6", "1")), 0),
        (("Ethnicity", "Arrest", "None"), (("White", "20", "30"), ("Black", "12", "7")), 1),
    ],
)
def test_small_counts_of_kinds_of_people_are_told(
    header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], problems: int
) -> None:
    spoiled = Document("Report", "en-GB", "", (Table("Counts", header, rows),))
    assert [kind for kind, _ in checked(spoiled, ".docx")] == ["small count"] * problems


def test_what_a_reader_of_the_page_does_not_see_is_told() -> None:
    import docx

    book = docx.Document(io.BytesIO(render(CLEAN, ".docx")))
    book.core_properties.author = "Ada Hill"
    book.add_comment(book.paragraphs[1].runs, text="Was this SD-012?", author="Office")
    book.paragraphs[1].add_run("AB12 CDE").font.hidden = True
    content = io.BytesIO()
    book.save(content)
    report = read_report(content.getvalue(), "report.docx")
    found = check_report(report, given_numbers([CLEAN]), KNOWN, 2026)
    unseen = {each.text for each in found if each.kind == "unseen"}
    # A comment and hidden text must go, whatever they say.
    assert unseen == {"Ada Hill", "SD-012", "AB12 CDE", "Was this SD-012?"}
    page = render(CLEAN, ".html").decode().replace("</body>", "<!-- SD-012 --></body>")
    told = check_report(read_report(page.encode(), "r.html"), given_numbers([CLEAN]), KNOWN, 2026)
    assert {(each.kind, each.text) for each in told} == {("unseen", "SD-012")}


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def edited() -> bytes:
    """A clean report after a coordinator's hand: changes, a box, a note, hidden cells."""
    import docx
    from docx.oxml import parse_xml

    book = docx.Document(io.BytesIO(render(CLEAN, ".docx")))
    line = book.add_paragraph("Seen: ")
    by = 'w:id="1" w:author="Jane Wood"'
    said = "<w:p><w:r><w:t>A box of 99 cases.</w:t></w:r></w:p>"
    inside = f"<v:textbox><w:txbxContent>{said}</w:txbxContent></v:textbox>"
    box = f"<w:r {W} {V}><w:pict><v:shape>{inside}</v:shape></w:pict></w:r>"
    for part in (
        f"<w:ins {W} {by}><w:r><w:t>inserted 77 cases.</w:t></w:r></w:ins>",
        f"<w:del {W} {by}><w:r><w:delText>Words about Peter Wood.</w:delText></w:r></w:del>",
        f"<w:moveFrom {W} {by}><w:r><w:t>Moved 88 cases.</w:t></w:r></w:moveFrom>",
        box,
    ):
        line._p.append(parse_xml(part))
    table = book.add_table(rows=3, cols=3)
    cells = (("Outcome", "Cases", "True"), ("Arrest", "c", "4"), ("Total", "20", "20"))
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].add_run(text)
    for row in table.rows:
        row.cells[2].paragraphs[0].runs[0].font.hidden = True
    book.sections[0].header.paragraphs[0].add_run("Top of 123 cases.")
    content = io.BytesIO()
    book.save(content)
    made = io.BytesIO()
    with zipfile.ZipFile(content) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
        note = "<w:footnote><w:p><w:r><w:t>See 456 cases of PC 1234.</w:t></w:r></w:p></w:footnote>"
        after.writestr("word/footnotes.xml", f"<w:footnotes {W}>{note}</w:footnotes>")
    return made.getvalue()


def test_nothing_that_an_editor_leaves_in_a_document_slips_through() -> None:
    report = read_report(edited(), "report.docx")
    found = check_report(report, given_numbers([CLEAN]), KNOWN, 2026)
    told = {(each.kind, each.text, each.where) for each in found}
    for number, where in (
        ("77", "under 'In numbers', paragraph 4"),
        ("99", "a box beside the text"),
        ("123", "the top of the page"),
        ("456", "a footnote"),
    ):
        assert ("number", number, where) in told
    assert ("identifier", "PC 1234", "a footnote") in told
    unseen = {each.text for each in found if each.kind == "unseen"}
    assert {"Jane Wood", "Peter Wood", "Moved 88 cases.", "4", "20"} <= unseen
    # What was moved away is not on the page, so its number is none of the page.
    assert "88" not in {text for kind, text, _ in told if kind == "number"}


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.html", "a.xlsx"])
def test_a_file_that_is_no_report_is_refused(name: str) -> None:
    with pytest.raises(Refusal):
        read_report(b"\xff\xfenot a report", name)


def test_the_command_tells_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from scrutiny.meetings.meeting import open_meeting

    with an_office(tmp_path, Wanted()) as workspace:
        held = open_meeting(workspace, "small", "2017-12-06").id
        path = str(workspace.path)
    report = tmp_path / "report.md"
    report.write_text("# Report\n\nThe case SD-001 was read.\n", "utf-8")
    asked = ["-w", path, "report", "check", str(report), "--meeting", held]
    assert main([*asked, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [each["text"] for each in told["problems"]] == ["SD-001"]
    report.write_text("# Report\n\nNothing was read.\n", "utf-8")
    assert main(asked) == 0
    assert "Nothing was found" in capsys.readouterr().out
