"""What the panel agrees, what may be said of a theme, and what a closed meeting keeps."""

import pytest

from scrutiny.draws import make_draw
from scrutiny.errors import Refusal
from scrutiny.meetings.agreeing import Agreeing
from scrutiny.meetings.answering import FLAG, declare_conflict, give_answer
from scrutiny.meetings.cases import (
    assign_to_sub_groups,
    bring_case,
    bring_draw,
    carry_forward,
    mark_unavailable,
    meeting_cases,
)
from scrutiny.meetings.closing import close_meeting
from scrutiny.meetings.concluding import conclude, conclusions, order_of_talk, show_answers, spread
from scrutiny.meetings.meeting import leave_seat, note_apology, take_seat
from scrutiny.meetings.observing import findings, observations, observe, raise_finding
from scrutiny.meetings.record import meeting_record
from scrutiny.meetings.results import theme_results
from scrutiny.meetings.withdrawing import withdraw_conclusion, withdraw_observation
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.helpers import SEED, drawn, seated_meeting
from tests.meetings.judging import judge, judge_all, shown_meeting


@pytest.fixture
def meeting_id(office: Workspace) -> str:
    return seated_meeting(office, drawn(office))


# ------------------------------------------------------------------ conclusions


@pytest.mark.parametrize(
    ("code", "reason", "said"),
    [
        ("3", "", "'Inappropriate' needs a reason"),
        ("3", "  ", "'Inappropriate' needs a reason"),
        ("2", "", "not the answer most of you first gave"),
        ("9", "because", "is not a conclusion of this panel"),
        ("5", "", "'No agreement' needs a reason"),
    ],
)
def test_a_conclusion_that_needs_a_reason_or_is_none_is_refused(
    office: Workspace, meeting_id: str, code: str, reason: str, said: str
) -> None:
    cases = shown_meeting(office, meeting_id)
    with pytest.raises(Refusal, match=said):
        conclude(office, meeting_id, cases[0].case_id, code, reason)
    assert conclusions(office, meeting_id) == ()
    if code != "9":
        conclude(office, meeting_id, cases[0].case_id, code, "we talked about it")
        assert conclusions(office, meeting_id)[0].option.code == code


@pytest.mark.parametrize("dissent", [-1, 3, 4, 100])
def test_dissent_that_cannot_be_is_refused(
    office: Workspace, meeting_id: str, dissent: int
) -> None:
    cases = shown_meeting(office, meeting_id)
    with pytest.raises(Refusal, match=f"{dissent} of 3 cannot have dissented"):
        conclude(office, meeting_id, cases[0].case_id, "1", dissent=dissent)


def test_a_seat_in_conflict_can_neither_judge_nor_dissent(
    office: Workspace, meeting_id: str
) -> None:
    judge_all(office, meeting_id)
    case_id = meeting_cases(office, meeting_id)[0].case_id
    declare_conflict(office, meeting_id, 1, case_id)
    show_answers(office, meeting_id)
    with pytest.raises(Refusal, match="2 of 2 cannot have dissented"):
        conclude(office, meeting_id, case_id, "1", dissent=2)
    conclude(office, meeting_id, case_id, "1", dissent=1, dissent_reason="too quick")
    agreed = conclusions(office, meeting_id)[0]
    assert (agreed.dissent, agreed.dissent_reason.show()) == (1, "too quick")


def test_the_dissent_in_a_sub_group_is_bounded_by_its_own_seats(office: Workspace) -> None:
    draw = drawn(office)
    held = seated_meeting(office, draw, 5, groups="AB")
    taken = {each.reference for each in draw.selected}
    other = next(f"C-{n:03d}" for n in range(1, 31) if f"C-{n:03d}" not in taken)
    common = bring_case(office, held, other, "calibration")
    shown_meeting(office, held, 5)
    with pytest.raises(Refusal, match="2 of 2 cannot have dissented"):
        conclude(office, held, common.case_id, "1", dissent=2, sub_group="B")
    conclude(office, held, common.case_id, "1", dissent=2, sub_group="a")
    conclude(office, held, common.case_id, "1", dissent=4)
    with pytest.raises(Refusal, match="There is no sub-group 'C'"):
        conclude(office, held, common.case_id, "1", sub_group="C")
    assert [each.sub_group for each in conclusions(office, held)] == ["", "A"]


