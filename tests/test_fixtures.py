import csv
import io
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from importlib import resources
from itertools import pairwise

import pytest

from fixtures.cases import PANELS, case_list
from fixtures.common import parts
from scrutiny.panels.condition_sql import to_sql
from scrutiny.panels.definition import Field, Panel
from scrutiny.panels.reading import read_panel, shipped_text

SPEC = parts("specification.toml")
STORIES = {
    "irp": ("Summary", "Inquiry", "Final letter"),
    "sopp": ("Summary", "Grounds"),
    "oocd": ("Summary", "Rationale"),
}


def panel(panel_id: str) -> Panel:
    return read_panel(shipped_text(panel_id), f"{panel_id}.toml")


def rows(panel_id: str) -> list[dict[str, str]]:
    text = resources.files("fixtures").joinpath("cases", f"{panel_id}.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def fields_by_column(of: Panel) -> dict[str, Field]:
    return {
        column.casefold(): field for field in of.fields for column in (field.id, *field.columns)
    }


def problems_of_cell(field: Field, cell: str, day: date) -> Iterator[str]:
    if not cell:
        if field.required:
            yield "is blank"
        return
    for value in cell.split(";") if field.type in ("codes", "dates") else [cell]:
        match field.type:
            case "code" | "codes":
                code = field.codelist.find(value) if field.codelist else None
                if code is None:
                    yield f"{value!r} is not a code"
                elif (code.valid_from and day < code.valid_from) or (
                    code.valid_to and day > code.valid_to
                ):
                    yield f"{value!r} is out of date"
            case "date" | "dates":
                date.fromisoformat(value)
            case "datetime":
                datetime.fromisoformat(value)
            case "integer":
                int(value)
            case "boolean" if value not in ("True", "False"):
                yield f"{value!r} is not a boolean"
            case _:
                pass


def store(panel_id: str) -> sqlite3.Connection:
    of = panel(panel_id)
    known = fields_by_column(of)
    connection = sqlite3.connect(":memory:")
    columns = ", ".join(f'"f_{field.id}" TEXT' for field in of.fields)
    connection.execute(f"CREATE TABLE cases ({columns})")
    for row in rows(panel_id):
        cells = {known[column.casefold()]: cell for column, cell in row.items()}
        names = ", ".join(f'"f_{field.id}"' for field in cells)
        values = [
            f";{cell};" if cell and field.type in ("codes", "dates") else cell
            for field, cell in cells.items()
        ]
        marks = ", ".join("?" * len(values))
        connection.execute(f"INSERT INTO cases ({names}) VALUES ({marks})", values)
    return connection


def count(panel_id: str, where: str) -> int:
    of = panel(panel_id)
    condition = to_sql(where, {field.id: field for field in of.fields})
    found = store(panel_id).execute(
        f"SELECT count(*) FROM cases WHERE {condition.expression}", condition.parameters
    )
    return int(found.fetchone()[0])


def theme(panel_id: str, theme_id: str) -> int:
    condition = panel(panel_id).theme(theme_id)
    assert condition is not None
    return count(panel_id, condition.where)


@pytest.mark.parametrize("panel_id", PANELS)
def test_the_committed_list_is_what_the_specification_makes(panel_id: str) -> None:
    committed = resources.files("fixtures").joinpath("cases", f"{panel_id}.csv").read_bytes()
    assert case_list(panel_id) == committed


def test_a_panel_without_invented_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="irp, sopp, oocd"):
        case_list("hate-crime")


def test_the_lists_have_the_sizes_of_the_specification() -> None:
    sopp = SPEC["sopp"]
    searches = sopp["searches"] + sopp["hollow"] + sopp["empty_vehicles"]
    assert len(rows("irp")) == SPEC["irp"]["complaints"]
    assert len(rows("sopp")) == searches + sopp["force_incidents"]
    assert len(rows("oocd")) == SPEC["oocd"]["disposals"]


@pytest.mark.parametrize("panel_id", PANELS)
def test_every_column_is_known_to_the_panel(panel_id: str) -> None:
    known = fields_by_column(panel(panel_id))
    assert [column for column in rows(panel_id)[0] if column.casefold() not in known] == []


@pytest.mark.parametrize("panel_id", PANELS)
def test_every_value_is_valid(panel_id: str) -> None:
    of = panel(panel_id)
    known = fields_by_column(of)
    for row in rows(panel_id):
        by_field = {known[column.casefold()].id: cell for column, cell in row.items()}
        day = date.fromisoformat(by_field[of.date][:10])
        for column, cell in row.items():
            found = list(problems_of_cell(known[column.casefold()], cell, day))
            assert found == [], (by_field[of.reference], column)


@pytest.mark.parametrize("panel_id", PANELS)
def test_every_case_says_that_it_is_invented(panel_id: str) -> None:
    notes = {row["Office note"] for row in rows(panel_id)}
    assert notes == {"Invented for practice. No real person, place or event."}


