"""Everyone judges alone: nothing of one seat reaches another before the chair shows it."""

import ast
import inspect
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import scrutiny.meetings
from scrutiny.errors import Refusal
from scrutiny.history import last_events
from scrutiny.meetings.answering import (
    FLAG,
    NOTE,
    answers_of,
    declare_conflict,
    give_answer,
    undo,
)
from scrutiny.meetings.cases import assign, bring_case, mark_unavailable, meeting_cases
from scrutiny.meetings.closing import close_meeting
from scrutiny.meetings.concluding import conclude, conclusions, order_of_talk, show_answers, spread
from scrutiny.meetings.meeting import take_seat
from scrutiny.meetings.overview import left_off, meetings_in_hand
from scrutiny.meetings.progress import progress, queue
from scrutiny.meetings.record import meeting_record
from scrutiny.meetings.results import theme_results
from scrutiny.meetings.turn import Turn
from scrutiny.meetings.viewing import case_for_panel, case_for_seat, seat_cases
from scrutiny.plans import Plan
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock, drawn, seated_meeting
from tests.meetings.judging import judge, judge_all, shown_meeting


@pytest.fixture
def meeting_id(office: Workspace) -> str:
    return seated_meeting(office, drawn(office))


def first(office: Workspace, meeting_id: str, seat: int = 1) -> str:
    return seat_cases(office, meeting_id, seat)[0].case_id


SECRET = "what only seat 2 thinks"


def test_nothing_but_a_seats_own_answers_is_given_before_the_showing(
    office: Workspace, meeting_id: str
) -> None:
    case_id = first(office, meeting_id)
    before = [
        repr((case_for_seat(office, meeting_id, 1, case_id), queue(office, meeting_id, 1))),
        repr(Turn(office, meeting_id, 1).view),
    ]
    give_answer(office, meeting_id, 2, case_id, "judgement", "3")
    give_answer(office, meeting_id, 2, case_id, "why", SECRET)
    give_answer(office, meeting_id, 2, case_id, NOTE, SECRET)
    give_answer(office, meeting_id, 2, case_id, FLAG, "yes")
    after = [
        repr((case_for_seat(office, meeting_id, 1, case_id), queue(office, meeting_id, 1))),
        repr(Turn(office, meeting_id, 1).view),
    ]
    assert before == after
    assert answers_of(office, meeting_id, 1, case_id) == {}
    record = meeting_record(office, meeting_id)
    assert {each.spread for each in record.cases} == {None}
    assert record.questions == ()
    told = repr(
        (
            record,
            progress(office, meeting_id),
            meetings_in_hand(office),
            conclusions(office, meeting_id),
            theme_results(office, meeting_id),
            case_for_panel(office, meeting_id, case_id),
            last_events(office, 50),
            Turn(office, meeting_id, 1).answers,
        )
    )
    assert SECRET not in told


def test_whatever_counts_answers_is_refused_before_the_showing(
    office: Workspace, meeting_id: str
) -> None:
    case_id = first(office, meeting_id)
    judge_all(office, meeting_id, 2)
    for ask in (
        lambda: spread(office, meeting_id, case_id),
        lambda: order_of_talk(office, meeting_id),
        lambda: conclude(office, meeting_id, case_id, "1"),
        lambda: close_meeting(office, meeting_id),
    ):
        refused = refusal_of(ask)
        assert "answers are still hidden" in refused.what


def refusal_of(ask: object) -> Refusal:
    assert callable(ask)
    with pytest.raises(Refusal) as refused:
        ask()
    return refused.value


def test_only_known_places_read_the_table_of_answers() -> None:
    """A new function that reads answers must be looked at: does it keep them apart?"""
    readers = set()
    for module in pkgutil.iter_modules(scrutiny.meetings.__path__):
        loaded = import_module(f"scrutiny.meetings.{module.name}")
        for node in ast.walk(ast.parse(inspect.getsource(loaded))):
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(each, ast.Constant) and "answer_change" in str(each.value)
                for each in ast.walk(node)
            ):
                readers.add(f"{module.name}.{node.name}")
    only_who_and_when = {"begun.begun_cases", "begun.begun_on_screen", "begun.judging_began"}
    assert readers == only_who_and_when | {
        "answering._last_change",
        "answering.answers_of",
        "first_answers._given",  # asked by first_answers, which refuses until they are shown
        "overview.left_off",
    }


