"""DOCX: real headings, lists, header rows and alternative texts, no author, the same bytes."""

import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest

from reports.word import word
from tests.reports.printed import every_block

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def content() -> bytes:
    return word(every_block(watermark="Seat 3"))


@pytest.fixture(scope="module")
def read(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


def test_the_same_document_gives_the_same_bytes(content: bytes) -> None:
    assert word(every_block(watermark="Seat 3")) == content


def test_headings_are_headings_in_their_order(read: Any) -> None:
    headings = [
        (each.style.name, each.text)
        for each in read.paragraphs
        if each.style.name.startswith("Heading")
    ]
    assert headings == [
        ("Heading 1", "Report of the panel"),
        ("Heading 2", "Numbers"),
        ("Heading 3", "Charts"),
        ("Heading 2", "Cases"),
    ]


def test_every_table_has_a_header_row_and_a_caption(read: Any) -> None:
    assert len(read.tables) == 2
    for table in read.tables:
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
        assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)
        assert table._tbl.tblPr.find(f"{W}tblCaption") is not None
    captions = [each.text for each in read.paragraphs if each.style.name == "Caption"]
    assert captions == ["Rates per 1,000", "Cases read"]


def test_a_chart_has_words_that_stand_for_it(read: Any) -> None:
    (shape,) = read.inline_shapes
    assert "24.6" in shape._inline.docPr.get("descr")


def test_the_language_is_said(read: Any) -> None:
    defaults = read.styles.element.find(f"{W}docDefaults")
    assert [each.get(f"{W}val") for each in defaults.iter(f"{W}lang")] == ["en-GB"]


def test_each_numbered_list_begins_at_one(read: Any) -> None:
    numbers = [
        each._p.pPr.numPr.numId.val for each in read.paragraphs if each.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2]


def test_it_names_nobody_and_holds_no_comment(content: bytes, read: Any) -> None:
    said = read.core_properties
    assert (said.author, said.last_modified_by, said.comments) == ("", "", "")
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert not [name for name in package.namelist() if "comment" in name]
        assert {each.date_time[:3] for each in package.infolist()} == {(2020, 1, 1)}


def test_the_marking_and_the_copy_stand_on_each_page(read: Any) -> None:
    head = read.sections[0].header.paragraphs[0].text
    assert head == "OFFICIAL-SENSITIVE - Seat 3"
    assert "Page 1 of 1" in read.sections[0].footer.paragraphs[0].text


def test_nothing_in_a_text_acts_on_the_document(read: Any) -> None:
    last = [each.text for each in read.paragraphs if each.text][-1]
    assert last == '#panic("x") *b* $x$ <w:t> & ]]> ‹U+001B›[2J ‹U+202E› {{ =1+1'
