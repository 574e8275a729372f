"""Which cases are read, by whom, and what comes in for one that cannot be produced."""

from collections import Counter

import pytest

from scrutiny.draws import DrawMade, make_draw
from scrutiny.errors import Refusal
from scrutiny.meetings.cases import (
    assign,
    assign_to_sub_groups,
    bring_case,
    bring_cases,
    bring_draw,
    carry_forward,
    mark_unavailable,
    meeting_cases,
)
from scrutiny.meetings.closing import close_meeting
from scrutiny.meetings.concluding import conclude, show_answers
from scrutiny.meetings.meeting import (
    apologies,
    leave_seat,
    members,
    note_apology,
    open_meeting,
    seat_named,
    seats,
    take_seat,
)
from scrutiny.meetings.viewing import seat_cases
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.helpers import SEED, SEEDS, HeldClock, drawn, seated_meeting
from tests.meetings.judging import judge_all, shown_meeting


def two_themes(office: Workspace) -> tuple[DrawMade, DrawMade]:
    """Draw from all cases and from a part of them with one seed, so that they overlap."""
    plans = [Plan(size=12, reserves=3), Plan(theme="north", size=5, reserves=3)]
    frames = [seal(office, "small", plan) for plan in plans]
    first, second = (make_draw(office, each.id, SeedGiven(SEED)) for each in frames)
    return first, second


def test_only_the_random_cases_of_a_draw_come_to_the_meeting(office: Workspace) -> None:
    draw = drawn(office)
    held = seated_meeting(office, draw)
    expected = [each.case_id for each in draw.selected if each.kind == "random"]
    cases = meeting_cases(office, held)
    assert [each.case_id for each in cases] == expected
    assert [each.place for each in cases] == [1, 2, 3, 4, 5, 6]
    assert {each.kind for each in cases} == {"random"}


def test_overlapping_themes_share_cases_and_each_is_read_once(office: Workspace) -> None:
    first, second = two_themes(office)
    held = seated_meeting(office, first)
    bring_draw(office, held, second.id)
    ids = [each.case_id for each in meeting_cases(office, held)]
    wanted = {
        each.case_id for draw in (first, second) for each in draw.selected if each.kind == "random"
    }
    assert len(ids) == len(set(ids))
    assert set(ids) == wanted
    assert len(wanted) < 17


def test_a_draw_of_another_panel_is_refused(office: Workspace) -> None:
    from scrutiny.installing import install_panel
    from tests.helpers import PANEL

    install_panel(office, PANEL.replace('id = "small"', 'id = "other"'), "other.toml")
    held = open_meeting(office, "other", "2026-11-30")
    with pytest.raises(Refusal, match="of the panel 'small'"):
        bring_draw(office, held.id, drawn(office).id)


# ------------------------------------------------------------------ not to be produced


def test_the_next_ticket_of_the_same_stratum_comes_in(office: Workspace) -> None:
    draw = drawn(office, Plan(size=6, reserves=2, stratify="ethnicity"))
    held = seated_meeting(office, draw)
    lost = next(each for each in draw.selected if each.stratum == "White")
    reserve = mark_unavailable(office, held, lost.reference, "not-produced")
    waiting = [e for e in draw.selected if e.kind == "reserve" and e.stratum == "White"]
    assert reserve is not None
    assert (reserve.case_id, reserve.kind, reserve.stratum) == (
        waiting[0].case_id,
        "reserve",
        "White",
    )
    assert lost.case_id not in {each.case_id for each in seat_cases(office, held, 1)}
    again = mark_unavailable(office, held, reserve.reference, "not-produced")
    assert again is not None
    assert again.case_id == waiting[1].case_id
    assert mark_unavailable(office, held, again.reference, "not-produced") is None


def test_a_case_is_called_lost_only_once(office: Workspace) -> None:
    draw = drawn(office)
    held = seated_meeting(office, draw)
    mark_unavailable(office, held, draw.selected[0].reference, "not-produced")
    with pytest.raises(Refusal, match=r"noted already that this case could not be produced"):
        mark_unavailable(office, held, draw.selected[0].reference, "not-produced")
    assert len(meeting_cases(office, held)) == 7


