"""Cases are counted by their numbers as they are counted by what they say."""

import csv
import io
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.cases import combinations, tally
from scrutiny.cases.asking import Period
from scrutiny.cases.counting import GroupCounts, group_counts
from scrutiny.cases.forces import force_column
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_shipped
from scrutiny.panels.definition import Panel
from scrutiny.panels.made_references import force_of_reference, forces_of_references
from scrutiny.panels.reading import read_panel, shipped_text
from scrutiny.record.connection import transaction
from scrutiny.safekeeping import check, erase_cases
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock

OWN, OTHER = "avon-and-somerset", "kent"
HEAD = (
    "Type",
    "Date",
    "Gender",
    "Age range",
    "Self-defined ethnicity",
    "Officer-defined ethnicity",
)
SELF, OFFICER = "self_defined_ethnicity", "officer_defined_ethnicity"


@cache
def searches() -> Panel:
    return read_panel(shipped_text("sopp"), "sopp.toml")


def bring(office: Workspace, force: str, month: str, count: int, without: str = "") -> None:
    """Import invented searches, if wanted without one of the columns."""
    chance = Random(f"{force} {month}")
    rows = [
        (
            "Person search",
            f"{month}-{chance.randint(1, 28):02d}T10:00:00+00:00",
            chance.choice(("Male", "Female", "")),
            chance.choice(("10-17", "18-24", "over 34", "")),
            chance.choice(("White - Irish", "Other ethnic group - Not stated", "")),
            chance.choice(("White", "Black", "")),
        )
        for _ in range(count)
    ]
    text = io.StringIO()
    kept = [place for place, name in enumerate(HEAD) if name != without]
    csv.writer(text).writerows([[row[at] for at in kept] for row in (HEAD, *rows)])
    name = f"{month}-{force}-stop-and-search.csv"
    assert import_lists(office, "sopp", [(name, text.getvalue().encode())]).accepted == count


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    office = Workspace.create(tmp_path / "o", OWN, HeldClock(), "d")
    install_shipped(office)
    bring(office, OWN, "2019-01", 60)
    bring(office, OTHER, "2019-02", 40)
    bring(office, OWN, "2019-03", 30, without="Age range")
    return office


def counted(office: Workspace) -> list[GroupCounts]:
    panel = office.panel("sopp")
    return [
        group_counts(office, panel, None, period, field, force)
        for field in (SELF, OFFICER)
        for force in (OWN, OTHER)
        for period in (Period(), Period("2019-01-10", "2019-02-20"))
    ]


def by_what_they_say(office: Workspace, patch: pytest.MonkeyPatch) -> list[GroupCounts]:
    with patch.context() as patched:
        patched.setattr(tally, "_by_number", lambda *_: None)
        return counted(office)


def test_numbers_give_what_the_cases_say(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = by_what_they_say(office, monkeypatch)
    with monkeypatch.context() as patched:
        # The table of cases is not asked at all.
        patched.setattr(tally, "condition_sql", lambda *_: pytest.fail("counted case by case"))
        assert counted(office) == expected
    erase_cases(office, "sopp", [f"{OWN}/2019-01/{row:06d}" for row in range(1, 8)], "asked")
    assert counted(office) == by_what_they_say(office, monkeypatch) != expected
    assert check(office).verified


def test_a_list_of_too_many_combinations_is_counted_case_by_case(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(combinations, "_MOST", 5)
    bring(office, OTHER, "2019-01", 50)
    assert office.value("SELECT count(*) FROM case_sopp WHERE combination IS NULL")
    assert counted(office) == by_what_they_say(office, monkeypatch)
    assert counted(office)[4].total == 90


def test_an_erasure_leaves_nothing_of_what_only_that_case_said(office: Workspace) -> None:
    alone = "SELECT combination FROM case_sopp GROUP BY 1 HAVING count(*) = 1"
    reference = office.value(f"SELECT min(reference) FROM case_sopp WHERE combination IN ({alone})")
    number = office.value("SELECT combination FROM case_sopp WHERE reference = ?", (reference,))
    shared = office.value("SELECT combination FROM case_sopp GROUP BY 1 HAVING count(*) > 2")
    erase_cases(office, "sopp", [str(reference)], "asked")
    left = [row[0] for row in office.rows("SELECT combination FROM case_sopp_combination")]
    assert number not in left
    assert shared in left


def test_a_case_that_is_counted_as_another_is_found(office: Workspace) -> None:
    with transaction(office.connection):
        office.connection.execute(
            "UPDATE case_sopp"
            " SET combination = (SELECT max(combination) FROM case_sopp_combination)"
            " WHERE reference = (SELECT min(reference) FROM case_sopp)"
        )
    found = check(office)
    assert not found.verified
    assert "is counted as something else than it says" in found.problems[0]


def as_before_there_were_numbers(office: Workspace) -> None:
    with transaction(office.connection):
        for statement in (
            "DROP INDEX case_sopp_counted",
            "ALTER TABLE case_sopp DROP COLUMN combination",
            "DROP TABLE case_sopp_combination",
            f"CREATE INDEX case_sopp_by_{SELF} ON case_sopp (f_{SELF}, day, reference)",
        ):
            office.connection.execute(statement)


def test_a_file_of_before_is_counted_and_its_next_list_brings_the_numbers(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = counted(office)
    as_before_there_were_numbers(office)
    assert counted(office) == expected
    assert check(office).verified
    erase_cases(office, "sopp", [f"{OWN}/2019-01/000001"], "asked")
    bring(office, OTHER, "2019-04", 5)
    assert office.value("SELECT count(*) FROM case_sopp WHERE combination IS NULL") == 1
    indexes = "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name GLOB 'case_sopp_*'"
    assert office.value(indexes) == 3
    assert counted(office) == by_what_they_say(office, monkeypatch)
    assert check(office).verified


made = st.from_regex(r"[a-zA-Z-]{1,4}/[0-9]{4}-[0-9]{2}/[0-9]{5,8}", fullmatch=True)
anything = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=24)
same_list = st.lists(st.integers(1, 2_000_000)).map(
    lambda rows: [f"kent/2026-01/{row:06d}" for row in rows]
)


@given(st.lists(made | anything) | same_list)
def test_the_force_of_a_reference_is_what_the_database_says(references: list[str]) -> None:
    expression = force_column(searches(), "")
    with closing(sqlite3.connect(":memory:")) as connection:
        said = [
            connection.execute(
                f"SELECT {expression.expression} FROM (SELECT ? AS reference)",
                (*expression.parameters, reference),
            ).fetchone()[0]
            for reference in references
        ]
    assert [force_of_reference(each) for each in references] == said
    assert list(forces_of_references(references)) == said