def test_progress_tells_how_many_and_never_what(office: Workspace, meeting_id: str) -> None:
    judge(office, meeting_id, 2, first(office, meeting_id), "3")
    give_answer(office, meeting_id, 3, first(office, meeting_id), "fair", "no")
    assert [(each.done, each.of) for each in progress(office, meeting_id)] == [
        (0, 6),
        (1, 6),
        (0, 6),
    ]
    assert left_off(office, meeting_record(office, meeting_id).meeting).stage == "judging"


# ------------------------------------------------------------------ blind fields


def states(office: Workspace, meeting_id: str, case_id: str) -> dict[str, str]:
    view = case_for_seat(office, meeting_id, 1, case_id)
    return {each.id: each.state for each in view.fields}


def test_blind_fields_are_hidden_until_shown_and_visible_afterwards(
    office: Workspace, meeting_id: str
) -> None:
    case_id = first(office, meeting_id)
    before = states(office, meeting_id, case_id)
    assert (before["ethnicity"], before["secret"], before["live"]) == ("hidden", "hidden", "filled")
    assert "kept back" not in repr(case_for_panel(office, meeting_id, case_id))
    shown_meeting(office, meeting_id)
    after = states(office, meeting_id, case_id)
    assert after["secret"] == "filled"
    assert after["ethnicity"] in ("filled", "blank")
    assert "kept back" in repr(case_for_panel(office, meeting_id, case_id))


def test_a_blind_field_that_is_blank_looks_the_same_as_one_that_is_not(
    office: Workspace, meeting_id: str
) -> None:
    found = {
        states(office, meeting_id, each.case_id)["ethnicity"]
        for each in seat_cases(office, meeting_id, 1)
    }
    assert found == {"hidden"}


def test_the_stratum_does_not_tell_a_seat_what_a_blind_field_hides(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office, Plan(size=6, stratify="ethnicity")))
    for case in seat_cases(office, held, 1):
        assert case.stratum == ""
        assert case_for_seat(office, held, 1, case.case_id).case.stratum == ""
        assert case_for_panel(office, held, case.case_id).case.stratum == ""
    assert {each.case.stratum for each in queue(office, held, 1)} == {""}
    shown = shown_meeting(office, held)
    assert {each.stratum for each in shown} > {""} or all(each.stratum for each in shown)
    assert case_for_panel(office, held, shown[0].case_id).case.stratum == shown[0].stratum


def test_a_blind_value_repeated_in_another_field_is_hidden_there_too(
    office: Workspace, meeting_id: str
) -> None:
    case = seat_cases(office, meeting_id, 1)[0]
    secret = office.value("SELECT f_secret FROM case_small WHERE case_id = ?", (case.case_id,))
    office.connection.execute(
        "UPDATE case_small SET f_area = ? WHERE case_id = ?", (f"He said: {secret}.", case.case_id)
    )
    view = case_for_seat(office, meeting_id, 1, case.case_id)
    area = next(each for each in view.fields if each.id == "area")
    assert area.value.show() == "He said: [hidden until the answers are shown]."


def test_a_meeting_may_be_held_with_everything_open(office: Workspace) -> None:
    from scrutiny.meetings.cases import bring_draw
    from scrutiny.meetings.meeting import open_meeting

    held = open_meeting(office, "small", "2026-11-30", blind=False).id
    take_seat(office, held, "Member 1")
    bring_draw(office, held, drawn(office).id)
    assert states(office, held, first(office, held))["secret"] == "filled"


# ------------------------------------------------------------------ conflicts


def test_a_conflict_hides_the_case_from_that_seat_and_counts_as_done(
    office: Workspace, meeting_id: str
) -> None:
    case_id = first(office, meeting_id)
    declare_conflict(office, meeting_id, 1, case_id)
    with pytest.raises(Refusal, match="hidden from you"):
        case_for_seat(office, meeting_id, 1, case_id)
    with pytest.raises(Refusal, match="should not judge this case"):
        give_answer(office, meeting_id, 1, case_id, "fair", "yes")
    assert queue(office, meeting_id, 1)[0].state == "conflict"
    assert progress(office, meeting_id)[0].done == 1
    assert case_for_seat(office, meeting_id, 2, case_id).case.case_id == case_id


def test_answers_given_before_a_conflict_do_not_count(office: Workspace, meeting_id: str) -> None:
    judge_all(office, meeting_id, code="3")
    case_id = first(office, meeting_id)
    declare_conflict(office, meeting_id, 1, case_id)
    show_answers(office, meeting_id)
    shown = spread(office, meeting_id, case_id)
    assert (shown.judged, shown.conflicted) == (2, 1)


