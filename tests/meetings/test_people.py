"""Who comes, leaves, sends apologies and moves; and whose paper sheet is entered by whom."""

import contextlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.errors import Refusal
from scrutiny.meetings.answering import answers_of, declare_conflict, give_answer, undo
from scrutiny.meetings.attendance import (
    change_seat,
    comings,
    expected_members,
    is_late,
    return_to_seat,
    withdraw_apology,
)
from scrutiny.meetings.cases import assign, assign_to_sub_groups, bring_case, meeting_cases
from scrutiny.meetings.closing import close_meeting, not_agreed, signers
from scrutiny.meetings.concluding import show_answers, spread
from scrutiny.meetings.meeting import (
    apologies,
    leave_seat,
    meeting,
    note_apology,
    seats,
    take_seat,
)
from scrutiny.meetings.paper import entered_by_whom, paper_sheet
from scrutiny.meetings.progress import progress
from scrutiny.meetings.turn import Turn
from scrutiny.meetings.viewing import seat_cases
from scrutiny.preparing.assigning import loads_of
from scrutiny.preparing.conflicts import declare
from scrutiny.record.connection import transaction
from scrutiny.record.projections import rebuild, state
from scrutiny.record.verification import check_log
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock, drawn, seated_meeting
from tests.meetings.judging import judge


def assigned(workspace: Workspace, meeting_id: str) -> dict[str, tuple[str, ...]]:
    return {each.case_id: each.assigned for each in meeting_cases(workspace, meeting_id)}


@pytest.fixture
def grouped(office: Workspace) -> str:
    """Give a meeting of four seats in two sub-groups, with the cases shared between them."""
    held = seated_meeting(office, drawn(office), 4, groups="AB")
    assign_to_sub_groups(office, held)
    return held


def first_of(workspace: Workspace, meeting_id: str, number: int) -> str:
    return seat_cases(workspace, meeting_id, number)[0].case_id


def sound(workspace: Workspace) -> bool:
    """Tell whether the record verifies, and its tables can be made again from the log."""
    stood = state(workspace.connection)
    with transaction(workspace.connection):
        rebuild(workspace.connection)
    return check_log(workspace.connection).verified and state(workspace.connection) == stood


# ------------------------------------------------------------------ coming and going


def test_a_late_arrival_gets_the_cases_of_the_sub_group_and_of_everyone(
    office: Workspace, grouped: str, clock: HeldClock
) -> None:
    judge(office, grouped, 1, first_of(office, grouped, 1), "1")
    clock.go_on(minutes=30)
    late = take_seat(office, grouped, "Late Lucy", sub_group="b")
    mine = [each.case_id for each in seat_cases(office, grouped, late.number)]
    assert mine == [each.case_id for each in seat_cases(office, grouped, 2)] != []
    assert is_late(office, grouped, late)
    assert not is_late(office, grouped, seats(office, grouped)[0])
    assert sound(office)


def test_the_chair_waits_for_a_late_arrival_and_not_for_an_early_leaver(
    office: Workspace, grouped: str
) -> None:
    for number in (1, 2, 3):
        for case in seat_cases(office, grouped, number):
            judge(office, grouped, number, case.case_id, "1")
    half = first_of(office, grouped, 4)
    judge(office, grouped, 4, half, "3")
    leave_seat(office, grouped, 4)
    assert [each.waited_for for each in progress(office, grouped)] == [False] * 4
    late = take_seat(office, grouped, "Late Lucy", sub_group="A")
    with pytest.raises(Refusal, match=f"seat {late.number} "):
        show_answers(office, grouped)
    leave_seat(office, grouped, late.number)
    show_answers(office, grouped)
    body = office.value("SELECT body FROM event WHERE kind = 'answers-shown'")
    assert '"unfinished":[]' in body
    assert '"left_unfinished":[4,5]' in body
    assert {each.option.code: each.count for each in spread(office, grouped, half).counts}["3"] == 1


