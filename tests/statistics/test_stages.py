"""Each stage over the one that feeds it, find rates, both ethnicity records, weighted shares."""

import json

import pytest

from reports.statistics.estimate import Estimate
from reports.statistics.hit_rates import (
    Caveat,
    FindMeasure,
    hit_rates,
    threshold_test_caveat,
)
from reports.statistics.recorded_group import Definition, Pair, agreement, counts_by_definition
from reports.statistics.stages import RESIDENTS, Stage, StageFigure, stage_index
from reports.statistics.weighted import chosen_share, weighted_share
from sampling.strata import StratumCounts
from tests.statistics.consensus import MISSING, REFERENCE, outputs

needs_reference = pytest.mark.skipif(not REFERENCE.exists(), reason=MISSING)

GROUPS = ("White", "Black", "AIAN", "ANHPI", "Hispanic")
MALES = dict(zip(GROUPS, (8_752_200, 2_468_900, 310_700, 988_200, 4_038_700), strict=True))
FEMALES = dict(zip(GROUPS, (8_336_000, 2_396_600, 301_900, 964_100, 3_885_000), strict=True))


def stage(name: str, fed_by: str, *counts: int) -> Stage:
    return Stage(name, fed_by, dict(zip(GROUPS, counts, strict=True)))


MALE_STAGES = (
    stage("referred", RESIDENTS, 159_200, 129_700, 6_900, 4_500, 71_800),
    stage("diverted", "referred", 48_000, 21_700, 1_500, 1_100, 16_500),
    stage("detained", "referred", 32_500, 41_000, 2_000, 1_300, 23_700),
    stage("petitioned", "referred", 83_500, 83_400, 4_300, 2_500, 39_700),
    stage("adjudicated", "petitioned", 42_300, 39_200, 2_300, 1_300, 22_100),
    stage("probation", "adjudicated", 29_000, 23_800, 1_600, 900, 14_500),
    stage("placement", "adjudicated", 9_500, 13_000, 600, 300, 7_000),
)
PUBLISHED = {
    ("males", "referred"): ((18.2, 52.5, 22.2, 4.6, 17.8), (2.9, 1.2, 0.3, 1.0)),
    ("males", "detained"): ((20.4, 31.6, 28.8, 29.4, 33.0), (1.6, 1.4, 1.4, 1.6)),
    ("males", "petitioned"): ((52.4, 64.3, 62.8, 55.1, 55.3), (1.2, 1.2, 1.1, 1.1)),
    ("females", "referred"): ((7.4, 19.4, 12.1, 1.7, 6.0), (2.6, 1.6, 0.2, 0.8)),
}
"""Rates per 1,000 residents or per 100 of the stage before, and ratios to White, as published."""


def could_be(published: float, low: float, high: float) -> bool:
    """Say whether a figure printed with one decimal could be any in a range."""
    return low - 0.05 - 1e-9 <= published <= high + 0.05 + 1e-9


def around(row: StageFigure) -> tuple[float, float]:
    """Give the range of a value whose two counts are rounded to 100."""
    return (row.events - 50) / (row.base + 50), (row.events + 50) / (row.base - 50)


@pytest.mark.parametrize(("sex", "name"), PUBLISHED)
def test_published_juvenile_justice_rates_and_ratios_are_reproduced(sex: str, name: str) -> None:
    stages: tuple[Stage, ...] = MALE_STAGES
    if sex == "females":
        stages = (stage("referred", RESIDENTS, 61_500, 46_400, 3_700, 1_600, 23_200),)
    rows = stage_index(MALES if sex == "males" else FEMALES, stages, "White")
    rates, ratios = PUBLISHED[sex, name]
    found = {row.group: row for row in rows if row.stage == name}
    white = around(found["White"])
    for group, published in zip(GROUPS, rates, strict=True):
        row = found[group]
        scale = 1000 if row.fed_by == RESIDENTS else 100
        low, high = around(row)
        assert could_be(published, low * scale, high * scale)
        shown = (row.value.estimate or 0) * (1 if row.fed_by == RESIDENTS else 100)
        assert low * scale <= shown <= high * scale
    for group, published in zip(GROUPS[1:], ratios, strict=True):
        low, high = around(found[group])
        assert could_be(published, low / white[1], high / white[0])
        index = found[group].index
        assert index is not None
        assert low / white[1] <= (index.estimate or 0) <= high / white[0]


def test_every_stage_is_over_the_one_that_feeds_it() -> None:
    rows = stage_index(MALES, MALE_STAGES, "White")
    assert len(rows) == 35
    placed = next(row for row in rows if (row.stage, row.group) == ("placement", "Black"))
    assert (placed.base, placed.fed_by) == (39_200, "adjudicated")
    assert placed.index is not None
    assert placed.index.method == "Koopman score"
    first = next(row for row in rows if row.group == "Black")
    assert first.index is not None
    assert first.index.method == "exact conditional"
    assert [row.index for row in rows if row.group == "White"] == [None] * 7


