"""`scrutiny import --save-mapping` on the real command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Answer = Callable[..., tuple[int, Any]]


def test_what_was_saved_once_is_used_by_itself(answer: Answer, tmp_path: Path) -> None:
    listed, mapping = tmp_path / "list.csv", tmp_path / "map.toml"
    listed.write_text("Our number,Ended\nZ-1,2026-01-03\n", encoding="utf-8")
    arguments = ("import", "--panel", "irp", listed)
    assert answer(*arguments)[0] == 1
    mapping.write_text('"Our number" = "complaint_ref"\nEnded = "finalised_date"\n', "utf-8")
    saved = tmp_path / "saved.toml"
    status, made = answer(*arguments, "--mapping", mapping, "--save-mapping", saved, "--check")
    assert (status, made["cases"]) == (0, 1)
    assert '"Our number" = "complaint_ref"' in saved.read_text(encoding="utf-8")
    status, made = answer(*arguments)
    assert (status, made["accepted"]) == (0, 1)
