"""The README and the rest cannot go stale: commands, set-up and terms are checked."""

import re
from pathlib import Path

import click
import pytest

from tui.main import COMMANDS, cli, main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SET_UP = (
    "python3 -m pip install uv && python3 -m uv run scrutiny demo",
    "python3 -m pip install uv && python3 -m uv run pytest",
)


def test_the_readme_gives_the_two_commands() -> None:
    for command in SET_UP:
        assert command in README


def all_commands() -> list[tuple[str, ...]]:
    context = click.Context(cli)
    found: list[tuple[str, ...]] = []
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found += [(name, each) for each in command.list_commands(click.Context(command))]
        else:
            found.append((name,))
    return found


def test_every_command_stands_in_the_readme() -> None:
    for words in all_commands():
        assert f"scrutiny {' '.join(words)}" in README, words


def test_every_command_in_the_readme_exists() -> None:
    known = {" ".join(words) for words in all_commands()} | set(COMMANDS)
    named = re.findall(r"`scrutiny ([a-z-]+(?: [a-z-]+)?)", README)
    for words in named:
        assert words in known or words.split()[0] in known, words


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_the_command_says(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    said = (command.help or "").split("\n", 1)[0]
    assert said == COMMANDS[name][2]


@pytest.mark.parametrize("words", all_commands())
def test_every_command_has_help_and_takes_json(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--help"]) == 0
    shown = capsys.readouterr().out
    assert len(shown.splitlines()) > 3
    assert "--json" in shown


def test_the_changelog_and_the_decisions_are_there() -> None:
    assert "## " in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## " in (ROOT / "docs" / "decisions.md").read_text("utf-8")
