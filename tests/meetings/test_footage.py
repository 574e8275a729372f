"""How long footage was watched: stretches, pauses, minutes by hand, and what the report says."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.errors import Refusal
from scrutiny.meetings.answering import declare_conflict
from scrutiny.meetings.cases import MeetingCase, meeting_cases
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.footage import begin_or_pause, footage_total, minutes_in, set_minutes
from scrutiny.meetings.meeting import take_seat
from scrutiny.meetings.turn import Turn
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock, drawn, seated_meeting
from tests.plain.conversation import Conversation
from tests.screens import building
from tests.screens.building import small_workspace
from tests.screens.looking import screen_text
from tui.app import ScrutinyApp
from tui.documents import document_bytes
from tui.plain.judging import run_plain
from tui.screens.judge import JudgePage


def in_meeting(office: Workspace) -> tuple[str, tuple[MeetingCase, ...]]:
    held = seated_meeting(office, drawn(office), 3)
    return held, meeting_cases(office, held)


@pytest.fixture
def sat(office: Workspace) -> tuple[str, tuple[MeetingCase, ...]]:
    return in_meeting(office)


@given(stretches=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 900)), max_size=6))
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_sum_is_of_the_stretches_and_of_no_pause(
    office: Workspace,
    sat: tuple[str, tuple[MeetingCase, ...]],
    clock: HeldClock,
    stretches: list[tuple[int, int]],
) -> None:
    held, cases = sat
    before = footage_total(office, held).seconds
    for watched, paused in stretches:
        assert begin_or_pause(office, held, 1, cases[0].case_id).since
        clock.go_on(seconds=watched)
        assert not begin_or_pause(office, held, 1, cases[0].case_id).since
        clock.go_on(seconds=paused)
    total = footage_total(office, held)
    assert total.seconds - before == sum(watched for watched, _ in stretches)
    assert total.unended == 0


def test_a_sub_group_before_one_screen_is_counted_once(office: Workspace, clock: HeldClock) -> None:
    held, cases = in_meeting(office)
    for name in ("Member 1", "Member 2"):
        take_seat(office, held, name, "member", "A")
    begin_or_pause(office, held, 1, cases[0].case_id)
    clock.go_on(minutes=12)
    assert begin_or_pause(office, held, 2, cases[0].case_id).seconds == 720
    begin_or_pause(office, held, 3, cases[0].case_id)
    clock.go_on(minutes=3)
    begin_or_pause(office, held, 3, cases[0].case_id)
    total = footage_total(office, held)
    assert [(each.viewer, each.seconds) for each in total.viewings] == [
        ("group:A", 720),
        ("seat:3", 180),
    ]
    assert (total.seconds, total.cases) == (900, 1)


def test_minutes_by_hand_take_the_place_of_what_was_noted(
    office: Workspace, clock: HeldClock
) -> None:
    held, cases = in_meeting(office)
    begin_or_pause(office, held, 1, cases[0].case_id)
    clock.go_on(hours=9)
    begin_or_pause(office, held, 1, cases[0].case_id)
    set_minutes(office, held, cases[0].case_id, 12, "from the sheet", number=1)
    viewing = footage_total(office, held).viewings[0]
    assert (viewing.seconds, viewing.note.show()) == (720, "from the sheet")
    set_minutes(office, held, cases[1].case_id, 40)
    assert footage_total(office, held).seconds == 52 * 60


def test_a_viewing_without_an_end_is_in_no_sum_and_is_told(
    office: Workspace, clock: HeldClock
) -> None:
    held, cases = in_meeting(office)
    begin_or_pause(office, held, 1, cases[0].case_id)
    clock.go_on(hours=60)
    begin_or_pause(office, held, 1, cases[0].case_id)
    begin_or_pause(office, held, 2, cases[0].case_id)
    show_answers(office, held, "To write the draft.")
    text = document_bytes(office, "draft", held, ".md").decode()
    assert "Footage was watched for 60 hours, of 1 case." in text
    assert "1 further viewing has no end on record and is not in that time." in text


def test_a_clock_that_was_set_back_takes_nothing_away(office: Workspace, clock: HeldClock) -> None:
    held, cases = in_meeting(office)
    begin_or_pause(office, held, 1, cases[0].case_id)
    clock.go_on(minutes=-30)
    assert begin_or_pause(office, held, 1, cases[0].case_id).seconds == 0


def test_what_cannot_be_watched_is_refused(office: Workspace) -> None:
    held, cases = in_meeting(office)
    declare_conflict(office, held, 1, cases[0].case_id)
    with pytest.raises(Refusal, match="should not judge"):
        begin_or_pause(office, held, 1, cases[0].case_id)
    with pytest.raises(Refusal, match="cannot be right"):
        set_minutes(office, held, cases[0].case_id, 5000)
    with pytest.raises(Refusal, match="whole number"):
        minutes_in("a while")


@pytest.fixture
def filmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Workspace, str]:
    """Give the small meeting of the screens, with a question that is answered from footage."""
    panel = tmp_path / "small_panel.toml"
    text = building.PANEL.read_text("utf-8").replace(
        'id = "seen"\ntext', 'id = "seen"\nsource = "footage"\ntext'
    )
    panel.write_text(text, "utf-8")
    monkeypatch.setattr(building, "PANEL", panel)
    return small_workspace(tmp_path)


async def test_v_begins_and_ends_and_leaving_the_case_ends_it(
    filmed: tuple[Workspace, str],
) -> None:
    workspace, held = filmed
    with workspace:
        app = ScrutinyApp(workspace, JudgePage(Turn(workspace, held, 1)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("v")
            assert "Viewing begins now" in screen_text(app)
            await pilot.press("v")
            assert "Viewing ends: less than a minute so far" in screen_text(app)
            await pilot.press("m", *"12, from the sheet", "escape")
            assert "Kept." in screen_text(app)
            await pilot.press("m", *"a while", "escape")
            assert "NOT SAVED" in screen_text(app)


async def test_going_to_another_case_ends_the_viewing_and_says_so(
    filmed: tuple[Workspace, str],
) -> None:
    workspace, held = filmed
    with workspace:
        app = ScrutinyApp(workspace, JudgePage(Turn(workspace, held, 1)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("v", "g", "2", "enter")
            assert "The viewing of case 1 ended" in screen_text(app)
            await pilot.press("g", "1", "enter", "v", "h")
        assert footage_total(workspace, held).unended == 0


def test_the_plain_mode_leaves_the_same_events(filmed: tuple[Workspace, str]) -> None:
    workspace, held = filmed
    with workspace:
        talk = Conversation(["1", "v", "v", "m", "7, noted by hand", "v", "h", "q"])
        run_plain(workspace, talk.ask, talk.tell)
        assert "Viewing begins now" in talk.text
        kinds = workspace.rows("SELECT kind FROM event WHERE kind LIKE 'viewing%' ORDER BY id")
        assert [row[0].removeprefix("viewing-") for row in kinds] == [
            *("begun", "ended", "set", "begun", "ended")
        ]
        viewing = footage_total(workspace, held).viewings[0]
        assert viewing.seconds // 60 == 7