def test_each_coming_and_going_stays_on_record_with_its_time(
    office: Workspace, grouped: str, clock: HeldClock
) -> None:
    for act in (leave_seat, return_to_seat, leave_seat):
        clock.go_on(minutes=10)
        act(office, grouped, 2)
    told = [each for each in comings(office, grouped) if each.seat == 2]
    assert [each.what for each in told] == ["came", "left", "came back", "left"]
    assert len({each.at for each in told}) == 4
    assert seats(office, grouped)[1].left_at == told[-1].at
    assert sound(office)


def test_leaving_twice_coming_back_without_leaving_and_moving_when_gone_are_refused(
    office: Workspace, grouped: str
) -> None:
    with pytest.raises(Refusal, match="has not left"):
        return_to_seat(office, grouped, 2)
    leave_seat(office, grouped, 2)
    with pytest.raises(Refusal, match="noted already"):
        leave_seat(office, grouped, 2)
    with pytest.raises(Refusal, match="has left"):
        change_seat(office, grouped, 2, sub_group="A")


def test_who_comes_back_keeps_role_and_sub_group(office: Workspace, grouped: str) -> None:
    take_seat(office, grouped, "Member 2", "vice-chair")
    leave_seat(office, grouped, 2)
    again = take_seat(office, grouped, "Member 2")
    assert (again.role, again.sub_group, again.left_at) == ("vice-chair", "B", "")


def test_apologies_free_a_seat_that_was_made_ready_and_nobody_else_gets_its_number(
    office: Workspace, grouped: str
) -> None:
    note_apology(office, grouped, "Member 4")
    assert [each.number for each in seats(office, grouped)] == [1, 2, 3]
    assert take_seat(office, grouped, "Late Lucy").number == 5
    assert take_seat(office, grouped, "Member 4", sub_group="B").number == 4
    assert apologies(office, grouped) == ()
    assert sound(office)


def test_cases_of_a_freed_seat_alone_go_to_its_sub_group_or_to_everyone(
    office: Workspace, grouped: str
) -> None:
    first, second = (each.case_id for each in meeting_cases(office, grouped)[:2])
    assign(office, grouped, [(first, "seat:4"), (second, "seat:4"), (second, "seat:1")])
    note_apology(office, grouped, "Member 4")
    assert assigned(office, grouped)[first] == ("group:B",)
    assert assigned(office, grouped)[second] == ("seat:1", "seat:4")
    assign(office, grouped, [(first, "seat:2")])
    note_apology(office, grouped, "Member 2")
    assert assigned(office, grouped)[first] == ("all",)
    assert sound(office)


def test_who_has_judged_was_here_and_has_no_apologies(office: Workspace, grouped: str) -> None:
    judge(office, grouped, 2, first_of(office, grouped, 2), "1")
    with pytest.raises(Refusal, match="Seat 2 was here"):
        note_apology(office, grouped, "Member 2")
    declare_conflict(office, grouped, 3, first_of(office, grouped, 3))
    with pytest.raises(Refusal, match="Seat 3 was here"):
        note_apology(office, grouped, "Member 3")


def test_apologies_can_be_taken_back_once(office: Workspace, grouped: str) -> None:
    note_apology(office, grouped, "Absent Ann")
    note_apology(office, grouped, "absent  ann")
    assert [each.what for each in comings(office, grouped)].count("apology") == 1
    withdraw_apology(office, grouped, "ABSENT ANN")
    assert apologies(office, grouped) == ()
    with pytest.raises(Refusal, match="No apology of this name"):
        withdraw_apology(office, grouped, "Absent Ann")
    assert sound(office)


def test_known_members_are_offered_those_with_apologies_first_and_no_typist(
    office: Workspace, grouped: str
) -> None:
    note_apology(office, grouped, "Zoe Absent")
    following = seated_meeting(office, seats=1, day="2026-12-07")
    note_apology(office, following, "Zoe Absent")
    paper_sheet(office, grouped, 2, "A Clerk")
    names = [each.name.show() for each in expected_members(office, following)]
    assert names == ["Zoe Absent", "Member 2", "Member 3", "Member 4"]


