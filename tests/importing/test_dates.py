"""Dates are read as declared, or where they leave no doubt; the rest is asked."""

import pytest

from scrutiny.errors import Refusal
from scrutiny.importing.columns import columns_of, mapping_text
from scrutiny.importing.dates import read_date, read_datetime
from scrutiny.importing.importing import import_lists
from scrutiny.importing.mapping import read_mapping
from scrutiny.quality.checking import check_lists
from scrutiny.workspace import Workspace
from tests.importing.test_columns import office

__all__ = ["office"]

UK = ("DD/MM/YYYY",)


@pytest.mark.parametrize(
    "cell",
    [
        *("3 Apr 26", "3-Apr-2026", "03 April 2026", "3rd April 2026", "Friday, 3 April 2026"),
        *("Fri 3 Apr 2026", "2026/04/03", "3.Apr.2026", "03/04/2026"),
    ],
)
def test_a_date_without_doubt_is_read(cell: str) -> None:
    assert read_date(cell, UK) == "2026-04-03"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("3 Apr 26 14:05", "2026-04-03T14:05:00"),
        ("03/04/2026 2:05 pm", "2026-04-03T14:05:00"),
        ("03/04/2026, 12:05:09 AM", "2026-04-03T00:05:09"),
    ],
)
def test_a_time_behind_it_is_read(cell: str, read: str) -> None:
    assert read_datetime(cell, UK) == read


@pytest.mark.parametrize("cell", ["03.04.2026", "03/04/26", "46115", "Foo 3", "3 Foo 2026"])
def test_a_date_that_was_not_declared_is_asked(cell: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        read_date(cell, UK)


def test_a_day_number_is_told_as_such() -> None:
    with pytest.raises(ValueError, match="day number it would be 2026-04-03"):
        read_date("46115", UK)


@pytest.mark.parametrize("hour", ["14:05 pm", "0:10 am", "25:00"])
def test_an_impossible_time_is_told(hour: str) -> None:
    with pytest.raises(ValueError, match="not a possible time"):
        read_datetime(f"03/04/2026 {hour}", UK)


def test_the_list_says_how_it_writes_dates(office: Workspace) -> None:
    content = b"ref,closed\nA-1,04/03/2026\nA-2,04/13/2026\nA-3,46115\n"
    said = {"dates": ["MM/DD/YYYY", "day number"]}
    assert check_lists(office, "small", [("l.csv", content)], said).set_aside == 0
    assert import_lists(office, "small", [("l.csv", content)], said).accepted == 3
    days = office.rows("SELECT day FROM case_small ORDER BY row")
    assert days == [("2026-04-03",), ("2026-04-13",), ("2026-04-03",)]
    text = mapping_text(columns_of(office, "small", "l.csv", content, said), office.panel("small"))
    assert read_mapping(text, "map.toml")["dates"] == said["dates"]
    with pytest.raises(Refusal) as refused:
        import_lists(office, "small", [("l.csv", content)], {"dates": ["YY"]})
    assert "'YY' is no way to write dates" in refused.value.problems[0].problem
