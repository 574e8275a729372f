"""Runs commands in the process, on a workspace with the invented lists of all three panels."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fixtures.cases import case_list
from scrutiny.meetings.closing import close_meeting
from scrutiny.meetings.concluding import conclude, show_answers
from scrutiny.meetings.observing import observe
from scrutiny.workspace import Workspace
from tui.main import main

Answer = Callable[..., tuple[int, Any]]
"""Runs a command with --json; gives its status and its document."""


@pytest.fixture(autouse=True)
def _keep_this_machine_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRUTINY_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("SCRUTINY_WORKSPACE", raising=False)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the invented lists, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("office")
    path = folder / "office.scrutiny"
    assert main(["-w", str(path), "init", "--force-area", "avon-and-somerset"]) == 0
    for panel in ("irp", "sopp", "oocd"):
        listed = folder / f"{panel}.csv"
        listed.write_bytes(case_list(panel))
        assert main(["-w", str(path), "import", "--panel", panel, str(listed)]) == 0
    copy = folder / "copy.scrutiny"
    assert main(["-w", str(path), "backup", str(copy)]) == 0
    return copy


@pytest.fixture
def workspace(office: Path, tmp_path: Path) -> Path:
    path = tmp_path / "office.scrutiny"
    path.write_bytes(office.read_bytes())
    return path


@pytest.fixture
def answer(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Answer:
    def run(*arguments: object) -> tuple[int, Any]:
        capsys.readouterr()
        status = main(["-w", str(workspace), *(str(each) for each in arguments), "--json"])
        shown = capsys.readouterr().out
        return status, json.loads(shown) if shown else None

    return run


@pytest.fixture
def closed(workspace: Path, answer: Answer) -> str:
    """A closed meeting with one drawn case."""
    _, sealed = answer("seal", "--panel", "oocd")
    _, drawn = answer("draw", sealed["frame"], "--seed", "31415926535897932384", "--size", 1)
    assert drawn["selected"]
    _, opened = answer("meeting", "open", "--panel", "oocd", "--date", "2026-11-30")
    name = str(opened["meeting"])
    answer("meeting", "seat", "--meeting", name, "--role", "chair", "Ann Long")
    answer("meeting", "bring", "--meeting", name, "--draw", "D1")
    with Workspace.open(workspace) as office:
        show_answers(office, name, "Read together.")
        case = office.value("SELECT case_id FROM meeting_case WHERE meeting = ?", (name,))
        conclude(office, name, case, "1", "Well done.")
        observe(office, name, "good-practice", "Clear letters to all who were asked.")
        close_meeting(office, name)
    return name
