from hypothesis import given
from hypothesis import strategies as st

from reports.card_blocks import card_blocks, card_title
from reports.content import Bullets, Document, Heading, Notice, Paragraph, Table
from reports.html import html
from tests.reports.building import HOSTILE

CARD = """# The card

Some *light* and **strong** words
that go on.

## More

1. First
   of all
2. Second

> Tell the chair.

| Letter | Meaning |
| --- | --- |
| G | The **grounds** |
| O |

See [the rules](https://example.org/rules).
"""


def test_a_card_becomes_plain_blocks() -> None:
    heading, text, more, items, notice, table, link = card_blocks(CARD, "card")
    assert heading == Heading("The card", 2, new_page=True)
    assert text == Paragraph("Some light and strong words that go on.")
    assert more == Heading("More", 3)
    assert items == Bullets(("First of all", "Second"), numbered=True)
    assert notice == Notice("Tell the chair.")
    assert isinstance(table, Table)
    assert (table.header, table.rows) == (("Letter", "Meaning"), (("G", "The grounds"), ("O", "")))
    assert link == Paragraph("See the rules (https://example.org/rules).")


def test_what_is_not_known_stays_text_and_harms_nothing() -> None:
    blocks = tuple(card_blocks(f"# A\n\n{HOSTILE}\n\n<b>x</b>\n", "a"))
    page = html(Document("Cards", "en-GB", "", blocks))
    assert "<script" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def test_a_card_without_a_heading_is_named_after_its_file() -> None:
    assert card_title("No heading.", "disposal-options") == "Disposal options"


@given(st.text(alphabet=st.sampled_from("#|->*_`[]() 1.a\n:!"), max_size=120))
def test_any_text_becomes_a_document_that_can_be_printed(text: str) -> None:
    blocks = tuple(card_blocks(text, "x"))
    assert html(Document("Cards", "en-GB", "", blocks))
