import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampling.digest import frame_digest
from sampling.draw import draw
from sampling.tickets import in_ticket_order, shown
from sampling.verify import Verification, check_record

SEED = "28917365509382746150"
ONE = {"all": [f"CASE-{number:03d}" for number in range(1, 41)]}
MANY = {
    "custody": [f"C/{number}" for number in range(12)],
    "taser": [f"T/{number}" for number in range(30)],
    "unused": ["U/1", "U/2"],
}


def published(
    strata: dict[str, list[str]], quotas: dict[str, int], reserves: int, seed: str = SEED
) -> dict[str, Any]:
    frame = [name for names in strata.values() for name in names]
    return {
        "format": "scrutiny-draw/1",
        "panel": "oocd",
        "theme": None,
        "period": {"from": "2026-01-01", "to": "2026-03-31"},
        "frame": {"size": len(frame), "digest": frame_digest(frame)},
        "plan": {
            "strata": {name: len(names) for name, names in strata.items()},
            "quotas": quotas,
            "size": sum(quotas.values()),
            "reserves": reserves,
            "stratify": None,
        },
        "seed": seed,
        "seed_source": "dice",
        "sealed_at": "2026-04-01T09:00:00+01:00",
        "drawn_at": "2026-04-01T10:00:00+01:00",
        "draw_number": 1,
        "of_draws": 1,
        "method": "consistent_sampler 1.0.10, generation 1",
        "selected": [
            {
                "order": case.order,
                "reference": case.reference,
                "ticket": shown(case.ticket),
                "stratum": case.stratum,
                "kind": case.kind,
            }
            for case in draw(seed, strata, quotas, reserves)
        ],
        "tool_version": "0.1.0",
    }


SIMPLE = published(ONE, {"all": 6}, 3)
STRATIFIED = published(MANY, {"custody": 3, "taser": 4, "unused": 0}, 2)


def whole_list(strata: dict[str, list[str]]) -> list[str]:
    return [name for names in reversed(strata.values()) for name in names]


def check(record: Any, strata: dict[str, list[str]]) -> Verification:
    return check_record(record, whole_list(strata))


def test_an_honest_record_verifies_with_and_without_its_list() -> None:
    for record, strata in ((SIMPLE, ONE), (STRATIFIED, MANY)):
        for result in (check(record, strata), check_record(record)):
            assert result.problems == ()
            assert result.verified


def test_what_was_not_checked_is_said() -> None:
    assert any("Without the list" in limit for limit in check_record(SIMPLE).limits)
    assert not any("stratum" in limit for limit in check(SIMPLE, ONE).limits)
    assert any("which stratum" in limit for limit in check(STRATIFIED, MANY).limits)
    assert any("exactly the first tickets" in said for said in check(SIMPLE, ONE).checked)


def test_a_frame_without_strata_may_leave_its_stratum_unnamed() -> None:
    record = copy.deepcopy(SIMPLE)
    for case in record["selected"]:
        case["stratum"] = ""
    assert check(record, ONE).verified


@given(
    st.lists(st.integers(1, 15), min_size=1, max_size=4),
    st.integers(0, 3),
    st.text("0123456789", min_size=20, max_size=20),
    st.data(),
)
def test_every_draw_verifies(
    sizes: list[int], reserves: int, seed: str, data: st.DataObject
) -> None:
    strata = {
        f"stratum {place}": [f"{place}-{number}" for number in range(size)]
        for place, size in enumerate(sizes)
    }
    quotas = {name: data.draw(st.integers(0, len(names))) for name, names in strata.items()}
    record = published(strata, quotas, reserves, seed) | {"seed_source": "named beacon"}
    assert check(record, strata).problems == ()


def replace(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        *places, last = path.split(".")
        target: Any = record
        for place in places:
            target = target[int(place) if place.isdigit() else place]
        target[int(last) if last.isdigit() else last] = value

    return change


def swap_two(record: dict[str, Any]) -> None:
    first, second = record["selected"][:2]
    first["reference"], second["reference"] = second["reference"], first["reference"]


def put_out_of_order(record: dict[str, Any]) -> None:
    record["selected"][:2] = record["selected"][1::-1]
    for place, case in enumerate(record["selected"], start=1):
        case["order"] = place


def make_a_reserve_random(record: dict[str, Any]) -> None:
    kinds = {0: "reserve", 6: "random"}
    for place, kind in kinds.items():
        record["selected"][place]["kind"] = kind


def draw_one_twice(record: dict[str, Any]) -> None:
    record["selected"][1] = dict(record["selected"][0], order=2)


def drop_the_last(record: dict[str, Any]) -> None:
    record["selected"].pop()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (replace("seed", "28917365509382746151"), "more tickets do not follow from the seed"),
        (replace("seed", "123"), "20 dice"),
        (replace("selected.0.ticket", "0.000000000000000001"), "The ticket of"),
        (replace("selected.0.reference", "CASE-999"), "The ticket of 'CASE-999'"),
        (replace("selected.0.reference", " "), "one spelling"),
        (replace("selected.3.order", 5), "Selected case 4 is numbered 5"),
        (replace("selected.0.stratum", "taser"), "not in the plan"),
        (replace("selected.0.kind", "directed"), "a drawn case is random or reserve"),
        (replace("selected.0", 7), "Selected case 1 should be a table"),
        (replace("selected", {}), "selected should be a list"),
        (replace("plan.quotas", {"all": 5}), "planned size is 6"),
        (replace("plan.size", 7), "planned size is 7"),
        (replace("plan.reserves", 4), "should have 4 reserve"),
        (replace("plan.reserves", -1), "plan.reserves should be a whole number"),
        (replace("plan.strata", {"all": 39}), "strata hold 39"),
        (replace("plan.strata", {"all": True}), "whole number, 0 or more, for 'all'"),
        (replace("plan", []), "no plan.strata"),
        (replace("frame.size", 41), "strata hold 40"),
        (replace("frame.digest", "0" * 64), "not the same list"),
        (replace("frame.size", 10**13), "frame.size should be a whole number"),
        (replace("selected.0.order", 10**5000), "Selected case 1 should have an order"),
        (replace("format", "scrutiny-draw/2"), "format is 'scrutiny-draw/2'"),
        (replace("method", "dice"), "method is 'dice'"),
        (replace("draw_number", 2), "draw 2, but of only 1"),
        (replace("of_draws", 0), "of_draws should be a whole number, 1 or more"),
        (replace("drawn_at", "2026-04-01T08:59:59+01:00"), "earlier than the seal"),
        (replace("drawn_at", "yesterday"), "drawn_at should be a date and time"),
        (replace("drawn_at", "2026-04-01T10:00:00"), "Only one of sealed_at"),
        (replace("sealed_at", None), "sealed_at should be text"),
        (swap_two, "The ticket of"),
        (put_out_of_order, "by ticket order"),
        (make_a_reserve_random, "a reserve has a lower ticket"),
        (draw_one_twice, "was drawn 2 times"),
        (drop_the_last, "should have 3 reserve cases, but has 2"),
    ],
)
def test_each_wrong_part_is_one_plain_problem(
    change: Callable[[dict[str, Any]], None], said: str
) -> None:
    record = copy.deepcopy(SIMPLE)
    change(record)
    result = check(record, ONE)
    assert not result.verified
    assert any(said in problem for problem in result.problems), result.problems


