"""Time the exact limits against SciPy's vectorised form, and the other interval rules, in one run.

Run as `python benchmarks/bench_intervals.py`.
"""

from collections.abc import Callable
from functools import partial
from time import perf_counter

import numpy as np
from scipy.stats import hypergeom

from sampling.hypergeometric import equal_tailed
from sampling.shortest import shortest
from sampling.strata import StratumCounts
from sampling.stratified import max_p

DESIGNS = {
    "3 strata of 1,000, 20 read of each": [(3, 20, 1000), (2, 20, 1000), (5, 20, 1000)],
    "3 strata of 1,000, 50 read of each": [(10, 50, 1000), (2, 50, 1000), (25, 50, 1000)],
    "800, 150 and 50": [(3, 30, 800), (2, 10, 150), (5, 10, 50)],
    "4 strata of 80 to 300": [(3, 15, 300), (2, 10, 200), (5, 10, 100), (1, 8, 80)],
}


def vectorised(seen: int, read: int, population: int) -> tuple[int, int]:
    cases = np.arange(seen, population - read + seen + 1)
    below = hypergeom.cdf(seen, population, cases, read)
    above = hypergeom.sf(seen - 1, population, cases, read)
    kept = cases[(below > 0.025) & (above > 0.025)]
    return int(kept[0]), int(kept[-1])


def timed(work: Callable[[], object], times: int) -> float:
    work()
    began = perf_counter()
    for _ in range(times):
        work()
    return (perf_counter() - began) / times * 1000


def main() -> None:
    print("exact limits, 5 seen of 50 read, in milliseconds")
    for population in (200, 1000, 5000):
        sample = (5, 50, population)
        found = equal_tailed(*sample)
        if (found.low, found.high) != vectorised(*sample):
            raise SystemExit(f"The two forms differ at {sample}.")
        ours = timed(partial(equal_tailed, *sample), 50)
        theirs = timed(partial(vectorised, *sample), 3)
        print(f"  of {population:5d}: ours {ours:7.3f}, SciPy {theirs:8.3f}, {theirs / ours:6.0f}×")
    print(f"shortest, 5 of 50 of 5000: {timed(lambda: shortest(5, 50, 5000), 3):7.1f} ms")
    for name, rows in DESIGNS.items():
        strata = [StratumCounts(*row) for row in rows]
        began = perf_counter()
        found = max_p(strata)
        spent = (perf_counter() - began) * 1000
        print(f"stratified, {name}: {spent:7.1f} ms, {found.low}–{found.high}")


if __name__ == "__main__":
    main()