def test_the_loss_and_the_reserve_are_saved_in_one_step(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from scrutiny.meetings import cases

    draw = drawn(office)
    held = seated_meeting(office, draw)
    before = meeting_cases(office, held)

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(cases, "_record_brought", fail)
    with pytest.raises(RuntimeError):
        mark_unavailable(office, held, draw.selected[0].reference, "not-produced")
    assert meeting_cases(office, held) == before


def test_the_reserve_goes_to_whom_the_lost_case_was_assigned(office: Workspace) -> None:
    draw = drawn(office)
    held = seated_meeting(office, draw, 4, groups="AB")
    assign_to_sub_groups(office, held)
    lost = meeting_cases(office, held)[1]
    reserve = mark_unavailable(office, held, lost.reference, "not-produced")
    assert reserve is not None
    assert reserve.assigned == lost.assigned
    assert lost.assigned[0].startswith("group:")


def test_a_lost_case_of_two_themes_is_made_good_in_both(office: Workspace) -> None:
    first, second = two_themes(office)
    held = seated_meeting(office, first)
    bring_draw(office, held, second.id)
    in_both = {e.case_id for e in first.selected if e.kind == "random"} & {
        e.case_id for e in second.selected if e.kind == "random"
    }
    lost = next(each for each in meeting_cases(office, held) if each.case_id in in_both)
    mark_unavailable(office, held, lost.reference, "not-produced")
    readable = {each.case_id for each in meeting_cases(office, held) if not each.unavailable}
    for draw in (first, second):
        usable = [each.case_id for each in draw.selected if each.case_id != lost.case_id]
        assert set(usable[: draw.size]) <= readable


def test_a_lost_case_beside_the_draw_brings_nothing_in(office: Workspace) -> None:
    draw = drawn(office)
    held = seated_meeting(office, draw)
    drawn_references = {each.reference for each in draw.selected}
    other = next(f"C-{n:03d}" for n in range(1, 31) if f"C-{n:03d}" not in drawn_references)
    bring_case(office, held, other, "directed")
    assert mark_unavailable(office, held, other, "not-produced") is None
    with pytest.raises(Refusal, match="reason is needed"):
        mark_unavailable(office, held, draw.selected[0].reference, " ")


# ------------------------------------------------------------------ assignment


@pytest.mark.parametrize("groups", ["AB", "ABC"])
def test_sub_groups_share_the_cases_evenly_overall_and_in_each_stratum(
    office: Workspace, groups: str
) -> None:
    held = seated_meeting(
        office, drawn(office, Plan(size=14, stratify="ethnicity")), 6, groups=groups
    )
    assign_to_sub_groups(office, held)
    cases = meeting_cases(office, held)
    overall = Counter(each.assigned for each in cases)
    assert len(overall) == len(groups)
    assert max(overall.values()) - min(overall.values()) <= 1
    for stratum in {each.stratum for each in cases}:
        here = Counter(each.assigned for each in cases if each.stratum == stratum)
        most, least = max(here.values()), min(here.get((f"group:{g}",), 0) for g in groups)
        assert most - least <= 1


def test_cases_that_cannot_be_produced_take_no_turn(office: Workspace) -> None:
    draw = drawn(office, Plan(size=8, reserves=0))
    held = seated_meeting(office, draw, 4, groups="AB")
    for each in draw.selected[:8:2]:
        mark_unavailable(office, held, each.reference, "not-produced")
    assign_to_sub_groups(office, held)
    left = Counter(c.assigned for c in meeting_cases(office, held) if not c.unavailable)
    assert left == {("group:A",): 2, ("group:B",): 2}


def test_calibration_and_directed_cases_go_to_everyone(office: Workspace) -> None:
    draw = drawn(office)
    held = seated_meeting(office, draw, 4, groups="AB")
    taken = {each.reference for each in draw.selected}
    free = [f"C-{n:03d}" for n in range(1, 31) if f"C-{n:03d}" not in taken]
    bring_case(office, held, free[0], "calibration")
    bring_case(office, held, free[1], "directed")
    assign_to_sub_groups(office, held)
    beside = [
        each for each in meeting_cases(office, held) if each.kind not in ("random", "reserve")
    ]
    assert [each.assigned for each in beside] == [("all",), ("all",)]
    for seat in (1, 2, 3, 4):
        assert {e.case_id for e in beside} <= {e.case_id for e in seat_cases(office, held, seat)}


def test_without_sub_groups_everyone_reads_everything(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office))
    assign_to_sub_groups(office, held)
    assert {each.assigned for each in meeting_cases(office, held)} == {("all",)}


def test_an_assignment_to_nobody_or_of_nothing_is_refused(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office))
    case_id = meeting_cases(office, held)[0].case_id
    for to_whom in ("seat:9", "group:A", "everyone"):
        with pytest.raises(Refusal, match="Nobody sits at"):
            assign(office, held, [(case_id, to_whom)])
    with pytest.raises(Refusal, match="not at this meeting"):
        assign(office, held, [("nonsense", "all")])


# ------------------------------------------------------------------ beside the draw


def test_a_case_beside_the_draw_has_a_kind_and_comes_once(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office))
    present = meeting_cases(office, held)[0]
    with pytest.raises(Refusal, match="at this meeting already"):
        bring_case(office, held, present.reference, "directed")
    for kind in ("random", "reserve", "favourite"):
        with pytest.raises(Refusal, match="not a kind of case beside the draw"):
            bring_case(office, held, "C-001", kind)
    with pytest.raises(Refusal, match="has the reference 'C-999'"):
        bring_case(office, held, "C-999", "directed")


