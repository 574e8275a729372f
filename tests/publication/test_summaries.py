"""Single cases in public: only ticked words, only what enough cases share, in no telling order."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.disclosure.thresholds import Thresholds
from reports.publication.open_totals import FRAME_FROM, PART_READ, is_open
from reports.publication.summaries import CHOICES, told_of
from scrutiny.installing import install_panel
from scrutiny.meetings.cases import meeting_cases
from scrutiny.publishing.summaries import ABOUT, CaseKind
from scrutiny.safekeeping import check, erase_cases
from scrutiny.workspace import Workspace
from tests.reports.building import HERE, Wanted, an_office, hold
from tui.main import main

PUBLIC = '[publication]\narea = "area"\n\n[wording]'


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, str]]:
    wanted = Wanted(size=20, conclusions=tuple("1" * 12 + "2" * 5 + "3" * 3))
    with an_office(tmp_path_factory.mktemp("summaries"), wanted) as workspace:
        text = (HERE / "small-panel.toml").read_text(encoding="utf-8")
        install_panel(workspace, text.replace("[wording]", PUBLIC), "small.toml")
        yield workspace, hold(workspace, wanted)[0]


def run(office: tuple[Workspace, str], *words: str) -> int:
    workspace, held = office
    return main(["-w", str(workspace.path), "report", *words, "--meeting", held])


def listed(
    office: tuple[Workspace, str], capsys: pytest.CaptureFixture[str]
) -> list[dict[str, object]]:
    capsys.readouterr()
    assert run(office, "sentences", "--json") == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["sentences"]
    return found


def copied(office: tuple[Workspace, str], output: Path, *more: str) -> str:
    asked = ("publication", "--made-by", "Ann", "--overwrite", "-o", str(output))
    assert run(office, *asked, *more) == 0
    return output.read_text("utf-8")


def test_words_about_a_case_go_out_once_ticked_and_without_its_reference(
    office: tuple[Workspace, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace, held = office
    cases = meeting_cases(workspace, held)
    case = cases[0]
    about = ("--case", case.reference, "--written-by", "Ann")
    assert run(office, "summary", *about, "--text", "The letter was clear. SD-001 was late.") == 0
    output = tmp_path / "copy.md"
    assert "What the panel saw in single cases" not in copied(office, output)
    mine = [each for each in listed(office, capsys) if "The letter was clear." in str(each["text"])]
    assert [each["of"] for each in mine] == [f"what was seen in case {case.reference}"]
    assert run(office, "sentences", "--tick", str(mine[0]["number"]), "--read-by", "Ann") == 0
    said = copied(office, output)
    assert "What the panel saw in single cases" in said
    assert "| The letter was clear. |" in said
    assert case.reference not in said
    # The list has 60 cases in nine months and two areas: no month with its area is shared by ten.
    row = next(line for line in said.splitlines() if "The letter was clear." in line)
    assert "2017" in row
    assert "Moor" not in row
    assert "Town" not in row
    # A case with a name in its words cannot be ticked.
    other = next(each for each in listed(office, capsys) if "SD-001 was late." in str(each["text"]))
    assert run(office, "sentences", "--tick", str(other["number"]), "--read-by", "Ann") == 1
    # What is written anew has to be read again.
    assert run(office, "summary", *about, "--text", "The letter came late.") == 0
    assert "The letter was clear." not in copied(office, output)
    assert run(office, "summary", "--case", "no", "--written-by", "A", "--text", "x") == 1
    assert check(workspace).verified


def test_a_conclusion_is_told_only_where_its_total_is_open(
    office: tuple[Workspace, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace, held = office
    case = meeting_cases(workspace, held)[0]
    about = ("--case", case.reference, "--written-by", "Ann")
    assert run(office, "summary", *about, "--text", "Nobody explained it.") == 0
    mine = next(e for e in listed(office, capsys) if e["text"] == "Nobody explained it.")
    assert run(office, "sentences", "--tick", str(mine["number"]), "--read-by", "Ann") == 0
    output = tmp_path / "copy.md"
    openly = copied(office, output, "--conclusions", "open")
    row = next(line for line in openly.splitlines() if "Nobody explained it." in line)
    assert "Appropriate" in row
    hidden = copied(office, output, "--conclusions", "hidden", "--threshold", "15")
    row = next(line for line in hidden.splitlines() if "Nobody explained it." in line)
    assert "Appropriate" not in row
    rounded = copied(office, output, "--round")
    row = next(line for line in rounded.splitlines() if "Nobody explained it." in line)
    assert "Appropriate" not in row


def test_words_about_an_erased_case_are_gone(tmp_path: Path) -> None:
    wanted = Wanted(size=20, conclusions=("2",) * 20)
    with an_office(tmp_path, wanted) as workspace:
        held = hold(workspace, wanted)[0]
        case = meeting_cases(workspace, held)[0]
        about = ("--case", case.reference, "--written-by", "Ann", "--text", "It was kind.")
        assert run((workspace, held), "summary", *about) == 0
        erase_cases(workspace, "small", [case.reference], "Too old.")
        texts = workspace.rows("SELECT text FROM passage WHERE text LIKE '%kind%'")
        assert not texts
        assert check(workspace).verified


@given(
    st.dictionaries(st.sampled_from(ABOUT), st.just("x"), min_size=1),
    st.dictionaries(st.frozensets(st.sampled_from(ABOUT)), st.integers(0, 14)),
)
def test_so_much_is_told_as_enough_cases_share_and_no_less(
    about: dict[str, str], alike: dict[frozenset[str], int]
) -> None:
    told = told_of(CaseKind("1", about, alike))
    limits = Thresholds()

    def shared(names: frozenset[str]) -> bool:
        fewest = limits.crossed if len(names) > 1 else limits.one_way
        return not names or alike.get(names, 0) >= fewest

    assert set(told) <= set(about)
    assert shared(frozenset(told))
    before = CHOICES[: [tuple(n for n in c if n in about) for c in CHOICES].index(told)]
    assert not any(shared(frozenset(n for n in each if n in about)) for each in before)


@pytest.mark.parametrize(
    ("size", "read", "way", "shown"),
    [
        (FRAME_FROM, FRAME_FROM // PART_READ, "by-size", True),
        (FRAME_FROM, FRAME_FROM // PART_READ + 1, "by-size", False),
        (FRAME_FROM - 1, 2, "by-size", False),
        (FRAME_FROM - 1, 2, "open", True),
        (9_000, 20, "hidden", False),
    ],
)
def test_small_totals_are_open_where_nobody_knows_whose_case_was_read(
    size: int, read: int, way: str, shown: bool
) -> None:
    assert is_open(size, read, way) is shown