@pytest.mark.parametrize("panel_id", PANELS)
def test_references_are_unique_and_every_case_is_in_the_period(panel_id: str) -> None:
    of = panel(panel_id)
    known = fields_by_column(of)
    reference = next(c for c in rows(panel_id)[0] if known[c.casefold()].id == of.reference)
    dated = next(c for c in rows(panel_id)[0] if known[c.casefold()].id == of.date)
    counts = Counter(row[reference] for row in rows(panel_id))
    assert set(counts.values()) == {1}
    days = [date.fromisoformat(row[dated][:10]) for row in rows(panel_id)]
    assert date(2025, 7, 1) <= min(days)
    assert max(days) <= date(2026, 9, 30)


@pytest.mark.parametrize("panel_id", PANELS)
def test_stories_are_whole_sentences_and_nearly_all_different(panel_id: str) -> None:
    summaries = []
    for row in rows(panel_id):
        summaries.append(row["Summary"])
        for column in STORIES[panel_id]:
            text = row[column]
            assert not re.search(r"[{}]|  ", text), text
            if text:
                assert re.match(r"[A-Z0-9]", text), text
                assert re.search(r"[.?!]['’]?$", text), text
                assert not re.search(r"\b(they was|he were|she were|a 8|a 11|a 18)\b", text), text
    told = [each for each in summaries if len(each) > 80]
    assert len(set(told)) > 0.9 * len(told)


@pytest.mark.parametrize("panel_id", PANELS)
def test_no_case_holds_a_telephone_number_a_post_code_or_a_person_title(panel_id: str) -> None:
    for row in rows(panel_id):
        for column in STORIES[panel_id]:
            text = row[column]
            assert not re.search(r"\b\d{5,}\b|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b", text), text
            assert not re.search(r"\b(Mr|Mrs|Ms|Miss|Dr|PC|Sgt)\b", text), text


@pytest.mark.parametrize("panel_id", PANELS)
def test_a_few_cases_cannot_be_drawn(panel_id: str) -> None:
    excluded = sum(count(panel_id, each.where) for each in panel(panel_id).exclusions)
    assert 3 <= excluded <= 0.15 * len(rows(panel_id))


def test_ages_in_stories_are_the_ages_of_the_rows() -> None:
    for row in rows("sopp"):
        told = re.search(r"\b(\d{1,2})-year-old", row["Summary"])
        if told and row["Age"]:
            assert told[1] == row["Age"], row["Case ref"]
    for row in rows("oocd"):
        told = re.search(r"\b(\d{1,2})-year-old", row["Summary"])
        assert told is not None
        assert told[1] == row["Offender age"], row["Case ref"]


def test_complaints_move_forward_in_time() -> None:
    for row in rows("irp"):
        updates = [each for each in row["Update dates"].split(";") if each]
        days = [row["Event date"], row["Recorded date"], *updates, row["Finalised date"]]
        assert days == sorted(days), row["Complaint ref"]


def test_some_complaints_waited_more_than_28_days_for_an_update() -> None:
    late = 0
    for row in rows("irp"):
        updates = [each for each in row["Update dates"].split(";") if each]
        days = [
            date.fromisoformat(each)
            for each in (row["Recorded date"], *updates, row["Finalised date"])
        ]
        gaps = [(after - before).days for before, after in pairwise(days)]
        late += max(gaps) > 28
    assert 10 <= late <= 60


def test_themes_of_the_panels_have_cases() -> None:
    for panel_id, theme_id, least in (
        ("irp", "informal", 30),
        ("irp", "formal", 30),
        ("irp", "delivery-of-duties", 20),
        ("irp", "incivility", 5),
        ("irp", "use-of-force", 5),
        ("irp", "repeat", 5),
        ("sopp", "age-10-17", 20),
        ("sopp", "ethnicity-other-than-white", 30),
        ("sopp", "more-than-outer-clothing", 10),
        ("sopp", "strip-search-children", 2),
        ("sopp", "taser", 8),
        ("sopp", "spit-guard", 4),
        ("sopp", "no-footage", 10),
        ("sopp", "drug-searches", 50),
        ("oocd", "drug-misuse", 22),
        ("oocd", "domestic-abuse", 8),
        ("oocd", "hate-crime", 4),
        ("oocd", "youth", 20),
    ):
        assert theme(panel_id, theme_id) >= least, theme_id


def test_hollow_records_and_gaps_are_there_to_be_found() -> None:
    checks = {check.id: check.where for check in panel("sopp").checks}
    assert count("sopp", checks["hollow"]) == SPEC["sopp"]["hollow"]
    assert count("sopp", checks["not-stated-and-seen"]) > 0
    assert count("sopp", checks["link-blank"]) > 0
    assert count("sopp", checks["age-and-range-disagree"]) == 0
    assert count("sopp", checks["extent-disagrees"]) == 0


def test_disposals_agree_with_their_outcome_codes_and_ages() -> None:
    for check in panel("oocd").checks:
        if check.id in ("outcome-code-disagrees", "youth-disagrees", "youth-disposal-adult"):
            assert count("oocd", check.where) == 0, check.id
