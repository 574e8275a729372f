import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.content import Bullets, Document, Heading, Lines, Notice, Paragraph, Table
from reports.html import html
from reports.html_style import STYLE
from scrutiny.draws import DrawMade
from scrutiny.meetings.record import MeetingRecord
from scrutiny.text import clean
from tests.reports.documents import all_documents
from tests.reports.pages import Page

Built = tuple[MeetingRecord, tuple[DrawMade, ...]]
NAMES = ("draft", "pack", "findings", "proof-D1")


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest, held: Built) -> Page:
    return Page(html(all_documents(*held)[request.param]))


def test_it_says_its_language_and_has_one_main_heading(page: Page) -> None:
    assert page.named("html") == [{"lang": "en-GB"}]
    assert [level for level, _ in page.headings].count(1) == 1
    assert page.headings[0][0] == 1
    titles = page.named("title")
    assert titles[0] == {}
    assert all(each["id"].endswith("-title") for each in titles[1:])


def test_no_heading_skips_a_level_and_none_is_blank(page: Page) -> None:
    levels = [level for level, _ in page.headings]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(said.strip() for _, said in page.headings)


def test_every_heading_cell_says_what_it_heads_and_every_table_is_named(page: Page) -> None:
    assert page.named("table")
    assert all(each["scope"] in ("col", "row") for each in page.named("th"))
    assert len(page.named("caption")) == len(page.named("table"))
    captions = [each["id"] for each in page.named("caption")]
    assert len(set(captions)) == len(captions)
    regions = [each for each in page.named("div") if each.get("role") == "region"]
    assert [each["aria-labelledby"] for each in regions] == captions
    assert all(each["tabindex"] == "0" for each in regions)


def test_every_tag_is_closed_in_its_order(page: Page) -> None:
    assert page.wrong == []
    assert page.open == []


def test_it_needs_nothing_from_outside(page: Page) -> None:
    assert {name for name, _ in page.tags}.isdisjoint(
        {"script", "img", "link", "iframe", "form", "object", "embed", "base"}
    )
    assert [each["href"] for each in page.named("a")] == ["#content"]
    assert page.named("main") == [{"id": "content", "tabindex": "-1"}]
    assert not any(name.startswith("on") for _, each in page.tags for name in each)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_text_is_seen_word_for_word_and_makes_no_tag(text: str) -> None:
    blocks = (
        Heading(text),
        Paragraph(text),
        Bullets((text,)),
        Notice(text),
        Lines((text,)),
        Table("Caption", ("A",), ((text,),)),
    )
    plain = html(Document("Title", "en-GB", "", (*blocks[:5], Table("Caption", ("A",), (("",),)))))
    written = Page(html(Document(text, "en-GB", "", blocks)))
    known = {name for name, _ in Page(plain).tags} | {"br", "p", "span"}
    assert {name for name, _ in written.tags} <= known
    assert "".join(clean(text).split()) in "".join(written.seen().split())


def test_the_marking_stands_at_the_top_the_bottom_and_on_each_printed_page() -> None:
    text = html(Document("Pack", "en-GB", "OFFICIAL-SENSITIVE", ()))
    assert text.count('<p class="marking">OFFICIAL-SENSITIVE</p>') == 2
    assert '@top-center { content: "OFFICIAL-SENSITIVE"' in text
    assert text.index('class="marking"') < text.index("<h1>") < text.rindex('class="marking"')


def test_a_new_page_begins_where_it_is_asked_for() -> None:
    text = html(Document("Pack", "en-GB", "", (Heading("Case 1", new_page=True),)))
    assert '<h2 class="new-page">Case 1</h2>' in text
    assert ".new-page { break-before: page; }" in text


def test_every_colour_of_text_has_a_contrast_of_seven_to_one_on_every_ground() -> None:
    inks = set(re.findall(r"(?<![-\w])color: (#[0-9a-f]{6})", STYLE))
    grounds = set(re.findall(r"background: (#[0-9a-f]{6})", STYLE))
    assert inks
    assert grounds
    assert min(contrast(ink, ground) for ink in inks for ground in grounds) >= 7


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2.2."""
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
