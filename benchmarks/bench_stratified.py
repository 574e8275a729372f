"""Time the exact stratified limits, against trying every split where that can be waited for.

Run as `python -m benchmarks.bench_stratified`.
"""

from functools import partial
from math import lcm

import numpy as np
from numpy.typing import NDArray
from scipy.stats import hypergeom

from benchmarks.bars import line, plain, timed
from sampling.strata import StratumCounts
from sampling.stratified import MAX_P, max_p

Rows = list[tuple[int, int, int]]

ENUMERATED: dict[str, Rows] = {
    "120, 60 and 20": [(4, 20, 120), (1, 10, 60), (3, 10, 20)],
    "300, 200 and 100": [(3, 15, 300), (2, 10, 200), (5, 10, 100)],
    "800, 150 and 50": [(3, 30, 800), (2, 10, 150), (5, 10, 50)],
}
LARGE: dict[str, tuple[Rows, float]] = {
    "3 strata of 1,000, 20 read of each": ([(3, 20, 1000), (2, 20, 1000), (5, 20, 1000)], 0.3),
    "3 strata of 1,000, 50 read of each": ([(10, 50, 1000), (2, 50, 1000), (25, 50, 1000)], 0.3),
    "3 near 1,000, about 50 read of each": ([(20, 50, 1000), (17, 47, 950), (21, 49, 987)], 0.3),
    "4 strata of 80 to 300": ([(3, 15, 300), (2, 10, 200), (5, 10, 100), (1, 8, 80)], 2),
    "4 strata of 300 to 900": ([(3, 13, 600), (2, 12, 400), (5, 15, 900), (1, 10, 300)], 2),
    "5 strata of 60 to 200": (
        [(3, 13, 200), (2, 12, 150), (5, 10, 100), (1, 10, 60), (0, 5, 60)],
        2,
    ),
    "5 strata of 1,000": (
        [(3, 13, 1000), (2, 12, 1000), (5, 10, 1000), (1, 10, 1000), (4, 10, 1000)],
        2,
    ),
}


def every_split(rows: Rows) -> tuple[int, int]:
    """Find the limits of three strata from the chances of every split, all at once."""
    whole = lcm(*(read for _, read, _ in rows))
    weights = [population * whole // read for _, read, population in rows]
    reached: NDArray[np.int64] = np.zeros(1, dtype=np.int64)
    for weight, (_, read, _) in zip(weights, rows, strict=True):
        reached = reached[..., None] + weight * np.arange(read + 1)
    seen = sum(weight * row[0] for weight, row in zip(weights, rows, strict=True))
    kept: set[int] | None = None
    for fits in (reached[0] <= seen, reached[0] >= seen):
        chances: NDArray[np.float64] = fits.astype(np.float64)
        for _, read, population in rows:
            cases = np.arange(population + 1)[:, None]
            table = hypergeom.pmf(np.arange(read + 1), population, cases, read)
            chances = np.tensordot(chances, table, axes=(0, 1))
        totals = set(np.argwhere(chances > 0.025).sum(axis=1).tolist())
        kept = totals if kept is None else kept & totals
    assert kept is not None
    return min(kept), max(kept)


def main() -> None:
    print("exact stratified limits, the same from both")
    for name, rows in ENUMERATED.items():
        strata = [StratumCounts(*row) for row in rows]
        found = max_p(strata)
        if (found.low, found.high) != every_split(rows):
            raise SystemExit(f"Trying every split of {name} gives other limits.")
        ours = timed(partial(max_p, strata), 5)
        theirs = timed(partial(every_split, rows), 3)
        print(f"  {plain(f'{name}: every split in NumPy', theirs, 's')}")
        print(f"  {plain(f'{name}: ours', ours, 's')}")
        print(f"  {plain(f'{name}: times as fast', theirs / ours, '×')}")
    print("larger designs, for which a table of every split would fill the memory")
    for name, (rows, bar) in LARGE.items():
        strata = [StratumCounts(*row) for row in rows]
        found = max_p(strata)
        how = "exact" if found.method == MAX_P else "wider, and says so"
        print(f"  {line(name, timed(partial(max_p, strata), 3), 's', bar)}; {how}")


if __name__ == "__main__":
    main()
