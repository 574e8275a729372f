"""A column is known however its name is written; what could be two fields is asked."""

import csv
import io
from dataclasses import replace

import pytest

from scrutiny.errors import Refusal
from scrutiny.importing.columns import columns_of
from scrutiny.importing.header import match_header
from scrutiny.importing.mapping import ListMapping
from scrutiny.importing.titles import Titles
from scrutiny.panels.definition import Panel
from scrutiny.panels.reading import SHIPPED, read_panel, shipped_text
from scrutiny.workspace import Workspace
from tests.helpers import bring_list
from tests.importing.test_columns import office

__all__ = ["office"]


@pytest.fixture(scope="module")
def panels() -> dict[str, Panel]:
    return {name: read_panel(shipped_text(name), name) for name in SHIPPED}


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Self defined ethnicity", "self_defined_ethnicity"),
        ("SELF-DEFINED ETHNICITY", "self_defined_ethnicity"),
        ("self_defined_ethnicity:", "self_defined_ethnicity"),
        ("SelfDefinedEthnicity", "self_defined_ethnicity"),
        ("Self–defined  ethnicity *", "self_defined_ethnicity"),
        ("Self-defined ethnicity (18+1)", "ethnicity_self_code"),
        ("Self Defined Ethnicity 16+1", "ethnicity_self_code_16"),
        ("Age (years)", "subject_age"),
        ("Age in yrs.", "subject_age"),
        ("Handcuffed (Y/N)", "handcuffed"),
        ("Date [DD/MM/YYYY]", "date"),
        ("Date (dd/mm/yy hh:mm)", "date"),
        ("L.P.A.", "area"),
        ("BWV status?", "bwv_status"),
    ],
)
def test_a_field_is_known_however_its_name_is_written(
    panels: dict[str, Panel], title: str, field: str
) -> None:
    assert [each.id for each in Titles(panels["sopp"], {}).fields(title)] == [field]


@pytest.mark.parametrize("title", ["Self-defined", "Ethnicity", "Dated", "", "–", "x" * 300])
def test_a_name_that_only_resembles_one_is_not_known(panels: dict[str, Panel], title: str) -> None:
    assert Titles(panels["sopp"], {}).fields(title) == ()


def test_no_name_of_a_shipped_panel_fits_two_of_its_fields(panels: dict[str, Panel]) -> None:
    for panel in panels.values():
        known = Titles(panel, {})
        for field in panel.fields:
            for name in (field.id, *field.columns):
                loose = f" {name.upper().replace('-', ' ')} *"
                assert [each.id for each in known.fields(loose)] == [field.id], (panel.id, name)


def list_of(*rows: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def test_two_columns_of_one_field_are_asked_about_and_shown_beside_each_other(
    office: Workspace,
) -> None:
    content = list_of(("ref", "closed", "Closed (dd/mm/yyyy)"), ("A-1", "2026-01-03", "1"))
    with pytest.raises(Refusal) as refused:
        bring_list(office, content)
    told = [(each.column, each.problem) for each in refused.value.problems]
    assert told == [("Closed (dd/mm/yyyy)", "is read as 'Closed', and so is 'closed'")]
    seen = columns_of(office, "small", "list.csv", content)
    assert [each.use for each in seen.columns] == ["field", "field", "beside"]


def test_columns_beside_the_fields_may_share_a_name(office: Workspace) -> None:
    content = list_of(("ref", "closed", "Note", "Note"), ("A-1", "2026-01-03", "one", "two"))
    outcome = bring_list(office, content)
    assert outcome.files[0].unknown_columns == ("Note", "Note (column 4)")
    other = office.value("SELECT other FROM case_small")
    assert '"Note":"one"' in other
    assert '"Note (column 4)":"two"' in other


def test_a_name_that_could_be_two_fields_is_asked_about(office: Workspace) -> None:
    panel = office.panel("small")
    fields = tuple(
        replace(each, columns=("Place of event",))
        if each.id == "area"
        else replace(each, columns=("place_of_event",))
        if each.id == "object"
        else each
        for each in panel.fields
    )
    panel = replace(panel, fields=fields)
    with pytest.raises(Refusal) as refused:
        match_header(["ref", "Place-of-event"], panel, ListMapping({}, {}), "list.csv")
    assert [each.problem for each in refused.value.problems] == ["could be 'Area' or 'Object'"]
    said = ListMapping({"place-of-event": "area"}, {})
    header = match_header(["ref", "Place-of-event"], panel, said, "list.csv")
    assert [each.id for _, each in header.fields] == ["ref", "area"]
