"""The figures of a real year of stops, counted here from the raw files and worked out by ours."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from reports.statistics.hit_rates import FindMeasure, hit_rates
from reports.statistics.missing import missing_bounds
from reports.statistics.rate import rate
from reports.statistics.rate_ratio import rate_ratio
from reports.statistics.recorded_group import Definition, Pair, agreement, counts_by_definition

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "stop_search" / "avon-and-somerset"
MONTHS = [f"2019-{month:02}" for month in range(4, 13)] + [
    f"2020-{month:02}" for month in (1, 2, 3)
]
RESIDENTS_2011 = {"Black": 30_923, "White": 1_491_970}
RESIDENTS_2021 = {"Black": 37_844, "White": 1_584_583}

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the real files are not here")


def coarse(label: str) -> str | None:
    if not label or label.endswith("Not stated"):
        return None
    return label.split("/")[0].split(" ")[0]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for month in MONTHS:
        path = FOLDER / f"{month}-avon-and-somerset-stop-and-search.csv"
        with path.open(encoding="utf-8-sig", newline="") as lines:
            found += csv.DictReader(lines)
    return found


@pytest.fixture(scope="module")
def pairs(rows: list[dict[str, str]]) -> Counter[Pair]:
    return Counter(
        (coarse(row["Self-defined ethnicity"]), coarse(row["Officer-defined ethnicity"]))
        for row in rows
    )


@pytest.mark.parametrize(
    ("definition", "residents", "ratio"),
    [
        (Definition.SELF, RESIDENTS_2011, 7.56),
        (Definition.SELF, RESIDENTS_2021, 6.56),
        (Definition.OFFICER, RESIDENTS_2011, 8.87),
        (Definition.SELF_ELSE_OFFICER, RESIDENTS_2011, 9.07),
    ],
)
def test_one_year_gives_four_ratios_each_under_its_own_name(
    pairs: Counter[Pair], definition: Definition, residents: dict[str, int], ratio: float
) -> None:
    counted = counts_by_definition(pairs, definition)
    assert counted.total == 8_509
    found = rate_ratio(
        counted.groups["Black"],
        residents["Black"],
        counted.groups["White"],
        residents["White"],
    )
    assert found.estimate == pytest.approx(ratio, abs=0.005)


def test_both_records_agree_where_both_are_known(pairs: Counter[Pair]) -> None:
    found = agreement(pairs)
    assert (found.agree, found.both_known, found.only_officer) == (5_726, 5_894, 1_462)
    # The published comparison leaves out people who called themselves "Other".
    named = agreement({pair: count for pair, count in pairs.items() if pair[0] != "Other"})
    assert (named.agree, named.both_known) == (5_714, 5_856)
    assert named.share == pytest.approx(0.976, abs=5e-4)


def test_rates_bounds_and_arrests_are_those_of_the_guide(
    rows: list[dict[str, str]], pairs: Counter[Pair]
) -> None:
    own = counts_by_definition(pairs, Definition.SELF)
    assert own.groups == {"Asian": 169, "Black": 760, "Mixed": 214, "Other": 46, "White": 4_853}
    assert own.unrecorded == 2_467
    black = rate(own.groups["Black"], RESIDENTS_2011["Black"])
    assert black.estimate == pytest.approx(24.58, abs=0.005)
    bounds = missing_bounds(760, 30_923, 4_853, 1_491_970, own.unrecorded)
    assert bounds.low == pytest.approx(5.01, abs=0.005)
    assert bounds.high == pytest.approx(32.1, abs=0.05)
    arrests = Counter(
        coarse(row["Self-defined ethnicity"]) for row in rows if row["Outcome"] == "Arrest"
    )
    assert (arrests["Black"], arrests["White"]) == (131, 763)
    found = hit_rates(131, 760, 763, 4_853, FindMeasure.ARREST)
    assert found.ratio.low == pytest.approx(0.924349, rel=1e-5)
