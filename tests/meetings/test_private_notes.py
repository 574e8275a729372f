"""A private note reaches one letter, and no other document, list, page or line."""

import json
from pathlib import Path

import pytest

from scrutiny.errors import Refusal
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.progress import queue
from scrutiny.meetings.record import meeting_record
from scrutiny.meetings.referring import refer, referrals
from scrutiny.meetings.turn import Turn
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.plain.conversation import Conversation
from tests.screens.building import small_workspace
from tests.screens.looking import screen_text
from tui.app import ScrutinyApp
from tui.documents import document_bytes
from tui.main import COMMANDS, main
from tui.plain.judging import run_plain
from tui.screens.judge import JudgePage

PLANTED = "Zinnober saw the officer strike a child"
WORD = b"innober"


@pytest.fixture
def planted(tmp_path: Path) -> tuple[Path, str]:
    """Give a workspace in which seat 1 wrote a private note, and its meeting."""
    workspace, held = small_workspace(tmp_path)
    with workspace:
        case = queue(workspace, held, 1)[0].case
        assert refer(workspace, held, case.case_id, PLANTED, 1) == "R1"
        return workspace.path, held


def test_no_other_document_holds_the_note(planted: tuple[Path, str]) -> None:
    path, held = planted
    with Workspace.open(path) as workspace:
        for shown in (False, True):
            if shown:
                show_answers(workspace, held, "To try the documents.")
            assert "innober" not in repr(meeting_record(workspace, held))
            for kind in ("pack", "draft", "findings"):
                for suffix in (".html", ".md"):
                    assert WORD not in document_bytes(workspace, kind, held, suffix), kind
        for suffix in (".xlsx", ".csv"):
            assert WORD not in document_bytes(workspace, "findings", held, suffix)


def test_no_command_but_the_letter_tells_the_note(
    planted: tuple[Path, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, held = planted
    asked = (
        ["log", "show", "--json"],
        ["log", "verify"],
        ["meeting", "show", held],
        ["meeting", "list"],
        ["meeting", "footage", "--meeting", held],
        ["draws"],
        ["ledger"],
        ["referrals", "list"],
        ["referrals", "list", "--json"],
    )
    assert {words[0] for words in asked} <= set(COMMANDS)
    for words in asked:
        assert main(["-w", str(path), *words]) == 0
        told = capsys.readouterr()
        assert "innober" not in told.out + told.err, words
        if words[0] == "log":
            assert "referral" not in told.out, words
    letter = tmp_path / "letter.html"
    assert main(["-w", str(path), "referrals", "letter", "r1", "-o", str(letter)]) == 0
    assert "innober" not in capsys.readouterr().out
    text = letter.read_text("utf-8")
    assert PLANTED in text
    assert "OFFICIAL-SENSITIVE" in text
    assert "Force lead" in text
    assert "Appropriate" not in text
    assert main(["-w", str(path), "referrals", "letter", "R1", "-o", str(letter)]) == 1
    assert main(["-w", str(path), "referrals", "letter", "R2", "-o", str(letter)]) == 1
    assert main(["-w", str(path), "log", "show", "--json"]) == 0
    assert "referral" not in capsys.readouterr().out
    assert main(["-w", str(path), "referrals", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["referrals"][0]["letters"] == 1


def test_the_log_holds_only_a_commitment_and_stays_valid(planted: tuple[Path, str]) -> None:
    with Workspace.open(planted[0]) as workspace:
        bodies = workspace.rows("SELECT body FROM event")
        assert not any("innober" in body for (body,) in bodies)
        assert check(workspace, None).verified
        note = referrals(workspace)[0]
        assert (note.seat, note.text.show()) == (1, PLANTED)


async def test_a_note_written_on_the_page_is_on_no_page_afterwards(tmp_path: Path) -> None:
    workspace, held = small_workspace(tmp_path)
    with workspace:
        app = ScrutinyApp(workspace, JudgePage(Turn(workspace, held, 1)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("s")
            assert "goes into no report" in screen_text(app)
            await pilot.press(*"Zinnober", "escape")
            assert "Kept in private" in screen_text(app)
            assert [each.text.show() for each in referrals(workspace)] == ["Zinnober"]
            for keys in (["s"], ["escape"], ["g"], ["escape"], ["1"], ["h"], ["enter"], ["1"]):
                await pilot.press(*keys)
                await pilot.pause()
                assert "innober" not in screen_text(app), keys
            await pilot.press("enter", "b", "c", "4", "enter")
            await pilot.pause()
            assert "innober" not in screen_text(app)
        show_answers(workspace, held, "To go on.")
        talk = Conversation(["1", "2", "r", "s", "Vermilion", "r", "m", "4", "q"])
        run_plain(workspace, talk.ask, talk.tell)
        assert "innober" not in talk.text
        assert talk.text.count("Vermilion") == 1
        assert [each.seat for each in referrals(workspace)] == [1, 0]


def test_a_blank_note_and_a_case_of_others_are_refused(planted: tuple[Path, str]) -> None:
    path, held = planted
    with Workspace.open(path) as workspace:
        case_id = queue(workspace, held, 1)[0].case.case_id
        with pytest.raises(Refusal, match="blank"):
            refer(workspace, held, case_id, " ", 1)
        with pytest.raises(Refusal, match="Nobody sits"):
            refer(workspace, meetings(workspace)[0].id, case_id, "x", 9)
