"""PDF: tagged for the ear, the same bytes each time, and no word of a document acts on the page."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

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