# ------------------------------------------------------------------ sub-groups


def test_who_moves_to_another_sub_group_keeps_the_cases_that_were_begun(
    office: Workspace, grouped: str
) -> None:
    begun = first_of(office, grouped, 1)
    judge(office, grouped, 1, begun, "3")
    change_seat(office, grouped, 1, sub_group="B")
    mine = {each.case_id for each in seat_cases(office, grouped, 1)}
    assert mine == {begun} | {each.case_id for each in seat_cases(office, grouped, 2)}
    assert assigned(office, grouped)[begun] == ("group:A", "seat:1")
    for number in (1, 2, 3, 4):
        leave_seat(office, grouped, number)
    show_answers(office, grouped)
    assert spread(office, grouped, begun).judged == 1
    assert sound(office)


def test_nobody_moves_once_the_answers_are_shown(office: Workspace, grouped: str) -> None:
    show_answers(office, grouped, "no time")
    with pytest.raises(Refusal, match="fixed now"):
        take_seat(office, grouped, "Member 1", sub_group="B")
    assert take_seat(office, grouped, "Member 1", "vice-chair").sub_group == "A"
    assert take_seat(office, grouped, "Late Lucy", sub_group="B").number == 5


def test_sharing_again_leaves_what_was_begun_where_it_is(office: Workspace, grouped: str) -> None:
    begun = first_of(office, grouped, 2)
    judge(office, grouped, 2, begun, "1")
    before = assigned(office, grouped)
    take_seat(office, grouped, "Member 5", sub_group="C")
    assert assign_to_sub_groups(office, grouped) == 1
    after = assigned(office, grouped)
    assert after[begun] == before[begun] == ("group:B",)
    assert {whom for each in after.values() for whom in each} == {"group:A", "group:B", "group:C"}


def test_sharing_again_gives_no_case_to_a_sub_group_of_which_nobody_may_read_it(
    office: Workspace, grouped: str
) -> None:
    theirs = first_of(office, grouped, 1)
    place = next(e.place for e in meeting_cases(office, grouped) if e.case_id == theirs)
    for each in seats(office, grouped):
        if each.sub_group == "A":
            declare(office, grouped, each.number, [place])
    assign_to_sub_groups(office, grouped)
    assert assigned(office, grouped)[theirs] == ("group:B",)
    assert loads_of(office, grouped).nobody == ()


def test_a_seat_keeps_a_case_that_is_assigned_to_somebody_else(
    office: Workspace, grouped: str
) -> None:
    begun = first_of(office, grouped, 1)
    declare_conflict(office, grouped, 1, begun)
    assign(office, grouped, [(begun, "seat:2")])
    assert assigned(office, grouped)[begun] == ("seat:1", "seat:2")


# ------------------------------------------------------------------ paper sheets


def test_every_step_of_a_sheet_is_one_of_whoever_types_it(office: Workspace, grouped: str) -> None:
    sheet = paper_sheet(office, grouped, 2, "A Clerk")
    turn = Turn(office, grouped, 2, sheet)
    turn.choose(1)
    turn.write_note("As on the sheet")
    turn.flag()
    turn.undo()
    case = turn.case.case.case_id
    turn.go(2)
    turn.declare()
    typed = office.rows(
        "SELECT DISTINCT actor FROM event WHERE kind IN ('answered', 'answer-undone',"
        " 'conflict-declared', 'case-opened')"
    )
    assert typed == [(sheet.actor,)]
    assert answers_of(office, grouped, 2, case)["fair"].entered_by == sheet.actor
    who = entered_by_whom(office, sheet.actor)
    assert who is not None
    assert who.name.show() == "A Clerk"
    assert "Clerk" not in "".join(str(row) for row in office.rows("SELECT actor, body FROM event"))
    assert sound(office)


