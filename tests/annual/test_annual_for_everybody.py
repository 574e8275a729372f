"""The annual report is read beside the released reports, so it tells no more than they do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scrutiny.findings.following import note_evidence
from scrutiny.findings.returned import Returned
from scrutiny.findings.taking import take_answers
from scrutiny.meetings.closing import close_meeting
from scrutiny.meetings.observing import observe, raise_finding
from scrutiny.publishing.narratives import narratives
from scrutiny.workspace import Workspace
from tests.reports.building import Wanted, an_office, hold
from tui.main import main
from tui.sentences import listed_sentences

TEXT = "Every letter should say when. Ask pc 4421 or ann.zinn@example.org."
PERIOD = "January 2017 to September 2017"
WANTED = Wanted(
    size=22, conclusions=tuple("1" * 12 + "2" * 6 + "3" * 4), directed=True, close=False
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, str]]:
    folder = tmp_path_factory.mktemp("everybody")
    with an_office(folder, WANTED) as workspace:
        held, _ = hold(workspace, WANTED)
        raise_finding(workspace, held, observe(workspace, held, "learning-force", TEXT).id)
        close_meeting(workspace, held)
        place = next(
            str(each.number)
            for each in listed_sentences(workspace, held)
            if each.text == "Every letter should say when."
        )
        taken = ("--tick", place, "--read-by", "Ann")
        assert run(workspace, "sentences", "--meeting", held, *taken) == 0
        yield workspace, held


def run(workspace: Workspace, *words: str) -> int:
    return main(["-w", str(workspace.path), "report", *words])


def finding(workspace: Workspace, held: str) -> str:
    texts = narratives(workspace, held)
    return next(each.number for each in texts if each.text.show() == TEXT)


def annual(workspace: Workspace, output: Path, *more: str) -> str:
    asked = ("--panel", "small", "--year", "2017", "--overwrite", "-o", str(output), *more)
    assert run(workspace, "annual", *asked) == 0
    return output.read_text("utf-8")


def released(office: tuple[Workspace, str], folder: Path, way: str) -> None:
    workspace, held = office
    folder.mkdir(exist_ok=True)
    copy = ("--made-by", "Ann", "--conclusions", way, "-o", str(folder / "copy.md"))
    assert run(workspace, "publication", "--meeting", held, *copy) == 0
    out = ("--released-by", "Bob", "--period", PERIOD, "-o", str(folder / "out.md"))
    assert run(workspace, "release", "--meeting", held, *out) == 0


def rows(text: str) -> dict[str, list[str]]:
    lines = text.partition("### What the panel concluded")[2].partition("\n### ")[0].splitlines()
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if "|" in line]
    return {row[0]: row[1:] for row in cells}


def test_what_a_released_report_hides_stays_hidden_and_what_it_prints_is_open(
    office: tuple[Workspace, str], tmp_path: Path
) -> None:
    workspace, _ = office
    whole = annual(workspace, tmp_path / "whole.md", "--for-the-panel-only")
    assert "FOR THE PANEL ONLY" in whole
    labels = [name for name, cells in rows(whole).items() if cells[-2:-1] == ["4"]]
    assert len(labels) == 1
    released(office, tmp_path, "hidden")
    said = annual(workspace, tmp_path / "year.md")
    hidden = [name for name, cells in rows(said).items() if cells[0] == "c"]
    assert labels[0] in hidden
    assert len(hidden) > 1
    assert "does not print the totals of" in said
    assert rows(said)["All"][0] == "22"
    assert "raised concern:" not in said
    # Beside the drawn cases nothing is counted by conclusion: the one chosen on purpose would show.
    assert "In the year" not in said
    # Printed once as they are, they are known.
    released(office, tmp_path / "again", "open")
    told = rows(annual(workspace, tmp_path / "year.md"))
    assert (told[labels[0]][0], told["All"][0]) == ("4", "22")


def test_only_ticked_words_of_a_finding_go_out(
    office: tuple[Workspace, str], tmp_path: Path
) -> None:
    workspace, held = office
    number = finding(workspace, held)
    answer = Returned(2, number, TEXT, "accepted", "So it is.", "X")
    assert take_answers(workspace, [answer], "a.xlsx").updated == 1
    note_evidence(workspace, number, "PC 4421 showed us a new form.")
    said = annual(workspace, tmp_path / "year.md")
    assert "Every letter should say when." in said
    assert "The panel has seen evidence." in said
    for each in ("4421", "example.org", "new form"):
        assert each not in said
    whole = annual(workspace, tmp_path / "whole.md", "--for-the-panel-only")
    for each in ("4421", "example.org", "new form"):
        assert each in whole
