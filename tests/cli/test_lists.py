"""Lists on the command line: what was read, what was set aside, and what cannot be counted."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Answer
from tui.main import main

HEADER = "Case ref,Disposal date,Offender age\n"
ROWS = "A-1,2026-01-05,30\nA-2,2026-01-06,old\nA-3,2026-03-07,31\n"
SEARCHES = "Type,Date,Self-defined ethnicity\nPerson search,{day}T10:00:00+00:00,White - Irish\n"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    path = tmp_path / "fresh.scrutiny"
    assert main(["-w", str(path), "init", "--force-area", "avon-and-somerset"]) == 0
    return path


@pytest.fixture
def ask(fresh: Path, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Runs a command with --json on a workspace without any list."""

    def run(*arguments: object) -> tuple[int, Any]:
        capsys.readouterr()
        status = main(["-w", str(fresh), *(str(each) for each in arguments), "--json"])
        shown = capsys.readouterr().out
        return status, json.loads(shown) if shown else None

    return run


def listed(folder: Path, name: str = "list.csv", text: str = HEADER + ROWS) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


# ------------------------------------------------------------------ import


def test_a_list_with_rows_set_aside_has_status_1_each_time(ask: Answer, tmp_path: Path) -> None:
    path = listed(tmp_path)
    for accepted, unchanged in ((2, 0), (0, 2), (0, 2)):
        status, found = ask("import", "--panel", "oocd", path)
        assert status == 1
        assert (found["accepted"], found["unchanged"], found["rejected"]) == (
            accepted,
            unchanged,
            1,
        )
        assert [each["row"] for each in found["problems"]] == [2]
    assert "still set aside" in found["files"][0]["notices"][0]
    assert found["files"][0]["already_imported"]


def test_problems_have_their_row_and_their_line(
    fresh: Path, ask: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = listed(tmp_path, text=f"Disposals of January\n\n{HEADER}{ROWS}")
    _, found = ask("import", "--panel", "oocd", path)
    assert [(each["row"], each["line"]) for each in found["problems"]] == [(2, 5)]
    assert {(each["row"] + 3, each["line"]) for each in found["flags"]} == {(4, 4), (6, 6)}
    assert main(["-w", str(fresh), "import", "--panel", "oocd", str(path)]) == 1
    told = capsys.readouterr()
    assert "row 2 (line 5), Offender age: 'old' is not a whole number" in told.err
    assert "The header is on line 3" in told.out


def test_the_mended_rejects_can_be_read_back(ask: Answer, tmp_path: Path) -> None:
    _, found = ask("import", "--panel", "oocd", listed(tmp_path))
    rejects = Path(found["files"][0]["rejects_file"])
    rejects.write_text(
        rejects.read_text("utf-8-sig").replace("A-2,2026-01-06,old", "A-2,2026-01-06,9")
    )
    status, again = ask("import", "--panel", "oocd", rejects)
    assert (status, again["accepted"], again["rejected"]) == (0, 1, 0)


def not_a_file(folder: Path) -> Path:
    pipe = folder / "pipe.csv"
    os.mkfifo(pipe)
    return pipe


@pytest.mark.parametrize("kind", ["a folder", "a pipe", "a device", "nothing there"])
def test_what_is_no_file_is_refused_in_one_sentence(ask: Answer, tmp_path: Path, kind: str) -> None:
    path = {
        "a folder": lambda: tmp_path,
        "a pipe": lambda: not_a_file(tmp_path),
        "a device": lambda: Path(os.devnull),
        "nothing there": lambda: tmp_path / "gone.csv",
    }[kind]()
    for option in ((), ("--mapping", path)):
        status, found = ask("import", "--panel", "oocd", *option, path)
        assert status == 1
        assert found["error"] in ("This is not a file.",) or "cannot be read" in found["error"]
        assert found["next_step"]


def test_a_name_that_is_not_in_utf_8_is_read_and_printed(ask: Answer, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.csv")
    try:
        path.write_text(HEADER + ROWS, "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    status, found = ask("import", "--panel", "oocd", path)
    assert (status, found["accepted"]) == (1, 2)
    assert found["files"][0]["file"].encode("utf-8")
    assert Path(found["files"][0]["rejects_file"]).is_file()


# ------------------------------------------------------------------ themes


def test_a_theme_that_no_list_can_tell_is_null_and_names_its_columns(
    fresh: Path, ask: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask("import", "--panel", "oocd", listed(tmp_path))
    status, found = ask("themes", "--panel", "oocd")
    assert status == 0
    counts = {each["theme"]: each for each in found["themes"]}
    assert counts["all"]["cases"] == 2
    untold = counts["drug-misuse"]
    assert untold["cases"] is None
    assert untold["missing_fields"]
    assert found["missing_months"] == ["2026-02"]
    assert main(["-w", str(fresh), "themes", "--panel", "oocd"]) == 0
    told = capsys.readouterr().out
    assert "not in the list" in told
    assert "no case from February 2026" in told


def test_a_list_with_every_column_needs_no_such_words(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["-w", str(workspace), "themes", "--panel", "oocd"]) == 0
    assert "not in the list" not in capsys.readouterr().out


# ------------------------------------------------------------------ exclusions


def test_an_exclusion_takes_a_code_and_no_words(
    answer: Answer, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = "OOCD-0001"
    words = ("--reason", "PC Nobody knows them")
    status, found = answer("exclude", "--panel", "oocd", *words, reference)
    assert status == 1
    assert "duplicate" in found["next_step"]
    status, found = answer("exclude", "--panel", "oocd", reference)
    assert status == 1
    assert found["error"] == "A reason is needed."
    coded = ("--reason", "Safeguarding", "--note", "as the lead said")
    status, found = answer("exclude", "--panel", "oocd", *coded, reference)
    assert (status, found["reason"]) == (0, "safeguarding")
    main(["-w", str(workspace), "exclude", "--panel", "oocd", "--reason", "other", reference])
    assert "excluded from now on: Another reason (other)" in capsys.readouterr().out
    status, found = answer("exclude", "--panel", "oocd", "--undo", reference)
    assert (status, found["excluded"], found["reason"]) == (0, False, None)


# ------------------------------------------------------------------ rates


def test_a_rate_over_two_forces_is_refused_until_one_is_named(ask: Answer, tmp_path: Path) -> None:
    for force, months in (("avon-and-somerset", ("01", "03")), ("kent", ("02",))):
        for month in months:
            name = f"2019-{month}-{force}-stop-and-search.csv"
            path = listed(tmp_path, name, SEARCHES.format(day=f"2019-{month}-05"))
            status, found = ask("import", "--panel", "sopp", path)
            assert status == 0
            assert bool(found["files"][0]["notices"]) == (force == "kent")
    asked = (
        "figures",
        "disproportionality",
        "--panel",
        "sopp",
        "--by",
        "self_defined_ethnicity",
        "--reference",
        "White",
        "--population",
        "census-2011",
    )
    status, found = ask(*asked)
    assert status == 1
    assert "avon-and-somerset (2), kent (1)" in found["error"]
    status, own = ask(*asked, "--force", "avon-and-somerset")
    assert (status, own["total"], own["missing_months"]) == (0, 2, ["2019-02"])
    assert any("February 2019" in each for each in own["warnings"])
    status, other = ask(*asked, "--force", "kent")
    assert (status, other["total"], other["force"]) == (0, 1, "kent")
    assert "Kent" in other["definition"]
    residents = [each["rows"][0]["population"] for each in (own, other)]
    assert residents[0] != residents[1]