@pytest.mark.parametrize(
    ("stages", "message"),
    [
        ([Stage("arrest", "search", {"White": 1})], "no earlier stage"),
        ([Stage("search", RESIDENTS, {"Black": 1})], "search does not count the group White"),
        ([Stage("search", RESIDENTS, {"White": 1, "Green": 1})], "residents does not count"),
        ([Stage("search", RESIDENTS, {"White": 1})] * 2, "there twice"),
        (
            [
                Stage("search", RESIDENTS, {"White": 5}),
                Stage("arrest", "search", {"White": 6}),
            ],
            "arrest has 6 for White, of only 5",
        ),
    ],
)
def test_stages_that_do_not_fit_are_refused(stages: list[Stage], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        stage_index({"White": 100, "Black": 100}, stages, "White")


def test_find_rates_carry_their_caveats() -> None:
    found = hit_rates(131, 760, 763, 4_853, FindMeasure.LINKED)
    assert found.caveats == (Caveat.NOT_SEARCHED, Caveat.INFRA_MARGINALITY)
    assert found.ratio.low == pytest.approx(0.924349, rel=1e-5)
    assert found.difference.estimate == pytest.approx(131 / 760 - 763 / 4_853)
    assert Caveat.ARREST_IS_NOT_FIND in hit_rates(1, 2, 3, 4, FindMeasure.OUTCOME).caveats
    assert threshold_test_caveat() is Caveat.NO_THRESHOLD_TEST


PAIRS: dict[Pair, int] = {
    ("White", "White"): 50,
    ("Black", "White"): 2,
    ("Black", "Black"): 10,
    (None, "Black"): 7,
    ("Asian", None): 3,
    (None, None): 4,
}


def test_the_three_definitions_are_counted_apart_and_add_up() -> None:
    for definition, groups, unrecorded in (
        (Definition.SELF, {"Asian": 3, "Black": 12, "White": 50}, 11),
        (Definition.OFFICER, {"Black": 17, "White": 52}, 7),
        (Definition.SELF_ELSE_OFFICER, {"Asian": 3, "Black": 19, "White": 50}, 4),
    ):
        found = counts_by_definition(PAIRS, definition)
        assert found.definition is definition
        assert (found.groups, found.unrecorded) == (groups, unrecorded)
        assert sum(found.groups.values()) + found.unrecorded == found.total == 76


def test_agreement_is_of_cases_that_have_both_records() -> None:
    found = agreement(PAIRS)
    assert (found.agree, found.both_known, found.share) == (60, 62, 60 / 62)
    assert (found.only_self, found.only_officer, found.neither) == (3, 7, 4)
    assert agreement({}).share is None
    with pytest.raises(ValueError, match="A blank is not a group"):
        agreement({("", "White"): 1})


DRAWN = [StratumCounts(9, 30, 760), StratumCounts(4, 30, 4853), StratumCounts(5, 20, 429)]


@needs_reference
def test_the_weighted_share_is_that_of_the_survey_program() -> None:
    wanted = outputs("W01", "survey", "svydesign")
    logit, beta = weighted_share(DRAWN), weighted_share(DRAWN, beta=True)
    assert logit.estimate == pytest.approx(wanted["mean"], rel=1e-5)
    assert [logit.low, logit.high] == pytest.approx(wanted["logit"], rel=1e-5)
    assert [beta.low, beta.high] == pytest.approx(wanted["beta"], rel=1e-5)


def test_where_the_usual_limits_fail_the_exact_ones_stand_in() -> None:
    none = weighted_share([StratumCounts(0, 10, 50), StratumCounts(0, 10, 40)])
    assert none.estimate == 0
    assert none.low == 0
    assert none.high is not None
    assert 0 < none.high < 0.5
    assert none.method.startswith("exact stratified")
    single = weighted_share([StratumCounts(1, 1, 5), StratumCounts(3, 10, 40)])
    assert single.method.startswith("exact stratified")
    whole = weighted_share([StratumCounts(3, 10, 10), StratumCounts(1, 5, 5)])
    assert (whole.low, whole.estimate, whole.high) == pytest.approx((4 / 15,) * 3)
    unread = weighted_share([StratumCounts(0, 0, 5), StratumCounts(3, 10, 40)])
    assert unread.estimate is None
    assert weighted_share([]).undefined


def test_chosen_cases_have_no_interval() -> None:
    found = chosen_share(3, 12)
    assert (found.estimate, found.low, found.high) == (0.25, None, None)
    assert chosen_share(0, 0).undefined


def test_a_result_can_be_written_as_json() -> None:
    """No infinity and no NaN ever leaves a method."""
    for found in (
        weighted_share(DRAWN),
        hit_rates(3, 12, 0, 10, FindMeasure.LINKED).ratio,
        hit_rates(0, 5, 0, 7, FindMeasure.LINKED).ratio,
    ):
        assert isinstance(found, Estimate)
        json.dumps([found.estimate, found.low, found.high, found.p_value], allow_nan=False)
