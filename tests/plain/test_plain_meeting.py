"""The whole meeting line by line, and the same meeting through the screens."""

import json
import os
from pathlib import Path

import pytest

from scrutiny.errors import Refusal
from scrutiny.meetings.concluding import conclusions
from scrutiny.meetings.meeting import meeting, meetings
from scrutiny.meetings.observing import observations
from scrutiny.meetings.progress import progress, queue
from scrutiny.workspace import Workspace
from tests.plain.conversation import Conversation
from tests.screens.building import small_workspace
from tests.screens.test_journeys import hold_meeting
from tui.plain.judging import run_plain

KEPT = Path(__file__).with_name("meeting.txt")


def answers(workspace: Workspace, seat: int, judgement: str, conflict: str) -> list[str]:
    """Type one seat's answers to its four cases; 0 to the case `conflict`."""
    typed: list[str] = []
    for each in queue(workspace, meetings(workspace)[0].id, seat):
        warned = each.case.reference == "C-2"
        typed += [""] if warned else []
        if each.case.reference == conflict:
            typed += ["0", ""]
        else:
            typed += ["1 2", "", "", judgement]
    return typed


def whole_meeting(workspace: Workspace) -> list[str]:
    """Type the whole meeting: three seats, one conflict, dissent, an observation."""
    return [
        "1",
        *answers(workspace, 1, "1", ""),
        "h",
        "2",
        *answers(workspace, 2, "1", "C-3"),
        "h",
        "3",
        *answers(workspace, 3, "3", ""),
        "h",
        *("4", "1", "y"),
        *("2", "1", "1", "Not so", "3", "As seen", "0", "o", "2", "Learn it"),
        *("1", "", "1", ""),
        *("4", "7", "6", "seat holder one"),
    ]


def test_a_whole_meeting_line_by_line(small: Workspace) -> None:
    held = meetings(small)[0].id
    typed = whole_meeting(small)
    talk = Conversation(typed)
    assert run_plain(small, talk.ask, talk.tell) == 0
    assert all(each.finished for each in progress(small, held))
    agreed = conclusions(small, held)
    assert len(agreed) == 4
    assert sorted(each.dissent for each in agreed) == [0, 0, 0, 1]
    assert [each.text.show() for each in observations(small, held)] == ["Learn it"]
    assert meeting(small, held).closing_head in talk.text
    seen = talk.text.replace(meeting(small, held).closing_head, "HEAD") + "\n"
    if os.environ.get("SCRUTINY_SNAPSHOTS") == "write":
        KEPT.write_text(seen, "utf-8")
    assert seen == KEPT.read_text("utf-8")


def record(workspace: Workspace) -> list[tuple[str, str, object]]:
    """Give the log as kinds, actors and bodies, texts in place of their random names."""
    passages = workspace.rows("SELECT passage, text FROM passage")
    texts = {name: f"text: {text}" for name, text in passages}

    def told(value: object) -> object:
        if isinstance(value, dict):
            return {key: told(each) for key, each in value.items()}
        if isinstance(value, list):
            return [told(each) for each in value]
        return texts.get(value, value) if isinstance(value, str) else value

    places = {
        case_id: f"case {place}"
        for case_id, place in workspace.rows("SELECT case_id, place FROM meeting_case")
    }
    texts.update(places)
    # What was agreed at once has a random name, told here as the first, the second, and so on.
    at_once = workspace.rows(
        "SELECT json_extract(body, '$.together') FROM event WHERE kind = 'concluded' ORDER BY id"
    )
    names = dict.fromkeys(name for (name,) in at_once if name)
    texts.update({name: f"at once {place}" for place, name in enumerate(names, start=1)})
    rows = workspace.rows(
        "SELECT kind, actor, body FROM event WHERE kind NOT IN"
        " ('workspace-created', 'list-imported', 'frame-sealed', 'draw-made') ORDER BY id"
    )
    return [
        (kind, actor, {k: v for k, v in told(json.loads(body)).items() if k != "head"})  # type: ignore[attr-defined]  # a body is a table
        for kind, actor, body in rows
    ]


async def test_by_keyboard_and_by_lines_one_meeting_gives_the_same_record(
    tmp_path: Path,
) -> None:
    (tmp_path / "lines").mkdir()
    (tmp_path / "screens").mkdir()
    lines, _ = small_workspace(tmp_path / "lines")
    screens, _ = small_workspace(tmp_path / "screens")
    with lines, screens:
        talk = Conversation(whole_meeting(lines))
        run_plain(lines, talk.ask, talk.tell)
        await hold_meeting(screens)
        assert record(screens) == record(lines)


