"""Time the import of a long list of searches against SQLite's own insert and `sqlite-utils`.

Run as `python -m benchmarks.bench_import [ROWS]`. Every way reads the same file in a process
of its own, so that its peak of memory is its own; all must end with the same number of rows. The
workspace is made beforehand, as a person makes one before the first import.

"The same table" is the very table of the workspace, with its indexes made at the end as an import
makes them, filled by `executemany` with the cells as they stand in the file and constants for what
an import makes of a row. "The bare columns" is a table of the fifteen columns without any index.
"""

import csv
import json
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.bars import line, plain

NAME = "2026-01-kent-stop-and-search.csv"
_HEAD = (
    "Type",
    "Date",
    "Part of a policing operation",
    "Policing operation",
    "Latitude",
    "Longitude",
    "Gender",
    "Age range",
    "Self-defined ethnicity",
    "Officer-defined ethnicity",
    "Legislation",
    "Object of search",
    "Outcome",
    "Outcome linked to object of search",
    "Removal of more than just outer clothing",
)
_FIELDS = (
    "type",
    "date",
    "part_of_a_policing_operation",
    "policing_operation",
    "latitude",
    "longitude",
    "gender",
    "age_range",
    "self_defined_ethnicity",
    "officer_defined_ethnicity",
    "legislation",
    "object_of_search",
    "outcome",
    "outcome_linked_to_object_of_search",
    "removal_of_more_than_outer_clothing",
)


def main(rows: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        write_list(path, rows)
        print(f"a list of {rows:,} searches, {path.stat().st_size / 1e6:,.0f} MB")
        made = _apart("init", path)
        found = {way: _apart(way, path) for way in ("import", "same", "plain", "utils")}
    print(plain("making the workspace, CPU", made["seconds"], "s"))
    for way, words in (
        ("import", "our import, every row checked"),
        ("same", "executemany, the same table and indexes"),
        ("plain", "executemany, the bare columns"),
        ("utils", "sqlite-utils insert --csv"),
    ):
        print(plain(f"{words}, CPU", found[way]["seconds"], "s"))
        print(plain("    by the clock", found[way]["clock"], "s"))
        print(plain("    peak of memory", found[way]["megabytes"], "MB"))
        assert found[way]["rows"] == rows, way
    ours = found["import"]
    print(plain("each row of ours", ours["seconds"] / rows * 1e6, "µs"))
    for way, words in (("same", "the same table"), ("plain", "the bare columns")):
        times = ours["seconds"] / found[way]["seconds"]
        told = f"times executemany, {words}"
        print(line(told, times, "×", 2) if way == "same" else plain(told, times, "×"))
        print(plain("    by the clock", ours["clock"] / found[way]["clock"], "×"))
    quicker = found["utils"]["seconds"] / ours["seconds"]
    print(line("quicker than sqlite-utils", quicker, "×", 1, at_least=True))
    print(line("our peak of memory", ours["megabytes"], "MB", 150))


def write_list(path: Path, rows: int) -> None:
    """Write invented searches in the form of data.police.uk, always the same ones."""
    chance = Random(1)
    ethnicities = ("White", "Black", "Asian", "Mixed", "Other", "")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEAD)
        for _ in range(rows):
            day, hour, minute = chance.randint(1, 31), chance.randint(0, 23), chance.randint(0, 59)
            writer.writerow(
                (
                    "Person search",
                    f"2026-01-{day:02d}T{hour:02d}:{minute:02d}:00+00:00",
                    "False",
                    "",
                    f"51.{chance.randint(0, 999_999):06d}",
                    f"0.{chance.randint(0, 999_999):06d}",
                    chance.choice(("Male", "Female")),
                    chance.choice(("10-17", "18-24", "25-34", "over 34")),
                    "Other ethnic group - Not stated",
                    chance.choice(ethnicities),
                    "Misuse of Drugs Act 1971 (section 23)",
                    "Controlled drugs",
                    chance.choice(("A no further action disposal", "Arrest")),
                    chance.choice(("True", "False", "")),
                    "False",
                )
            )


def _apart(way: str, path: Path) -> dict[str, float]:
    """Do it in a process of its own; gives seconds of CPU, peak of memory and rows."""
    arguments = [sys.executable, "-m", "benchmarks.bench_import", way, str(path)]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def one(way: str, path: Path) -> None:
    """Bring the list in one way, and print what it took."""
    target = path.with_suffix(f".{way}")
    if way in ("import", "same"):
        copyfile(path.with_suffix(".init"), target)
    work = {"init": _init, "import": _ours, "same": _same, "plain": _plain, "utils": _utils}[way]
    started = perf_counter()
    before = resource.getrusage(resource.RUSAGE_SELF)
    count = work(path, target)
    after = resource.getrusage(resource.RUSAGE_SELF)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    found = {"seconds": seconds, "clock": perf_counter() - started, "rows": count}
    print(json.dumps({**found, "megabytes": after.ru_maxrss / 1024}))


def _init(path: Path, target: Path) -> int:
    from scrutiny.installing import install_panel
    from scrutiny.panels.reading import shipped_text
    from scrutiny.workspace import Workspace

    with Workspace.create(target, "kent", device="bench") as workspace:
        install_panel(workspace, shipped_text("sopp"), "sopp.toml")
    return 0


def _ours(path: Path, target: Path) -> int:
    from scrutiny.importing.importing import import_lists
    from scrutiny.workspace import Workspace

    with Workspace.open(target) as workspace:
        return import_lists(workspace, "sopp", [(path.name, path)]).accepted


def _cells(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def _same(path: Path, target: Path) -> int:
    names = ["case_id", "import_id", "row", "reference", "day", "salt", "commitment", "other"]
    names += ["combination", *(f'"f_{name}"' for name in _FIELDS)]
    salt, commitment = bytes(32), "0" * 64
    rows = (
        (
            f"0123456789ab-{n:07d}",
            "0123456789ab",
            n,
            f"kent/2026-01/{n:06d}",
            cells[1][:10],
            salt,
            commitment,
            None,
            1,
            *cells,
        )
        for n, cells in enumerate(_cells(path), start=1)
    )
    with sqlite3.connect(target) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA cache_size = -32768")
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_schema"
            " WHERE tbl_name = 'case_sopp' AND sql LIKE '%INDEX%'"
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        marks = ", ".join("?" for _ in names)
        connection.executemany(f"INSERT INTO case_sopp ({', '.join(names)}) VALUES ({marks})", rows)
        for _, statement in indexes:
            connection.execute(statement)
        return int(connection.execute("SELECT count(*) FROM case_sopp").fetchone()[0])


def _plain(path: Path, target: Path) -> int:
    with sqlite3.connect(target) as connection:
        names = ", ".join(f"f_{number} TEXT" for number in range(len(_HEAD)))
        connection.execute(f"CREATE TABLE t ({names})")
        marks = ", ".join("?" for _ in _HEAD)
        connection.executemany(f"INSERT INTO t VALUES ({marks})", _cells(path))
        return int(connection.execute("SELECT count(*) FROM t").fetchone()[0])


def _utils(path: Path, target: Path) -> int:
    from sqlite_utils.cli import cli

    cli.main(
        ["insert", str(target), "t", str(path), "--csv", "--silent"],
        standalone_mode=False,
    )
    with sqlite3.connect(target) as connection:
        return int(connection.execute("SELECT count(*) FROM t").fetchone()[0])


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(sys.argv[1], Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
