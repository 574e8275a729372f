import random

import pytest
from consistent_sampler import sampler
from hypothesis import given
from hypothesis import strategies as st

from sampling.draw import RANDOM, RESERVE, Drawn, draw, whole_order
from sampling.tickets import in_ticket_order

SEED = "28917365509382746150"
NAMES = ("custody", "stop-search", "use-of-force")
STRATA = {
    name: [f"CASE-{number:04d}" for number in range(1, 31) if number % 3 == place]
    for place, name in enumerate(NAMES)
}


def of_kind(drawn: list[Drawn], kind: str) -> list[str]:
    return [case.reference for case in drawn if case.kind == kind]


def test_each_stratum_gets_the_published_cases() -> None:
    drawn = draw(SEED, STRATA, dict.fromkeys(NAMES, 2), 0)
    found = {name: [case.reference for case in drawn if case.stratum == name] for name in NAMES}
    assert found == {
        "custody": ["CASE-0021", "CASE-0018"],
        "stop-search": ["CASE-0028", "CASE-0001"],
        "use-of-force": ["CASE-0011", "CASE-0020"],
    }


@st.composite
def plans(make: st.DrawFn) -> tuple[str, dict[str, list[str]], dict[str, int], int]:
    sizes = make(st.lists(st.integers(0, 12), min_size=1, max_size=5))
    strata = {
        f"stratum {place}": [f"{place}/{number}" for number in range(size)]
        for place, size in enumerate(sizes)
    }
    quotas = {name: make(st.integers(0, len(cases))) for name, cases in strata.items()}
    return make(st.text("0123456789", min_size=1)), strata, quotas, make(st.integers(0, 4))


@given(plans())
def test_a_draw_is_each_stratums_first_tickets(
    plan: tuple[str, dict[str, list[str]], dict[str, int], int],
) -> None:
    seed, strata, quotas, reserves = plan
    drawn = draw(seed, strata, quotas, reserves)
    for name, cases in strata.items():
        theirs = list(sampler(cases, seed=seed, output="id"))
        quota = quotas[name]
        ours = [case for case in drawn if case.stratum == name]
        assert of_kind(ours, RANDOM) == theirs[:quota]
        assert of_kind(ours, RESERVE) == (theirs[quota : quota + reserves] if quota else [])


@given(plans())
def test_random_cases_are_numbered_before_reserves_and_each_in_ticket_order(
    plan: tuple[str, dict[str, list[str]], dict[str, int], int],
) -> None:
    drawn = draw(*plan)
    assert [case.order for case in drawn] == list(range(1, len(drawn) + 1))
    kinds = [case.kind for case in drawn]
    assert kinds == sorted(kinds, key=[RANDOM, RESERVE].index)
    for kind in (RANDOM, RESERVE):
        tickets = [case.ticket for case in drawn if case.kind == kind]
        assert tickets == sorted(tickets)


@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_strata_and_cases_in_the_file_does_not_matter(
    plan: tuple[str, dict[str, list[str]], dict[str, int], int], chance: random.Random
) -> None:
    seed, strata, quotas, reserves = plan
    shuffled = {name: chance.sample(cases, len(cases)) for name, cases in reversed(strata.items())}
    assert draw(seed, shuffled, quotas, reserves) == draw(seed, strata, quotas, reserves)


def test_a_longer_draw_begins_with_the_shorter() -> None:
    cases = {"": [f"{number}" for number in range(400)]}
    short = of_kind(draw(SEED, cases, {"": 20}, 0), RANDOM)
    assert of_kind(draw(SEED, cases, {"": 50}, 0), RANDOM)[:20] == short


def test_the_first_reserve_is_the_case_a_longer_draw_would_take_next() -> None:
    cases = {"": [f"{number}" for number in range(60)]}
    assert (
        of_kind(draw(SEED, cases, {"": 5}, 1), RESERVE)
        == of_kind(draw(SEED, cases, {"": 6}, 0), RANDOM)[5:]
    )


def test_reserves_run_out_quietly() -> None:
    drawn = draw(SEED, {"": ["a", "b", "c"]}, {"": 2}, 5)
    assert len(of_kind(drawn, RESERVE)) == 1


def test_the_whole_order_is_the_frame_in_ticket_order() -> None:
    order = whole_order(SEED, STRATA["custody"])
    assert [(case.ticket, case.reference) for case in order] == in_ticket_order(
        SEED, STRATA["custody"]
    )
    assert order[-1].order == 10


@pytest.mark.parametrize(
    ("quotas", "said"),
    [
        ({"custody": 11}, "The quota of custody is 11, but it has only 10 cases."),
        ({"custody": -1}, "below 0"),
        ({"taser": 1}, "quota for taser"),
    ],
)
def test_a_quota_that_cannot_be_met_is_refused_by_name(quotas: dict[str, int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        draw(SEED, STRATA, quotas, 0)


def test_a_case_in_two_strata_is_refused() -> None:
    with pytest.raises(ValueError, match="'A-1' is in the list 2 times"):
        draw(SEED, {"x": ["A-1"], "y": ["A-1 "]}, {"x": 1}, 0)


def test_a_blank_seed_and_reserves_below_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="seed is blank"):
        draw(" ", STRATA, {}, 0)
    with pytest.raises(ValueError, match="reserves"):
        draw(SEED, STRATA, {}, -1)
