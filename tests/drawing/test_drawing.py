"""Draws that anyone can repeat, with a seed that nobody could choose, told for ever."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from consistent_sampler import sampler

from sampling.verify import check_record
from scrutiny.draw_records import draw_record
from scrutiny.draws import DrawMade, draw_made, draws, make_draw
from scrutiny.errors import Refusal
from scrutiny.frames import references
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_shipped
from scrutiny.plans import Plan
from scrutiny.safekeeping import check
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven, computer_seed
from scrutiny.workspace import Workspace
from tests.helpers import SEED, SEEDS, HeldClock, real_lists

ROOT = Path(__file__).parents[2]


def sealed_id(office: Workspace, plan: Plan | None = None) -> str:
    return seal(office, "small", plan or Plan()).id


# ------------------------------------------------------------------ the draw itself


def expected(seed: str, names: tuple[str, ...], count: int) -> list[str]:
    """Ask the published program for the first tickets."""
    # The program's own note of types says lists of lists; it takes plain names as well.
    several: list[Any] = list(names)
    return [str(name) for _, name, _ in sampler(several, seed=seed, take=count)]


def test_the_draws_of_three_real_themes_are_those_of_the_published_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCRUTINY_DATA", str(tmp_path / "computer"))
    with Workspace.create(tmp_path / "o", "avon-and-somerset", HeldClock(), "d") as workspace:
        install_shipped(workspace)
        import_lists(workspace, "sopp", real_lists()[:12])
        themes = ("age-10-17", "ethnicity-other-than-white", "more-than-outer-clothing")
        frames = [seal(workspace, "sopp", Plan(theme=each, size=20, reserves=6)) for each in themes]
        for sealed in frames:
            draw = make_draw(workspace, sealed.id, SeedGiven(SEED))
            names = references(workspace, sealed.id)
            assert len(names) > 100
            assert [each.reference for each in draw.selected] == expected(SEED, names, 26)
            assert [each.kind for each in draw.selected] == ["random"] * 20 + ["reserve"] * 6
            record = draw_record(draw)
            verified = check_record(record, names)
            assert verified.problems == ()
            assert verified.verified
            assert not check_record(record, names[1:]).verified
        assert check(workspace).verified


def test_the_record_of_a_stratified_draw_passes_the_public_check(office: Workspace) -> None:
    plan = Plan(
        stratify="ethnicity",
        size=10,
        quotas={"Black": 4, "not stated": 0},
        reserves=2,
        seed_source="dice",
    )
    frame_id = sealed_id(office, plan)
    draw = make_draw(office, frame_id, SeedGiven(SEED, witnesses=("A witness",)))
    assert draw.quotas == {"Black": 4, "not stated": 0, "White": 4, "blank": 2}
    taken = Counter((each.stratum, each.kind) for each in draw.selected)
    assert taken == {
        ("Black", "random"): 4,
        ("White", "random"): 4,
        ("blank", "random"): 2,
        ("Black", "reserve"): 2,
        ("White", "reserve"): 2,
        ("blank", "reserve"): 2,
    }
    record = draw_record(draw)
    verified = check_record(record, references(office, frame_id))
    assert verified.problems == ()
    assert verified.verified
    assert record["independently_checkable"] is True
    assert "A witness" not in str(record)


def test_the_rest_is_shared_in_proportion_to_the_other_strata(office: Workspace) -> None:
    frame_id = sealed_id(office, Plan(stratify="ethnicity"))
    draw = make_draw(office, frame_id, SeedGiven(SEED), size=15)
    assert draw.quotas == {"Black": 3, "White": 6, "blank": 3, "not stated": 3}


def test_a_longer_draw_begins_with_the_shorter(office: Workspace) -> None:
    short = make_draw(office, sealed_id(office, Plan(theme="north")), SeedGiven(SEED), size=4)
    all_north = references(office, short.frame.id)
    assert [each.reference for each in short.selected] == expected(SEED, all_north, 4)
    assert expected(SEED, all_north, 9)[:4] == expected(SEED, all_north, 4)


# ------------------------------------------------------------------ the plan


@pytest.mark.parametrize(
    ("plan", "asked", "said"),
    [
        (Plan(size=5), {"size": 6}, "another size"),
        (Plan(size=5), {"quotas": {"all": 5}}, "another quotas"),
        (Plan(size=5, reserves=1), {"reserves": 2}, "another number of reserves"),
        (Plan(size=5), {"reserves": 2}, "another number of reserves"),
        (Plan(reserves=3), {"size": 5, "reserves": 6}, "another number of reserves"),
        (Plan(stratify="area", quotas={"North": 2}), {"quotas": {"North": 3}}, "another quotas"),
        (Plan(stratify="area", quotas={"North": 2}), {"size": 5}, "another size"),
    ],
)
def test_what_the_sealed_plan_decided_cannot_be_changed_at_the_draw(
    office: Workspace, plan: Plan, asked: dict[str, object], said: str
) -> None:
    frame_id = sealed_id(office, plan)
    with pytest.raises(Refusal, match=said):
        make_draw(office, frame_id, SeedGiven(SEED), **asked)  # type: ignore[arg-type] # - by name
    assert draws(office) == ()


def test_what_the_plan_says_may_be_said_again(office: Workspace) -> None:
    frame_id = sealed_id(office, Plan(size=5))
    draw = make_draw(office, frame_id, SeedGiven(SEED), size=5, reserves=0)
    assert (draw.size, draw.reserves, draw.plan_was_sealed) == (5, 0, True)


def test_a_size_that_was_given_only_at_the_draw_is_told_as_such(office: Workspace) -> None:
    draw = make_draw(office, sealed_id(office), SeedGiven(SEED), size=5)
    assert not draw.plan_was_sealed
    plan = draw_record(draw)["plan"]
    assert isinstance(plan, dict)
    assert plan["sealed"] is False


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"size": 0},
        {"size": 31},
        {"size": -3},
        {"quotas": {"all": -1}},
        {"quotas": {"all": 0}},
        {"quotas": {"East": 1}},
        {"size": 3, "reserves": -1},
    ],
)
def test_a_draw_that_the_frame_cannot_give_is_refused(
    office: Workspace, asked: dict[str, object]
) -> None:
    frame_id = sealed_id(office)
    with pytest.raises(Refusal):
        make_draw(office, frame_id, SeedGiven(SEED), **asked)  # type: ignore[arg-type] # - by name
    assert draws(office) == ()


# ------------------------------------------------------------------ the seed


@pytest.mark.parametrize(
    ("seed", "said"),
    [
        (SeedGiven(""), "blank"),
        (SeedGiven("   "), "blank"),
        (SeedGiven("123"), "3 digits"),
        (SeedGiven("3141592653589793238"), "19 digits"),
        (SeedGiven("31415 92653 58979 32384"), "spaces"),
        (SeedGiven("3141592653589793238x"), "not digits"),
        (SeedGiven("٣١٤١٥٩٢٦٥٣٥٨٩٧٩٣٢٣٨٤"), "not digits"),
        (SeedGiven("1" * 20), "one digit"),
        (SeedGiven("0123456789" * 2), "counts up or down"),
        (SeedGiven(SEED, source="cards"), "not a source of a seed"),
        (SeedGiven("fc1873a13f", source="public"), "needs its name"),
        (SeedGiven("", source="public", named="a beacon"), "blank"),
        (SeedGiven("a\u200bb", source="public", named="a beacon"), "cannot be seen"),
        (SeedGiven(SEED, time="2026-11-23T08:59:59Z"), "before the list was sealed"),
        (SeedGiven(SEED, time="yesterday"), "is not a time"),
        (SeedGiven("12", source="computer"), "2 digits"),
    ],
)
def test_a_seed_that_could_have_been_chosen_is_refused(
    office: Workspace, seed: SeedGiven, said: str
) -> None:
    frame_id = sealed_id(office, Plan(size=3))
    with pytest.raises(Refusal, match=said):
        make_draw(office, frame_id, seed)
    assert draws(office) == ()


def test_a_seed_made_after_the_seal_is_taken(office: Workspace) -> None:
    frame_id = sealed_id(office, Plan(size=3))
    assert make_draw(office, frame_id, SeedGiven(SEED, time="2026-11-23T09:00:00Z")).size == 3


def test_a_clock_set_back_behind_the_seal_stops_the_draw(
    office: Workspace, clock: HeldClock
) -> None:
    frame_id = sealed_id(office, Plan(size=3))
    clock.go_on(minutes=-1)
    with pytest.raises(Refusal, match="before the last entry"):
        make_draw(office, frame_id, SeedGiven(SEED))


def test_a_public_value_is_named_and_told(office: Workspace) -> None:
    plan = Plan(size=3, seed_source="public", seed_source_named="the beacon of noon")
    seed = SeedGiven("fc1873a13f")
    draw = make_draw(office, sealed_id(office, plan), seed)
    assert (draw.seed_named, draw.checkable) == ("the beacon of noon", True)


def test_a_seed_of_this_computer_is_marked_as_not_checkable(office: Workspace) -> None:
    frame_id = sealed_id(office, Plan(size=3))
    draw = make_draw(office, frame_id, SeedGiven(computer_seed(), source="computer"))
    assert not draw.checkable
    assert draw_record(draw)["independently_checkable"] is False


def test_the_source_that_was_sealed_is_the_one_that_holds(office: Workspace) -> None:
    frame_id = sealed_id(office, Plan(size=3, seed_source="dice"))
    with pytest.raises(Refusal, match="the seed comes from 'dice', not from 'computer'"):
        make_draw(office, frame_id, SeedGiven(SEED, source="computer"))


def test_a_seed_is_used_once_but_may_serve_themes_sealed_before_it(office: Workspace) -> None:
    first, second = sealed_id(office, Plan(size=3)), sealed_id(office, Plan(theme="north", size=3))
    make_draw(office, first, SeedGiven(SEED))
    make_draw(office, second, SeedGiven(SEED))
    third = sealed_id(office, Plan(theme="young", size=3))
    with pytest.raises(Refusal, match="used before: draw D1"):
        make_draw(office, third, SeedGiven(SEED))
    with pytest.raises(Refusal, match="used before"):
        make_draw(office, first, SeedGiven(SEED), reason="again")


# ------------------------------------------------------------------ the second draw


def test_a_second_draw_needs_a_reason_and_says_so_for_ever(office: Workspace) -> None:
    frame_id = sealed_id(office, Plan(size=3))
    first = make_draw(office, frame_id, SeedGiven(SEEDS[0]))
    assert (first.number, first.of_draws, first.reason) == (1, 1, "")
    with pytest.raises(Refusal, match="This would be draw 2"):
        make_draw(office, frame_id, SeedGiven(SEEDS[1]))
    with pytest.raises(Refusal, match="This would be draw 2"):
        make_draw(office, frame_id, SeedGiven(SEEDS[1]), reason="  ")
    second = make_draw(office, frame_id, SeedGiven(SEEDS[1]), reason="a die was lost")
    assert (second.number, second.of_draws, second.reason) == (2, 2, "a die was lost")
    again = draw_made(office, first.id)
    assert (again.number, again.of_draws) == (1, 2)
    record = draw_record(second)
    assert (record["draw_number"], record["of_draws"], record["reason"]) == (
        2,
        2,
        "a die was lost",
    )


def test_sealing_the_same_theme_and_period_again_does_not_begin_anew(office: Workspace) -> None:
    make_draw(office, sealed_id(office, Plan(size=3)), SeedGiven(SEEDS[0]))
    again = sealed_id(office, Plan(size=4))
    with pytest.raises(Refusal, match="This would be draw 2"):
        make_draw(office, again, SeedGiven(SEEDS[1]))


def test_a_list_that_was_changed_after_the_seal_cannot_be_drawn_from(office: Workspace) -> None:
    frame_id = sealed_id(office, Plan(size=3, stratify="area"))
    for change in (
        "UPDATE frame_case SET stratum = 'North' WHERE reference = 'C-001'",
        "UPDATE frame_case SET reference = 'X' WHERE reference = 'C-002'",
    ):
        office.connection.execute("SAVEPOINT before")
        office.connection.execute(change)
        office.connection.execute("RELEASE before")
        with pytest.raises(Refusal, match="no longer what it was"):
            make_draw(office, frame_id, SeedGiven(SEED))


DRAWER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from scrutiny.draws import make_draw
from scrutiny.errors import Refusal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
clock = lambda: datetime(2026, 11, 24, tzinfo=UTC)
with Workspace.open(Path(sys.argv[1]), clock, sys.argv[2]) as workspace:
    sys.stdout.write("ready\\n")
    sys.stdout.flush()
    sys.stdin.readline()
    try:
        draw = make_draw(workspace, "F1", SeedGiven(sys.argv[3]))
        sys.stdout.write(f"draw {draw.number}\\n")
    except Refusal as refusal:
        sys.stdout.write(refusal.what + "\\n")
"""