def test_a_conflict_cannot_be_declared_after_the_showing(
    office: Workspace, meeting_id: str
) -> None:
    cases = shown_meeting(office, meeting_id)
    with pytest.raises(Refusal, match="they are fixed now"):
        declare_conflict(office, meeting_id, 1, cases[0].case_id)
    assert spread(office, meeting_id, cases[0].case_id).judged == 3


# ------------------------------------------------------------------ undo


def test_undo_reaches_back_to_the_first_answer_also_after_reopening(
    office: Workspace, meeting_id: str, clock: HeldClock
) -> None:
    one, two = (each.case_id for each in seat_cases(office, meeting_id, 1)[:2])
    give_answer(office, meeting_id, 1, one, "fair", "yes")
    give_answer(office, meeting_id, 1, one, "fair", "no")
    give_answer(office, meeting_id, 1, two, NOTE, "first")
    give_answer(office, meeting_id, 1, two, NOTE, "second")
    declare_conflict(office, meeting_id, 1, two)
    give_answer(office, meeting_id, 2, one, "fair", "no")
    told = []
    with Workspace.open(office.path, clock, "test-device") as again:
        while (taken := undo(again, meeting_id, 1)) is not None:
            now = taken.now
            says = None if now is None else (now.value or now.text.show())
            told.append((taken.case_id == one, taken.question, says))
    assert told == [
        (False, "conflict", None),
        (False, NOTE, "first"),
        (False, NOTE, None),
        (True, "fair", "yes"),
        (True, "fair", None),
    ]
    assert answers_of(office, meeting_id, 2, one)["fair"].value == "no"


def test_what_was_undone_stays_in_the_log(office: Workspace, meeting_id: str) -> None:
    give_answer(office, meeting_id, 1, first(office, meeting_id), "fair", "yes")
    undo(office, meeting_id, 1)
    kinds = [row[0] for row in office.rows("SELECT kind FROM event ORDER BY id DESC LIMIT 2")]
    assert kinds == ["answer-undone", "answered"]
    assert undo(office, meeting_id, 1) is None


def test_an_answer_after_an_undo_is_the_one_that_holds(office: Workspace, meeting_id: str) -> None:
    case_id = first(office, meeting_id)
    give_answer(office, meeting_id, 1, case_id, "fair", "yes")
    undo(office, meeting_id, 1)
    give_answer(office, meeting_id, 1, case_id, "fair", "no")
    assert answers_of(office, meeting_id, 1, case_id)["fair"].value == "no"
    undo(office, meeting_id, 1)
    assert answers_of(office, meeting_id, 1, case_id) == {}


def test_a_cleared_answer_is_no_answer_and_undo_brings_it_back(
    office: Workspace, meeting_id: str
) -> None:
    case_id = first(office, meeting_id)
    give_answer(office, meeting_id, 1, case_id, "which", ["yes", "no"])
    give_answer(office, meeting_id, 1, case_id, "which", [])
    assert answers_of(office, meeting_id, 1, case_id) == {}
    undo(office, meeting_id, 1)
    assert answers_of(office, meeting_id, 1, case_id)["which"].value == ("yes", "no")


# ------------------------------------------------------------------ who may answer what


def test_answers_are_fixed_after_the_showing(office: Workspace, meeting_id: str) -> None:
    cases = shown_meeting(office, meeting_id)
    for attempt in (
        lambda: give_answer(office, meeting_id, 1, cases[0].case_id, "fair", "no"),
        lambda: undo(office, meeting_id, 1),
        lambda: Turn(office, meeting_id, 1),
        lambda: show_answers(office, meeting_id),
    ):
        assert "shown" in refusal_of(attempt).what


def test_who_reads_what_is_fixed_after_the_showing(office: Workspace, meeting_id: str) -> None:
    """Else a case could be taken from a seat, and its answer would leave the count."""
    cases = shown_meeting(office, meeting_id)
    with pytest.raises(Refusal, match="shown"):
        assign(office, meeting_id, [(cases[0].case_id, "seat:2")])
    assert spread(office, meeting_id, cases[0].case_id).judged == 3


def test_a_turn_that_was_open_during_the_showing_saves_nothing_more(
    office: Workspace, meeting_id: str, clock: HeldClock
) -> None:
    turn = Turn(office, meeting_id, 1)
    with Workspace.open(office.path, clock, "chair") as chair:
        show_answers(chair, meeting_id, "time is up")
    with pytest.raises(Refusal, match="fixed now"):
        turn.choose(1)
    assert turn.unsaved
    assert turn.forward() == "Your last answer is not saved. Give it again before you go on."