def test_a_sheet_needs_a_name_that_is_not_the_members_own(office: Workspace, grouped: str) -> None:
    for name in ("", "   "):
        with pytest.raises(Refusal, match="must be named"):
            paper_sheet(office, grouped, 2, name)
    for name in ("member 2", "2", "Seat 2"):
        with pytest.raises(Refusal, match="cannot enter its own sheet"):
            paper_sheet(office, grouped, 2, name)
    assert paper_sheet(office, grouped, 2, "3").entered_by.show() == "Member 3"
    with pytest.raises(Refusal, match="Nobody sits"):
        paper_sheet(office, grouped, 9, "A Clerk")


def test_what_was_judged_on_the_screen_is_neither_shown_to_a_sheet_nor_overwritten(
    office: Workspace, grouped: str
) -> None:
    on_screen = first_of(office, grouped, 2)
    judge(office, grouped, 2, on_screen, "3")
    sheet = paper_sheet(office, grouped, 2, "A Clerk")
    turn = Turn(office, grouped, 2, sheet)
    assert turn.greeting().startswith("Seat 2 has begun 1 case on the screen")
    assert on_screen not in {each.case.case_id for each in turn.queue}
    with pytest.raises(Refusal, match="has begun this case on the screen"):
        give_answer(office, grouped, 2, on_screen, "judgement", "1", sheet.actor)
    with pytest.raises(Refusal, match="has begun this case on the screen"):
        declare_conflict(office, grouped, 2, on_screen, sheet.actor)
    assert turn.undo() == "There is nothing to undo."
    assert answers_of(office, grouped, 2, on_screen)["judgement"].value == "3"


def test_a_sheet_that_is_open_does_not_show_what_the_member_answers_meanwhile(
    office: Workspace, grouped: str
) -> None:
    turn = Turn(office, grouped, 2, paper_sheet(office, grouped, 2, "A Clerk"))
    case = turn.case.case.case_id
    judge(office, grouped, 2, case, "3")
    turn.go(2)
    turn.go(1)
    assert not turn.answers
    with pytest.raises(Refusal, match="has begun this case on the screen"):
        turn.choose(1)
    assert answers_of(office, grouped, 2, case)["judgement"].value == "3"


HANDS = st.lists(
    st.tuples(
        st.booleans(),
        st.sampled_from(["1", "2", "forward", "undo", "flag", "declare", "note", "go"]),
    ),
    max_size=20,
)


