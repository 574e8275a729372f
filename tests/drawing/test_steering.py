"""Ways to steer a draw that were tried, and what each is met with."""

from datetime import timedelta

import pytest

from scrutiny.draws import draw_made, make_draw
from scrutiny.errors import Refusal
from scrutiny.following import Follows
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_panel
from scrutiny.meetings.cases import bring_draw, mark_unavailable, meeting_cases
from scrutiny.meetings.meeting import open_meeting
from scrutiny.plans import Plan
from scrutiny.sealing import seal, seal_following
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock

SEED, OTHER = "28917365509382746150", "05164728390556371982"


def first_draw(office: Workspace, **plan: str) -> str:
    frame = seal(office, "small", Plan(size=3, **plan))  # type: ignore[arg-type] # texts only
    return make_draw(office, frame.id, SeedGiven(SEED)).id


def days(office: Workspace) -> tuple[str, str]:
    first, last = office.rows("SELECT min(day), max(day) FROM case_small")[0]
    return str(first), str(last)


def test_a_period_moved_by_a_day_is_the_same_list_and_needs_a_reason(office: Workspace) -> None:
    first, last = days(office)
    first_draw(office)
    frame = seal(office, "small", Plan(size=3, first=first, last=last))
    with pytest.raises(Refusal, match="draw 2"):
        make_draw(office, frame.id, SeedGiven(OTHER))
    made = make_draw(office, frame.id, SeedGiven(OTHER), reason="the first was not watched")
    assert (made.number, made.of_draws) == (2, 2)
    assert [each.same_list for each in made.overlaps] == [True]


def test_a_copied_panel_with_the_same_list_is_the_same_list(office: Workspace) -> None:
    first_draw(office)
    text = office.panel_text("small").replace('id = "small"', 'id = "smaller"', 1)
    install_panel(office, text, "smaller.toml")
    rows = office.rows("SELECT reference, day FROM case_small")
    listed = "Case No,Date closed\n" + "".join(f"{name},{day}\n" for name, day in rows)
    taken = import_lists(office, "smaller", [("again.csv", listed.encode())])
    assert taken.accepted == len(rows)
    frame = seal(office, "smaller", Plan(size=3))
    with pytest.raises(Refusal, match="draw 2"):
        make_draw(office, frame.id, SeedGiven(OTHER))


def test_a_list_that_shares_some_cases_is_told_and_not_counted(office: Workspace) -> None:
    first, last = days(office)
    drawn = first_draw(office)
    middle = sorted(row[0] for row in office.rows("SELECT day FROM case_small"))
    half = seal(office, "small", Plan(size=2, first=middle[len(middle) // 2]))
    made = make_draw(office, half.id, SeedGiven(OTHER))
    assert (made.number, made.of_draws) == (1, 1)
    assert [(each.draw, each.shared, each.same_list) for each in made.overlaps] == [
        (drawn, half.size, False)
    ]
    assert draw_made(office, drawn).overlaps == ()
    assert first < last


def test_a_clock_set_back_stops_the_seal_as_well(office: Workspace, clock: HeldClock) -> None:
    seal(office, "small", Plan(size=3))
    clock.go_on(minutes=-5)
    with pytest.raises(Refusal, match="clock"):
        seal(office, "small", Plan(size=3))


def test_a_seed_from_the_future_is_refused(office: Workspace) -> None:
    frame = seal(office, "small", Plan(size=3))
    later = (office.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    with pytest.raises(Refusal, match="not come yet"):
        make_draw(office, frame.id, SeedGiven(SEED, time=later))


def test_free_words_do_not_name_strata(office: Workspace) -> None:
    said = "\n".join(f"T-{n:03d},2026-01-05,What person {n} said to the officer" for n in range(50))
    listed = f"Case No,Date closed,area\n{said}\n"
    import_lists(office, "small", [("told.csv", listed.encode())])
    with pytest.raises(Refusal, match="free words"):
        seal(office, "small", Plan(stratify="area"))
    with pytest.raises(Refusal):
        seal(office, "small", Plan(stratify="ref"))


def test_a_further_round_is_no_redraw(office: Workspace) -> None:
    drawn = first_draw(office)
    further = seal_following(office, Follows("round", drawn), Plan(size=2))
    made = make_draw(office, further.id, SeedGiven(OTHER))
    assert (made.number, made.of_draws, made.reason) == (1, 1, "")
    assert not {each.case_id for each in made.selected} & {
        each.case_id for each in draw_made(office, drawn).selected
    }


def test_late_is_late_for_the_first_list(office: Workspace) -> None:
    base = seal(office, "small", Plan(size=3))
    followed = base.id
    for number in (1, 2):
        listed = f"Case No,Date closed\nLATE-{number},2026-01-05\n"
        import_lists(office, "small", [(f"late{number}.csv", listed.encode())])
        late = seal_following(office, Follows("late", followed), Plan(size=1))
        assert (late.size, late.follows) == (1, Follows("late", base.id))
        followed = late.id


def test_a_public_value_named_after_the_seal_is_not_checkable(office: Workspace) -> None:
    frame = seal(office, "small", Plan(size=3))
    given = SeedGiven("7354.32", source="public", named="an index of today")
    assert not make_draw(office, frame.id, given).checkable


def test_one_lost_case_makes_room_for_one_more_when_reading_down(office: Workspace) -> None:
    frame = seal(office, "small", Plan(as_far_as_we_get=True))
    made = make_draw(office, frame.id, SeedGiven(SEED))
    held = open_meeting(office, "small", "2026-11-23").id
    bring_draw(office, held, made.id, 5)
    came = mark_unavailable(office, held, made.selected[1].reference, "no-footage")
    assert came is not None
    assert (came.draw_order, came.kind) == (6, "random")
    assert len(meeting_cases(office, held)) == 6


def test_another_plan_has_another_digest(office: Workspace) -> None:
    five, nine = (seal(office, "small", Plan(size=size)) for size in (5, 9))
    assert five.digest == nine.digest
    assert five.plan_digest != nine.plan_digest
