"""The shape of the house: small rooms, clean words, nothing of one machine."""

import re
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ("scrutiny", "tui", "sampling", "reports", "fixtures")


def tracked(*suffixes: str) -> list[Path]:
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], capture_output=True, cwd=ROOT, check=True, text=True
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("the files are not in a git checkout, so there is no list of them")
    paths = [ROOT / name for name in listed if name]
    return [path for path in paths if path.is_file() and path.name.endswith(suffixes)]


def test_no_module_is_longer_than_400_lines_and_most_are_short() -> None:
    lengths = {
        path: len(path.read_text("utf-8").splitlines())
        for name in SOURCE
        for path in (ROOT / name).rglob("*.py")
        if path.name != "__init__.py"
    }
    assert {path: length for path, length in lengths.items() if length > 400} == {}
    assert statistics.median(lengths.values()) < 150


def test_every_module_says_why_it_exists() -> None:
    for name in SOURCE:
        for path in (ROOT / name).rglob("*.py"):
            assert path.read_text("utf-8").startswith('"""'), path


def test_no_file_names_a_path_of_one_machine_or_a_registry() -> None:
    machine = re.compile(r"(^|[^a-zA-Z.])/(work|root|home/[a-z]+|tmp/bash_jobs)/", re.MULTILINE)
    registry = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian", re.IGNORECASE)
    for path in tracked(".py", ".toml", ".md", ".run", "run", ".csv", ".txt", ".html"):
        if path == Path(__file__):
            continue
        text = path.read_text("utf-8")
        assert not machine.search(text), path
        assert not registry.search(text), path


def test_no_lock_file_is_committed() -> None:
    names = {path.name for path in tracked("")}
    assert not names & {"uv.lock", "poetry.lock", "pylock.toml"}


def test_every_silenced_warning_gives_its_reason() -> None:
    for path in tracked(".py"):
        if path == Path(__file__):
            continue
        for line in path.read_text("utf-8").splitlines():
            for mark in ("# noqa", "# type: ignore"):
                if mark in line:
                    assert re.search(r" [-#] \w", line.split(mark, 1)[1]), f"{path}: {line.strip()}"
