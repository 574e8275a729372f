"""Cells: impossible values are told, and ethnic groups are read in every published wording."""

from pathlib import Path

import pytest

from scrutiny.importing.codes import code_reader
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_shipped
from scrutiny.panels.definition import Field
from scrutiny.panels.reading import shared_codelists
from scrutiny.workspace import Workspace
from tests.helpers import FULL, HeldClock, bring_list, new_office, write_list


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return new_office(tmp_path)


def problem_with(office: Workspace, reference: str = "A-1", **cells: str) -> str:
    row = FULL | {"ref": reference, "closed": "2026-01-01"} | cells
    outcome = bring_list(office, write_list([row], (*FULL, "seen")))
    assert outcome.rejected == 1
    return outcome.problems[0].problem


# ------------------------------------------------------------------ impossible values


@pytest.mark.parametrize("day", ["1899-12-31", "31/12/1899", "2101-01-01", "0001-01-01"])
def test_a_date_far_from_our_time_is_told(office: Workspace, day: str) -> None:
    assert "before 1900 or after 2100" in problem_with(office, closed=day)


@pytest.mark.parametrize(
    ("stamp", "kept"),
    [
        ("03/04/2025 14:05", "2025-04-03T14:05:00"),
        ("03/04/2025 9:05:59", "2025-04-03T09:05:59"),
        ("03/04/2025", "2025-04-03"),
        ("2025-04-03 14:05", "2025-04-03 14:05"),
    ],
)
def test_a_date_with_time_is_read_as_forces_write_it(
    office: Workspace, stamp: str, kept: str
) -> None:
    row = FULL | {"ref": "A-1", "closed": "2026-01-01", "seen": stamp}
    assert bring_list(office, write_list([row], (*FULL, "seen"))).accepted == 1
    assert office.value("SELECT f_seen FROM case_small") == kept


@pytest.mark.parametrize(
    "stamp", ["03/04/2025 24:05", "31/02/2025 10:00", "04/13/2025 10:00", "1:30"]
)
def test_an_impossible_date_with_time_is_told(office: Workspace, stamp: str) -> None:
    assert "is not a" in problem_with(office, seen=stamp)


@pytest.mark.parametrize("stamp", ["1899-12-31T10:00:00+00:00", "2101-01-01T00:00:00"])
def test_a_date_with_time_far_from_our_time_is_told(office: Workspace, stamp: str) -> None:
    assert "before 1900 or after 2100" in problem_with(office, seen=stamp)


@pytest.mark.parametrize("day", ["1900-01-01", "2100-12-31"])
def test_the_first_and_the_last_day_are_taken(office: Workspace, day: str) -> None:
    row = FULL | {"ref": "A-1", "closed": day}
    assert bring_list(office, write_list([row])).accepted == 1


def test_a_reference_of_200_characters_is_taken_and_a_longer_one_is_told(
    office: Workspace,
) -> None:
    row = FULL | {"ref": "x" * 200, "closed": "2026-01-01"}
    assert bring_list(office, write_list([row])).accepted == 1
    said = problem_with(office, "y" * 201)
    assert "more than 200 characters" in said
    assert "y" * 61 not in said


@pytest.mark.parametrize(
    "column", ["closed", "seen", "live", "age", "ethnicity", "tags"], ids=lambda each: str(each)
)
def test_a_huge_cell_is_quoted_in_part(office: Workspace, column: str) -> None:
    said = problem_with(office, **{column: "z" * 5_000})
    assert "z" * 60 + "…'" in said
    assert "z" * 61 not in said


def test_a_change_of_a_huge_cell_is_quoted_in_part(office: Workspace) -> None:
    row = FULL | {"ref": "A-1", "closed": "2026-01-01"}
    bring_list(office, write_list([row | {"area": "n" * 5_000}]))
    outcome = bring_list(office, write_list([row | {"area": "m" * 5_000}]))
    assert outcome.rejected == 1
    assert len(outcome.problems[0].problem) < 300


# ------------------------------------------------------------------ ethnic groups


NEWER, OLDER = "ethnicity-18-1", "ethnicity-16-1"


def read(codelist: str, cell: str) -> str:
    field = Field("e", "Ethnicity", "code", codelist=shared_codelists()[codelist])
    return code_reader(field)(cell)


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("White - English/Welsh/Scottish/Northern Irish/British", "W1"),
        ("White: English, Welsh, Scottish, Northern Irish or British", "W1"),
        ("White British", "W1"),
        ("White - Irish", "W2"),
        ("Irish", "W2"),
        ("White: Irish", "W2"),
        ("white – irish", "W2"),
        ("White - Gypsy or Irish Traveller", "W3"),
        ("White: Gypsy/Irish Traveller", "W3"),
        ("White: Any other White background", "W9"),
        ("White: Other White", "W9"),
        ("Mixed/Multiple ethnic groups - White and Black Caribbean", "M1"),
        ("Mixed or Multiple ethnic groups: White and Black African", "M2"),
        ("Mixed: White and Asian", "M3"),
        ("Mixed/Multiple ethnic groups - Any other Mixed/Multiple ethnic background", "M9"),
        ("Asian/Asian British - Indian", "A1"),
        ("Asian, Asian British or Asian Welsh: Pakistani", "A2"),
        ("Asian/Asian British - Bangladeshi", "A3"),
        ("Asian/Asian British: Chinese", "A4"),
        ("Asian/Asian British - Any other Asian background", "A9"),
        ("Black/African/Caribbean/Black British - Caribbean", "B1"),
        ("Black, Black British, Black Welsh, Caribbean or African: African", "B2"),
        ("Black/African/Caribbean/Black British: Any other Black background", "B9"),
        ("Other ethnic group - Arab", "O2"),
        ("Other ethnic group: Any other ethnic group", "O9"),
        ("Other ethnic group - Not stated", "NS"),
        ("Not stated", "NS"),
    ],
)
def test_the_published_labels_are_read_as_codes(label: str, code: str) -> None:
    assert read(NEWER, label) == code


