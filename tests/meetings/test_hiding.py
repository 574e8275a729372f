"""What a blind field hides is hidden in the text of the case too, and ordinary words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.meetings.hiding import TOKEN, blacked_out, hidden_in, hidden_words
from scrutiny.panels.reading import read_panel, shipped_text

SOPP = read_panel(shipped_text("sopp"), "sopp.toml")


def hidden(text: str, **values: str) -> str:
    return hidden_in(text, hidden_words(SOPP, values))


@pytest.mark.parametrize(
    "text",
    [
        "An IC3 male was seen.",
        "She said she is Pakistani.",
        "Described as a black male.",
        "The WHITE woman in the shop.",
        "Two Asian youths ran.",
        "He is White British and lives here.",
        "a Black young man",
    ],
)
def test_words_for_a_group_about_a_person_are_hidden_whichever_group_it_is(text: str) -> None:
    assert TOKEN in hidden(text)
    assert TOKEN in hidden(text.lower() if "IC3" not in text else text)


@pytest.mark.parametrize(
    "text",
    [
        "A white van stood in Black Lane.",
        "He wore black trainers and a white coat.",
        "On the other side of the road, any door was open.",
        "The whiteboard was blacked out.",
        "No further action.",
        "The drill hall; the mixed bag of tools.",
    ],
)
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert hidden(text) == text


def test_the_pseudonym_of_an_officer_is_hidden_as_a_whole_word_only() -> None:
    told = hidden("Officer K-17 and k-17, but K-171 too.", officer_pseudo_id="K-17")
    assert told == f"Officer {TOKEN} and {TOKEN}, but K-171 too."


def test_a_field_of_one_sign_does_not_blank_a_text() -> None:
    text = "1 officer, 1 dog, a bag"
    assert hidden(text, officer_pseudo_id="1", force_rating="a") == text


@given(st.text(max_size=200))
def test_no_text_makes_it_fail_and_nothing_else_is_changed(text: str) -> None:
    told = hidden(text)
    if TOKEN not in told:
        assert told == text
    blacked_out(text)


def test_bars_and_crosses_are_called_redacted_and_kept() -> None:
    assert blacked_out("PC ████ said [redacted] to XXXXX.") == (
        "PC [redacted: ████] said [redacted] to [redacted: XXXXX]."
    )
    assert blacked_out("size XXXL, xxx") == "size XXXL, xxx"
