from hypothesis import given
from hypothesis import strategies as st

from reports.content import Bullets, Heading, Paragraph
from reports.prose import changed_numbers, prose_of, with_texts

BLOCKS = (
    Heading("A heading"),
    Paragraph("Alike.\n\nOther."),
    Bullets(("Alike.", "Third.")),
)


def test_of_two_paragraphs_alike_only_the_one_that_was_edited_changes() -> None:
    second = [each for each in prose_of(BLOCKS) if each.text == "Alike."][1]
    assert with_texts(BLOCKS, {second.block: "New."}) == (
        Heading("A heading"),
        Paragraph("Alike.\n\nOther."),
        Bullets(("New.", "Third.")),
    )


def test_a_text_whose_paragraph_the_record_changed_is_not_printed() -> None:
    known = prose_of(BLOCKS)[0]
    changed = (Paragraph("Alike no more."),)
    assert with_texts(changed, {known.block: "New."}) == changed


def test_a_share_that_became_a_count_or_a_word_is_told() -> None:
    assert changed_numbers("50.0 % (3 of 6)", "50.0 (3 of 6)") == (
        "it says 50.0 where the record says 50.0%"
    )
    assert changed_numbers("We saw this often.", "We saw this in Twelve files.") == (
        "it brings in twelve, which this paragraph does not give"
    )


@given(st.lists(st.integers(0, 999), min_size=1, max_size=5), st.data())
def test_any_other_number_or_order_is_told(numbers: list[int], data: st.DataObject) -> None:
    other = data.draw(st.lists(st.integers(0, 999), max_size=5))
    before = " and ".join(map(str, numbers))
    after = "So: " + " or ".join(map(str, other))
    assert (changed_numbers(before, after) == "") == (numbers == other)
