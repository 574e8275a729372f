from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.errors import Refusal
from scrutiny.meetings.cases import EVERYONE, bring_case, meeting_cases
from scrutiny.meetings.meeting import leave_seat
from scrutiny.meetings.viewing import seat_cases
from scrutiny.preparing.assigning import assign_balanced
from scrutiny.preparing.conflicts import conflict_check, declare, declared, withdraw
from scrutiny.preparing.copies import copies_of
from scrutiny.preparing.members import note_member_date
from scrutiny.preparing.sharing import Load, shared
from scrutiny.workspace import Workspace

CASES = st.lists(
    st.builds(
        Load,
        case_id=st.uuids().map(str),
        stratum=st.sampled_from("xyz"),
        minutes=st.integers(1, 120),
        order=st.integers(1, 99),
    ),
    max_size=30,
    unique_by=lambda each: each.case_id,
)


@given(CASES, st.integers(1, 5))
def test_every_stratum_is_shared_alike_and_the_answer_is_always_the_same(
    cases: list[Load], many: int
) -> None:
    readers = [f"seat:{n}" for n in range(many)]
    given_ = shared(cases, readers)
    assert given_ == shared(list(reversed(cases)), readers) or len(
        {(each.stratum, each.minutes, each.order) for each in cases}
    ) < len(cases)
    assert all(len(given_[each.case_id]) == 1 for each in cases)
    for stratum in "xyz":
        mine = [given_[each.case_id][0] for each in cases if each.stratum == stratum]
        counts = Counter(dict.fromkeys(readers, 0))
        counts.update(mine)
        assert max(counts.values()) - min(counts.values()) <= 1


@given(CASES, st.integers(1, 4), st.data())
def test_nobody_gets_what_they_must_not_read(
    cases: list[Load], many: int, data: st.DataObject
) -> None:
    readers = [f"seat:{n}" for n in range(many)]
    pairs = [(reader, each.case_id) for reader in readers for each in cases]
    barred = data.draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    given_ = shared(cases, readers, dict.fromkeys(barred))
    for each in cases:
        able = [reader for reader in readers if (reader, each.case_id) not in barred]
        assert set(given_[each.case_id]) <= set(able)
        assert bool(given_[each.case_id]) == bool(able)


def test_cases_are_shared_between_sub_groups_and_calibration_goes_to_all(
    office: Workspace, held: str
) -> None:
    spare = next(
        f"C-{n:03d}"
        for n in range(1, 31)
        if f"C-{n:03d}" not in {each.reference for each in meeting_cases(office, held)}
    )
    bring_case(office, held, spare, "calibration")
    made = assign_balanced(office, held)
    assert [each.cases for each in made.loads] == [4, 4]
    assert made.everyone == 1
    assigned = {each.reference: each.assigned for each in meeting_cases(office, held)}
    assert assigned[spare] == (EVERYONE,)


def test_a_conflict_moves_the_case_to_the_other_sub_group(office: Workspace, held: str) -> None:
    assign_balanced(office, held)
    mine = [each for each in meeting_cases(office, held) if each.assigned == ("group:A",)]
    check = conflict_check(office, held)
    number = next(each.number for each in check.cases if each.case_id == mine[0].case_id)
    declare(office, held, 1, [number])
    moved = next(each for each in meeting_cases(office, held) if each.case_id == mine[0].case_id)
    assert moved.assigned == ("group:B",)
    assert declared(office, held, 1) == {mine[0].case_id}
    withdraw(office, held, 1, number)
    assert not declared(office, held, 1)


def test_members_are_told_month_and_area_and_nothing_else(office: Workspace, held: str) -> None:
    check = conflict_check(office, held)
    assert check.titles == ("Area",)
    told = {value.one_line() for each in check.cases for value in each.values}
    assert told <= {"North", "South", "not in the list"}
    assert all(len(each.month) == 7 for each in check.cases)
    assert not any(each.case_id in repr(each.values) for each in check.cases)


def test_who_left_or_is_out_of_date_gets_nothing(office: Workspace, held: str) -> None:
    leave_seat(office, held, 4)
    note_member_date(office, "Member 2", "vetting", "2026-01-31")
    made = assign_balanced(office, held, by_seat=True)
    assert [each.reader for each in made.loads] == ["seat:1", "seat:3"]
    copies = copies_of(office, held)
    assert [each.seat.number for each in copies.copies] == [1, 3]
    assert [each.number for each, _ in copies.without] == [2, 4]
    assert seat_cases(office, held, 2) == ()
    with pytest.raises(Refusal, match="3 cannot read each case"):
        assign_balanced(office, held, by_seat=True, each_by=3)


def test_each_case_may_have_several_readers(office: Workspace, held: str) -> None:
    made = assign_balanced(office, held, by_seat=True, each_by=2)
    assert [each.cases for each in made.loads] == [4, 4, 4, 4]


def test_a_copy_leaves_out_what_its_reader_declared(office: Workspace, held: str) -> None:
    assign_balanced(office, held)
    before = copies_of(office, held).copies[0]
    every = conflict_check(office, held).cases
    both = [each.number for each in every if each.case_id in before.case_ids][:1]
    declare(office, held, 1, both)
    declare(office, held, 2, both)
    after = copies_of(office, held).copies[0]
    lost = next(each.case_id for each in every if each.number == both[0])
    assert lost not in after.case_ids
