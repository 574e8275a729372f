"""A frame is fixed, and told whole, before any seed exists."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from scrutiny.draws import make_draw
from scrutiny.errors import Refusal
from scrutiny.excluding import exclude_case, include_case
from scrutiny.frames import frame, frames, references, strata_of
from scrutiny.plans import Plan, joined_plan, read_plan
from scrutiny.safekeeping import check, erase_cases
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.helpers import FULL, SEED, HeldClock, bring_list, some_cases, write_list

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(
    shutil.which("sort") is None or shutil.which("sha256sum") is None,
    reason="the two commands of the published check are not on this computer",
)
def test_the_digest_is_what_sort_and_sha256sum_say(office: Workspace) -> None:
    names = ["é-1", "E-1", "e-1", "Z", "z", "10", "9", "a b", "ÿ", "日本", "😀", "_", "~"]
    rows = [FULL | {"ref": name, "closed": "2026-06-01"} for name in names]
    bring_list(office, write_list(rows), "odd.csv")
    sealed = seal(office, "small", Plan())
    listed = references(office, sealed.id)
    assert len(listed) == sealed.size == 30 + len(names)
    text = "".join(f"{each}\n" for each in sorted(listed, key=len)).encode()
    environment = {**os.environ, "LC_ALL": "C"}
    in_order = subprocess.run(
        ["sort"], input=text, capture_output=True, env=environment, check=True
    )
    assert in_order.stdout.decode().splitlines() == list(listed)
    told = subprocess.run(["sha256sum"], input=in_order.stdout, capture_output=True, check=True)
    assert told.stdout.decode().split()[0] == sealed.digest


def test_a_frame_holds_the_cases_of_its_theme_and_period(office: Workspace) -> None:
    cases = some_cases(30)
    wanted = {
        each["ref"]
        for each in cases
        if each["area"] == "North" and "2026-01-10" <= each["closed"] <= "2026-02-20"
    }
    sealed = seal(office, "small", Plan(theme="north", first="2026-01-10", last="2026-02-20"))
    assert set(references(office, sealed.id)) == wanted
    assert sealed.months == Counter(each["closed"][:7] for each in cases if each["ref"] in wanted)
    assert sealed.where == 'area is "North"'
    assert sealed.strata == {"all": len(wanted)}


def test_the_first_and_the_last_day_are_both_included(office: Workspace) -> None:
    day = some_cases(1)[0]["closed"]
    assert "C-001" in references(office, seal(office, "small", Plan(first=day, last=day)).id)


def test_what_is_left_out_is_told_by_reason(office: Workspace) -> None:
    rows = [
        FULL | {"ref": f"L-{n}", "closed": "2026-01-05", "live": "True", "area": "North"}
        for n in range(3)
    ]
    bring_list(office, write_list(rows), "live.csv")
    exclude_case(office, "small", "C-003", "sub-judice")
    exclude_case(office, "small", "C-006", "sub-judice")
    exclude_case(office, "small", "C-001", "sub-judice")
    exclude_case(office, "small", "L-0", "sub-judice")
    exclude_case(office, "small", "C-009", "other")
    include_case(office, "small", "C-009")
    sealed = seal(office, "small", Plan(theme="north"))
    assert sealed.excluded == {"live": 3, "sub-judice": 2}
    north = [each for each in some_cases(30) if each["area"] == "North"]
    assert sealed.size == len(north) - 2
    assert not {"C-003", "C-006", "L-0"} & set(references(office, sealed.id))


def test_excluding_afterwards_leaves_a_sealed_frame_as_it_was(office: Workspace) -> None:
    sealed = seal(office, "small", Plan())
    exclude_case(office, "small", "C-003", "sub-judice")
    erase_cases(office, "small", ["C-004"], "over")
    assert frame(office, sealed.id).digest == sealed.digest
    assert len(references(office, sealed.id)) == 30
    later = seal(office, "small", Plan())
    assert later.size == 28
    assert check(office).verified


def test_a_frame_sealed_before_more_cases_came_does_not_grow(office: Workspace) -> None:
    first = seal(office, "small", Plan())
    bring_list(office, write_list(some_cases(7, "LATE")), "late.csv")
    second = seal(office, "small", Plan())
    assert (len(references(office, first.id)), len(references(office, second.id))) == (30, 37)
    draw = make_draw(office, first.id, SeedGiven(SEED), size=30)
    assert not any(each.reference.startswith("LATE") for each in draw.selected)
    assert [each.id for each in frames(office)] == ["F1", "F2"]
    assert check(office).verified


def test_strata_are_groups_with_blank_and_not_stated_apart(office: Workspace) -> None:
    sealed = seal(office, "small", Plan(stratify="ethnicity"))
    assert sealed.strata == {"Black": 6, "White": 12, "blank": 6, "not stated": 6}
    assert {name: len(each) for name, each in strata_of(office, sealed.id).items()} == sealed.strata


def test_a_field_without_groups_is_stratified_by_its_values(office: Workspace) -> None:
    sealed = seal(office, "small", Plan(stratify="area"))
    assert sealed.strata == {"North": 10, "South": 10, "blank": 10}


@pytest.mark.parametrize("field", ["tags", "updates"])
def test_a_field_of_several_values_cannot_make_strata(office: Workspace, field: str) -> None:
    with pytest.raises(Refusal, match="several values"):
        seal(office, "small", Plan(stratify=field))


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (Plan(theme="unheard"), r"has no theme 'unheard'[\s\S]*all, "),
        (Plan(stratify="unheard"), "has no field 'unheard'"),
        (Plan(first="2030-01-01"), "no case to draw from"),
        (Plan(first="2026-03-01", last="2026-02-01"), "ends .* before it begins"),
        (Plan(first="soon"), "not a possible date"),
        (Plan(last="2026-02-30"), "not a possible date"),
        (Plan(last="20260228"), "not a possible date"),
        (Plan(size=0), "draws 0 of 30"),
        (Plan(size=31), "draws 31 of 30"),
        (Plan(size=-1), "draws -1 of 30"),
        (Plan(size=5, reserves=-1), "below 0"),
        (Plan(stratify="area", quotas={"East": 1}), "no such stratum"),
        (Plan(stratify="area", quotas={"North": 11}), "has only 10 cases"),
        (Plan(stratify="area", quotas={"North": -1}), "quota of 'North' is -1"),
        (Plan(stratify="area", quotas={"North": 0}), "draws no case at all"),
        (Plan(stratify="area", quotas={"North": 6}, size=5), "more than the size"),
        (Plan(stratify="area", quotas={"North": 0, "South": 0}, size=11), "leave 11 cases"),
    ],
)
def test_a_plan_that_the_cases_cannot_meet_is_refused_before_it_is_sealed(
    office: Workspace, plan: Plan, said: str
) -> None:
    events = office.events()
    with pytest.raises(Refusal, match=said):
        seal(office, "small", plan)
    assert office.events() == events
    assert office.rows("SELECT * FROM frame_case") == []


def test_a_plan_file_is_read_with_all_its_mistakes(office: Workspace) -> None:
    assert frames(office) == ()
    plan = read_plan('theme = "north"\nfrom = 2026-01-01\nsize = 4\n[quotas]\nA = 1\n', "p.toml")
    assert (plan.theme, plan.first, plan.size, plan.quotas) == ("north", "2026-01-01", 4, {"A": 1})
    wrong = 'thme = "x"\nsize = "four"\nseed_source = "cards"\n[quotas]\nA = -1\nB = "x"\n'
    with pytest.raises(Refusal) as refused:
        read_plan(wrong, "p.toml")
    assert [each.column for each in refused.value.problems] == [
        "thme",
        "size",
        "A",
        "B",
        "seed_source",
    ]
    for text in ("quotas = 5", 'quotas = "x"', "size = true", "= 3", 'seed_source = "public"'):
        with pytest.raises(Refusal):
            read_plan(text, "p.toml")


def test_a_plan_file_and_the_command_must_not_disagree() -> None:
    with pytest.raises(Refusal, match="says theme 'a', and the command says 'b'"):
        joined_plan(Plan(theme="a"), Plan(theme="b"), "p.toml")


SEALER = """
import sys
from pathlib import Path
from scrutiny.sealing import seal
from scrutiny.plans import Plan
from scrutiny.workspace import Workspace
with Workspace.open(Path(sys.argv[1]), device=sys.argv[2]) as workspace:
    sys.stdout.write("ready\\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for _ in range(5):
        sys.stdout.write(seal(workspace, "small", Plan(size=3)).id + "\\n")
"""


def test_two_programs_that_seal_at_once_make_frames_of_their_own(office: Workspace) -> None:
    several = [
        subprocess.Popen(
            [sys.executable, "-c", SEALER, office.path, device],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for device in ("one", "one", "two")
    ]
    for each in several:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in several:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    made = [line for each in several for line in each.communicate()[0].split()]
    assert sorted(made) == sorted(f"F{n}" for n in range(1, 16))
    assert check(office).verified
    assert isinstance(office.clock, HeldClock)
