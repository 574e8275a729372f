"""A rate is of one force and of the months that there are, or it says so."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.frame_figures import compared
from reports.statistics.cautions import gap_cautions
from scrutiny.cases.asking import ALL_CASES, Period
from scrutiny.cases.counting import GroupCounts, fields_with_the_same_groups, group_counts
from scrutiny.cases.forces import count_by_force
from scrutiny.cases.months import months_between, months_in_words, months_without_cases
from scrutiny.errors import Refusal
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_shipped
from scrutiny.populations import load
from scrutiny.workspace import Workspace
from tests.helpers import FULL, HeldClock, bring_list, new_office, write_list

OWN, OTHER = "avon-and-somerset", "kent"
FIELD = "self_defined_ethnicity"
ROW = "Person search,{day}T10:00:00+00:00,White - Irish,{officer}\n"


def bring(workspace: Workspace, force: str, month: str, count: int) -> None:
    rows = "".join(ROW.format(day=f"{month}-{n + 1:02d}", officer="White") for n in range(count))
    content = f"Type,Date,Self-defined ethnicity,Officer-defined ethnicity\n{rows}".encode()
    name = f"{month}-{force}-stop-and-search.csv"
    assert import_lists(workspace, "sopp", [(name, content)]).accepted == count


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "o", OWN, HeldClock(), "d")
    install_shipped(workspace)
    return workspace


def counted(workspace: Workspace, force: str = "", period: Period | None = None) -> GroupCounts:
    panel = workspace.panel("sopp")
    return group_counts(workspace, panel, None, period or Period(), FIELD, force)


# ------------------------------------------------------------------ forces


def test_cases_of_two_forces_are_counted_apart(office: Workspace) -> None:
    bring(office, OWN, "2019-01", 5)
    bring(office, OTHER, "2019-01", 3)
    own_list = b"Case ref,Date,Self-defined ethnicity\nkent/1,2019-01-05T10:00:00,White - Irish\n"
    import_lists(office, "sopp", [("ours.csv", own_list)])
    found = count_by_force(office, office.panel("sopp"), ALL_CASES, Period())
    assert found == {OWN: 6, OTHER: 3}


def test_rates_over_two_forces_are_refused_with_their_counts(office: Workspace) -> None:
    bring(office, OWN, "2019-01", 5)
    assert counted(office).force == OWN
    bring(office, OTHER, "2019-02", 3)
    with pytest.raises(Refusal) as refused:
        counted(office)
    assert f"{OWN} (5)" in refused.value.what
    assert f"{OTHER} (3)" in refused.value.what
    assert "--force" in refused.value.next_step
    assert counted(office, period=Period("2019-01-01", "2019-01-31")).total == 5


@pytest.mark.parametrize(("force", "total"), [(OWN, 5), (OTHER, 3)])
def test_one_force_is_counted_in_every_part_of_its_figure(
    office: Workspace, force: str, total: int
) -> None:
    bring(office, OWN, "2019-01", 5)
    bring(office, OTHER, "2019-02", 3)
    found = counted(office, force)
    assert (found.total, found.force, found.missing_months) == (total, force, ())
    assert sum(found.counts.values()) == total
    panel = office.panel("sopp")
    beside = fields_with_the_same_groups(office, panel, found, None, Period())
    assert [(each.field.id, each.total) for each in beside] == [
        ("officer_defined_ethnicity", total)
    ]


def test_a_list_of_another_force_alone_is_not_taken_for_the_own(office: Workspace) -> None:
    bring(office, OTHER, "2019-01", 3)
    with pytest.raises(Refusal, match="not all of avon-and-somerset"):
        counted(office)
    with pytest.raises(Refusal, match="no case of the force 'essex'"):
        counted(office, "essex")


def test_the_reference_of_a_list_of_the_office_names_no_force(tmp_path: Path) -> None:
    with new_office(tmp_path) as workspace:
        rows = [FULL | {"ref": "kent/2019-01/000001", "closed": "2026-01-01"}]
        bring_list(workspace, write_list(rows))
        found = count_by_force(workspace, workspace.panel("small"), ALL_CASES, Period())
        assert found == {workspace.setting("force_area"): 1}


# ------------------------------------------------------------------ months


def test_months_without_a_case_are_found(office: Workspace) -> None:
    for month in ("2019-04", "2019-05", "2019-08"):
        bring(office, OWN, month, 2)
    panel = office.panel("sopp")
    assert months_without_cases(office, panel, Period()) == ("2019-06", "2019-07")
    longer = Period("2019-03-15", "2019-09-30")
    assert months_without_cases(office, panel, longer) == (
        "2019-03",
        "2019-06",
        "2019-07",
        "2019-09",
    )
    assert months_without_cases(office, panel, Period("2019-04-01", "2019-05-31")) == ()
    assert months_without_cases(office, panel, Period("2021-01-01", "2021-12-31")) == ()
    assert months_without_cases(office, office.panel("irp"), Period()) == ()


def test_a_month_of_another_force_fills_no_gap(office: Workspace) -> None:
    for month in ("2019-01", "2019-03"):
        bring(office, OWN, month, 1)
    bring(office, OTHER, "2019-02", 1)
    panel = office.panel("sopp")
    assert months_without_cases(office, panel, Period()) == ()
    assert months_without_cases(office, panel, Period(), OWN) == ("2019-02",)
    assert counted(office, OWN).missing_months == ("2019-02",)


def test_a_year_with_a_gap_is_warned_of_as_no_year(office: Workspace) -> None:
    months = months_between("2019-04", "2020-03")
    for month in months:
        if month not in ("2019-06", "2019-12"):
            bring(office, OWN, month, 1)
    found = counted(office, period=Period("2019-04-01", "2020-03-31"))
    warnings = " ".join(compared((found,), load("census-2011", OWN), "White")[0].warnings)
    assert "June 2019 and December 2019" in warnings
    assert "a gap, not zero" in warnings
    assert "10 of the 12 months" in warnings
    assert "not for a year" in warnings


def test_a_whole_year_is_not_warned_of(office: Workspace) -> None:
    for month in months_between("2019-04", "2020-03"):
        bring(office, OWN, month, 1)
    found = counted(office, period=Period("2019-04-01", "2020-03-31"))
    warnings = " ".join(compared((found,), load("census-2011", OWN), "White")[0].warnings)
    assert "gap" not in warnings
    assert "year" not in warnings.replace("years away", "")


def test_a_theme_without_a_case_in_a_month_is_no_gap_of_the_list(office: Workspace) -> None:
    for month in ("2019-01", "2019-02", "2019-03"):
        bring(office, OWN, month, 1)
    rows = ROW.format(day="2019-01-09", officer="Black") + ROW.format(
        day="2019-03-09", officer="Black"
    )
    more = f"Case ref,Type,Date,Self-defined ethnicity,Officer-defined ethnicity\nx,{rows}".replace(
        "\nPerson", "\ny,Person"
    )
    import_lists(office, "sopp", [("more.csv", more.encode())])
    panel = office.panel("sopp")
    theme = next(each.id for each in panel.themes if "officer_defined_ethnicity" in each.where)
    assert group_counts(office, panel, theme, Period(), FIELD).missing_months == ()


@given(st.lists(st.integers(min_value=1900 * 12, max_value=2100 * 12), min_size=1, unique=True))
def test_every_month_is_named_once_whatever_is_missing(numbers: list[int]) -> None:
    months = [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in numbers]
    said = months_in_words(months)
    assert said == months_in_words(list(reversed(months)))
    runs = said.replace(" and ", ", ").split(", ")
    assert len(runs) == sum(1 for n in numbers if n - 1 not in numbers)


def test_no_gap_gives_no_caution() -> None:
    assert gap_cautions((), date(2019, 4, 1), date(2020, 3, 31)) == ()
    told = gap_cautions(("2019-05",), date(2019, 4, 1), date(2019, 6, 30))
    assert told[1].endswith("2 of the 3 months: the rates are for those months only.")
