"""A meeting prepared line by line, from the seal to the papers; the record ticks its tasks."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from scrutiny.draws import draws
from scrutiny.frames import frames
from scrutiny.installing import install_panel
from scrutiny.meetings.meeting import meetings, seats
from scrutiny.preparing.assigning import loads_of
from scrutiny.preparing.conflicts import declared
from scrutiny.preparing.members import standings
from scrutiny.preparing.tasks import calendar
from scrutiny.workspace import Workspace
from tests.helpers import PANEL, HeldClock, bring_list, some_cases, write_list
from tests.preparing.conftest import PREPARING
from tui.plain.desk import run_desk
from tui.plain.home import run_home

SEED = "28917365509382746150"


def said(office: Workspace, *lines: str, meeting_id: str | None = None) -> str:
    """Type some lines, and give all that was told."""
    typed, told = iter(lines), list[str]()

    def ask(prompt: str) -> str:
        told.append(prompt)
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    assert run_desk(office, ask, told.append, meeting_id) == 0
    assert next(typed, "") == "", "not every line was asked for"
    return "\n".join(told)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "o.scrutiny", "invented-force", HeldClock(), "d")
    install_panel(workspace, PANEL + PREPARING, "small.toml")
    return workspace


def task(number: int, *lines: str) -> tuple[str, ...]:
    """Type what does the task of this place, counted from 1."""
    return (str(number + 1), *lines)


def test_a_meeting_is_prepared_from_the_list_to_the_pack(office: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(write_list(some_cases(30)))
    told = said(
        office,
        *("1", "1", "2026-12-14"),
        *task(1, "1", "First One; Second Two; Third Three; Fourth Four", "2", "2"),
        *task(2, "1", "nowhere.csv", str(path), "9", "y"),
        *task(4, "1", "all", "1", "1", "99", "8", "2", "1", "y"),
        *task(5, "1", "1", SEED, SEED, "A Witness", "", "yes"),
        *task(5, "2", "1"),
        *task(6, "1", str(tmp_path / "footage.xlsx")),
        *task(7, "2", "1", "2", "b"),
        *task(8, "1", "1", "2", "b", "b"),
        *task(8, "3", "1"),
        *task(9, "1", "1", "1", "2027-12-31", "1", "2", "2027-12-31", "b"),
        *task(10, "1", "1", str(tmp_path / "pack")),
        *("1", "5", "2", str(tmp_path / "calendar.md")),
    )
    (held,) = meetings(office)
    done = {each.task.id: each.by_hand for each in calendar(office, held.id).tasks if each.done}
    assert "There is no such file" in told
    assert "The plan draws 99 of" in told
    assert set(done) == {
        *("open", "list", "import", "seal", "draw", "preserve", "conflicts", "members", "pack")
    }
    assert not any(done.values())
    assert [(each.role, each.sub_group) for each in seats(office, held.id)] == [
        ("member", "A"),
        ("chair", "B"),
        ("member", "A"),
        ("member", "B"),
    ]
    assert len(declared(office, held.id, 1)) == 1
    assert not any(each.shut_out for each in standings(office, held.id))
    assert [each.cases for each in loads_of(office, held.id).loads] == [4, 4]
    assert (tmp_path / "footage.xlsx").exists()
    assert "Drawn: D1 (entry" in (tmp_path / "calendar.md").read_text("utf-8")


def test_a_task_is_ticked_by_hand_and_the_tick_taken_back(office: Workspace) -> None:
    told = said(office, "1", "1", "2026-12-14", *task(10, "2"), *task(10, "2"), "b", "b", "b")
    assert told.count("Ticked off: Write the reading pack") == 1
    assert told.count("Open again: Write the reading pack") == 1


def test_the_first_choice_leads_to_preparing_and_to_the_meeting(office: Workspace) -> None:
    typed, told = iter(("2", "b", "1")), list[str]()

    def ask(prompt: str) -> str:
        told.append(prompt)
        return next(typed)

    assert run_home(office, ask, told.append) == 1
    assert "Prepare a meeting." in "\n".join(told)
    assert "There is no meeting yet. The coordinator opens one with:" in told


def test_going_back_at_a_step_does_nothing(office: Workspace) -> None:
    before = office.events()
    said(office, "1", "1", "b", "b", "b")
    assert office.events() == before


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (task(8, "3"), "No case is at this meeting yet. Bring a draw first."),
        (task(5, "1"), "No list is sealed yet. Seal one first."),
        (task(5, "2"), "There is no draw of this panel to bring. Draw in public first."),
        (task(9, "1"), "Nobody is invited yet. Invite the members first."),
        (task(6, "1", "f.xlsx"), "There is no case yet whose footage could be kept."),
        (task(8, "1"), "There is no case to ask about yet."),
    ],
)
def test_what_comes_too_early_says_what_comes_first(
    office: Workspace, lines: Sequence[str], words: str
) -> None:
    assert words in said(office, "1", "1", "2026-12-14", *lines)


def test_a_plan_that_came_with_a_copied_meeting_is_sealed_as_it_is(office: Workspace) -> None:
    bring_list(office, write_list(some_cases(30)))
    said(
        office,
        *("1", "1", "2026-02-16", "1", "1", "1", "First One", "1", "1"),
        *("1", "2", "2", "2026-01-01 to 2026-01-31", "1", "1", "3", "2", "1", "y"),
        *("1", "2", "3", "1", SEED, SEED, "A Witness", "", "yes"),
        *("1", "2", "4", "1"),
    )
    told = said(office, "1", "3", "1", "2026-03-16", *task(4, "1", "1", "y"))
    assert "1  As last time: All cases, 2026-02-01 to 2026-02-28, 3 cases, 2 reserves" in told
    assert "The plan:" in told
    sealed = frames(office)[-1]
    assert (sealed.plan.size, sealed.plan.reserves) == (3, 2)
    assert sealed.period.first == "2026-02-01"


def test_a_case_is_brought_lost_and_given_to_somebody_else(office: Workspace) -> None:
    bring_list(office, write_list(some_cases(12)))
    told = said(
        office,
        *("1", "1", "2026-12-14"),
        *("1", "1", "1", "First One; Second Two", "1", "1"),
        *("1", "2", "2", "all", "1", "1", "3", "1", "1", "y"),
        *("1", "2", "3", "1", SEED, SEED, "A Witness", "", "yes"),
        *("1", "2", "4", "1"),
        *("1", "2", "5", "3", "C-999", "C-002"),
        *("1", "2", "6", "1", "1"),
        *("1", "4", "5", "1", "3"),
        *("1", "4", "4"),
    )
    first = draws(office)[0].selected[0].reference
    assert "C-999" in told
    assert "C-002 is at the meeting." in told
    assert f"Noted: {first};" in told
    assert "goes to: Second Two (seat 2)." in told
