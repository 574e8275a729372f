"""Time group counts of a million stored rows against DuckDB and pandas, in one run.

Run as `python -m benchmarks.bench_group_counts [CASES]`. The rows are stored as an import stores
them; the peers hold the same columns in memory (pandas) and in a file of their own (DuckDB). All
three must give the same counts.
"""

import random
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd

from benchmarks.bars import line, plain, timed
from scrutiny.cases.asking import Period
from scrutiny.cases.combinations import Combinations
from scrutiny.cases.counting import group_counts
from scrutiny.cases.table import bulk, table_name
from scrutiny.installing import install_panel
from scrutiny.panels.condition_sql import column
from scrutiny.panels.reading import shipped_text
from scrutiny.record.connection import transaction
from scrutiny.workspace import Workspace

PANEL = "sopp"
FORCE = "avon-and-somerset"
FIELD = "self_defined_ethnicity"
FIRST, LAST = "2019-01-01", "2021-12-31"


def rows_of(cases: int, workspace: Workspace) -> pd.DataFrame:
    """Invent so many searches, in the codes of the panel."""
    panel = workspace.panel(PANEL)
    chance = random.Random("group counts")
    found: dict[str, list[str]] = {"day": [], "reference": []}
    for number in range(cases):
        year, month, day = 2019 + number % 3, chance.randint(1, 12), chance.randint(1, 28)
        found["day"].append(f"{year}-{month:02d}-{day:02d}")
        found["reference"].append(f"{FORCE}/{year}-{month:02d}/{number:07d}")
    for name in (FIELD, "officer_defined_ethnicity", "age_range", "gender", "outcome", "type"):
        field = panel.field(name)
        codes = [] if field is None or field.codelist is None else field.codelist.codes
        found[name] = chance.choices(["", *(code.code for code in codes)], k=cases)
    return pd.DataFrame(found)


def store(workspace: Workspace, rows: pd.DataFrame) -> None:
    """Put rows into the table of cases, as an import leaves it."""
    names = list(rows.columns)
    columns = ["case_id", "import_id", "row", "salt", "commitment", "combination", *names[:2]]
    columns += [column(name) for name in names[2:]]
    marks = ", ".join("?" for _ in columns)
    panel = workspace.panel(PANEL)
    with transaction(workspace.connection), bulk(workspace.connection, panel):
        told = {name: list(rows[name]) for name in names[2:]}
        numbers = Combinations(workspace.connection, panel).of(list(rows["reference"]), told)
        workspace.connection.executemany(
            f"INSERT INTO {table_name(PANEL)} ({', '.join(columns)}) VALUES ({marks})",
            (
                (f"{at:032x}", "I1", at, b"0123456789abcdef", "c" * 64, number, *row)
                for at, (number, row) in enumerate(
                    zip(numbers, rows.itertuples(index=False, name=None), strict=True)
                )
            ),
        )


def main(cases: int) -> None:
    with TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "big.scrutiny", FORCE, device="bench")
        install_panel(workspace, shipped_text(PANEL), f"{PANEL}.toml")
        panel = workspace.panel(PANEL)
        rows = rows_of(cases, workspace)
        store(workspace, rows)
        field = panel.field(FIELD)
        codelist = None if field is None else field.codelist
        groups = {code.code: code.group for code in codelist.codes} if codelist else {}
        with duckdb.connect(str(Path(folder) / "peer.duckdb")) as peer:
            peer.execute("CREATE TABLE cases AS SELECT * FROM rows")

            def ours() -> Mapping[str, int]:
                return group_counts(workspace, panel, None, Period(FIRST, LAST), FIELD).counts

            def duck() -> Mapping[str, int]:
                found = peer.execute(
                    f"SELECT {FIELD}, count(*) FROM cases WHERE day BETWEEN ? AND ?"
                    " AND split_part(reference, '/', 1) = ? GROUP BY 1",
                    (FIRST, LAST, FORCE),
                ).fetchall()
                return by_group(dict(found), groups)

            def frame() -> Mapping[str, int]:
                kept = rows[
                    rows["day"].between(FIRST, LAST)
                    & (rows["reference"].str.split("/", n=1).str[0] == FORCE)
                ]
                found = kept[FIELD].value_counts()
                return by_group({str(code): int(n) for code, n in found.items()}, groups)

            if not ours() == duck() == frame():
                raise SystemExit("The three do not count the same.")
            print(f"group counts of {cases:,} stored rows: force, period, group")
            spent = {"ours": timed(ours, 3), "DuckDB": timed(duck, 3), "pandas": timed(frame, 3)}
            print(f"  {plain('DuckDB, its own file', spent['DuckDB'], 's')}")
            print(f"  {plain('pandas, in memory', spent['pandas'], 's')}")
            print(f"  {line('ours, with ages, sexes, days and gaps', spent['ours'], 's', 1)}")
            print(f"  {plain('ours against pandas', spent['pandas'] / spent['ours'], '×')}")
            print(f"  {plain('ours against DuckDB', spent['DuckDB'] / spent['ours'], '×')}")


def by_group(found: Mapping[str, int], groups: Mapping[str, str]) -> dict[str, int]:
    """Add counts of codes up to groups; what is missing is left out."""
    sums = {group: 0 for group in groups.values() if group}
    for code, count in found.items():
        group = groups.get(code, "")
        if group:
            sums[group] += count
    return sums


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
