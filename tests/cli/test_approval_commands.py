from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from reports.draft import APPROVED, MARKING
from scrutiny.meetings.cases import meeting_cases
from scrutiny.meetings.report_texts import keep_texts, report_texts
from scrutiny.workspace import Workspace
from tests.cli.conftest import Answer

Edit = Callable[[Any], None]
SAID = "Clear letters to all who were asked."
BETTER = "Letters that everybody understood."


def written(answer: Answer, meeting: str, target: Path) -> Path:
    assert answer("report", "draft", "--meeting", meeting, "-o", target)[0] == 0
    return target


def put(book: Any, before: str, after: str) -> None:
    """Write other words over a paragraph, as an editor does."""
    found = [each for each in book.paragraphs if each.text == before]
    assert len(found) == 1
    found[0].runs[0].text = after


def edited(path: Path, edit: Edit) -> Path:
    book = docx.Document(str(path))
    edit(book)
    book.save(str(path))
    return path


def test_running_text_in_other_words_is_kept_and_printed(
    answer: Answer, closed: str, tmp_path: Path
) -> None:
    file = written(answer, closed, tmp_path / "a.docx")
    edited(file, lambda book: put(book, SAID, BETTER))
    assert answer("report", "take-back", file, "--meeting", closed)[1] == {
        "meeting": closed,
        "kept": 1,
    }
    said = written(answer, closed, tmp_path / "a.md").read_text(encoding="utf-8")
    assert BETTER in said
    assert SAID not in said
    # A second round starts from the text that was kept, and only what is new is kept again.
    again = written(answer, closed, tmp_path / "b.docx")
    assert answer("report", "take-back", again, "--meeting", closed)[1]["kept"] == 0
    edited(again, lambda book: put(book, BETTER, SAID))
    assert answer("report", "take-back", again, "--meeting", closed)[1]["kept"] == 1
    assert SAID in written(answer, closed, tmp_path / "b.md").read_text(encoding="utf-8")
    assert answer("log", "verify")[1]["verified"]


def test_a_draft_tells_of_which_meeting_it_is(answer: Answer, closed: str, tmp_path: Path) -> None:
    file = written(answer, closed, tmp_path / "a.docx")
    edited(file, lambda book: put(book, SAID, BETTER))
    assert answer("report", "take-back", file)[1] == {"meeting": closed, "kept": 1}
    other = written(answer, closed, tmp_path / "b.docx")

    def spoil(book: Any) -> None:
        for each in book.paragraphs:
            if " head " in each.text.replace(chr(10), " "):
                each.runs[-1].text = ""

    status, said = answer("report", "take-back", edited(other, spoil))
    assert status == 1
    assert "--meeting" in str(said)


def test_changed_figures_tables_and_headings_are_told_line_by_line_and_nothing_is_kept(
    answer: Answer, closed: str, tmp_path: Path
) -> None:
    file = written(answer, closed, tmp_path / "a.docx")

    def edit(book: Any) -> None:
        put(book, SAID, BETTER)
        put(book, "No finding for the force.", "9 findings for the force.")
        put(book, "In numbers", "Our triumph")
        book.tables[0].rows[1].cells[1].paragraphs[0].runs[0].text = "7"

    status, said = answer("report", "take-back", edited(file, edit), "--meeting", closed)
    told = [each["problem"] for each in said["problems"]]
    assert status == 1
    assert told[0] == "'In numbers' became 'Our triumph': only running text may be edited"
    assert told[1].endswith("it brings in 9, which this paragraph does not give")
    assert told[2].endswith("became '7': only running text may be edited")
    assert len(told) == 3
    assert SAID in written(answer, closed, tmp_path / "a.md").read_text(encoding="utf-8")


def test_what_was_added_or_taken_out_is_told(answer: Answer, closed: str, tmp_path: Path) -> None:
    file = written(answer, closed, tmp_path / "a.docx")
    edited(file, lambda book: book.add_paragraph("We thank everybody."))
    status, said = answer("report", "take-back", file, "--meeting", closed)
    assert status == 1
    assert [each["problem"] for each in said["problems"]] == ["'We thank everybody.' was added"]


def test_two_people_approve_one_text_and_a_change_undoes_it(
    answer: Answer, closed: str, tmp_path: Path
) -> None:
    command = ("report", "approve", "--meeting", closed, "--as")
    assert "did not sit as chair" in answer(*command, "chair", "--name", "Bob")[1]["error"]
    status, said = answer(*command, "chair", "--name", "ann  long")
    assert (status, said["approved"]) == (0, False)
    assert said["words"].endswith("Still to approve it: the coordinator.")
    alone = answer(*command, "coordinator", "--name", "Ann Long")[1]
    assert alone["error"] == "The same person approved it as chair."
    first = written(answer, closed, tmp_path / "one.md").read_text(encoding="utf-8")
    assert first.startswith(f"**{MARKING}**")
    assert answer(*command, "coordinator", "--name", "Olga Office")[1]["approved"]
    both = written(answer, closed, tmp_path / "two.md").read_text(encoding="utf-8")
    assert both.startswith(f"**{APPROVED}**")
    assert "Olga" not in both
    assert "This is a draft." not in both

    file = written(answer, closed, tmp_path / "a.docx")
    edited(file, lambda book: put(book, SAID, BETTER))
    assert answer("report", "take-back", file, "--meeting", closed)[0] == 0
    stale = written(answer, closed, tmp_path / "three.md").read_text(encoding="utf-8")
    assert stale.startswith(f"**{MARKING}**")
    assert stale.count("approved an earlier text on") == 2
    assert "Still to approve it: the chair and coordinator." in stale
    assert answer("log", "verify")[1]["verified"]


def test_a_file_of_another_kind_is_refused(answer: Answer, closed: str, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"not a document")
    status, said = answer("report", "take-back", file, "--meeting", closed)
    assert status == 1
    assert "not a document of a word processor" in said["error"]


@pytest.mark.parametrize("role", ["chair", "coordinator"])
def test_an_open_meeting_has_no_report_to_approve(answer: Answer, role: str) -> None:
    _, opened = answer("meeting", "open", "--panel", "oocd", "--date", "2026-12-01")
    command = ("report", "approve", "--meeting", opened["meeting"], "--as", role, "--name", "A")
    assert "not closed" in answer(*command)[1]["error"]


def test_a_text_about_a_case_is_erased_with_the_case(
    answer: Answer, workspace: Path, closed: str, tmp_path: Path
) -> None:
    with Workspace.open(workspace) as office:
        case = meeting_cases(office, closed)[0]
        text = f"Of {case.reference} we say nothing more."
        keep_texts(office, closed, {"a": text, "b": "Of no case."}, {})
    assert (
        answer("erase", "--panel", "oocd", "--reason", "Its time is over", case.reference, "--yes")[
            0
        ]
        == 0
    )
    with Workspace.open(workspace) as office:
        assert report_texts(office, closed) == {"a": "[erased]", "b": "Of no case."}
    assert answer("log", "verify")[1]["verified"]
