import random

import pytest
from consistent_sampler import sampler
from hypothesis import given
from hypothesis import strategies as st

from sampling.references import distinct_references, normalise_reference
from sampling.tickets import (
    _text,
    first_tickets,
    in_ticket_order,
    lowest_tickets,
    seed_key,
    shown,
    ticket,
)

SEED = "28917365509382746150"
CASES = [f"CASE-{number:04d}" for number in range(1, 101)]

readable = st.characters(exclude_categories=("Cs", "Cc"))
references = st.text(readable, min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
frames = st.lists(references, max_size=40, unique_by=normalise_reference)
seeds = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


def test_the_ticket_is_the_published_one() -> None:
    assert ticket(seed_key("01382438112797316654"), "AB-130") == (
        "0.26299714122838008416507544297546663599715395525154425586041245287750224561854"
    )


def test_the_first_ten_of_a_hundred_are_the_published_ones() -> None:
    found = [(shown(number), name) for number, name in first_tickets(SEED, CASES, 10)]
    assert found == [
        ("0.000827836376529526", "CASE-0088"),
        ("0.003864240255857090", "CASE-0080"),
        ("0.018554174326048785", "CASE-0062"),
        ("0.020476840748415193", "CASE-0093"),
        ("0.020861336664780335", "CASE-0011"),
        ("0.043840955769647730", "CASE-0096"),
        ("0.047593538953446798", "CASE-0078"),
        ("0.066052658004846989", "CASE-0058"),
        ("0.069264608540126624", "CASE-0031"),
        ("0.084620453655877746", "CASE-0065"),
    ]


def test_capital_and_small_letters_are_different_cases() -> None:
    found = [(shown(number), name) for number, name in in_ticket_order("1", ["café", "A", "a"])]
    assert found == [
        ("0.583015705920393333", "a"),
        ("0.710930669886628864", "A"),
        ("0.798184366071248191", "café"),
    ]


def test_composed_and_decomposed_letters_are_the_same_case() -> None:
    key = seed_key("1")
    assert ticket(key, "cafe\u0301") == ticket(key, "caf\u00e9")
    assert shown(ticket(key, " cafe\u0301 ")) == "0.798184366071248191"


def test_a_thousand_random_frames_are_drawn_as_the_published_program_draws_them() -> None:
    chance = random.Random(20260420)
    letters = "abcXYZ019-/ éßñøŁ中文العעब😀\u0301"
    for _ in range(1000):
        wanted = {
            normalise_reference("".join(chance.choices(letters, k=chance.randint(1, 10))))
            for _ in range(chance.randint(1, 25))
        } - {""}
        frame = sorted(wanted)
        chance.shuffle(frame)
        seed = "".join(chance.choices("0123456789", k=20))
        take = chance.randint(0, len(frame))
        theirs = [
            (number, name) for number, name, _ in sampler(frame, seed=seed, take=take, digits=18)
        ]
        ours = [(shown(number), name) for number, name in first_tickets(seed, frame, take)]
        assert ours == theirs


@given(seeds, frames)
def test_the_order_is_the_published_programs_order(seed: str, frame: list[str]) -> None:
    normalised = [normalise_reference(name) for name in frame]
    theirs = list(sampler(normalised, seed=seed, output="id"))
    assert [name for _, name in in_ticket_order(seed, frame)] == theirs


@given(seeds, frames, st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(
    seed: str, frame: list[str], chance: random.Random
) -> None:
    shuffled = frame.copy()
    chance.shuffle(shuffled)
    assert in_ticket_order(seed, shuffled) == in_ticket_order(seed, frame)


@given(seeds, frames, st.data())
def test_the_order_of_a_part_is_the_part_of_the_order(
    seed: str, frame: list[str], data: st.DataObject
) -> None:
    part = {normalise_reference(name) for name in frame if data.draw(st.booleans())}
    filtered = [row for row in in_ticket_order(seed, frame) if row[1] in part]
    assert in_ticket_order(seed, part) == filtered


@given(seeds, frames, st.integers(0, 45))
def test_a_longer_draw_begins_with_the_shorter(seed: str, frame: list[str], count: int) -> None:
    assert first_tickets(seed, frame, count) == in_ticket_order(seed, frame)[:count]


@pytest.mark.parametrize("count", [1, 3, 10, 100, 999])
def test_the_quick_search_finds_what_sorting_everything_finds(count: int) -> None:
    frame = [f"case {number}" for number in range(5000)]
    for seed in ("1", "2", "3", SEED):
        assert first_tickets(seed, frame, count) == in_ticket_order(seed, frame)[:count]


def test_the_quick_search_gives_way_when_too_few_tickets_are_low() -> None:
    key = seed_key(SEED)
    high = [name for number, name in in_ticket_order(SEED, CASES) if number > "0.1"]
    found = lowest_tickets(key, high, 2)
    assert found == [row for row in in_ticket_order(SEED, CASES) if row[0] > "0.1"][:2]


def test_a_short_number_is_padded_to_sixty_four_digits_before_it_is_read_backwards() -> None:
    assert _text(bytes(31) + b"\x7b") == "0.321" + "0" * 61
    assert len(_text(b"\xff" * 32)) == 80


def test_more_cases_than_there_are_gives_them_all() -> None:
    assert len(first_tickets(SEED, CASES, 500)) == 100


def test_nines_at_the_front_do_not_count_as_shown_digits() -> None:
    assert shown("0.99912345", 2) == "0.99912"
    assert shown("0.12345", 2) == "0.12"
    assert shown("0.999", 5) == "0.999"


def test_text_that_is_no_ticket_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with"):
        shown("1.5")


def test_a_draw_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        first_tickets(SEED, CASES, -1)


def test_a_case_that_is_there_twice_is_refused_even_in_two_spellings() -> None:
    with pytest.raises(ValueError, match="2 times"):
        in_ticket_order("1", ["caf\u00e9", "cafe\u0301"])


@pytest.mark.parametrize("bad", ["", "   ", "\ud800"])
def test_a_reference_without_bytes_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="reference"):
        distinct_references(["A-1", bad])
