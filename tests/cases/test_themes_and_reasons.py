"""Themes without their columns are not nought, strata have fixed names, and reasons are codes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.cases.absent import cannot_hold
from scrutiny.cases.asking import Period, condition_sql, needed_stratifier
from scrutiny.errors import Refusal
from scrutiny.excluding import (
    EXCLUSION_REASONS,
    UNAVAILABLE_REASONS,
    exclude_case,
    exclusion_reasons,
    needed_reason,
    reason_words,
)
from scrutiny.panels.definition import Condition
from scrutiny.panels.reading import read_panel, shipped_text
from scrutiny.themes import ThemeCount, theme_counts
from scrutiny.workspace import Workspace
from tests.helpers import FULL, PANEL, bring_list, filled_office, new_office, write_list


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return new_office(tmp_path)


def counted(workspace: Workspace, period: Period | None = None) -> dict[str, ThemeCount]:
    return {e.theme.id: e for e in theme_counts(workspace, "small", period or Period())}


# ------------------------------------------------------------------ themes


def test_a_theme_whose_column_no_list_has_is_not_counted(office: Workspace) -> None:
    bring_list(office, b"ref,closed,area\nA-1,2026-01-01,North\n")
    found = counted(office)
    assert (found["young"].countable, found["young"].missing_fields) == (False, ("age",))
    assert (found["north"].countable, found["north"].missing_fields) == (True, ())
    assert (found["all"].countable, found["all"].cases) == (True, 1)


def test_a_column_of_blanks_is_in_the_list_and_counts_as_none(office: Workspace) -> None:
    bring_list(office, b"ref,closed,age\nA-1,2026-01-01,\n")
    young = counted(office)["young"]
    assert (young.countable, young.missing_fields, young.cases) == (True, (), 0)


def test_one_list_with_the_column_is_enough_in_its_period(office: Workspace) -> None:
    bring_list(office, b"ref,closed\nA-1,2025-01-01\n")
    bring_list(office, b"ref,closed,age\nA-2,2026-01-01,9\n")
    assert counted(office)["young"].countable
    assert counted(office, Period(None, "2025-12-31"))["young"].missing_fields == ("age",)
    assert counted(office, Period("2026-01-01"))["young"].cases == 1


def test_a_panel_without_a_case_lacks_nothing(office: Workspace) -> None:
    assert all(each.countable and not each.missing_fields for each in counted(office).values())


parts = st.sampled_from(
    [
        "age is at most 17",
        'area is "North"',
        'area is not "North"',
        "area is blank",
        "live is not blank",
        'live is "False"',
        'ethnicity is in group "White"',
        'ethnicity is not in group "White"',
        'area contains "o"',
        "seen is after 2020-01-01",
    ]
)
conditions = st.recursive(
    parts,
    lambda inner: st.one_of(
        inner.map(lambda each: f"not ({each})"),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(
            lambda three: f"({three[0]}) {three[1]} ({three[2]})"
        ),
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """An office whose list has the area and nothing else."""
    workspace = new_office(tmp_path_factory.mktemp("bare"))
    bring_list(workspace, b"ref,closed,area\nA-1,2026-01-01,North\nA-2,2026-01-01,\n")
    return workspace


@given(conditions)
def test_what_is_said_to_hold_for_no_case_holds_for_none(bare: Workspace, where: str) -> None:
    condition = Condition("c", "C", where)
    if cannot_hold(condition, ["age", "live", "ethnicity", "seen"]):
        sql = condition_sql(bare.panel("small"), condition)
        found = bare.value(
            f"SELECT count(*) FROM case_small WHERE {sql.expression}", sql.parameters
        )
        assert found == 0


# ------------------------------------------------------------------ strata


@pytest.mark.parametrize("field", ["ethnicity", "live"])
def test_a_field_with_fixed_values_may_name_strata(field: str) -> None:
    assert needed_stratifier(read_panel(PANEL, "small.toml"), field).id == field


@pytest.mark.parametrize(
    "field", ["ref", "area", "secret", "closed", "seen", "age", "score", "object"]
)
def test_a_field_with_free_values_may_not_and_the_others_are_named(field: str) -> None:
    with pytest.raises(Refusal, match="no fixed list of values") as refused:
        needed_stratifier(read_panel(PANEL, "small.toml"), field)
    assert refused.value.next_step == "Stratify by one of: ethnicity, live."


@pytest.mark.parametrize("field", ["tags", "updates"])
def test_a_field_of_several_values_may_not(field: str) -> None:
    with pytest.raises(Refusal, match="several values"):
        needed_stratifier(read_panel(PANEL, "small.toml"), field)


def test_an_unknown_field_is_refused_by_name() -> None:
    with pytest.raises(Refusal, match="has no field 'colour'"):
        needed_stratifier(read_panel(PANEL, "small.toml"), "colour")


# ------------------------------------------------------------------ reasons


def test_free_words_are_no_reason_and_reach_no_log(tmp_path: Path) -> None:
    with filled_office(tmp_path) as workspace:
        events = workspace.events()
        for words in ("the officer J. Doe is my cousin", "", "  ", "sub-judice, as J. Doe says"):
            with pytest.raises(Refusal, match="reason") as refused:
                exclude_case(workspace, "small", "C-001", words)
            assert "Doe" not in str(refused.value)
            assert "live, live-proceedings, iopc" in refused.value.next_step
        assert workspace.events() == events


def test_a_note_is_kept_outside_the_log(tmp_path: Path) -> None:
    with filled_office(tmp_path) as workspace:
        said = "as J. Doe says"
        assert exclude_case(workspace, "small", "C-001", "Sub Judice", said) == "sub-judice"
        bodies = workspace.rows("SELECT body FROM event")
        assert not [body for (body,) in bodies if "Doe" in body]
        note = workspace.value("SELECT note FROM exclusion")
        assert workspace.passage(note).show() == said


@pytest.mark.parametrize("panel_id", ["irp", "sopp", "oocd"])
def test_the_exclusions_of_a_panel_are_reasons_too(panel_id: str) -> None:
    panel = read_panel(shipped_text(panel_id), panel_id)
    codes = exclusion_reasons(panel)
    assert len(set(codes)) == len(codes)
    for code in codes:
        assert needed_reason(code.replace("-", " ").upper(), codes) == code
        assert reason_words(code, panel) != code


@pytest.mark.parametrize("codes", [EXCLUSION_REASONS, UNAVAILABLE_REASONS])
def test_every_reason_has_words(codes: dict[str, str]) -> None:
    for code in codes:
        assert needed_reason(code, codes) == code
        assert reason_words(code) == codes[code]


def test_the_reasons_for_a_case_that_cannot_be_read_are_a_list_of_their_own() -> None:
    assert needed_reason("Not produced", UNAVAILABLE_REASONS) == "not-produced"
    with pytest.raises(Refusal):
        needed_reason("duplicate", UNAVAILABLE_REASONS)


def test_an_excluded_case_is_counted_under_its_code(tmp_path: Path) -> None:
    with new_office(tmp_path) as workspace:
        bring_list(workspace, write_list([FULL | {"ref": "A-1", "closed": "2026-01-01"}]))
        exclude_case(workspace, "small", "A-1", "live")
        assert workspace.value("SELECT reason FROM exclusion") == "live"