def test_of_two_programs_that_draw_at_once_the_second_sees_the_first(office: Workspace) -> None:
    sealed_id(office, Plan(size=3))
    several = [
        subprocess.Popen(
            [sys.executable, "-c", DRAWER, office.path, device, seed],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=dict(os.environ),
        )
        for device, seed in (("one", SEEDS[0]), ("two", SEEDS[1]), ("three", SEEDS[2]))
    ]
    for each in several:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in several:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    told = sorted(each.communicate()[0].strip() for each in several)
    assert told[2] == "draw 1"
    assert all("This would be draw 2" in each for each in told[:2])
    assert len(draws(office)) == 1


def test_a_draw_or_frame_that_is_not_there_is_refused_by_name(office: Workspace) -> None:
    with pytest.raises(Refusal, match="There is no draw 'D9'"):
        draw_made(office, "D9")
    with pytest.raises(Refusal, match="There is no sealed frame 'F9'"):
        make_draw(office, "F9", SeedGiven(SEED), size=1)


def test_a_made_draw_is_read_back_as_it_was(office: Workspace) -> None:
    made: DrawMade = make_draw(office, sealed_id(office, Plan(size=3)), SeedGiven(SEED))
    assert draw_made(office, made.id) == made
    assert draws(office) == (made,)
