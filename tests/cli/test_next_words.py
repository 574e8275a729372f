"""After each command of the weeks before a meeting the next one is told, ready to be typed."""

import re
import shlex
from pathlib import Path

import click
import pytest

from fixtures.cases import case_list
from tui.main import cli, main


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCRUTINY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SCRUTINY_WORKSPACE", str(tmp_path / "office.scrutiny"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "oocd.csv").write_bytes(case_list("oocd"))
    return tmp_path


def test_each_command_says_what_comes_next(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = "oocd-2026-12-02"
    told = []
    for line, following in (
        ("init --force-area avon-and-somerset", "scrutiny import"),
        ("import --panel oocd oocd.csv", ""),
        (f"meeting open --panel oocd --date {held[5:]}", f"scrutiny meeting seat --meeting {held}"),
        (f'meeting seat --meeting {held} "A Chair" "B Member"', "scrutiny seal --panel oocd"),
        ("seal --panel oocd --theme drug-misuse", "scrutiny draw F1 --seed"),
        (
            "draw F1 --seed 28917365509382746150 --size 4 --reserves 2",
            f"scrutiny meeting bring --meeting {held} --draw D1",
        ),
        (f"meeting bring --meeting {held} --draw D1", "scrutiny prepare footage"),
        (f"prepare footage --meeting {held} -o f.xlsx", "scrutiny prepare availability"),
        (f"prepare availability --meeting {held} f.xlsx", "scrutiny prepare availability"),
        (f"prepare tasks --meeting {held} --done availability", "scrutiny prepare conflicts"),
        (f"prepare conflicts --meeting {held} -o c.pdf", ""),
        (f"prepare assign --meeting {held}", "scrutiny prepare members"),
        (f"prepare tasks --meeting {held} --done members", "scrutiny report pack"),
    ):
        assert main(shlex.split(line)) == 0, line
        said = capsys.readouterr().out
        assert following in said, line
        told += re.findall(r"scrutiny [a-z].*", said)
    assert not any("FRAME" in each and "F1" in each for each in told)


def test_every_command_that_is_told_exists() -> None:
    from tui.plain.next_words import COMMANDS

    for text in COMMANDS.values():
        for words in re.findall(r"scrutiny ([a-z -]+?)(?= --|,| [A-Z]|$)", text):
            command: click.Command = cli
            for word in words.split():
                assert isinstance(command, click.Group)
                found = command.get_command(click.Context(command), word)
                assert found is not None, text
                command = found
