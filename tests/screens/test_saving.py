"""What could not be saved is said, is not shown as saved, and nobody goes on."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from scrutiny.errors import Refusal
from scrutiny.meetings.agreeing import Agreeing
from scrutiny.meetings.concluding import conclusions, show_answers
from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.turn import Turn
from scrutiny.workspace import Workspace, Writing
from tests.screens.looking import screen_text
from tui.app import ScrutinyApp, first_page
from tui.screens.agree import AgreePage
from tui.screens.judge import JudgePage
from tui.screens.page import Page


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A disk that is full while the list holds True."""
    full = [False]
    write = Workspace.write

    @contextmanager
    def refusing(self: Workspace, actor: str = "office") -> Iterator[Writing]:
        if full[0]:
            raise Refusal(
                "The disk is full. Nothing was saved.", next_step="Free some space and try again."
            )
        with write(self, actor) as writing:
            yield writing

    monkeypatch.setattr(Workspace, "write", refusing)
    return full


async def test_an_answer_that_is_not_saved_is_not_shown_as_saved(
    small: Workspace, full_disk: list[bool]
) -> None:
    app = ScrutinyApp(small, JudgePage(Turn(small, meetings(small)[0].id, 1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        assert "Saved at" in screen_text(app)
        full_disk[0] = True
        await pilot.press("2")
        text = screen_text(app)
        assert "Problem: NOT SAVED – The disk is full." in text
        assert "2  [ ] Hands on" in text
        await pilot.press("enter")
        text = screen_text(app)
        assert "Question 1 of 3" in text
        assert "Your last answer is not saved." in text
        full_disk[0] = False
        await pilot.press("2", "enter")
        assert "Question 2 of 3" in screen_text(app)


async def test_a_note_that_is_not_saved_stays_in_its_box(
    small: Workspace, full_disk: list[bool]
) -> None:
    app = ScrutinyApp(small, JudgePage(Turn(small, meetings(small)[0].id, 1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"Mine")
        full_disk[0] = True
        await pilot.press("escape")
        text = screen_text(app)
        assert "Problem: NOT SAVED" in text
        assert "Your text is still here." in text
        full_disk[0] = False
        await pilot.press("escape")
        assert "Note: Mine" in screen_text(app)


async def test_the_next_case_is_not_opened_when_that_cannot_be_logged(
    small: Workspace, full_disk: list[bool]
) -> None:
    app = ScrutinyApp(small, JudgePage(Turn(small, meetings(small)[0].id, 1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "enter", "1")
        full_disk[0] = True
        await pilot.press("enter")
        text = screen_text(app)
        assert "Case 1 of 4" in text
        assert "Problem:" in text


async def test_a_conclusion_that_is_not_saved_is_not_gone_on_from(
    small: Workspace, full_disk: list[bool]
) -> None:
    held = meetings(small)[0].id
    show_answers(small, held, "No time.")
    app = ScrutinyApp(small, AgreePage(Agreeing(small, held)))
    async with app.run_test(size=(80, 24)) as pilot:
        full_disk[0] = True
        await pilot.press("1", "enter")
        text = screen_text(app)
        assert "Problem: NOT SAVED – The disk is full." in text
        assert "Not saved yet" in text
        assert "Case 1 of 4" in text
    assert conclusions(small, held) == ()


async def test_a_page_that_cannot_be_opened_leaves_the_person_where_they_are(
    small: Workspace, full_disk: list[bool]
) -> None:
    app = ScrutinyApp(small, first_page(small, meetings(small)[0].id, None))
    async with app.run_test(size=(80, 24)) as pilot:
        full_disk[0] = True
        await pilot.press("enter")
        text = screen_text(app)
        assert "Who is judging?" in text
        assert "Problem: The disk is full." in text


async def test_answers_shown_elsewhere_stop_the_judging_with_a_sentence(small: Workspace) -> None:
    held = meetings(small)[0].id
    app = ScrutinyApp(small, JudgePage(Turn(small, held, 1)))
    async with app.run_test(size=(80, 24)) as pilot:
        show_answers(small, held, "The chair has another computer.")
        await pilot.press("1")
        assert "Problem: NOT SAVED – The chair has shown the answers" in screen_text(app)


async def test_a_fault_of_the_program_ends_it_with_status_1_and_no_case_text(
    small: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(self: Page) -> None:
        raise RuntimeError("case text")

    page = first_page(small, None, None)
    app = ScrutinyApp(small, page)
    monkeypatch.setattr(Page, "action_help", broken)

    async def press() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("question_mark")
            await pilot.pause()

    with pytest.raises(RuntimeError):
        await press()
    assert app.return_code == 1
    told = capsys.readouterr()
    assert "case text" not in told.out + told.err


@pytest.mark.parametrize("size", [(60, 20), (79, 24), (80, 23), (20, 5)])
async def test_a_window_too_small_says_so_in_one_sentence(
    small: Workspace, size: tuple[int, int]
) -> None:
    app = ScrutinyApp(small, JudgePage(Turn(small, meetings(small)[0].id, 1)))
    async with app.run_test(size=size) as pilot:
        await pilot.press("1")
        text = " ".join(screen_text(app).split())
        assert f"This window has {size[0]} by {size[1]} letters" in text
        assert "Question" not in text
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        text = screen_text(app)
        assert "Question 1 of 3" in text
        assert "1  [ ] Calm words" in text


async def test_a_second_copy_that_writes_is_told_within_a_second_and_the_key_works_again(
    small: Workspace,
) -> None:
    held = meetings(small)[0].id
    with Workspace.open(small.path, device="second") as second:
        app = ScrutinyApp(small, JudgePage(Turn(small, held, 1)))
        async with app.run_test(size=(80, 24)) as pilot:
            with second.write() as writing:
                writing.record("backup-made", {"sha256": "a", "head": "b"})
                await pilot.press("1")
                told = " ".join(screen_text(app).split())
                assert "NOT SAVED – Another copy of the program is writing to the file." in told
                assert "Wait a moment and try again." in told
                await pilot.press("enter")
                assert "Question 1 of 3" in screen_text(app)
            await pilot.press("1")
            assert "[x] Calm words" in screen_text(app)
            assert "Saved at" in screen_text(app)
    assert small.value("PRAGMA busy_timeout") == 1_000