def test_the_end_of_the_input_stops_with_everything_saved(small: Workspace) -> None:
    talk = Conversation(["1", "1"])
    assert run_plain(small, talk.ask, talk.tell) == 0
    assert talk.told[-1] == "Everything is saved. Start again to go on where you left off."
    assert small.value("SELECT count(*) FROM answer_change") == 1


def test_q_stops_everywhere_but_is_a_letter_in_a_note(small: Workspace) -> None:
    talk = Conversation(["1", "n", "q", "q", "never typed"])
    assert run_plain(small, talk.ask, talk.tell) == 0
    assert "Note kept." in talk.text
    assert "never typed" not in talk.text


def test_what_cannot_be_typed_is_said_and_nothing_is_saved(small: Workspace) -> None:
    talk = Conversation(["1", "9", "x", "1 x", "?", "0.5"])
    run_plain(small, talk.ask, talk.tell)
    assert "Choose 1 to 3." in talk.text
    assert "'x' is not an answer here." in talk.text
    assert "B goes back. U takes back the last change." in talk.text
    assert small.value("SELECT count(*) FROM answer_change") == 0


def test_going_on_without_an_answer_is_not_possible(small: Workspace) -> None:
    talk = Conversation(["1", ""])
    run_plain(small, talk.ask, talk.tell)
    assert "Choose 1 to 3 first." in talk.text


def test_undo_says_what_holds_again(small: Workspace) -> None:
    talk = Conversation(["1", "1", "2", "u", "u", "u"])
    run_plain(small, talk.ask, talk.tell)
    assert "Undone: case 1, question 1, is 'Calm words' again." in talk.text
    assert "Undone: case 1, question 1, has no answer now." in talk.text
    assert "There is nothing to undo." in talk.text


def test_the_next_seat_does_not_see_the_last_answer_on_its_window(small: Workspace) -> None:
    talk = Conversation(["1", "1", "h"])
    run_plain(small, talk.ask, talk.tell)
    after = talk.text.split("\n" * 40)[1]
    assert "Calm words" not in after
    assert "Pass the computer to the next seat." in after


def test_no_line_holds_colour_codes_or_box_signs(small: Workspace) -> None:
    talk = Conversation(whole_meeting(small))
    run_plain(small, talk.ask, talk.tell)
    told = "".join(line for line in talk.told)
    assert not {sign for sign in told if sign != "\n" and not sign.isprintable()}
    assert not set(told) & set("│─┌┐└┘█▌▐")


def test_a_seat_may_be_named_beforehand(small: Workspace) -> None:
    held = meetings(small)[0].id
    talk = Conversation(["1"])
    assert run_plain(small, talk.ask, talk.tell, held, "Seat Holder Two") == 0
    assert "Seat 2." in talk.text
    assert "Who is judging?" not in talk.text
    with pytest.raises(Refusal):
        run_plain(small, talk.ask, talk.tell, held, "Nobody")


def test_a_workspace_without_a_meeting_says_how_one_is_opened(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "empty.scrutiny", "avon-and-somerset", device="test") as empty:
        talk = Conversation([])
        assert run_plain(empty, talk.ask, talk.tell) == 1
        assert "scrutiny meeting open" in talk.text


def test_the_chair_gives_a_reason_when_not_all_have_finished(small: Workspace) -> None:
    held = meetings(small)[0].id
    talk = Conversation(["4", "2", "1", "", "1", "Two are ill", "n", "1", "Two are ill", "y"])
    run_plain(small, talk.ask, talk.tell)
    assert "The answers are still hidden. Show them first: type 1." in talk.text
    assert meeting(small, held).shown_reason.show() == "Two are ill"


def test_a_dissent_that_cannot_be_is_refused_and_nothing_is_saved(small: Workspace) -> None:
    held = meetings(small)[0].id
    talk = Conversation(["4", "1", "Late", "y", "2", "1", "7", "Why", "1", "some"])
    run_plain(small, talk.ask, talk.tell)
    assert "Not saved: 7 cannot have dissented here" in talk.text
    assert "Not saved: that is not a number." in talk.text
    assert conclusions(small, held) == ()
