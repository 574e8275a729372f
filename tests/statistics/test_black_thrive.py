"""Published local ratios again, by their own definitions; and why ours differ from them.

Theirs: searches of Black or White people in a calendar year over residents who are or are not
searched, an odds ratio with Fisher's exact interval, a rate ratio with a Wald interval, and five
groups of their own making (White and Black Caribbean and White and Black African count as Black).
"""

import csv
from math import exp, log, sqrt
from pathlib import Path

import pytest

from reports.statistics.rate_ratio import rate_ratio
from scrutiny.populations import load
from scrutiny.populations.population import limits

DATA = Path(__file__).parents[2].parent / "shared" / "data"
TABLE = (
    DATA / "reference" / "black-thrive-results" / "black-white-stop-rates-by-la-year-2019-2021.csv"
)
GROUPS = DATA / "census" / "2021" / "lad-ethnic-group-5-NONSTANDARD-black-thrive.csv"
pytestmark = pytest.mark.skipif(not TABLE.exists(), reason="the published results are not here")
Z = 1.959963984540054


def published() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def number(text: str) -> float | None:
    return None if text in ("NA", "", "Inf", "NaN") else float(text)


def test_their_denominators_are_their_own_five_groups() -> None:
    with GROUPS.open(encoding="utf-8-sig", newline="") as stream:
        theirs = {row["LAD_code"]: row for row in csv.DictReader(stream)}
    assert len(theirs) == 331
    for code, row in theirs.items():
        detailed = load("census-2021", code, classification=19).groups
        exact = {label: limits(count)[0] for label, count in detailed.items()}
        black = sum(
            count
            for label, count in exact.items()
            if label.startswith("Black") or "and Black" in label
        )
        white = sum(
            count
            for label, count in exact.items()
            if label.startswith("White") and "Gypsy" not in label and "Roma" not in label
        )
        assert (black, white) == (int(row["Black"]), int(row["White"])), code


def test_every_published_ratio_is_reproduced_by_its_own_definition() -> None:
    checked = dict.fromkeys(("rr", "or", "interval"), 0)
    rows = published()
    assert len(rows) == 993
    for row in rows:
        black, white = (int(float(row[f"{group}_stopped"])) for group in ("Black", "White"))
        of_black, of_white = (
            int(float(row[f"{group}_population"])) for group in ("Black", "White")
        )
        assert int(float(row["Black_not_stopped"])) == of_black - black
        ratio, odds = number(row["rr"]), number(row["or"])
        if not white or ratio is None:
            continue
        assert ratio == pytest.approx(black / of_black / (white / of_white), rel=1e-9)
        checked["rr"] += 1
        if not black:
            continue
        # Their odds ratio is a conditional estimate, which lies near the plain one but at 1 v 1.
        plain = black * (of_white - white) / (white * (of_black - black))
        assert odds == pytest.approx(plain, rel=0.04 if black == white == 1 else 2e-3)
        checked["or"] += 1
        spread = Z * sqrt(1 / black - 1 / of_black + 1 / white - 1 / of_white)
        low, high = number(row["rr_ci_low"]), number(row["rr_ci_upp"])
        assert low == pytest.approx(exp(log(ratio) - spread), rel=1e-6)
        assert high == pytest.approx(exp(log(ratio) + spread), rel=1e-6)
        checked["interval"] += 1
    assert min(checked.values()) > 900, checked


def test_the_published_odds_ratios_of_avon_and_somerset_are_conditional_and_exact() -> None:
    from scipy.stats.contingency import odds_ratio

    rows = [row for row in published() if row["force"] == "Avon and Somerset"]
    assert len(rows) == 24
    for row in rows:
        table = [
            [int(float(row[f"{group}_stopped"])), int(float(row[f"{group}_not_stopped"]))]
            for group in ("Black", "White")
        ]
        found = odds_ratio(table, kind="conditional")
        interval = found.confidence_interval()
        # The publisher's program stops its search for a limit early, at the fourth digit.
        assert number(row["or"]) == pytest.approx(found.statistic, rel=1e-3)
        assert number(row["or_ci_low"]) == pytest.approx(interval.low, rel=1e-3)
        assert number(row["or_ci_upp"]) == pytest.approx(interval.high, rel=1e-3)


def test_ours_differ_by_the_denominator_and_the_interval_alone() -> None:
    rows = [row for row in published() if row["force"] == "Avon and Somerset"]
    assert len(rows) == 24
    for row in rows:
        counts = {group: int(float(row[f"{group}_stopped"])) for group in ("Black", "White")}
        theirs = {group: int(float(row[f"{group}_population"])) for group in ("Black", "White")}
        ours = load("census-2021", row["la_code"])
        residents = {group: limits(ours.groups[group])[0] for group in ("Black", "White")}
        found = rate_ratio(counts["Black"], residents["Black"], counts["White"], residents["White"])
        published_ratio = number(row["rr"])
        if found.estimate is None or not published_ratio:
            continue
        moved = theirs["Black"] / residents["Black"] * residents["White"] / theirs["White"]
        assert found.estimate == pytest.approx(published_ratio * moved, rel=1e-9)
        # People whom they count as Black and the census as Mixed make their ratio the smaller one.
        assert found.estimate > published_ratio
        assert "Census 2021" in ours.source
        assert ours.classification == "Census 2021 ethnic group (19)"