def test_a_later_conclusion_takes_the_place_of_the_earlier_and_both_are_in_the_log(
    office: Workspace, meeting_id: str
) -> None:
    case_id = shown_meeting(office, meeting_id)[0].case_id
    conclude(office, meeting_id, case_id, "1")
    conclude(office, meeting_id, case_id, "3", "on reflection")
    assert [each.option.code for each in conclusions(office, meeting_id)] == ["3"]
    assert office.value("SELECT count(*) FROM event WHERE kind = 'concluded'") == 2
    withdraw_conclusion(office, meeting_id, case_id)
    assert conclusions(office, meeting_id) == ()
    with pytest.raises(Refusal, match="Nothing has been agreed"):
        withdraw_conclusion(office, meeting_id, case_id)


def test_nothing_is_concluded_of_a_case_that_could_not_be_produced(
    office: Workspace, meeting_id: str
) -> None:
    lost = meeting_cases(office, meeting_id)[0]
    mark_unavailable(office, meeting_id, lost.reference, "not-produced")
    shown_meeting(office, meeting_id)
    with pytest.raises(Refusal, match="could not be produced"):
        conclude(office, meeting_id, lost.case_id, "1")
    assert lost.case_id not in {each.case.case_id for each in order_of_talk(office, meeting_id)}


def test_the_spread_counts_first_answers_without_names(office: Workspace, meeting_id: str) -> None:
    judge_all(office, meeting_id)
    case_id = meeting_cases(office, meeting_id)[2].case_id
    judge(office, meeting_id, 2, case_id, "3")
    give_answer(office, meeting_id, 3, case_id, FLAG, "yes")
    give_answer(office, meeting_id, 3, case_id, "note", "look at the time")
    show_answers(office, meeting_id)
    shown = spread(office, meeting_id, case_id)
    assert {each.option.code: each.count for each in shown.counts} == {
        "1": 2,
        "2": 0,
        "3": 1,
        "4": 0,
    }
    assert (shown.judged, shown.flagged, shown.unanimous, shown.commonest) == (3, 1, False, ("1",))
    assert [each.show() for each in shown.notes] == ["look at the time"]
    assert order_of_talk(office, meeting_id)[0].case.case_id == case_id


def test_the_chair_agrees_what_is_alike_in_one_step_and_the_rest_one_by_one(
    office: Workspace, meeting_id: str
) -> None:
    judge_all(office, meeting_id)
    cases = meeting_cases(office, meeting_id)
    judge(office, meeting_id, 1, cases[0].case_id, "3")
    for seat in (1, 2, 3):
        judge(office, meeting_id, seat, cases[1].case_id, "3")
    give_answer(office, meeting_id, 1, cases[2].case_id, FLAG, "yes")
    show_answers(office, meeting_id)
    walk = Agreeing(office, meeting_id)
    before = office.events()
    office.connection.execute(
        "CREATE TRIGGER third_fails BEFORE INSERT ON conclusion"
        " WHEN (SELECT count(*) FROM conclusion) = 2 BEGIN SELECT RAISE(ABORT, 'full'); END"
    )
    with pytest.raises(Refusal):
        walk.agree_alike()
    office.connection.execute("DROP TRIGGER third_fails")
    assert (walk.left, office.events()) == (6, before)
    assert walk.agree_alike() == 3
    assert walk.left == 3
    assert walk.together == 3
    alike = {each.case.case_id for each, _ in walk.alike()}
    kept = next(each for each in conclusions(office, meeting_id) if each.case_id not in alike)
    conclude(office, meeting_id, kept.case_id, "1")
    assert Agreeing(office, meeting_id).together == 2
    assert walk.withdraw_alike() == 2
    assert [each.case_id for each in conclusions(office, meeting_id)] == [kept.case_id]
    with pytest.raises(Refusal, match="agreed at once"):
        walk.withdraw_alike()
    assert walk.agree_alike() == 2
    assert walk.left == 3
    assert walk.shown.case.case_id in {each.case_id for each in cases[:3]}
    walk.choose(3)
    assert walk.save().startswith("Write why first")
    walk.give_reason("it took too long")
    assert walk.give_dissent(3, "") != ""
    assert walk.give_dissent(2, "") == ""
    assert walk.save() == ""
    assert walk.left == 2


# ------------------------------------------------------------------ a theme's own first tickets


def settle(office: Workspace, meeting_id: str, case_ids: list[str], code: str = "1") -> None:
    for case_id in case_ids:
        conclude(office, meeting_id, case_id, code, "as we said")


