"""`scrutiny import --check` and `scrutiny quality` on the real command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fixtures.rows_of_cases import forms
from tui.main import main

Run = Callable[..., tuple[int, Any]]


def test_a_list_is_looked_at_and_nothing_is_stored(
    answer: Run, workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, before = answer("log", "verify")
    listed = tmp_path / "forms.csv"
    listed.write_bytes(forms(30))
    totals = tmp_path / "totals.toml"
    totals.write_text('all = 31\n[months]\n"2026-02" = 4\n', encoding="utf-8")
    page = tmp_path / "page.html"
    status, made = answer(
        "import", "--check", "--panel", "sopp", "--from", "2026-01-01", "--to", "2026-06-30",
        "--control", totals, "--total", "2026-01=5", "-o", page, listed,
    )  # fmt: skip
    assert status == 0
    assert (made["checked"], made["cases"], made["stored"]) == (True, 30, False)
    assert made["dates"]["missing_months"] == ["2026-04", "2026-05", "2026-06"]
    assert {each["name"] for each in made["controls"]} == {"all", "2026-02", "2026-01"}
    assert "What is wrong with the list" in page.read_text(encoding="utf-8")
    assert answer("log", "verify")[1]["head"] == before["head"]
    capsys.readouterr()
    assert main(["-w", str(workspace), "quality", "--panel", "irp"]) == 0
    told = capsys.readouterr().out
    assert "BLANK CELLS BY COLUMN" in told
    listed.write_bytes(listed.read_bytes() + b"F-1,INC-9,never,use of force,,,,,\r\n")
    assert answer("import", "--check", "--panel", "sopp", listed)[0] == 1
    assert main(["-w", str(workspace), "import", "--panel", "sopp", "--total", "all=1", "x"]) == 2
