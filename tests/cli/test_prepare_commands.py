"""The eight weeks before a meeting, as commands, on the invented list of stops."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Answer
from tui.main import main

SEED = "28917365509382746150"


@pytest.fixture
def held(answer: Answer) -> str:
    status, sealed = answer("seal", "--panel", "sopp", "--theme", "age-10-17")
    assert status == 0
    arguments = ("--seed", SEED, "--size", 3, "--reserves", 2)
    status, _ = answer("draw", sealed["frame"], *arguments)
    assert status == 0
    _, opened = answer("meeting", "open", "--panel", "sopp", "--date", "2027-01-29")
    meeting = str(opened["meeting"])
    answer("meeting", "seat", "--meeting", meeting, "Ada Ash", "Ben Birch")
    status, _ = answer("meeting", "bring", "--meeting", meeting, "--draw", "D1")
    assert status == 0
    return meeting


def test_footage_goes_out_and_the_answer_comes_back(
    answer: Answer, held: str, tmp_path: Path
) -> None:
    sent = tmp_path / "footage.xlsx"
    status, listed = answer("prepare", "footage", "--meeting", held, "-o", sent)
    assert status == 0
    assert len(listed["footage"]) == 5
    assert sent.read_bytes()[:2] == b"PK"
    drawn = next(each for each in listed["footage"] if each["kind"] == "random")
    back = tmp_path / "back.csv"
    back.write_text(
        f"Reference,Available?\n{drawn['reference']},Perhaps\nNONE,Available\n", "utf-8"
    )
    status, taken = answer("prepare", "availability", "--meeting", held, back)
    assert status == 1
    assert [each["row"] for each in taken["problems"]] == [1, 2]
    back.write_text(f"Reference,Available?\n{drawn['reference']},no-footage\n", "utf-8")
    status, taken = answer("prepare", "availability", "--meeting", held, back)
    assert status == 0
    assert taken["not_produced"][0]["reference"] == drawn["reference"]
    assert taken["not_produced"][0]["reserve"]


def test_cases_are_shared_conflicts_declared_and_out_of_date_members_shut_out(
    answer: Answer, held: str, tmp_path: Path
) -> None:
    _, shared = answer("prepare", "assign", "--meeting", held, "--by-seat")
    assert sorted(each["cases"] for each in shared["readers"]) == [1, 2]
    _, asked = answer("prepare", "conflicts", "--meeting", held)
    assert [each["case"] for each in asked["cases"]] == [1, 2, 3]
    assert "SOPP" not in str(asked["cases"])
    sheet = tmp_path / "conflicts.html"
    assert answer("prepare", "conflicts", "--meeting", held, "-o", sheet)[0] == 0
    assert "SOPP-" not in sheet.read_text("utf-8")
    _, moved = answer("prepare", "declare", "--meeting", held, "--seat", "Ada Ash", 1, 2, 3)
    assert [each["cases"] for each in moved["readers"]] == [0, 3]
    _, back = answer("prepare", "declare", "--meeting", held, "--seat", 1, "--withdraw", 1, 2, 3)
    assert back["nobody"] == []
    date = ("--member", "Ben Birch", "--what", "vetting", "--until", "2026-12-31")
    _, known = answer("prepare", "members", "--meeting", held, *date)
    assert [each["shut_out"] for each in known["seats"]] == [False, True]
    allow = ("--allow", "Ben Birch", "--authority", "The chief executive", "--reason", "In post.")
    _, known = answer("prepare", "members", "--meeting", held, *allow)
    assert [each["shut_out"] for each in known["seats"]] == [False, False]


def test_the_pack_is_a_folder_with_a_numbered_copy_for_each_member(
    answer: Answer, held: str, tmp_path: Path, workspace: Path
) -> None:
    answer("prepare", "assign", "--meeting", held, "--by-seat")
    assert answer("prepare", "cards", "--panel", "sopp", "--write")[0] == 0
    card = workspace.parent / "cards" / "fair-words.md"
    card.write_text("# Our own card\n\nBe brief.\n", "utf-8")
    paper = tmp_path / "law.pdf"
    paper.write_bytes(b"%PDF-1.4 a paper")
    folder = tmp_path / "pack"
    status, made = answer(
        "report", "pack", "--meeting", held, "--copies", "--paper", f"New law={paper}", "-o", folder
    )
    assert status == 0
    assert (folder / "papers" / "01-law.pdf").read_bytes() == paper.read_bytes()
    assert [each["copy"] for each in made["copies"]] == [1, 2]
    assert sum(each["cases"] for each in made["copies"]) == 3
    page = (folder / "reading-pack.html").read_text("utf-8")
    for said in ("Our own card", "GOWISELY", "New law: papers/01-law.pdf", "this year and last"):
        assert said in page
    assert "Ada Ash" not in page
    copy = PdfReader(folder / "copies" / "copy-01-seat-1.pdf")
    assert "Ada Ash, copy 1 of 2" in copy.pages[-1].extract_text()
    (folder / "contents.html").write_text("edited", "utf-8")
    assert answer("report", "pack", "--meeting", held, "-o", folder)[0] == 1
    wrong = ["report", "pack", "--meeting", held, "--copies", "-o", "a.pdf"]
    assert main(["-w", str(workspace), *wrong]) == 2


def test_a_case_takes_two_pages_in_print(answer: Answer, held: str, tmp_path: Path) -> None:
    printed = tmp_path / "pack.pdf"
    assert answer("report", "pack", "--meeting", held, "-o", printed)[0] == 0
    pages = [each.extract_text() for each in PdfReader(printed).pages]
    for number in (1, 2, 3):
        first = next(n for n, text in enumerate(pages) if f"Case {number} of 3:" in text)
        assert "Your answers about" in pages[first + 1]
        following = pages[first + 2]
        assert f"Case {number + 1} of 3:" in following or "What the questions mean" in following


def test_a_meeting_is_copied_with_plans_that_can_be_sealed(
    answer: Answer, held: str, tmp_path: Path
) -> None:
    status, made = answer(
        "prepare", "copy", "--from", held, "--date", "2027-04-30", "--plans", tmp_path / "plans"
    )
    assert status == 0
    assert made["seated"] == 2
    (plan,) = made["plans"]
    assert plan["theme"] == "age-10-17"
    status, sealed = answer("seal", "--panel", "sopp", "--plan", plan["file"])
    assert (status, sealed["size"] > 0) == (0, True)
    tasks_of = ("prepare", "tasks", "--meeting", made["meeting"])
    _, tasks = answer(*tasks_of, "--done", "members")
    ticked = {each["task"]: each for each in tasks["tasks"] if each["done"]}
    assert (ticked["open"]["by_hand"], ticked["open"]["entry"] > 0) == (False, True)
    assert ticked["members"]["by_hand"]
    assert tasks["next"] == "list"
    _, tasks = answer(*tasks_of, "--not-done", "members")
    assert "members" not in [each["task"] for each in tasks["tasks"] if each["done"]]
    assert answer(*tasks_of, "--not-done", "open")[0] == 1
    assert answer("prepare", "tasks", "--meeting", held, "--done", "dance")[0] == 1