def test_a_theme_uses_its_own_first_tickets_up_to_the_first_gap(
    office: Workspace, meeting_id: str
) -> None:
    ids = [each.case_id for each in shown_meeting(office, meeting_id)]
    settle(office, meeting_id, [ids[0], ids[1], ids[3], ids[4]])
    found = theme_results(office, meeting_id)[0]
    assert (found.read, found.stop, found.counts()) == (2, 2, {"1": 2})
    assert found.strata[0].out_of_turn == 2
    settle(office, meeting_id, [ids[2]], "3")
    found = theme_results(office, meeting_id)[0]
    assert (found.read, found.stop, found.counts()) == (5, 5, {"1": 4, "3": 1})
    assert found.strata[0].out_of_turn == 0


def test_a_reserve_takes_the_place_of_a_lost_case_and_no_more(office: Workspace) -> None:
    draw = drawn(office)
    held = seated_meeting(office, draw)
    lost = meeting_cases(office, held)[2]
    mark_unavailable(office, held, lost.reference, "not-produced")
    cases = shown_meeting(office, held)
    settle(office, held, [each.case_id for each in cases if not each.unavailable])
    found = theme_results(office, held)[0]
    assert (found.read, found.unavailable) == (6, 1)
    assert (found.strata[0].drawn, found.strata[0].size) == (6, 30)
    assert found.stop == 7


def test_without_a_reserve_a_theme_has_one_case_fewer(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office, Plan(size=6, reserves=0)))
    lost = meeting_cases(office, held)[2]
    assert mark_unavailable(office, held, lost.reference, "not-produced") is None
    cases = shown_meeting(office, held)
    settle(office, held, [each.case_id for each in cases if not each.unavailable])
    found = theme_results(office, held)[0]
    assert (found.read, found.unavailable, found.stop) == (5, 1, 6)


def test_cases_beside_the_draw_are_in_no_estimate(office: Workspace) -> None:
    draw = drawn(office, Plan(size=3, reserves=2))
    held = seated_meeting(office, draw)
    taken = {each.reference for each in draw.selected}
    other = next(f"C-{n:03d}" for n in range(1, 31) if f"C-{n:03d}" not in taken)
    bring_case(office, held, other, "directed")
    cases = shown_meeting(office, held)
    settle(office, held, [each.case_id for each in cases], "3")
    found = theme_results(office, held)[0]
    assert (found.read, found.counts()) == (3, {"3": 3})
    assert len(conclusions(office, held)) == 4


def test_a_reserve_chosen_on_purpose_does_not_stretch_the_sample(office: Workspace) -> None:
    draw = drawn(office, Plan(size=3, reserves=2))
    held = seated_meeting(office, draw)
    reserve = next(each for each in draw.selected if each.kind == "reserve")
    bring_case(office, held, reserve.reference, "directed")
    cases = shown_meeting(office, held)
    settle(office, held, [each.case_id for each in cases], "3")
    assert theme_results(office, held)[0].read == 3


def test_each_of_two_overlapping_themes_counts_its_own_first_tickets(office: Workspace) -> None:
    plans = [Plan(size=12, reserves=2), Plan(theme="north", size=6, reserves=2)]
    frames = [seal(office, "small", plan) for plan in plans]
    draws = [make_draw(office, each.id, SeedGiven(SEED)) for each in frames]
    held = seated_meeting(office, draws[0])
    bring_draw(office, held, draws[1].id)
    cases = shown_meeting(office, held)
    settle(office, held, [each.case_id for each in cases])
    found = {each.draw.id: each for each in theme_results(office, held)}
    assert found[draws[0].id].read == 12
    assert found[draws[1].id].read == 6
    assert len(cases) < 18
    all_of_first = {each.case_id for each in draws[0].selected if each.kind == "random"}
    only_second = [each.case_id for each in cases if each.case_id not in all_of_first]
    withdraw_conclusion(office, held, only_second[0])
    again = {each.draw.id: each for each in theme_results(office, held)}
    assert again[draws[0].id].read == 12
    assert again[draws[1].id].read < 6


def test_strata_are_counted_each_in_its_own_order(office: Workspace) -> None:
    draw = drawn(office, Plan(size=8, stratify="ethnicity"))
    held = seated_meeting(office, draw)
    cases = shown_meeting(office, held)
    white = [each for each in cases if each.stratum == "White"]
    others = [each for each in cases if each.stratum != "White"]
    settle(office, held, [each.case_id for each in others])
    settle(office, held, [each.case_id for each in white[1:]])
    found = theme_results(office, held)[0]
    read = {each.name: each.read for each in found.strata}
    assert read["White"] == 0
    assert sum(read.values()) == len(others)
    whites = next(each for each in found.strata if each.name == "White")
    assert whites.out_of_turn == len(white) - 1
    assert whites.size == draw.frame.strata["White"]


