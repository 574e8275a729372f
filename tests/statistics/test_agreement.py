"""Measures of agreement against published examples, every pair counted out, and laws."""

from collections.abc import Callable
from itertools import combinations, permutations
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.agreement import LEAST_CASES, LEAST_MEMBERS, agreement
from reports.statistics.coefficient import Coefficient
from reports.statistics.fleiss_kappa import ONE_ANSWER, fleiss_kappa
from reports.statistics.gwet_ac import ONE_CATEGORY, gwet_ac1, gwet_ac2, ordinal_weights
from reports.statistics.krippendorff_alpha import krippendorff_alpha
from reports.statistics.simple_agreement import simple_agreement

CODES = "abcd"
ROWS = st.lists(st.lists(st.sampled_from(CODES), max_size=5), max_size=8)
MEASURES: dict[str, Callable[[list[list[str]]], Coefficient]] = {
    "kappa": fleiss_kappa,
    "alpha": krippendorff_alpha,
    "alpha ordinal": lambda rows: krippendorff_alpha(rows, CODES),
    "ac1": lambda rows: gwet_ac1(rows, CODES),
    "ac2": lambda rows: gwet_ac2(rows, CODES),
}

# Fleiss 1971, table 1: 30 patients, 6 psychiatrists each, 5 diagnoses; how many chose each.
PATIENTS = (
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031"
    " 00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
)
# The textbook table of 10 subjects and 14 raters.
SUBJECTS = (
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
)
# Krippendorff's four observers of twelve units, with missing answers; Gwet uses the same table.
OBSERVERS = ("123321412***", "1233224125*3", "*3332342251*", "12332441251*")


def spelled(counts: tuple[int, ...]) -> list[str]:
    return [code for code, count in zip("abcde", counts, strict=True) for _ in range(count)]


def observed() -> list[list[str]]:
    return [[each[unit] for each in OBSERVERS if each[unit] != "*"] for unit in range(12)]


def test_fleiss_own_example_gives_what_he_printed() -> None:
    rows = [spelled(tuple(int(each) for each in row)) for row in PATIENTS.split()]
    found = fleiss_kappa(rows)
    assert found.estimate == pytest.approx(0.430, abs=5e-4)
    assert found.observed == pytest.approx(0.5556, abs=5e-5)
    assert found.by_chance == pytest.approx(0.2199, abs=5e-5)


def test_the_textbook_table_of_fourteen_raters() -> None:
    found = fleiss_kappa([spelled(row) for row in SUBJECTS])
    assert found.estimate == pytest.approx(0.210, abs=5e-4)
    assert found.observed == pytest.approx(0.378, abs=5e-4)
    assert found.by_chance == pytest.approx(0.213, abs=5e-4)


def test_krippendorffs_table_with_missing_answers() -> None:
    assert krippendorff_alpha(observed()).estimate == pytest.approx(0.743, abs=5e-4)
    assert krippendorff_alpha(observed(), "12345").estimate == pytest.approx(0.815, abs=5e-4)


def test_gwets_figures_of_the_same_table() -> None:
    assert gwet_ac1(observed(), "12345").estimate == pytest.approx(0.775, abs=5e-4)
    assert fleiss_kappa(observed()).estimate == pytest.approx(0.761, abs=5e-4)
    assert gwet_ac1(observed(), "12345").observed == pytest.approx(0.818, abs=5e-4)


@given(ROWS)
def test_the_simple_share_is_every_pair_counted_out(rows: list[list[str]]) -> None:
    pairs = [pair for row in rows for pair in combinations(row, 2)]
    found = simple_agreement(rows)
    assert found.pairs == len(pairs)
    assert found.agreeing_pairs == sum(one == other for one, other in pairs)
    assert found.cases == sum(len(row) > 1 for row in rows)
    assert found.unanimous == sum(len(row) > 1 and len(set(row)) == 1 for row in rows)
    assert (found.share is None) == (found.undefined is not None)


@given(ROWS)
def test_each_coefficient_is_its_pairs_counted_out(rows: list[list[str]]) -> None:
    several = [row for row in rows if len(row) > 1]
    if not several:
        return
    weights = ordinal_weights(CODES)
    filled = [row for row in rows if row]
    share = {code: fmean(row.count(code) / len(row) for row in filled) for code in CODES}
    same = fmean(fmean(one == other for one, other in permutations(row, 2)) for row in several)
    near = fmean(fmean(weights[pair] for pair in permutations(row, 2)) for row in several)
    unsure = sum(each * (1 - each) for each in share.values())
    kappa, ac1, ac2 = fleiss_kappa(rows), gwet_ac1(rows, CODES), gwet_ac2(rows, CODES)
    assert kappa.observed == pytest.approx(same)
    assert kappa.by_chance == pytest.approx(sum(each**2 for each in share.values()))
    assert ac1.observed == pytest.approx(same)
    assert ac1.by_chance == pytest.approx(unsure / 3)
    assert ac2.observed == pytest.approx(float(near))
    assert ac2.by_chance == pytest.approx(float(sum(weights.values())) * unsure / 12)
    for each in (kappa, ac1, ac2):
        if each.estimate is not None:
            assert each.observed is not None
            assert each.by_chance is not None
            beyond = (each.observed - each.by_chance) / (1 - each.by_chance)
            assert each.estimate == pytest.approx(beyond)


