"""The walks of a seat and of the chair, apart from any screen; and a shipped form on a screen."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.cases.asking import condition_sql
from scrutiny.cases.table import table_name
from scrutiny.draws import make_draw
from scrutiny.errors import Refusal
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_panel
from scrutiny.meetings.agreeing import Agreeing, concluding_group
from scrutiny.meetings.answering import answers_of
from scrutiny.meetings.cases import assign, bring_draw, meeting_cases
from scrutiny.meetings.concluding import conclusions, show_answers
from scrutiny.meetings.meeting import meetings, open_meeting, take_seat
from scrutiny.meetings.observing import observations, observe, raise_finding
from scrutiny.meetings.overview import documents_written, left_off, meetings_in_hand
from scrutiny.meetings.progress import queue
from scrutiny.meetings.turn import Turn
from scrutiny.meetings.viewing import form_of
from scrutiny.meetings.withdrawing import withdraw_conclusion, withdraw_observation
from scrutiny.panels.definition import Condition
from scrutiny.panels.reading import shipped_text
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.screens.building import SEED, judge_case, small_workspace
from tests.screens.looking import screen_text
from tui.app import ScrutinyApp
from tui.screens.judge import JudgePage


def meeting_of(workspace: Workspace) -> str:
    return meetings(workspace)[0].id


def judged(workspace: Workspace, judgements: tuple[int, ...]) -> Agreeing:
    """Let each seat give one judgement to all its cases, and show the answers."""
    held = meeting_of(workspace)
    for seat, judgement in enumerate(judgements, start=1):
        turn = Turn(workspace, held, seat)
        while not turn.at_end:
            judge_case(turn, judgement)
    show_answers(workspace, held)
    return Agreeing(workspace, held)


def test_a_turn_begins_at_the_first_case_that_is_not_done(small: Workspace) -> None:
    turn = Turn(small, meeting_of(small), 1)
    assert turn.greeting() == ""
    judge_case(turn, 1)
    again = Turn(small, meeting_of(small), 1)
    assert again.place == 1
    assert again.greeting() == "Welcome back. Case 2 is next."


def test_the_same_answer_again_leaves_no_second_event(small: Workspace) -> None:
    turn = Turn(small, meeting_of(small), 1)
    turn.choose(1)
    turn.forward()
    turn.forward()
    turn.choose(2)
    before = small.events()
    turn.choose(2)
    turn.write_note("")
    assert small.events() == before


def test_going_back_and_forth_opens_a_case_once_in_the_log(small: Workspace) -> None:
    turn = Turn(small, meeting_of(small), 1)
    judge_case(turn, 1)
    turn.back()
    turn.go(1)
    turn.go(2)
    opened = small.value("SELECT count(*) FROM event WHERE kind = 'case-opened'")
    assert opened == 2


def test_a_conflict_hides_the_case_and_undo_brings_it_back(small: Workspace) -> None:
    turn = Turn(small, meeting_of(small), 1)
    turn.declare()
    assert (turn.questions, turn.done) == ((), 1)
    assert turn.undo() == "Undone: you may judge case 1 again."
    assert (len(turn.questions), turn.done) == (3, 0)


def test_the_last_case_leads_to_the_first_that_was_passed_over(small: Workspace) -> None:
    turn = Turn(small, meeting_of(small), 1)
    turn.go(4)
    judge_case(turn, 1)
    assert turn.place == 0


def test_a_turn_is_refused_once_the_answers_are_shown(small: Workspace) -> None:
    show_answers(small, meeting_of(small), "No time.")
    with pytest.raises(Refusal, match="judging alone is over"):
        Turn(small, meeting_of(small), 1)


def test_a_seat_without_cases_is_told_so(small: Workspace) -> None:
    held = meeting_of(small)
    assign(small, held, [(each.case_id, "seat:1") for each in meeting_cases(small, held)])
    with pytest.raises(Refusal, match="No case is assigned to seat 2"):
        Turn(small, held, 2)


STEPS = st.lists(
    st.sampled_from(
        ["1", "2", "3", "4", "forward", "back", "undo", "flag", "declare", "note", "go", "text"]
    ),
    max_size=25,
)


@given(steps=STEPS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_pressed_the_turn_says_what_the_record_says(
    small: Workspace, steps: list[str]
) -> None:
    held = meeting_of(small)
    turn = Turn(small, held, 1)
    for step in steps:
        if step.isdecimal():
            turn.choose(int(step))
        elif step == "note":
            if turn.view is not None:
                turn.write_note(f"Note {small.events()}")
        elif step == "text":
            if turn.question is not None and turn.question.type == "text":
                turn.write(f"Text {small.events()}")
        elif step == "go":
            turn.go(2)
        else:
            getattr(turn, step)()
        assert tuple(turn.queue) == queue(small, held, 1)
        if not turn.at_end:
            saved = answers_of(small, held, 1, turn.case.case.case_id)
            assert dict(turn.answers) == dict(saved)
    assert not answers_of(small, held, 2, turn.case.case.case_id)


def test_a_draft_is_not_a_conclusion_until_it_is_saved(small: Workspace) -> None:
    agreeing = judged(small, (1, 1, 3))
    agreeing.choose(1)
    assert not agreeing.saved
    assert conclusions(small, meeting_of(small)) == ()
    assert agreeing.save() == ""
    assert len(conclusions(small, meeting_of(small))) == 1
    assert agreeing.place == 1


def test_a_conclusion_needs_its_reason_before_it_is_saved(small: Workspace) -> None:
    agreeing = judged(small, (1, 1, 2))
    agreeing.choose(2)
    assert "not the answer most of you first gave" in agreeing.save()
    agreeing.give_reason("We talked.")
    assert agreeing.save() == ""


def test_only_cases_on_which_all_said_the_same_are_agreed_at_once(small: Workspace) -> None:
    agreeing = judged(small, (1, 1, 1))
    assert len(agreeing.alike()) == 4
    assert agreeing.agree_alike() == 4
    assert agreeing.at_end
    assert {each.option.code for each in conclusions(small, meeting_of(small))} == {"yes"}


def test_an_answer_that_needs_a_reason_is_never_agreed_at_once(small: Workspace) -> None:
    assert judged(small, (3, 3, 3)).alike() == ()


def test_what_was_agreed_can_be_taken_back_and_agreed_again(small: Workspace) -> None:
    agreeing = judged(small, (1, 1, 1))
    agreeing.choose(1)
    agreeing.save()
    agreeing.back()
    assert agreeing.withdraw() == "Undone: this case is not agreed now."
    assert agreeing.agreed == 0
    with pytest.raises(Refusal):
        withdraw_conclusion(small, meeting_of(small), agreeing.shown.case.case_id)


def test_a_sub_group_concludes_its_own_cases(small: Workspace) -> None:
    held = meeting_of(small)
    take_seat(small, held, "Seat Holder Two", "member", "A")
    cases = meeting_cases(small, held)
    assign(small, held, [(cases[0].case_id, "group:A")])
    assert concluding_group(meeting_cases(small, held)[0]) == "A"
    show_answers(small, held, "No time.")
    agreeing = Agreeing(small, held)
    agreeing.go([each.case.case_id for each in agreeing.talk].index(cases[0].case_id) + 1)
    agreeing.choose(1)
    agreeing.save()
    assert [each.sub_group for each in conclusions(small, held)] == ["A"]


def test_an_observation_can_be_taken_back_unless_it_is_a_finding(small: Workspace) -> None:
    held = meeting_of(small)
    first = observe(small, held, "policy", "One")
    second = observe(small, held, "policy", "Two")
    raise_finding(small, held, first.id)
    withdraw_observation(small, held, second.id)
    assert [each.id for each in observations(small, held)] == [first.id]
    with pytest.raises(Refusal, match="finding"):
        withdraw_observation(small, held, first.id)


def test_where_it_was_left_off_is_told_from_the_record(small: Workspace) -> None:
    held = meetings(small)[0]
    assert left_off(small, held).last_seat == 0
    Turn(small, held.id, 2).choose(1)
    left = meetings_in_hand(small)[0]
    assert (left.stage, left.seats, left.cases, left.last_seat) == ("judging", 3, 4, 2)
    assert documents_written(small) == ()


def sopp_workspace(folder: Path) -> tuple[Workspace, str]:
    workspace = Workspace.create(folder / "sopp.scrutiny", "avon-and-somerset", device="test")
    panel = install_panel(workspace, shipped_text("sopp"), "sopp.toml")
    rows = ["Type,Date,Gender,Age range,Legislation,Object of search,Outcome"]
    for number in range(12):
        age = ("10-17", "18-24", "over 34")[number % 3]
        stamp = f"2019-01-{number + 1:02}T12:00:00+00:00"
        rows.append(f"Person search,{stamp},Male,{age},,Stolen goods,Arrest")
    name = "2019-01-avon-and-somerset-stop-and-search.csv"
    import_lists(workspace, panel.id, [(name, "\n".join(rows).encode())])
    frame = seal(workspace, panel.id, Plan())
    draw = make_draw(workspace, frame.id, SeedGiven(SEED), size=6)
    held = open_meeting(workspace, panel.id, "2019-02-01")
    take_seat(workspace, held.id, "Seat Holder One", "chair")
    bring_draw(workspace, held.id, draw.id)
    return workspace, held.id


def test_a_form_is_the_same_whether_asked_at_once_or_condition_by_condition(tmp_path: Path) -> None:
    workspace, held = sopp_workspace(tmp_path)
    with workspace:
        panel = workspace.panel("sopp")

        def holds(where: str, case_id: str) -> bool:
            condition = condition_sql(panel, Condition("", "", where))
            asked = f"SELECT {condition.expression} FROM {table_name('sopp')} WHERE case_id = ?"
            return bool(workspace.value(asked, (*condition.parameters, case_id)))

        seen = set()
        for case in meeting_cases(workspace, held):
            form, questions = form_of(workspace, panel, case.case_id)
            wanted = next(f for f in panel.forms if not f.where or holds(f.where, case.case_id))
            assert form == wanted
            assert questions == tuple(
                question
                for question in panel.questions_of(form.id)
                if not question.when
                or question in panel.follow_ups
                or holds(question.when, case.case_id)
            )
            seen.add(len(questions))
        assert len(seen) > 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_question_of_a_shipped_form_fits_its_page(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    workspace, held = sopp_workspace(tmp_path)
    with workspace:
        turn = Turn(workspace, held, 1)
        page = JudgePage(turn)
        app = ScrutinyApp(workspace, page)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            number = 0
            while turn.place == 0:
                number, question = number + 1, turn.question
                assert question is not None
                text = screen_text(app)
                assert f"Question {number} of {len(turn.questions)}" in text
                assert "I should not judge this case" in text, question.id
                assert "Ctrl+Q Stop" in text
                turn.choose(1)
                assert turn.forward() == ""
                page.fill()
                await pilot.pause()
            assert number > 20


async def test_a_case_longer_than_ten_screens_is_read_to_its_end(tmp_path: Path) -> None:
    long = " ".join(f"Sentence {number} of a long account." for number in range(400))
    workspace, held = small_workspace(tmp_path, (("C-1", "", long, "White"),))
    with workspace:
        app = ScrutinyApp(workspace, JudgePage(Turn(workspace, held, 1)))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert "more below (1 of" in screen_text(app)
            for _ in range(60):
                await pilot.press("pagedown")
                if "the end" in screen_text(app):
                    break
            assert "Left blank in the list: Area" in screen_text(app)
