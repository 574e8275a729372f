"""A thousand random tables of forty cases: how many hidden counts can be worked out, and how fast.

Beside ours stands what most reports do: hide the counts from 1 to 4 and print all totals.
"""

import random
import time

from reports.disclosure.attack import attack
from reports.disclosure.grids import Grid, Table, Way, table_of
from reports.disclosure.protect import protect
from reports.disclosure.published import published_of

TABLES = 1000
CASES = 40
GRID = Grid("Four by four", "cases", Way("rows", tuple("abcd")), Way("columns", tuple("wxyz")))


def random_table(chance: random.Random) -> Table:
    counts = [[0] * 4 for _ in range(4)]
    for _ in range(CASES):
        counts[chance.randrange(4)][chance.randrange(4)] += 1
    return table_of(GRID, counts)


def main() -> None:
    chance = random.Random(49)
    tables = [random_table(chance) for _ in range(TABLES)]
    started = time.perf_counter()
    hidden = found = refused = 0
    for table in tables:
        made = protect([table], 5)
        hidden += len(made.published.hidden)
        found += sum(each.determined for each in made.findings.ranges)
        refused += not made.safe
    seconds = time.perf_counter() - started
    print(f"ours: {found} of {hidden:,} hidden counts worked out, {refused} tables refused")
    print(f"      {1000 * seconds / TABLES:.0f} ms for each table")
    hidden = found = 0
    for table in tables:
        values = {cell: None if 0 < count < 5 else count for cell, count in table.counts.items()}
        ranges = attack(published_of([GRID], values)).ranges
        hidden += len(ranges)
        found += sum(each.determined for each in ranges)
    print(f"1 to 4 hidden only: {found:,} of {hidden:,} worked out")


if __name__ == "__main__":
    main()