@pytest.mark.parametrize("key", sorted(SIMPLE))
def test_each_missing_part_is_named(key: str) -> None:
    record = {name: part for name, part in SIMPLE.items() if name != key}
    result = check(record, ONE)
    assert any(problem.startswith(f"The record has no {key}") for problem in result.problems)


def test_another_list_does_not_verify() -> None:
    short = check_record(SIMPLE, ONE["all"][1:])
    assert any("list has 39 cases" in problem for problem in short.problems)
    twice = check_record(SIMPLE, [*ONE["all"], "CASE-001"])
    assert any("cannot be used" in problem for problem in twice.problems)
    renamed = check_record(SIMPLE, [*ONE["all"][1:], "CASE-999"])
    assert any("not the same list" in problem for problem in renamed.problems)


def redrawn_without(strata: dict[str, list[str]], left_out: str) -> dict[str, Any]:
    """Publish a draw that passed one case over, with every other part made to fit."""
    honest = published(strata, STRATIFIED["plan"]["quotas"], 2) if strata is MANY else SIMPLE
    fewer = {name: [one for one in names if one != left_out] for name, names in strata.items()}
    record = published(fewer, honest["plan"]["quotas"], honest["plan"]["reserves"])
    record["frame"], record["plan"] = honest["frame"], honest["plan"]
    return record


def test_a_case_that_was_passed_over_is_found() -> None:
    lowest = in_ticket_order(SEED, ONE["all"])[0][1]
    result = check(redrawn_without(ONE, lowest), ONE)
    assert len(result.problems) == 1
    assert result.problems[0].startswith(f"The case {lowest!r} was passed over: its ticket comes")
    assert check_record(redrawn_without(ONE, lowest)).verified


def test_a_case_that_no_stratum_can_explain_is_found() -> None:
    # The two strata that were drawn from have last tickets well above the lowest of all, and
    # the one that was not drawn from has room for two undrawn cases only.
    order = [name for _, name in in_ticket_order(SEED, MANY["taser"] + MANY["custody"])]
    strata = {"custody": MANY["custody"], "taser": MANY["taser"]}
    honest = published(strata, {"custody": 3, "taser": 4}, 2)
    fewer = {name: [one for one in names if one != order[0]] for name, names in strata.items()}
    record = published(fewer, {"custody": 3, "taser": 4}, 2)
    record["frame"], record["plan"] = honest["frame"], honest["plan"]
    assert any(f"{order[0]!r} was passed over" in said for said in check(record, strata).problems)


def test_a_case_from_elsewhere_is_found() -> None:
    strata = {"all": [*ONE["all"], "EXTRA"]}
    record = published(strata, {"all": 41}, 0)
    assert any("'EXTRA' was drawn but is not" in said for said in check(record, ONE).problems)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["\ud800", "random", "", SEED]),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(), parts, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300)
@given(st.data())
def test_nothing_in_a_record_ends_in_an_exception(data: st.DataObject) -> None:
    record = copy.deepcopy(STRATIFIED)
    places: list[Any] = [record, record["frame"], record["plan"], record["plan"]["quotas"]]
    places += [record["selected"][0], record["selected"]]
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(places))
        if isinstance(place, list):
            place[data.draw(st.integers(0, len(place) - 1))] = data.draw(anything)
        else:
            place[data.draw(st.sampled_from(sorted(place)))] = data.draw(anything)
    result = check_record(record, whole_list(MANY))
    assert result.verified == (result.problems == ())
    for problem in result.problems:
        assert problem.encode()


@given(anything)
def test_something_that_is_no_record_is_refused_in_words(record: object) -> None:
    result = check_record(record, ["A-1"])
    assert not result.verified
    assert result.problems
