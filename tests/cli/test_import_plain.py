"""A list is looked at, corrected and stored line by line, on the real command line."""

import json
import subprocess
import sys
from pathlib import Path

from tests.helpers import new_office

ROWS = "Case No,When closed,tags\nA-1,2026-10-05,tardy\nA-2,2026-10-06,late\n"


def lines(folder: Path, typed: str, *options: str) -> subprocess.CompletedProcess[str]:
    path = folder / "sent.csv"
    path.write_text(ROWS, "utf-8")
    return subprocess.run(
        [
            *(sys.executable, "-m", "tui", "-w", str(next(folder.glob("*.scrutiny")))),
            *("import", "--plain", "--panel", "small", str(path), *options),
        ],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_columns_and_words_are_corrected_and_the_list_is_stored(tmp_path: Path) -> None:
    new_office(tmp_path).close()
    typed = "2\n2\n3\n\n3\n1\n4\n\n1\n9\nyes\n"
    done = lines(tmp_path, typed, "--json")
    assert (done.returncode, json.loads(done.stdout)["accepted"]) == (0, 2)
    told = done.stderr
    assert "The list lacks columns that the panel needs." in told
    assert "2. When closed  →  no field   (2026-10-05; 2026-10-06)" in told
    assert "1. tags: 'tardy' (1)  →  not known: rows set aside" in told
    assert "IN SHORT" in told
    assert "Stored: 2 cases; 0 rows set aside" in told


def test_nothing_is_stored_when_it_is_only_looked_at_or_the_lines_end(tmp_path: Path) -> None:
    new_office(tmp_path).close()
    looked = lines(tmp_path, "0\n9\n", "--check")
    assert looked.returncode == 0
    assert "Store the list" not in looked.stdout
    assert "Type a number from 1 to 9." in looked.stdout
    assert looked.stdout.endswith("Nothing was stored.\n")
    ended = lines(tmp_path, "9\n")
    assert "Stopped. Nothing was stored." in ended.stdout
    assert "Traceback" not in ended.stderr
