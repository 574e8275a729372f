"""PDF: tagged for the ear, the same bytes each time, and no word of a document acts on the page."""

import re
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from reports.content import Block, Bullets, Document, Heading, Notice, Paragraph, Table
from reports.pdf import pdf
from tests.reports.printed import every_block


@pytest.fixture(scope="module")
def read() -> PdfReader:
    return PdfReader(BytesIO(pdf(every_block(watermark="Seat 3"))))


def tags(node: Any) -> list[tuple[str, Any]]:
    """Every tag of the structure, in reading order, with its element."""
    node = node.get_object()
    found: list[tuple[str, Any]] = []
    if isinstance(node, dict):
        if "/S" in node:
            found.append((str(node["/S"]), node))
        inner = node.get("/K", [])
        inner = inner if isinstance(inner, list) else [inner]
        for each in inner:
            each = each.get_object() if hasattr(each, "get_object") else each
            if isinstance(each, dict) and "/S" in each:
                found += tags(each)
    return found


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf(every_block()) == pdf(every_block())


def test_it_is_tagged_and_says_its_title_and_language(read: PdfReader) -> None:
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.metadata is not None
    assert read.metadata.title == "Report of the panel"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_it_names_no_author_and_no_time(read: PdfReader) -> None:
    assert read.metadata is not None
    assert not read.metadata.author
    assert "/CreationDate" not in read.metadata


def test_headings_lists_tables_and_charts_are_what_they_are(read: PdfReader) -> None:
    root: Any = read.trailer["/Root"]
    found = tags(root["/StructTreeRoot"])
    names = [name for name, _ in found]
    headings = [name for name in names if name in ("/H1", "/H2", "/H3")]
    assert headings == ["/H1", "/H2", "/H3", "/H2"]
    assert names.count("/Table") == 2
    assert names.count("/TH") == 5
    assert {"/L", "/LI", "/Caption", "/THead", "/TBody"} <= set(names)
    charts = [element for name, element in found if name == "/Figure" and "/Alt" in element]
    assert len(charts) == 1
    assert "24.6" in charts[0]["/Alt"]


def test_the_header_of_a_long_table_and_the_marking_stand_on_each_page(read: PdfReader) -> None:
    pages = [page.extract_text() for page in read.pages]
    assert len(pages) >= 3
    for number, text in enumerate(pages, start=1):
        assert "OFFICIAL-SENSITIVE" in text
        assert f"Page {number} of {len(pages)}" in text
        assert "Seat 3" in text
    assert sum("What was seen" in text for text in pages) >= 2


def test_nothing_in_a_text_acts_on_the_page(read: PdfReader) -> None:
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    assert '#panic("x") *b* $x$ <w:t> & ]]> ‹U+001B›[2J ‹U+202E› {{ =1+1' in text


def test_a_welsh_page_is_numbered_in_welsh() -> None:
    text = PdfReader(BytesIO(pdf(every_block("cy")))).pages[0].extract_text()
    assert "Tudalen 1 o " in text


LONG_WORD = "AS/" + "0123456789" * 29 + "/END"


@pytest.mark.parametrize("place", ["title", "heading", "text", "notice", "bullet", "table"])
def test_no_word_runs_over_the_edge_of_the_page(place: str) -> None:
    wide = Table("Cases", ("Case", "Why"), ((LONG_WORD, "word " * 40),))
    blocks: dict[str, Block] = {
        "heading": Heading(LONG_WORD),
        "notice": Notice(LONG_WORD),
        "bullet": Bullets((LONG_WORD,)),
        "table": wide,
    }
    block = blocks.get(place, Paragraph(LONG_WORD))
    title = LONG_WORD if place == "title" else "Cases"
    reader = PdfReader(BytesIO(pdf(Document(title, "en-GB", "", (block,)))))
    lines = " ".join(page.extract_text() for page in reader.pages).split()
    assert max(len(line.replace("\u200b", "")) for line in lines) <= 95


def test_an_observation_of_two_thousand_words_is_printed_to_its_last_word() -> None:
    said = " ".join(f"w{number}" for number in range(2000))
    table = Table("Findings", ("Number", "Finding", "Answer"), (("1", said, ""), ("2", "b", "c")))
    reader = PdfReader(BytesIO(pdf(Document("Findings", "en-GB", "", (table,)))))
    pages = [page.extract_text() for page in reader.pages]
    assert re.findall(r"w\d+", " ".join(pages)) == said.split()
    # Lines below the foot of a page would be lost in print.
    assert max(len(page.splitlines()) for page in pages) <= 60


def test_a_letter_that_no_font_has_is_told_in_words() -> None:
    said = "stopped \N{POLICE CAR} \u4e2d\u6587 \u0634\u0643\u0648\u0649 \u05e2\u05d1\u05e8 \u00e9"
    page = PdfReader(BytesIO(pdf(Document(said, "en-GB", "", (Paragraph(said),)))))
    text = " ".join(page.pages[0].extract_text().split())
    assert "stopped ‹police car› ‹2 letters that this page cannot show›" in text
    assert text.count("cannot show") == 2


def test_a_short_table_is_not_parted_between_two_pages() -> None:
    table = Table("Counts", ("Conclusion", "Cases"), tuple((f"kind {n}", "1") for n in range(6)))
    for lines in range(34, 38):
        blocks: tuple[Block, ...] = (*(Paragraph("text"),) * lines, table)
        reader = PdfReader(BytesIO(pdf(Document("T", "en-GB", "", blocks))))
        assert sum("kind" in page.extract_text() for page in reader.pages) == 1