def test_a_carried_forward_case_is_not_counted_twice(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office), day="2026-11-30")
    cases = shown_meeting(office, held)
    settle(office, held, [each.case_id for each in cases], "4")
    following = seated_meeting(office, day="2027-02-01")
    carry_forward(office, following)
    shown_meeting(office, following)
    settle(office, following, [each.case_id for each in cases])
    assert theme_results(office, held)[0].counts() == {"4": 6}
    assert theme_results(office, following) == ()


# ------------------------------------------------------------------ observations and closing


def test_an_observation_may_be_about_a_case_or_about_none_and_be_taken_back(
    office: Workspace, meeting_id: str
) -> None:
    case = meeting_cases(office, meeting_id)[0]
    observe(office, meeting_id, "learning-force", "Say what happens next.", case.reference)
    gone = observe(office, meeting_id, "policy", "Entered by mistake.")
    withdraw_observation(office, meeting_id, gone.id)
    found = observations(office, meeting_id)
    assert [(each.id, each.case_id) for each in found] == [("O1", case.case_id)]
    raised = raise_finding(office, meeting_id, "O1")
    assert (raised.number, raised.recipient) == (f"{meeting_id}/1", "Force lead")
    for attempt, said in (
        (lambda: raise_finding(office, meeting_id, "O1"), "a finding already"),
        (lambda: raise_finding(office, meeting_id, "O2"), "There is no observation 'O2'"),
        (lambda: withdraw_observation(office, meeting_id, "O1"), "so it stays"),
        (lambda: observe(office, meeting_id, "gossip", "x"), "not a kind of observation"),
        (lambda: observe(office, meeting_id, "policy", " "), "blank"),
    ):
        with pytest.raises(Refusal, match=said):
            attempt_it(attempt)
    assert len(findings(office, meeting_id)) == 1


def attempt_it(attempt: object) -> None:
    assert callable(attempt)
    attempt()


def test_a_closed_meeting_is_fixed_and_holds_the_head_of_that_moment(
    office: Workspace, meeting_id: str
) -> None:
    cases = shown_meeting(office, meeting_id)
    conclude(office, meeting_id, cases[0].case_id, "1")
    seen = observe(office, meeting_id, "policy", "A thought.")
    head = office.head()
    closed = close_meeting(office, meeting_id)
    assert closed.closing_head == head
    events = office.events()
    for attempt in (
        lambda: conclude(office, meeting_id, cases[0].case_id, "1"),
        lambda: withdraw_conclusion(office, meeting_id, cases[0].case_id),
        lambda: observe(office, meeting_id, "policy", "Late."),
        lambda: withdraw_observation(office, meeting_id, seen.id),
        lambda: take_seat(office, meeting_id, "Someone"),
        lambda: leave_seat(office, meeting_id, 1),
        lambda: note_apology(office, meeting_id, "Someone"),
        lambda: bring_case(office, meeting_id, "C-001", "directed"),
        lambda: bring_draw(office, meeting_id, "D1"),
        lambda: mark_unavailable(office, meeting_id, cases[1].reference, "not-produced"),
        lambda: assign_to_sub_groups(office, meeting_id),
        lambda: carry_forward(office, meeting_id),
        lambda: give_answer(office, meeting_id, 1, cases[0].case_id, "fair", "no"),
        lambda: declare_conflict(office, meeting_id, 1, cases[0].case_id),
        lambda: show_answers(office, meeting_id),
        lambda: close_meeting(office, meeting_id),
    ):
        with pytest.raises(Refusal, match="The meeting was closed on 2026-11-23"):
            attempt_it(attempt)
    assert office.events() == events
    record = meeting_record(office, meeting_id)
    assert record.meeting.closing_head == head
    assert record.head == office.head()


def test_the_record_of_a_meeting_tallies_each_question_over_cases_and_seats(
    office: Workspace, meeting_id: str
) -> None:
    judge_all(office, meeting_id)
    case_id = meeting_cases(office, meeting_id)[0].case_id
    give_answer(office, meeting_id, 1, case_id, "fair", "no")
    give_answer(office, meeting_id, 2, case_id, "which", ["yes", "no"])
    show_answers(office, meeting_id)
    tallies = {each.question.id: each for each in meeting_record(office, meeting_id).questions}
    assert tallies["fair"].counts == {"yes": 17, "no": 1}
    assert (tallies["fair"].answered, tallies["fair"].cases) == (18, 6)
    assert tallies["which"].counts == {"yes": 1, "no": 1}
    assert (tallies["which"].answered, tallies["which"].cases) == (1, 1)