def test_an_answer_cannot_slip_in_while_another_program_shows_them(
    office: Workspace, meeting_id: str, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = first(office, meeting_id)
    write = Workspace.write

    def late(self: Workspace, actor: str = "office") -> object:
        if self is office:
            monkeypatch.setattr(Workspace, "write", write)
            with Workspace.open(office.path, clock, "chair") as chair:
                show_answers(chair, meeting_id, "time is up")
        return write(self, actor)

    monkeypatch.setattr(Workspace, "write", late)
    with pytest.raises(Refusal, match="fixed now"):
        give_answer(office, meeting_id, 1, case_id, "fair", "yes")
    assert spread(office, meeting_id, case_id).judged == 0
    assert answers_of(office, meeting_id, 1, case_id) == {}


def test_a_paper_sheet_is_entered_for_a_seat_in_the_name_of_who_typed(
    office: Workspace, meeting_id: str
) -> None:
    case_id = first(office, meeting_id)
    give_answer(office, meeting_id, 2, case_id, "fair", "no", actor="office")
    give_answer(office, meeting_id, 2, case_id, NOTE, "from the sheet")
    answers = answers_of(office, meeting_id, 2, case_id)
    assert answers["fair"].entered_by == "office"
    assert answers[NOTE].entered_by == "seat:2"


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("fair", "maybe", "is not an answer to this question"),
        ("judgement", "5", "is not an answer to this question"),
        ("fair", ["yes", "no"], "has one answer"),
        ("which", ["yes", "perhaps"], "is not an answer"),
        ("unasked", "yes", "is not a question about this case"),
    ],
)
def test_an_answer_that_is_not_an_option_is_refused(
    office: Workspace, meeting_id: str, question: str, value: str | list[str], said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        give_answer(office, meeting_id, 1, first(office, meeting_id), question, value)


def test_a_seat_cannot_answer_about_a_case_that_is_not_its_own(
    office: Workspace, meeting_id: str
) -> None:
    cases = meeting_cases(office, meeting_id)
    mine, lost = cases[0], cases[1]
    assign(office, meeting_id, [(mine.case_id, "seat:1")])
    mark_unavailable(office, meeting_id, lost.reference, "not-produced")
    for seat, case_id, said in (
        (2, mine.case_id, "not assigned to seat 2"),
        (1, lost.case_id, "could not be produced"),
        (9, mine.case_id, "Nobody sits at seat 9"),
        (1, "nonsense", "not at this meeting"),
    ):
        with pytest.raises(Refusal, match=said):
            give_answer(office, meeting_id, seat, case_id, "fair", "yes")
    with pytest.raises(Refusal, match="not assigned"):
        case_for_seat(office, meeting_id, 2, mine.case_id)


def test_questions_depend_on_the_form_and_on_the_case(office: Workspace, meeting_id: str) -> None:
    office.connection.execute("UPDATE case_small SET f_age = '15', f_area = ''")
    case_id = first(office, meeting_id)
    view = case_for_seat(office, meeting_id, 1, case_id)
    assert view.form.id == "young"
    assert [each.id for each in view.questions] == ["fair", "guardian", "which", "judgement"]
    office.connection.execute("UPDATE case_small SET f_age = '', f_area = 'North'")
    view = case_for_seat(office, meeting_id, 1, case_id)
    assert view.form.id == "case"
    assert [each.id for each in view.questions] == ["fair", "which", "why", "judgement"]


def test_opening_a_case_is_logged_with_the_seat(office: Workspace, meeting_id: str) -> None:
    case_for_seat(office, meeting_id, 2, first(office, meeting_id))
    last = last_events(office, 1)[0]
    assert (last.kind, last.actor) == ("case-opened", "seat:2")


def test_showing_with_unfinished_seats_needs_a_reason_and_names_them(
    office: Workspace, meeting_id: str
) -> None:
    judge_all(office, meeting_id, 2)
    with pytest.raises(Refusal, match=r"seat 3 \(0 of 6 done\)"):
        show_answers(office, meeting_id)
    show_answers(office, meeting_id, "seat 3 was called away")
    assert spread(office, meeting_id, first(office, meeting_id)).judged == 2


def test_a_case_brought_beside_the_draw_is_judged_like_the_others(
    office: Workspace, meeting_id: str
) -> None:
    present = {each.reference for each in meeting_cases(office, meeting_id)}
    other = next(f"C-{n:03d}" for n in range(1, 31) if f"C-{n:03d}" not in present)
    brought = bring_case(office, meeting_id, other, "calibration")
    judge(office, meeting_id, 1, brought.case_id)
    assert queue(office, meeting_id, 1)[-1].state == "done"
    assert not brought.counts
    assert isinstance(office.path, Path)