@given(ROWS, st.booleans())
def test_alpha_is_its_pairs_counted_out(rows: list[list[str]], ordinal: bool) -> None:
    several = [row for row in rows if len(row) > 1]
    values = [code for row in several for code in row]

    def apart(one: str, other: str) -> float:
        if not ordinal:
            return float(one != other)
        low, high = sorted((one, other))
        between = sum(low <= each <= high for each in values)
        return (between - (values.count(one) + values.count(other)) / 2) ** 2

    found = krippendorff_alpha(rows, CODES if ordinal else "")
    if len(set(values)) < 2:
        assert found.estimate is None
        assert found.undefined
        return
    seen = sum(apart(*pair) / (len(row) - 1) for row in several for pair in permutations(row, 2))
    chance = fmean(apart(*pair) for pair in permutations(values, 2))
    assert found.estimate == pytest.approx(1 - seen / len(values) / chance)


@pytest.mark.parametrize("name", MEASURES)
@given(rows=ROWS, chance=st.randoms(use_true_random=False))
def test_the_order_of_cases_and_members_changes_nothing(
    name: str, rows: list[list[str]], chance: object
) -> None:
    import random

    assert isinstance(chance, random.Random)
    mixed = [chance.sample(row, len(row)) for row in chance.sample(rows, len(rows))]
    assert MEASURES[name](mixed) == MEASURES[name](rows)


@given(ROWS, st.permutations(CODES))
def test_other_names_for_the_answers_change_nothing(
    rows: list[list[str]], names: list[str]
) -> None:
    renamed = [[names[CODES.index(code)] for code in row] for row in rows]
    assert fleiss_kappa(renamed) == fleiss_kappa(rows)
    assert krippendorff_alpha(renamed) == krippendorff_alpha(rows)
    assert gwet_ac1(renamed, names) == gwet_ac1(rows, CODES)
    assert gwet_ac2(renamed, names) == gwet_ac2(rows, CODES)
    assert krippendorff_alpha(renamed, names) == krippendorff_alpha(rows, CODES)


@given(ROWS)
def test_a_scale_read_from_its_other_end_is_the_same_scale(rows: list[list[str]]) -> None:
    backwards = CODES[::-1]
    assert krippendorff_alpha(rows, backwards).estimate == krippendorff_alpha(rows, CODES).estimate
    assert gwet_ac2(rows, backwards) == gwet_ac2(rows, CODES)


@pytest.mark.parametrize("name", MEASURES)
@given(st.lists(st.tuples(st.sampled_from(CODES), st.integers(2, 5)), min_size=2, max_size=8))
def test_full_agreement_is_one(name: str, cases: list[tuple[str, int]]) -> None:
    rows = [[code] * members for code, members in cases]
    found = MEASURES[name](rows)
    if len({code for code, _ in cases}) > 1 or name.startswith("ac"):
        assert found.estimate == 1
    else:
        assert (found.estimate, found.undefined) == (None, ONE_ANSWER)


@pytest.mark.parametrize("name", MEASURES)
@given(rows=ROWS)
def test_there_is_a_figure_or_a_reason_and_never_more_than_one(
    name: str, rows: list[list[str]]
) -> None:
    found = MEASURES[name](rows)
    assert (found.estimate is None) == (found.undefined is not None)
    if found.estimate is not None:
        assert found.estimate <= 1


@pytest.mark.parametrize("rows", [[], [[]], [["a"], ["b"]]])
def test_without_two_answers_to_a_case_nothing_can_be_compared(rows: list[list[str]]) -> None:
    for measure in MEASURES.values():
        assert "nothing to compare" in (measure(rows).undefined or "")
    assert "nothing to compare" in (simple_agreement(rows).undefined or "")


def test_a_question_with_one_possible_answer_measures_nothing() -> None:
    assert gwet_ac1([["a", "a"]], "a").undefined == ONE_CATEGORY


def test_an_answer_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="z"):
        gwet_ac1([["a", "z"]], CODES)
    with pytest.raises(ValueError, match="z"):
        krippendorff_alpha([["a", "z"]], CODES)


def test_few_cases_or_few_members_are_warned_of() -> None:
    rows = [["a", "b", "a"]] * LEAST_CASES
    assert not agreement(rows, "abc", LEAST_MEMBERS).too_few
    few = agreement(rows[1:], "abc", LEAST_MEMBERS)
    assert few.too_few
    assert few.warnings[0].startswith("Too few to say more than the simple share: 9 cases")
    assert agreement(rows, "abc", LEAST_MEMBERS - 1).too_few


def test_one_answer_for_nearly_everything_is_warned_of() -> None:
    rows = [["a"] * 4] * 18 + [["a", "a", "a", "b"]] * 2
    found = agreement(rows, "ab", 4)
    assert found.simple.share == pytest.approx(0.95)
    assert found.kappa.estimate is not None
    assert found.kappa.estimate < 0.1
    assert found.ac1.estimate is not None
    assert found.ac1.estimate > 0.9
    assert "97.5 % (78 of 80) of all answers" in found.warnings[0]
    assert agreement([["a"] * 3] * 10, "ab", 3).warnings
    assert not agreement([["a"] * 3, ["b"] * 3] * 5, "ab", 3).warnings


def test_near_answers_are_measured_only_where_the_answers_have_an_order() -> None:
    rows = [["a", "b"], ["b", "c"]]
    assert agreement(rows, "abc", 2).ac2 is None
    ordered = agreement(rows, "abc", 2, ordered=True)
    assert ordered.ac2 is not None
    assert ordered.alpha_ordinal is not None
    assert agreement([["a", "b"]], "ab", 2, ordered=True).ac2 is None
