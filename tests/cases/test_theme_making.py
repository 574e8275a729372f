"""A theme is tried before it is kept, and kept without touching anything else of the file."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.cases.asking import Period
from scrutiny.errors import Refusal
from scrutiny.meetings.meeting import open_meeting, panel_of
from scrutiny.meetings.standing import standing_themes
from scrutiny.panels.condition_checks import problems_of
from scrutiny.panels.condition_parts import Part, comparisons, joined
from scrutiny.panels.definition import Condition
from scrutiny.panels.earlier import condition_fields
from scrutiny.panels.reading import SHIPPED, check_panel, read_panel, shipped_text
from scrutiny.panels.theme_file import quoted, with_theme
from scrutiny.theme_making import add_theme, try_theme, values_of
from scrutiny.workspace import Workspace
from tests.helpers import PANEL, bring_list, new_office

LIST = b"""ref,closed,area,ethnicity,live,age
A-1,2026-01-01,North,W1,False,17
A-2,2026-01-09,North,B1,False,30
A-3,2026-03-02,South,NS,True,16
A-4,2026-03-03,North,,False,15
"""


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = new_office(tmp_path)
    bring_list(workspace, LIST)
    return workspace


def test_a_trial_counts_by_month_and_group_and_adds_up(office: Workspace) -> None:
    trial = try_theme(office, "small", 'area is "North"', Period(), "ethnicity")
    assert (trial.cases, trial.of) == (3, 4)
    assert trial.months == {"2026-01": 2, "2026-02": None, "2026-03": 1}
    assert trial.groups.counts == {"White": 1, "Black": 1}
    assert trial.groups.missing == {"blank": 1}
    assert sum(count or 0 for count in trial.months.values()) == trial.cases
    by_area = try_theme(office, "small", "", Period("2026-03-01"), "area")
    assert by_area.groups.counts == {"North": 1, "South": 1}
    assert try_theme(office, "small", "", Period(), "live").groups.counts == {"no": 3, "yes": 1}


def test_a_trial_saves_nothing(office: Workspace) -> None:
    before = office.events()
    try_theme(office, "small", "age is at most 16", Period())
    assert office.events() == before


@pytest.mark.parametrize(
    ("by", "text"), [("closed", ""), ("tags", ""), ("nothing", ""), ("", "area equals 3")]
)
def test_a_trial_that_makes_no_sense_is_refused(office: Workspace, by: str, text: str) -> None:
    with pytest.raises(Refusal):
        try_theme(office, "small", text, Period(), by)


def test_a_theme_goes_into_the_file_and_the_rest_stays(office: Workspace) -> None:
    before = office.panel_text("small")
    opened = open_meeting(office, "small", "2026-04-01")
    theme = Condition("", "North, under 17", 'area is "North" and age is at most 16', True)
    panel = add_theme(office, "small", theme)
    assert panel.version == "2"
    assert panel.themes[-1].id == "north-under-17"
    assert panel.themes[-1].standing
    after = office.panel_text("small").splitlines()
    assert [line for line in before.splitlines() if line not in after] == []
    assert after.count('version = "1"') == before.splitlines().count('version = "1"') - 1
    assert panel_of(office, opened).theme("north-under-17") is None
    later = open_meeting(office, "small", "2026-07-01")
    assert [each.theme.id for each in standing_themes(office, later.id)] == ["north-under-17"]
    assert standing_themes(office, opened.id) == ()


@pytest.mark.parametrize(
    "theme",
    [
        Condition("north", "Once more", 'area is "South"'),
        Condition("all", "All", 'area is "South"'),
        Condition("Not Short", "Title", 'area is "South"'),
        Condition("a", "  ", 'area is "South"'),
        Condition("a", "Title", " "),
        Condition("a", "Title", "area equals"),
    ],
)
def test_a_theme_that_cannot_be_kept_is_refused(office: Workspace, theme: Condition) -> None:
    before = office.panel_text("small")
    with pytest.raises(Refusal):
        add_theme(office, "small", theme)
    assert office.panel_text("small") == before


@pytest.mark.parametrize("panel_id", SHIPPED)
def test_the_shipped_files_keep_every_line(panel_id: str) -> None:
    text = shipped_text(panel_id)
    made = with_theme(text, Condition("mine", "Mine", "area is not blank"), "x.toml")
    old, new = text.splitlines(), made.splitlines()
    added = ["", "[[themes]]", 'id = "mine"', 'title = "Mine"', 'where = "area is not blank"']
    at = new.index('id = "mine"') - 2
    assert new[at : at + 5] == added
    rest = new[:at] + new[at + 5 :]
    assert [a for a, b in zip(old, rest, strict=True) if a != b] == ['version = "2026-1"']
    panel, problems = check_panel(made, "x.toml")
    assert problems == []
    assert panel is not None
    assert panel.themes[:-1] == read_panel(text, "x.toml").themes


def test_line_ends_of_another_system_are_kept() -> None:
    made = with_theme(PANEL.replace("\n", "\r\n"), Condition("a", "A", "area is blank"), "x")
    assert made.count("\r\n") == made.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        PANEL.replace(
            "[panel]\n", "themes = [ { id = 'x', title = 'X', where = 'age is blank' } ]\n[panel]\n"
        ),
        "panel = { version = '1' }\n",
    ],
)
def test_a_file_of_another_layout_is_left_alone(text: str) -> None:
    text = text if "themes = [" not in text else text.replace("[[themes]]", "[[checks]]")
    with pytest.raises(Refusal, match="without changing its layout"):
        with_theme(text, Condition("a", "A", "area is blank"), "x.toml")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_comes_back_from_the_file(value: str) -> None:
    assert tomllib.loads(f"x = {quoted(value)}")["x"] == value


def test_what_can_be_picked_can_be_read(office: Workspace) -> None:
    fields = condition_fields(office.panel("small"))
    for field in fields.values():
        for comparison in comparisons(field):
            value = {
                "is on or after": "2026-01-01",
                "is on or before": "2026-01-01",
                "is at least": "3",
                "is at most": "3.5",
                "is in one of groups": next(iter(field.codelist.groups()), "")
                if field.codelist
                else "",
            }.get(comparison, "")
            if not value:
                codes = field.codelist.codes if field.codelist else ()
                value = "True" if field.type == "boolean" else codes[0].code if codes else "x"
            text = joined([Part(field.id, comparison, (value,))] * 2, fields)
            assert problems_of(text, fields) == [], text
            try_theme(office, "small", text, Period())


@pytest.mark.parametrize(
    "part",
    [
        Part("area", "is one of", ('a "quoted" one',)),
        Part("area", "is one of"),
        Part("age", "is at least", ("many",)),
        Part("closed", "is on or after", ("2026-02-30",)),
    ],
)
def test_a_part_that_no_condition_can_hold_is_refused(office: Workspace, part: Part) -> None:
    with pytest.raises(Refusal):
        joined([part], condition_fields(office.panel("small")))


def test_values_to_choose_from_are_counted(office: Workspace) -> None:
    panel = office.panel("small")
    fields = {each.id: each for each in panel.fields}
    assert values_of(office, panel, fields["area"]) == (
        ("North", "North", 3),
        ("South", "South", 1),
    )
    assert values_of(office, panel, fields["live"]) == (("True", "yes", 1), ("False", "no", 3))
    assert ("W2", "White Irish", 0) in values_of(office, panel, fields["ethnicity"])