def test_a_case_without_its_papers_is_carried_forward_once_and_comes_back_until_settled(
    office: Workspace,
) -> None:
    held = seated_meeting(office, drawn(office), day="2026-11-30")
    cases = shown_meeting(office, held)
    conclude(office, held, cases[0].case_id, "4", "the footage is missing")
    conclude(office, held, cases[1].case_id, "1")
    close_meeting(office, held)

    second = seated_meeting(office, day="2027-02-01")
    assert [each.case_id for each in carry_forward(office, second)] == [cases[0].case_id]
    assert carry_forward(office, second) == ()
    assert meeting_cases(office, second)[0].kind == "carried-forward"
    show_answers(office, second, "nobody had time")
    close_meeting(office, second)

    third = seated_meeting(office, day="2027-05-01")
    assert len(carry_forward(office, third)) == 1
    judge_all(office, third)
    show_answers(office, third)
    conclude(office, third, cases[0].case_id, "1")
    close_meeting(office, third)

    fourth = seated_meeting(office, day="2027-08-01")
    assert carry_forward(office, fourth) == ()


def test_an_earlier_meeting_takes_nothing_from_a_later_one(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office), day="2026-11-30")
    cases = shown_meeting(office, held)
    conclude(office, held, cases[0].case_id, "4", "the footage is missing")
    earlier = seated_meeting(office, day="2026-10-01")
    assert carry_forward(office, earlier) == ()


# ------------------------------------------------------------------ seats


def test_a_member_keeps_the_seat_and_may_change_role_group_and_come_back(
    office: Workspace,
) -> None:
    held = seated_meeting(office, seats=2)
    left = leave_seat(office, held, 2)
    assert left.left_at
    again = take_seat(office, held, "  member   2 ", "vice-chair", "b")
    assert (again.number, again.role, again.sub_group, again.left_at) == (2, "vice-chair", "B", "")
    assert len(members(office)) == 2


def test_an_apology_ends_when_the_member_comes_after_all(office: Workspace) -> None:
    held = seated_meeting(office, seats=1)
    note_apology(office, held, "Member 2")
    assert [each.name.show() for each in apologies(office, held)] == ["Member 2"]
    take_seat(office, held, "Member 2")
    assert apologies(office, held) == ()


def test_a_seat_is_found_by_number_or_name(office: Workspace) -> None:
    held = seated_meeting(office, seats=2)
    for name in ("2", "seat 2", " Member 2 ", "member 2"):
        assert seat_named(office, held, name).number == 2
    with pytest.raises(Refusal, match="There is no seat 'nobody'"):
        seat_named(office, held, "nobody")


def test_what_is_wrong_about_a_seat_is_said(office: Workspace) -> None:
    held = seated_meeting(office, seats=1)
    for name, role, group, said in (
        ("", "member", "", "needs a name"),
        ("A", "king", "", "is not a role"),
        ("A", "member", "A B", "not a name for a sub-group"),
    ):
        with pytest.raises(Refusal, match=said):
            take_seat(office, held, name, role, group)
    assert len(seats(office, held)) == 1


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "20261130", "2026-W50-1", "30/11/2026", ""])
def test_a_meeting_is_on_a_possible_day(office: Workspace, day: str) -> None:
    with pytest.raises(Refusal, match="is not a possible date"):
        open_meeting(office, "small", day)


def test_two_meetings_of_one_day_have_two_names(office: Workspace, clock: HeldClock) -> None:
    clock.go_on(days=1)
    names = [open_meeting(office, "small", "2026-11-30").id for _ in range(3)]
    assert names == ["small-2026-11-30", "small-2026-11-30-2", "small-2026-11-30-3"]
    assert len(set(SEEDS)) == len(SEEDS)


def test_a_directed_case_that_is_also_drawn_counts_as_drawn(office: Workspace) -> None:
    frame = seal(office, "small", Plan(size=3, reserves=1))
    made = make_draw(office, frame.id, SeedGiven(SEED))
    held = open_meeting(office, "small", "2026-11-23").id
    first, reserve = made.selected[0], made.selected[3]
    bring_cases(office, held, [first.reference, reserve.reference], "directed")
    bring_draw(office, held, made.id)
    kinds = {each.reference: each.kind for each in meeting_cases(office, held)}
    assert kinds[first.reference] == "random"
    assert kinds[reserve.reference] == "directed"
    came = mark_unavailable(office, held, made.selected[1].reference, "not-produced")
    assert came is not None
    assert (came.reference, came.kind) == (reserve.reference, "reserve")


def test_several_cases_are_brought_together_or_not_at_all(office: Workspace) -> None:
    held = open_meeting(office, "small", "2026-11-23").id
    known = office.value("SELECT reference FROM case_small")
    with pytest.raises(Refusal, match="NOSUCH"):
        bring_cases(office, held, [known, "NOSUCH"], "directed")
    assert meeting_cases(office, held) == ()
