"""What the record shows to be done is ticked by itself, and only that."""

import sqlite3

import pytest

from scrutiny.draws import draws, make_draw
from scrutiny.errors import Refusal
from scrutiny.installing import install_panel
from scrutiny.meetings.cases import bring_draw, mark_unavailable, meeting_cases
from scrutiny.meetings.documents import note_document
from scrutiny.meetings.meeting import meetings, open_meeting, seats
from scrutiny.plans import Plan
from scrutiny.preparing import copying
from scrutiny.preparing.assigning import assign_balanced
from scrutiny.preparing.availability import AnswerRow, take_availability
from scrutiny.preparing.conflicts import declare
from scrutiny.preparing.copying import copy_meeting
from scrutiny.preparing.footage import preservation_list
from scrutiny.preparing.members import note_member_date
from scrutiny.preparing.tasks import DueTask, calendar, tick
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.helpers import PANEL, SEEDS, HeldClock, bring_list, some_cases, write_list
from tests.preparing.conftest import PREPARING
from tui.plain.preparing_words import state_lines


def task(office: Workspace, held: str, name: str) -> DueTask:
    return next(each for each in calendar(office, held).tasks if each.task.id == name)


def entry_kind(office: Workspace, each: DueTask) -> str:
    assert each.proof is not None
    return str(office.value("SELECT kind FROM event WHERE id = ?", (each.proof.entry,)))


def done(office: Workspace, held: str) -> set[str]:
    return {each.task.id for each in calendar(office, held).tasks if each.done}


def test_what_was_done_up_to_the_draw_is_ticked_with_its_entry(
    office: Workspace, held: str
) -> None:
    assert done(office, held) == {"open", "list", "import", "seal", "draw"}
    kinds = {name: entry_kind(office, task(office, held, name)) for name in done(office, held)}
    assert kinds == {
        "open": "meeting-opened",
        "list": "list-imported",
        "import": "list-imported",
        "seal": "frame-sealed",
        "draw": "draw-made",
    }
    assert task(office, held, "draw").done_at == draws(office)[0].drawn_at
    proof = task(office, held, "list").proof
    assert proof is not None
    assert proof.words.show() == "The list list.csv came (30 cases)"


def test_a_list_is_named_without_its_folder(office: Workspace) -> None:
    held = open_meeting(office, "small", "2026-12-14").id
    rows = write_list(some_cases(3, "L"))
    bring_list(office, rows, r"C:\Users\somebody\list of the force.csv")
    proof = task(office, held, "list").proof
    assert proof is not None
    assert proof.words.show() == "The list list of the force.csv came (3 cases)"


def test_a_tick_that_the_record_gave_cannot_be_taken_back(office: Workspace, held: str) -> None:
    with pytest.raises(Refusal, match="The record shows that this is done: Drawn: D1"):
        tick(office, held, "draw", done=False)
    before = office.events()
    tick(office, held, "draw")
    assert office.events() == before


def test_footage_is_done_when_the_force_has_answered_for_every_case(
    office: Workspace, held: str
) -> None:
    note_document(office, held, "footage", b"a workbook")
    assert task(office, held, "preserve").done
    items = preservation_list(office, held).items
    rows = [AnswerRow(n, each.reference, "yes", "", "") for n, each in enumerate(items)]
    take_availability(office, held, rows[:3], "back.csv")
    half = task(office, held, "availability")
    assert not half.done
    assert half.proof is not None
    assert half.proof.words.show() == f"The force has answered for 3 of {len(items)} cases"
    take_availability(office, held, rows[3:], "back.csv")
    assert task(office, held, "availability").done


def test_sharing_is_done_only_when_conflicts_were_asked_about_too(
    office: Workspace, held: str
) -> None:
    declare(office, held, 1, [1])
    lost = meeting_cases(office, held)[2].reference
    mark_unavailable(office, held, lost, "no-footage")
    assert not task(office, held, "conflicts").done
    assign_balanced(office, held)
    assert task(office, held, "conflicts").done


def test_a_share_without_a_question_about_conflicts_is_half_of_the_task(
    office: Workspace, held: str
) -> None:
    assign_balanced(office, held)
    half = task(office, held, "conflicts")
    assert not half.done
    assert half.proof is not None
    assert "no conflict is on record" in half.proof.words.show()


def test_members_are_done_when_every_seat_is_in_date(office: Workspace, held: str) -> None:
    names = [each.name.show() for each in seats(office, held)]
    for name in names:
        note_member_date(office, name, "vetting", "2027-12-31")
        assert not task(office, held, "members").done
    for name in names:
        note_member_date(office, name, "confidentiality", "2027-12-31")
    assert task(office, held, "members").done
    note_member_date(office, names[0], "vetting", "2026-01-31")
    assert not task(office, held, "members").done


def test_a_file_of_a_pack_folder_shows_the_pack(office: Workspace, held: str) -> None:
    note_document(office, held, "pack: reading-pack.html", b"a pack")
    assert task(office, held, "pack").done
    assert not task(office, held, "draft").done


def test_what_came_for_an_earlier_meeting_ticks_nothing_at_the_next(
    office: Workspace, held: str
) -> None:
    later = open_meeting(office, "small", "2027-03-01").id
    assert done(office, later) == {"open"}


def test_a_seal_that_waits_belongs_to_the_next_meeting_alone(
    office: Workspace, clock: HeldClock
) -> None:
    soon = open_meeting(office, "small", "2026-12-14").id
    late = open_meeting(office, "small", "2027-03-01").id
    frame = seal(office, "small", Plan(size=3))
    assert {"list", "seal"} <= done(office, soon)
    assert "draw" not in done(office, soon)
    clock.go_on(minutes=1)
    draw = make_draw(office, frame.id, SeedGiven(SEEDS[0], witnesses=("A witness",)))
    waiting = task(office, soon, "draw")
    assert not waiting.done
    assert waiting.proof is not None
    assert "Not brought to the meeting yet: D1" in waiting.proof.words.show()
    bring_draw(office, soon, draw.id)
    assert "draw" in done(office, soon)
    assert not done(office, late) & {"list", "seal", "draw"}


def test_a_standing_theme_that_is_not_sealed_keeps_the_task_open(
    office: Workspace,
) -> None:
    own = '[[themes]]\nid = "always"\ntitle = "Always looked at"\nstanding = true\n'
    own += "where = 'area is not blank'\n"
    head, mark, rest = (PANEL + PREPARING).partition("[[themes]]")
    install_panel(office, f"{head}{own}\n{mark}{rest}", "small.toml")
    held = open_meeting(office, "small", "2026-12-14").id
    seal(office, "small", Plan(size=3))
    each = task(office, held, "seal")
    assert not each.done
    assert each.proof is not None
    assert "Not yet: Always looked at" in each.proof.words.show()
    for name in ("list", "import"):
        tick(office, held, name, done=True)
    said = state_lines(office, calendar(office, held))[0]
    assert "Seal the list; tell the chair its digest. Partly done." in said


def test_a_copy_that_is_cut_off_leaves_nothing(
    office: Workspace, held: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    before = office.events()
    monkeypatch.setattr(copying, "carry_forward", cut)
    with pytest.raises(KeyboardInterrupt):
        copy_meeting(office, held, "2027-03-01")
    assert office.events() == before
    assert [each.id for each in meetings(office)] == [held]
    with sqlite3.connect(office.path) as other:
        assert other.execute("SELECT count(*) FROM meeting").fetchone() == (1,)
