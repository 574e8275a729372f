"""Counts keep blank, not stated and every group apart."""

from pathlib import Path

import pytest

from scrutiny.cases.asking import Period, case_id_of, count_by_field
from scrutiny.cases.counting import group_counts
from scrutiny.errors import Refusal
from scrutiny.themes import theme_counts
from tests.helpers import FULL, bring_list, filled_office, new_office, write_list


def test_groups_missing_and_total_add_up(tmp_path: Path) -> None:
    with filled_office(tmp_path) as workspace:
        panel = workspace.panel("small")
        found = group_counts(workspace, panel, None, Period(), "ethnicity")
        assert found.counts == {"White": 12, "Black": 6}
        assert found.missing == {"blank": 6, "not stated": 6}
        assert found.recorded + sum(found.missing.values()) == found.total == 30


def test_a_group_without_a_case_is_a_zero_and_not_absent(tmp_path: Path) -> None:
    with new_office(tmp_path) as workspace:
        rows = [FULL | {"ref": "A", "closed": "2026-01-01", "ethnicity": "W2"}]
        bring_list(workspace, write_list(rows))
        panel = workspace.panel("small")
        found = group_counts(workspace, panel, None, Period(), "ethnicity")
        assert found.counts == {"White": 1, "Black": 0}


@pytest.mark.parametrize(
    ("field", "said"),
    [("area", "no code list"), ("colour", "has no field"), ("tags", "several values")],
)
def test_what_cannot_be_counted_by_group_is_refused(tmp_path: Path, field: str, said: str) -> None:
    with filled_office(tmp_path) as workspace, pytest.raises(Refusal, match=said):
        group_counts(workspace, workspace.panel("small"), None, Period(), field)


def test_themes_are_counted_in_their_period(tmp_path: Path) -> None:
    with filled_office(tmp_path) as workspace:
        counts = {e.theme.id: e.cases for e in theme_counts(workspace, "small", Period())}
        assert counts["all"] == 30
        assert counts["north"] == 10
        by_area = count_by_field(
            workspace,
            workspace.panel("small"),
            workspace.panel("small").themes[0],
            Period(),
            "area",
        )
        assert by_area == {"North": 10}


def test_a_case_is_found_by_its_reference_however_it_is_composed(tmp_path: Path) -> None:
    with new_office(tmp_path) as workspace:
        rows = [FULL | {"ref": "caf\u00e9-1", "closed": "2026-01-01"}]
        bring_list(workspace, write_list(rows))
        assert case_id_of(workspace, "small", " cafe\u0301-1 ")
        with pytest.raises(Refusal, match="There is no panel 'unheard'"):
            case_id_of(workspace, "unheard", "A")
