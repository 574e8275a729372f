"""Time a thousand ratios with their intervals against SciPy's one-at-a-time form, in one run.

Run as `python -m benchmarks.bench_ratios`.
"""

import random
from math import isclose

from scipy.stats import binomtest

from benchmarks.bars import line, plain, timed
from reports.statistics.many_ratios import Table, rate_ratios, risk_ratios
from reports.statistics.rate_ratio import rate_ratio
from reports.statistics.risk_ratio import risk_ratio

NUMBER = 1000


def tables() -> list[Table]:
    """Invent areas: from a handful of events to a whole country's."""
    chance = random.Random(20260101)
    made = []
    for _ in range(NUMBER):
        n1, n2 = chance.randrange(20, 50_000), chance.randrange(80, 2_000_000)
        x1 = chance.randrange(0, max(n1 // 20, 2))
        made.append((x1, n1, chance.randrange(1, max(n2 // 100, 3)), n2))
    return made


def one_at_a_time(rows: list[Table]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for x1, n1, x2, n2 in rows:
        limits = binomtest(x1, x1 + x2).proportion_ci(0.95, method="exact")
        scale = n2 / n1
        low, high = float(limits.low), float(limits.high)
        found.append((low / (1 - low) * scale, high / (1 - high) * scale))
    return found


def main() -> None:
    rows = tables()
    ours = rate_ratios(rows)
    for found, (low, high) in zip(ours, one_at_a_time(rows), strict=True):
        same = isclose(found.low or 0, low, rel_tol=1e-6, abs_tol=1e-12)
        if not (same and isclose(found.high or 0, high, rel_tol=1e-6)):
            raise SystemExit(f"The two programs differ: {found}, {low} to {high}.")
    for many, one in ((rate_ratios, rate_ratio), (risk_ratios, risk_ratio)):
        for found, row in zip(many(rows), rows, strict=True):
            alone = one(*row)
            if (found.estimate, found.low, found.high) != (alone.estimate, alone.low, alone.high):
                raise SystemExit(f"One table and many differ at {row}.")
    print(f"{NUMBER:,} tables of ratio with interval; the same limits from SciPy's binomtest")
    theirs = timed(lambda: one_at_a_time(rows), 2) * 1000
    exact = timed(lambda: rate_ratios(rows), 5) * 1000
    print(f"  {plain('SciPy binomtest, one at a time', theirs, 'ms')}")
    print(f"  {line('rate ratios, exact', exact, 'ms', 50)}")
    print(f"  {line('times as fast', theirs / exact, '×', 3, at_least=True)}")
    score = timed(lambda: risk_ratios(rows), 5) * 1000
    print(f"  {line('risk ratios, Koopman score', score, 'ms', 50)}")
    single = timed(lambda: [risk_ratio(*row) for row in rows[:100]], 3) * 10
    print(f"  {plain('one risk ratio with its p-value', single, 'ms')}")


if __name__ == "__main__":
    main()