def test_every_label_of_the_open_data_is_one_code_of_its_own() -> None:
    labels = [each.code for each in shared_codelists()["self-defined-ethnicity"].codes]
    codes = [read(NEWER, label) for label in labels]
    assert len(set(codes)) == len(labels) == len(shared_codelists()[NEWER].codes)


def test_a_label_never_moves_a_person_to_another_broad_group() -> None:
    groups = {"White", "Black", "Asian", "Mixed", "Other"}
    for each in shared_codelists()["self-defined-ethnicity"].codes:
        for name in (NEWER, OLDER):
            try:
                found = shared_codelists()[name].find(read(name, each.code))
            except ValueError:
                continue
            assert found is not None
            assert (found.group, found.missing) == (each.group, each.missing)
            assert found.group in groups or found.missing


@pytest.mark.parametrize("cell", ["Asian/Asian British - Chinese", "White: Gypsy or Traveller"])
def test_a_group_that_the_older_list_lacks_is_not_guessed(cell: str) -> None:
    with pytest.raises(ValueError, match="is not a known code"):
        read(OLDER, cell)


@pytest.mark.parametrize("cell", ["White", "White: Roma", "Whitehall", "Any other", "W"])
def test_half_a_label_is_no_code(cell: str) -> None:
    with pytest.raises(ValueError, match="is not a known code"):
        read(NEWER, cell)


def test_an_unknown_code_names_near_ones_or_the_first_of_the_list() -> None:
    with pytest.raises(ValueError, match=r"'White: Irsh' .* nearest (is|are) 'W2'"):
        read(NEWER, "White: Irsh")
    with pytest.raises(ValueError, match="the codes are 'W1', 'W2', 'W3', 'W9', 'M1' and 14 more"):
        read(NEWER, "???")
    for cell in ("White: Irsh", "any other", "B", "???"):
        with pytest.raises(ValueError, match="is not a known code") as told:
            read(NEWER, cell)
        assert 1 <= str(told.value).count("'") // 2 - 1 <= 5


@pytest.mark.parametrize(
    ("panel", "column", "field"),
    [
        ("irp", "Complainant ethnicity", "complainant_ethnicity"),
        ("oocd", "Offender ethnicity", "offender_ethnicity"),
        ("oocd", "Victim ethnicity", "victim_ethnicity"),
    ],
)
def test_the_shipped_panels_take_labels(
    tmp_path: Path, panel: str, column: str, field: str
) -> None:
    date = {"irp": "Finalised date", "oocd": "Disposal date"}[panel]
    content = f"Case ref,{date},{column}\nA-1,2026-01-01,White - Irish\n".encode()
    with Workspace.create(tmp_path / "o", "kent", HeldClock(), "d") as workspace:
        install_shipped(workspace)
        assert import_lists(workspace, panel, [("a.csv", content)]).rejected == 0
        assert workspace.value(f"SELECT f_{field} FROM case_{panel}") == "W2"


@pytest.mark.parametrize(
    ("panel", "date", "column"),
    [
        ("irp", "Finalised date", "Complainant age"),
        ("sopp", "Date", "Age"),
        ("oocd", "Disposal date", "Offender age"),
        ("oocd", "Disposal date", "Victim age"),
    ],
)
def test_an_age_that_nobody_has_is_flagged(
    tmp_path: Path, panel: str, date: str, column: str
) -> None:
    rows = "".join(
        f"A-{number},2026-01-01,{age}\n" for number, age in enumerate(("-1", "0", "120", "121", ""))
    )
    content = f"Case ref,{date},{column}\n{rows}".encode()
    with Workspace.create(tmp_path / "o", "kent", HeldClock(), "d") as workspace:
        install_shipped(workspace)
        flags = import_lists(workspace, panel, [("a.csv", content)]).flags
        assert [e.problem.row for e in flags if e.kind == "impossible-age"] == [1, 4]


def test_a_complaint_finalised_before_it_was_recorded_is_flagged(tmp_path: Path) -> None:
    days = (("2026-01-01", "2026-01-02"), ("2026-01-02", "2026-01-02"), ("2026-01-03", ""))
    rows = "".join(f"A-{n},{done},{recorded}\n" for n, (done, recorded) in enumerate(days))
    content = f"Case ref,Finalised date,Recorded date\n{rows}".encode()
    with Workspace.create(tmp_path / "o", "kent", HeldClock(), "d") as workspace:
        install_shipped(workspace)
        flags = import_lists(workspace, "irp", [("a.csv", content)]).flags
        assert [e.problem.row for e in flags if e.kind == "finalised-before-recorded"] == [1]