@given(steps=HANDS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_both_hands_do_the_sheet_never_sees_nor_changes_the_screen(
    office: Workspace, steps: list[tuple[bool, str]]
) -> None:
    held = seated_meeting(office, seats=2)
    for reference in ("C-003", "C-004"):
        bring_case(office, held, reference, "directed")
    clerk = paper_sheet(office, held, 2, "A Clerk")
    hands = {False: Turn(office, held, 2), True: Turn(office, held, 2, clerk)}
    for on_paper, step in steps:
        turn = hands[on_paper]
        before = mine_on_screen(office, held)
        # What was begun on the screen meanwhile is refused, and nothing else happens.
        with contextlib.suppress(Refusal):
            if step.isdecimal():
                turn.choose(int(step))
            elif step == "note" and turn.view is not None:
                turn.write_note(f"Note {office.events()}")
            elif step == "go":
                turn.go(2)
            elif step != "note":
                getattr(turn, step)()
        if on_paper:
            assert mine_on_screen(office, held) == before
            assert all(each.entered_by == clerk.actor for each in turn.answers.values())
    assert check_log(office.connection).verified


def mine_on_screen(workspace: Workspace, meeting_id: str) -> list[tuple[object, ...]]:
    return workspace.rows(
        "SELECT event, undone FROM answer_change WHERE meeting = ? AND entered_by = 'seat:2'",
        (meeting_id,),
    )


def test_a_sheet_with_nothing_left_to_enter_is_refused(office: Workspace, grouped: str) -> None:
    for case in seat_cases(office, grouped, 2):
        declare_conflict(office, grouped, 2, case.case_id)
    with pytest.raises(Refusal, match="There is nothing left to enter for seat 2"):
        Turn(office, grouped, 2, paper_sheet(office, grouped, 2, "A Clerk"))


def test_undo_from_a_sheet_never_reaches_what_the_member_changed_on_the_screen(
    office: Workspace, grouped: str
) -> None:
    sheet = paper_sheet(office, grouped, 2, "A Clerk")
    first, second = (each.case_id for each in seat_cases(office, grouped, 2)[:2])
    give_answer(office, grouped, 2, first, "judgement", "1", sheet.actor)
    give_answer(office, grouped, 2, second, "judgement", "1", sheet.actor)
    give_answer(office, grouped, 2, first, "judgement", "3")
    taken = undo(office, grouped, 2, sheet.actor)
    assert taken is not None
    assert taken.case_id == second
    assert undo(office, grouped, 2, sheet.actor) is None
    assert answers_of(office, grouped, 2, first)["judgement"].value == "3"
    mine = undo(office, grouped, 2)
    assert mine is not None
    assert mine.now is not None
    assert mine.now.value == "1"


def test_whoever_types_does_not_see_a_case_they_should_not_judge(
    office: Workspace, grouped: str
) -> None:
    case = first_of(office, grouped, 4)
    declare_conflict(office, grouped, 2, case)
    turn = Turn(office, grouped, 4, paper_sheet(office, grouped, 4, "Member 2"))
    assert case not in {each.case.case_id for each in turn.queue}
    assert "1 case must be entered by somebody else" in turn.greeting()
    with pytest.raises(Refusal, match="should not see this case"):
        give_answer(office, grouped, 4, case, "judgement", "1", turn.actor)
    other = Turn(office, grouped, 4, paper_sheet(office, grouped, 4, "A Clerk"))
    assert case in {each.case.case_id for each in other.queue}


def test_a_sheet_shows_no_answer_of_any_other_seat(office: Workspace, grouped: str) -> None:
    for case in seat_cases(office, grouped, 4):
        judge(office, grouped, 4, case.case_id, "3")
    turn = Turn(office, grouped, 2, paper_sheet(office, grouped, 2, "Member 4"))
    while True:
        assert not turn.answers
        if turn.place + 1 == turn.of:
            break
        turn.go(turn.place + 2)


# ------------------------------------------------------------------ signing the close


@pytest.fixture
def led(office: Workspace) -> str:
    """Give a meeting with chair and vice-chair, whose answers are shown."""
    held = seated_meeting(office, drawn(office), 3)
    take_seat(office, held, "Member 1", "chair")
    take_seat(office, held, "Member 2", "vice-chair")
    show_answers(office, held, "no time")
    return held


def test_the_chair_signs_with_their_own_name_however_it_is_spaced(
    office: Workspace, led: str
) -> None:
    for name in ("", " ", "Member 2", "Member 3", "chair", "1"):
        with pytest.raises(Refusal, match="seat 1"):
            close_meeting(office, led, name)
    assert not meeting(office, led).closed_at
    closed = close_meeting(office, led, "  mEMBER   1")
    assert closed.signed_by == 1
    body = json.loads(office.value("SELECT body FROM event WHERE kind = 'meeting-closed'"))
    assert body["signed_by"] == 1
    assert body["not_agreed"] == [each.case_id for each in not_agreed(office, led)] != []
    assert sound(office)


def test_the_vice_chair_signs_when_the_chair_has_left(office: Workspace, led: str) -> None:
    leave_seat(office, led, 1)
    assert [each.number for each in signers(office, led)] == [2]
    leave_seat(office, led, 2)
    assert [each.number for each in signers(office, led)] == [1, 2]
    assert close_meeting(office, led, "member 2").signed_by == 2


def test_the_office_may_close_without_a_name_and_the_record_says_so(
    office: Workspace, led: str
) -> None:
    assert close_meeting(office, led).signed_by == 0
    assert office.value("SELECT actor FROM event WHERE kind = 'meeting-closed'") == "office"


def test_a_meeting_without_a_chair_needs_no_name(office: Workspace, grouped: str) -> None:
    show_answers(office, grouped, "no time")
    assert signers(office, grouped) == ()
    assert close_meeting(office, grouped, "").signed_by == 0
