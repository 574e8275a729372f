import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampling.seeds import check_dice, check_public


@given(st.text("0123456789", min_size=20, max_size=40).filter(lambda seed: len(set(seed)) > 3))
def test_twenty_mixed_digits_are_fine(seed: str) -> None:
    problems = check_dice(seed)
    assert problems == [] or "counts up or down" in problems[0]


@pytest.mark.parametrize("seed", ["", "   ", "\t\n"])
def test_a_blank_seed_is_refused(seed: str) -> None:
    assert "blank" in check_dice(seed)[0]
    assert "blank" in check_public(seed)[0]


def test_nineteen_digits_are_too_few_and_twenty_are_enough() -> None:
    assert check_dice("2891736550938274615") == ["The seed has 19 digits; roll at least 20 dice."]
    assert check_dice("28917365509382746150") == []


def test_spaces_between_the_digits_are_named() -> None:
    assert check_dice("28917 36550 93827 46150") == [
        "The seed has spaces; type the digits without spaces."
    ]


@pytest.mark.parametrize(
    "seed", ["2891736550938274615x", "²8917365509382746150", "२८९१७३६५५०९३८२७४६१५०"]
)
def test_marks_that_are_not_plain_digits_are_named(seed: str) -> None:
    assert any("not digits" in problem for problem in check_dice(seed))


@pytest.mark.parametrize(
    "seed",
    [
        "00000000000000000000",
        "7" * 24,
        "01234567890123456789",
        "98765432109876543210",
        "34567890123456789012345",
    ],
)
def test_digits_that_no_dice_would_give_are_named(seed: str) -> None:
    assert any("dice do not do that" in problem for problem in check_dice(seed))


def test_a_public_value_is_taken_as_it_is() -> None:
    assert check_public("fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587") == []


@pytest.mark.parametrize("seed", [" fc18", "fc18\n", "\u00a0fc18"])
def test_spaces_round_a_public_value_are_named(seed: str) -> None:
    assert any("begins or ends" in problem for problem in check_public(seed))


@pytest.mark.parametrize("seed", ["fc\x0018", "fc\u200b18", "fc\n18", "\ufefffc18"])
def test_unseen_characters_in_a_public_value_are_named(seed: str) -> None:
    assert any("cannot be seen" in problem for problem in check_public(seed))
