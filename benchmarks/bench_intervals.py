"""Time the exact limits against SciPy's vectorised form, in one run.

Run as `python -m benchmarks.bench_intervals`.
"""

from functools import partial

import numpy as np
from scipy.stats import hypergeom

from benchmarks.bars import line, plain, timed
from sampling.hypergeometric import equal_tailed
from sampling.shortest import shortest


def vectorised(seen: int, read: int, population: int) -> tuple[int, int]:
    cases = np.arange(seen, population - read + seen + 1)
    below = hypergeom.cdf(seen, population, cases, read)
    above = hypergeom.sf(seen - 1, population, cases, read)
    kept = cases[(below > 0.025) & (above > 0.025)]
    return int(kept[0]), int(kept[-1])


def main() -> None:
    print("exact limits, 5 seen of 50 read, the same from both")
    for population in (200, 1000, 5000):
        sample = (5, 50, population)
        found = equal_tailed(*sample)
        if (found.low, found.high) != vectorised(*sample):
            raise SystemExit(f"The two forms differ at {sample}.")
        ours = timed(partial(equal_tailed, *sample), 20) * 1000
        theirs = timed(partial(vectorised, *sample), 3) * 1000
        print(f"  {plain(f'of {population:,}: SciPy', theirs, 'ms')}")
        print(f"  {line(f'of {population:,}: ours', ours, 'ms', 1)}")
        print(f"  {plain(f'of {population:,}: times as fast', theirs / ours, '×')}")
    spent = timed(lambda: shortest(5, 50, 5000), 3) * 1000
    print(f"  {line('of 5,000: shortest limits', spent, 'ms', 400)}")


if __name__ == "__main__":
    main()
