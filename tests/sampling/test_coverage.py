from math import comb

import pytest

from sampling.hypergeometric import Interval, equal_tailed, ways_each
from sampling.shortest import shortest
from tests.sampling.reference import reference_numbers


def measured(limits: list[Interval], read: int, population: int) -> dict[str, float]:
    whole = comb(population, read)
    covered = []
    for cases in range(population + 1):
        ways = ways_each(read, population, cases)
        inside = (limit.low <= cases <= limit.high for limit in limits)
        covered.append(sum(w for w, kept in zip(ways, inside, strict=True) if kept) / whole)
    widths = [(limit.high - limit.low) / population for limit in limits]
    return {
        "min_coverage": min(covered),
        "mean_coverage": sum(covered) / len(covered),
        "mean_width": sum(widths) / len(widths),
        "at_K": covered.index(min(covered)),
    }


@pytest.mark.parametrize(("population", "read"), [(60, 15), (200, 20), (500, 50)])
def test_coverage_and_width_are_those_measured_elsewhere(population: int, read: int) -> None:
    known = reference_numbers("coverage")["srs_95pct (all K in 0..N)"]
    rows = known[f"N={population},n={read}"]
    for name, rule in (
        ("equal-tailed exact hypergeometric", equal_tailed),
        ("Wang 2015 (ExactCIone)", shortest),
    ):
        found = measured([rule(x, read, population) for x in range(read + 1)], read, population)
        for key in ("min_coverage", "mean_coverage", "mean_width"):
            assert found[key] == pytest.approx(rows[name][key], abs=1e-6), (name, key)
        # The least is reached at a count and at its mirror image.
        assert rows[name]["at_K"] in (found["at_K"], population - found["at_K"])
