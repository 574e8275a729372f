import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reports.content import (
    Bullets,
    Document,
    Heading,
    Lines,
    Notice,
    Paragraph,
    Table,
    check_blocks,
)
from reports.markdown import escaped, markdown
from scrutiny.text import clean
from tests.reports.building import HOSTILE

TRICKY = st.text(
    st.one_of(st.sampled_from("*_`[]()<>#+-=|~!\\&:.1 \n@/$^{}\"'"), st.characters()), max_size=40
)
READER = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "strikethrough", "linkify"])
if READER.linkify is not None:
    # Without a scheme, what looks like a link to one reader is a word to another.
    READER.linkify.set({"fuzzy_link": False})
PLAIN = {"text", "softbreak", "hardbreak"}


def document(*blocks: Paragraph | Bullets | Table | Notice | Lines | Heading) -> Document:
    return Document("Title", "en-GB", "", blocks)


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or []]


def read_back(tokens: list[Token]) -> str:
    """Give the letters that a reader of the rendered page sees."""
    return "".join("".join(each.content.split()) for each in inline(tokens))


@settings(deadline=None)
@given(TRICKY)
def test_a_paragraph_is_read_back_word_for_word_and_makes_no_mark(text: str) -> None:
    tokens = READER.parse(markdown(document(Paragraph(text))))
    assert {each.type for each in tokens} <= {
        "heading_open",
        "inline",
        "heading_close",
        "paragraph_open",
        "paragraph_close",
    }
    # A mail address may be linked by a reader whatever is written, so it is the one exception.
    if "@" not in text:
        assert {each.type for each in inline(tokens)} <= PLAIN
        assert read_back(tokens) == "Title" + "".join(clean(text).split())


@settings(deadline=None)
@given(TRICKY)
def test_a_cell_stays_in_its_cell(text: str) -> None:
    table = Table("Caption", ("A", "B"), ((text, "second"), ("third", text)))
    tokens = READER.parse(markdown(document(table)))
    assert sum(each.type == "td_open" for each in tokens) == 4
    assert not any(each.type.startswith("html") for each in (*tokens, *inline(tokens)))


@settings(deadline=None)
@given(TRICKY)
def test_a_list_keeps_its_number_of_items(text: str) -> None:
    for numbered in (False, True):
        tokens = READER.parse(markdown(document(Bullets((text, "second"), numbered))))
        assert sum(each.type == "list_item_open" for each in tokens) == 2


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("`~a \n"), max_size=12), max_size=4))
def test_lines_to_be_copied_come_out_exactly(lines: list[str]) -> None:
    tokens = READER.parse(markdown(document(Lines(tuple(lines)))))
    (fence,) = [each for each in tokens if each.type == "fence"]
    wanted = [" ".join(line.splitlines()) for line in lines]
    assert fence.content == "".join(f"{line}\n" for line in wanted)


def test_hostile_text_makes_no_heading_list_link_or_html() -> None:
    page = markdown(document(Paragraph(HOSTILE), Notice(HOSTILE), Bullets((HOSTILE,))))
    tokens = READER.parse(page)
    kinds = {each.type for each in (*tokens, *inline(tokens))}
    assert not kinds & {"html_block", "html_inline", "link_open", "code_inline", "em_open"}
    assert sum(each.type == "heading_open" for each in tokens) == 1
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_the_marking_stands_at_the_top_and_at_the_bottom() -> None:
    page = markdown(Document("Pack", "en-GB", "OFFICIAL-SENSITIVE", ()))
    assert page == "**OFFICIAL-SENSITIVE**\n\n# Pack\n\n**OFFICIAL-SENSITIVE**\n"


def test_lines_end_with_a_line_feed_only() -> None:
    assert "\r" not in markdown(document(Paragraph("one\r\ntwo\rthree")))


def test_an_address_is_no_link() -> None:
    assert escaped("see www.a.org and https://a.org") == "see www\\.a.org and https\\://a.org"


def test_a_number_with_a_point_is_no_list_and_a_figure_is_left_alone() -> None:
    assert escaped("12. December") == "12\\. December"
    assert escaped("27.3 % (6 of 22)") == "27.3 % (6 of 22)"


def test_a_table_with_a_short_row_is_refused() -> None:
    with pytest.raises(ValueError, match=re.escape("A row of 'Cases' has 1 cells, not 2.")):
        check_blocks([Table("Cases", ("A", "B"), (("1",),))])


def test_a_table_without_a_caption_is_refused() -> None:
    with pytest.raises(ValueError, match="A table needs a caption"):
        check_blocks([Table(" ", ("A",), ())])
