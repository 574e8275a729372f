"""Time the draw against the published program that it must agree with, in one run.

Run as `python -m benchmarks.bench_draw [CASES]`.
"""

import sys
from time import process_time

from consistent_sampler import sampler

from benchmarks.bars import line, plain
from sampling.draw import draw
from sampling.tickets import shown

SEED = "28917365509382746150"
STRATA = 12
SIZE = 50


def main(cases: int) -> None:
    strata: dict[str, list[str]] = {f"stratum {place}": [] for place in range(STRATA)}
    names = list(strata)
    for number in range(cases):
        strata[names[number % STRATA]].append(f"avon-and-somerset/2019-01/{number:07d}")
    quotas = {name: SIZE // STRATA + (place < SIZE % STRATA) for place, name in enumerate(names)}
    began = process_time()
    drawn = draw(SEED, strata, quotas, 0)
    ours = process_time() - began
    began = process_time()
    theirs = {
        name: list(sampler(strata[name], seed=SEED, take=quotas[name], digits=18)) for name in names
    }
    peers = process_time() - began
    found = {
        name: [(shown(one.ticket), one.reference, 1) for one in drawn if one.stratum == name]
        for name in names
    }
    if found != theirs:
        raise SystemExit("The two programs drew different cases.")
    print(f"draw {SIZE} of {cases:,} in {STRATA} strata, the same cases from both (CPU seconds)")
    print(f"  {plain('consistent_sampler', peers, 's')}")
    print(f"  {line('ours', ours, 's', 1.5)}")
    print(f"  {line('times as fast', peers / ours, '×', 3, at_least=True)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
