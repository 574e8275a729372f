"""Every document of a meeting as DOCX and PDF: built for the ear, and whole whatever was typed."""

import itertools
import re
import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from reports.content import Document
from reports.html import html
from reports.pdf import pdf
from reports.tracker_blocks import tracker_page
from reports.word import word
from scrutiny.draws import DrawMade
from scrutiny.meetings.record import MeetingRecord
from tests.reports.building import Wanted, build
from tests.reports.documents import all_documents
from tests.reports.pages import Page

Built = tuple[MeetingRecord, tuple[DrawMade, ...]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = ("draft", "pack", "findings", "proof-D1", "tracker")
LONG = "AS/" + "0123456789" * 29 + "/END"
AWKWARD = (
    f"{LONG} \u0647\u0630\u0627 \u0646\u0635 \u05d6\u05d4\u05d5 \N{POLICE CAR}"
    " \N{REGIONAL INDICATOR SYMBOL LETTER G}\N{REGIONAL INDICATOR SYMBOL LETTER B}"
    f" e\u0301\u0302 \u4e2d\u6587 =cmd|'/C calc'!A0 {'word ' * 60}END-OF-TEXT"
)


def every_document(record: MeetingRecord, draws: tuple[DrawMade, ...]) -> dict[str, Document]:
    page = tracker_page(record.tracked, record.panel.name, record.meeting.day, {})
    return {**all_documents(record, draws), "tracker": page}


@pytest.fixture(scope="module")
def documents(held: Built) -> dict[str, Document]:
    return every_document(*held)


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """The same of a meeting at which people typed everything that is hard to print."""
    wanted = Wanted(unavailable=1, directed=True, text=AWKWARD)
    return every_document(*build(tmp_path_factory.mktemp("awkward"), wanted))


@pytest.mark.parametrize("name", NAMES)
def test_a_word_processor_finds_headings_header_rows_and_words_for_charts(
    documents: dict[str, Document], name: str
) -> None:
    content = word(documents[name])
    book: Any = docx.Document(BytesIO(content))
    levels = [
        int(each.style.name[-1]) for each in book.paragraphs if each.style.name[:7] == "Heading"
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    for table in book.tables:
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
        assert table._tbl.tblPr.find(f"{W}tblCaption") is not None
    assert all(each._inline.docPr.get("descr") for each in book.inline_shapes)
    said = book.core_properties
    assert said.title == documents[name].title
    assert (said.author, said.last_modified_by, said.comments) == ("", "", "")
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert not [part for part in package.namelist() if "comment" in part]


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_is_tagged_and_has_bookmarks_on_upright_pages(
    documents: dict[str, Document], name: str
) -> None:
    reader = PdfReader(BytesIO(pdf(documents[name])))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == documents[name].title
    assert reader.outline
    for number, page in enumerate(reader.pages, start=1):
        assert round(float(page.mediabox.width)) == 595
        assert f"Page {number} of {len(reader.pages)}" in page.extract_text()


@pytest.mark.parametrize("name", ["draft", "tracker"])
def test_what_is_hard_to_print_is_printed_to_its_end(
    awkward: dict[str, Document], name: str
) -> None:
    document = awkward[name]
    typed = html(document).count("END-OF-TEXT")
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf(document))).pages]
    joined = "".join("".join(pages).replace("\u200b", "").split())
    assert joined.count("END-OF-TEXT") == typed
    assert joined.count("‹policecar›") == typed
    # A word that ran over the edge of its page would be lost in print.
    longest = max(len(part) for page in pages for part in re.split(r"[\s\u200b]+", page))
    assert longest <= 110
    assert Page(html(document)).wrong == []
    words = "".join(node.text or "" for node in _texts(word(document)))
    assert words.count("END-OF-TEXT") == typed


def _texts(content: bytes) -> Any:
    return docx.Document(BytesIO(content)).element.body.iter(f"{W}t")
