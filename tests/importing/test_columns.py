"""Which column is read as what is shown, corrected, written down and known again next time."""

import tomllib
from pathlib import Path

import pytest

from scrutiny.errors import Refusal
from scrutiny.importing.columns import (
    columns_of,
    mapping_text,
    remembered_mapping,
    save_mapping,
)
from scrutiny.importing.importing import import_lists
from scrutiny.workspace import Workspace
from tests.helpers import new_office

LIST = b"Case No,Date of end,area,Suspect name\nA-1,2026-01-03,North,Q\nA-2,2026-01-04,,Q\n"


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return new_office(tmp_path)


def test_columns_are_shown_with_their_first_values_and_nobody_is_named(office: Workspace) -> None:
    seen = columns_of(office, "small", "list.csv", LIST)
    told = [(e.title, e.field_id, e.use, [v.show() for v in e.values]) for e in seen.columns]
    assert told == [
        ("Case No", "ref", "field", ["A-1", "A-2"]),
        ("Date of end", "", "beside", ["2026-01-03", "2026-01-04"]),
        ("area", "area", "field", ["North"]),
        ("Suspect name", "", "personal", []),
    ]


def test_a_corrected_mapping_is_written_and_known_again(office: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="lacks columns"):
        import_lists(office, "small", [("list.csv", LIST)])
    assert remembered_mapping(office, "small", [("list.csv", LIST)]) == {}
    named = {"Date of end": "closed", "area": ""}
    seen = columns_of(office, "small", "list.csv", LIST, named)
    written = save_mapping(office, "small", seen, tmp_path / "mine.toml")
    text = written.read_text(encoding="utf-8")
    assert tomllib.loads(text)["columns"] == {"Case No": "ref", "Date of end": "closed", "area": ""}
    assert "Suspect" not in text
    again = LIST.replace(b"A-", b"B-")
    found = remembered_mapping(office, "small", [("next.csv", again)])
    assert import_lists(office, "small", [("next.csv", again)], found).accepted == 2
    assert office.value("SELECT count(f_area) FROM case_small") == 0
    other = again.replace(b"area", b"region")
    assert remembered_mapping(office, "small", [("other.csv", other)]) == {}


def test_a_list_of_unknown_columns_can_be_named_from_nothing(office: Workspace) -> None:
    strange = b"One,Two\nA-1,2026-01-03\n"
    seen = columns_of(office, "small", "list.csv", strange)
    assert seen.mapping() == {"One": "", "Two": ""}
    named = columns_of(office, "small", "list.csv", strange, {"One": "ref", "Two": "closed"})
    assert [each.field_id for each in named.columns] == ["ref", "closed"]
    twice = columns_of(office, "small", "list.csv", b"ref,Case No\nA-1,A-1\n")
    assert twice.mapping() == {"ref": "ref", "Case No": ""}


def test_a_header_with_odd_signs_is_written_so_that_it_can_be_read_back(office: Workspace) -> None:
    odd = 'Case No,closed,"say ""a\\b"" = [x]",€\x7f\n'.encode() + b"A-1,2026-01-03,1,2\n"
    seen = columns_of(office, "small", "list.csv", odd)
    assert tomllib.loads(mapping_text(seen, office.panel("small")))["columns"] == seen.mapping()


def test_a_list_without_a_needed_column_says_how_to_name_it(office: Workspace) -> None:
    with pytest.raises(Refusal) as refused:
        import_lists(office, "small", [("list.csv", LIST)])
    assert "'Date of end'" in refused.value.next_step
    assert "Suspect" not in refused.value.next_step
    assert "--save-mapping" in refused.value.next_step
    assert [each.column for each in refused.value.problems] == ["closed"]
    text = mapping_text(columns_of(office, "small", "list.csv", LIST), office.panel("small"))
    assert "#   closed  (Closed)" in text
    assert "#   ref " not in text


def test_a_wrong_field_in_a_mapping_says_where_the_fields_are_listed(office: Workspace) -> None:
    with pytest.raises(Refusal) as refused:
        import_lists(office, "small", [("list.csv", LIST)], {"Date of end": "ended"})
    assert "scrutiny themes fields --panel small" in refused.value.next_step
