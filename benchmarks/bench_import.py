"""Time the import of a long list of searches against SQLite's own insert and `sqlite-utils`.

Run as `python -m benchmarks.bench_import [ROWS]`. Every way reads the same file in a process
of its own, so that its peak of memory is its own; all must end with the same number of rows.
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
from tempfile import TemporaryDirectory

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


def main(rows: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        write_list(path, rows)
        print(f"a list of {rows:,} searches, {path.stat().st_size / 1e6:,.0f} MB")
        found = {way: _apart(way, path) for way in ("import", "same", "plain", "utils")}
    for way, words in (
        ("import", "our import, every row checked"),
        ("same", "executemany, the same table and indexes"),
        ("plain", "executemany, the bare columns"),
        ("utils", "sqlite-utils insert --csv"),
    ):
        print(plain(f"{words}, CPU", found[way]["seconds"], "s"))
        print(plain("    peak of memory", found[way]["megabytes"], "MB"))
        assert found[way]["rows"] == rows, way
    ours = found["import"]
    print(plain("each row of ours", ours["seconds"] / rows * 1e6, "µs"))
    print(
        line("times executemany (same table)", ours["seconds"] / found["same"]["seconds"], "×", 2)
    )
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
    work = {"import": _ours, "same": _same, "plain": _plain, "utils": _utils}[way]
    before = resource.getrusage(resource.RUSAGE_SELF)
    count = work(path, target)
    after = resource.getrusage(resource.RUSAGE_SELF)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(json.dumps({"seconds": seconds, "megabytes": after.ru_maxrss / 1024, "rows": count}))


def _ours(path: Path, target: Path) -> int:
    from scrutiny.importing.importing import import_lists
    from scrutiny.installing import install_panel
    from scrutiny.panels.reading import shipped_text
    from scrutiny.workspace import Workspace

    with Workspace.create(target, "kent", device="bench") as workspace:
        install_panel(workspace, shipped_text("sopp"), "sopp.toml")
        return import_lists(workspace, "sopp", [(path.name, path)]).accepted


def _cells(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def _same(path: Path, target: Path) -> int:
    names = ["case_id", "import_id", "row", "reference", "day", "salt", "commitment", "other"]
    names += [f"f_{number}" for number in range(len(_HEAD))]
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
            *cells,
        )
        for n, cells in enumerate(_cells(path), start=1)
    )
    with sqlite3.connect(target) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA secure_delete = ON")
        kinds = ", ".join(f"{name} TEXT" for name in names[1:])
        connection.execute(f"CREATE TABLE t (case_id TEXT PRIMARY KEY, {kinds}) WITHOUT ROWID")
        marks = ", ".join("?" for _ in names)
        connection.executemany(f"INSERT INTO t VALUES ({marks})", rows)
        for name in ("day", "reference"):
            connection.execute(f"CREATE INDEX t_{name} ON t ({name})")
        return int(connection.execute("SELECT count(*) FROM t").fetchone()[0])


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
