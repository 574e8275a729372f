"""Help names every command, its examples run as they stand, and IT is told nothing of a case."""

import json
import re
import shlex
from pathlib import Path

import click
import pytest

from fixtures.cases import case_list
from scrutiny.helping import lines_with, topic, topics
from scrutiny.panels.condition_checks import problems_of
from scrutiny.panels.earlier import condition_fields
from scrutiny.panels.reading import SHIPPED, read_panel, shipped_text
from tui.main import cli, main


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCRUTINY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SCRUTINY_WORKSPACE", str(tmp_path / "office.scrutiny"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def all_commands() -> list[str]:
    context = click.Context(cli)
    found = []
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if isinstance(command, click.Group):
            inside = command.list_commands(click.Context(command))
            found += [f"{name} {each}" for each in inside]
        else:
            found.append(name)
    return found


def test_every_command_is_named_in_a_topic() -> None:
    pages = "\n".join(each.text for each in topics())
    unnamed = [
        each
        for each in all_commands()
        if not re.search(rf"scrutiny {re.escape(each)}(?![a-z-])", pages)
    ]
    assert unnamed == []


def test_every_command_in_a_topic_exists() -> None:
    known = set(all_commands()) | {each.split()[0] for each in all_commands()}
    for each in topics():
        # Commands stand in code; elsewhere the word is only the name of the program.
        code = re.findall(r"`(scrutiny [^`]*)`|^(scrutiny .*)$", each.text, re.M)
        told = "\n".join(first or second for first, second in code)
        for words in re.findall(r"scrutiny ([a-z-]+(?: [a-z-]+)?)", told):
            if words.startswith("-"):
                continue
            assert words in known or words.split()[0] in known, (each.id, words)


def test_every_option_in_help_and_in_the_readme_exists() -> None:
    """An option that is not there would stop somebody who types what the page says."""
    pages = [each.text for each in topics()]
    pages.append((Path(__file__).parents[2] / "README.md").read_text("utf-8"))
    code = re.findall(r"`scrutiny ([^`\n]*)`|^scrutiny (.*)$", "\n".join(pages), re.M)
    assert len(code) > 100
    for inline, line in code:
        words = re.sub(r"'[^']*'|\"[^\"]*\"", "X", inline or line).split()
        command: click.Command = cli
        known = {option for each in command.params for option in each.opts + each.secondary_opts}
        for word in words:
            inner = (
                command.get_command(click.Context(command), word)
                if isinstance(command, click.Group)
                else None
            )
            if inner is not None:
                command = inner
                known |= {o for each in command.params for o in each.opts + each.secondary_opts}
            elif word.startswith("-"):
                assert word in {*known, "--help"}, (word, inline or line)


@pytest.mark.parametrize("panel", SHIPPED)
def test_the_worked_examples_run_as_they_stand(
    panel: str, alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (alone / f"{panel}.csv").write_bytes(case_list(panel))
    page = topic(f"example-{panel}")
    assert page is not None
    commands = re.findall(r"^scrutiny (.+)$", page.text, re.M)
    assert len(commands) > 8
    for each in commands:
        assert main(shlex.split(each)) == 0, (each, capsys.readouterr().err)
    assert (alone / "pack.html").stat().st_size > 10_000


def test_topics_are_listed_read_and_searched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0
    assert "meeting-day" in capsys.readouterr().out
    assert main(["help", "themes"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Themes\n======")
    assert all(len(line) <= 78 or line.startswith("    ") for line in shown.splitlines())
    assert main(["help", "DIGEST"]) == 0
    assert "scrutiny help words" in capsys.readouterr().out
    assert main(["help", "zebra"]) == 1
    assert "The topics are" in capsys.readouterr().err
    assert lines_with("nothing like this at all") == ()


@pytest.mark.parametrize("page", ["volunteer", "coordinator"])
@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".html"])
def test_one_page_is_printed(page: str, suffix: str, alone: Path) -> None:
    from pypdf import PdfReader

    path = alone / f"page{suffix}"
    assert main(["help", page, "-o", str(path)]) == 0
    assert path.stat().st_size > 1_000
    if suffix == ".pdf":
        assert len(PdfReader(path).pages) == 1


def test_the_doctor_tells_no_case_and_no_name(
    alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--json"]) == 0
    before = json.loads(capsys.readouterr().out)
    assert before["fine"]
    (alone / "irp.csv").write_bytes(case_list("irp"))
    main(["init", "--force-area", "kent"])
    main(["import", "--panel", "irp", "irp.csv"])
    main(["meeting", "open", "--panel", "irp", "--date", "2026-12-07"])
    main(["meeting", "seat", "--meeting", "irp-2026-12-07", "Zebedee Name"])
    capsys.readouterr()
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "Whole: " in shown
    assert "IRP-" not in shown
    assert "Zebedee" not in shown
    assert "It can be sent." in shown


def test_the_doctor_says_what_is_wrong(
    alone: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (alone / "office.scrutiny").write_bytes(b"no database at all" * 100)
    assert main(["doctor", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    wrong = {each["id"] for each in told["findings"] if not each["fine"]}
    assert wrong == {"integrity"}
    monkeypatch.setenv("SCRUTINY_DATA", str(alone / "office.scrutiny" / "below"))
    assert main(["doctor", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert "writing" in {each["id"] for each in told["findings"] if not each["fine"]}


def test_the_conditions_on_the_page_of_themes_can_be_tried() -> None:
    page = topic("themes")
    assert page is not None
    fields = condition_fields(read_panel(shipped_text("sopp"), "sopp.toml"))
    told = [
        each
        for each in re.findall(r"`([^`\n]+)`", page.text)
        if re.search(r"^[a-z_ ]+ (is|contains) ", each)
    ]
    assert len(told) > 12
    for each in told:
        assert problems_of(each, fields) == [], each
