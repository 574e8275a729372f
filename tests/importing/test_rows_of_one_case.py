"""Forms become incidents and allegations become complaints, and no row is lost or counted twice."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.rows_of_cases import allegations, forms
from scrutiny.cases.lists import ListRows, rows_in_lists
from scrutiny.importing.importing import import_lists
from scrutiny.importing.outcome import ImportOutcome
from scrutiny.installing import install_shipped
from scrutiny.meetings.viewing import in_words
from scrutiny.panels.reading import check_panel, shipped_text
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "o", "invented-force", HeldClock(), "d")
    install_shipped(workspace)
    return workspace


def bring(office: Workspace, lines: list[str], panel: str = "sopp") -> ImportOutcome:
    content = "\r\n".join((*lines, "")).encode()
    return import_lists(office, panel, [("list.csv", content)])


HEAD = "Form ID,Incident ref,Date,Record type,Area,Tactics,Handcuffed,Supervisor reviewed,Officer"


def form(number: int, incident: str, minute: int = 0, **said: str) -> str:
    cells = {"area": "North", "tactics": "baton used", "cuffs": "False", "seen": "True"} | said
    return (
        f"F-{number},{incident},2026-01-03T10:{minute:02d}:00,use of force,{cells['area']},"
        f"{cells['tactics']},{cells['cuffs']},{cells['seen']},Officer A{number}"
    )


def stored(office: Workspace, *fields: str, panel: str = "sopp") -> list[tuple[str, ...]]:
    names = ", ".join(("reference", *(f"f_{each}" for each in fields)))
    return office.rows(f"SELECT {names} FROM case_{panel} ORDER BY row")


def test_forms_of_one_incident_are_one_case_however_far_apart_they_stand(office: Workspace) -> None:
    outcome = bring(
        office,
        [
            HEAD,
            form(1, "INC-1", 5, cuffs="True"),
            form(2, "INC-2"),
            form(3, "INC-1", 2, tactics="ground restraint;baton used", seen="False"),
        ],
    )
    assert (outcome.read, outcome.accepted, outcome.joined, outcome.rejected) == (3, 2, 1, 0)
    told = stored(
        office,
        "date",
        "tactics",
        "handcuffed",
        "supervisor_reviewed",
        "officer_pseudo_id",
        "form_count",
    )
    assert told == [
        (
            "INC-1",
            "2026-01-03T10:02:00",
            ";baton used;ground restraint;",
            "True",
            "False",
            "Officer A1; Officer A3",
            "2",
        ),
        ("INC-2", "2026-01-03T10:00:00", ";baton used;", "False", "True", "Officer A2", "1"),
    ]
    assert check(office).verified


def test_what_must_be_the_same_and_is_not_is_told_by_row_and_no_half_case_is_kept(
    office: Workspace,
) -> None:
    outcome = bring(
        office, [HEAD, form(1, "INC-1"), form(2, "INC-2"), form(3, "INC-1", area="South")]
    )
    assert (outcome.read, outcome.accepted, outcome.joined, outcome.rejected) == (3, 1, 0, 2)
    told = [each.sentence() for each in outcome.problems]
    assert any(
        "row 3 (line 4), Area: 'Area' says 'South' here and 'North' in row 1" in e for e in told
    )
    assert any("row 1 (line 2): row 3 of the same case was set aside" in each for each in told)
    assert [row[0] for row in stored(office)] == ["INC-2"]


def test_an_incident_of_several_people_stays_in_the_draw_and_belongs_to_no_group(
    office: Workspace,
) -> None:
    head = f"{HEAD},Gender,Age,Age range,Officer-defined ethnicity"
    outcome = bring(
        office,
        [
            head,
            f"{form(1, 'INC-1')},Male,34,25-34,White",
            f"{form(2, 'INC-1')},Female,9,under 10,White",
            f"{form(3, 'INC-2')},Male,20,18-24,Black",
            f"{form(4, 'INC-2')},,20,18-24,Black",
        ],
    )
    assert (outcome.accepted, outcome.joined, outcome.rejected) == (2, 2, 0)
    fields = ("gender", "subject_age", "age_range", "officer_defined_ethnicity", "form_count")
    assert stored(office, *fields) == [
        ("INC-1", "", "9", "under 10", "White", "2"),
        ("INC-2", "Male", "20", "18-24", "Black", "2"),
    ]
    told = [each for each in outcome.flags if each.kind == "several-people"]
    assert [each.problem.row for each in told] == [1]
    assert "speak of several people" in told[0].problem.sentence()
    assert check(office).verified


def test_a_row_that_cannot_be_read_takes_its_whole_case_with_it(office: Workspace) -> None:
    broken = form(2, "INC-1").replace("2026-01-03T", "2026-13-03T")
    outcome = bring(office, [HEAD, form(1, "INC-1"), broken, form(3, "INC-3")])
    assert (outcome.accepted, outcome.rejected) == (1, 2)


def test_a_form_sent_twice_counts_once_and_one_that_contradicts_itself_is_told(
    office: Workspace,
) -> None:
    outcome = bring(office, [HEAD, form(1, "INC-1"), form(1, "INC-1"), form(2, "INC-1")])
    assert stored(office, "form_count") == [("INC-1", "2")]
    assert outcome.flag_counts()["row-repeated"][1] == 1
    assert "exact-repeat" not in outcome.flag_counts()
    other = bring(office, [HEAD, form(7, "INC-7"), form(7, "INC-7", tactics="baton drawn")])
    assert (other.accepted, other.rejected) == (0, 2)
    assert "'F-7' stands in row 1 too, and the two differ" in other.problems[1].sentence()


def test_a_list_with_one_row_a_case_stays_as_it_was(office: Workspace) -> None:
    head = "Case ref,Incident ref,Forms,Date,Record type"
    outcome = bring(
        office,
        [
            head,
            "S-1,INC-1,4,2026-01-03,use of force",
            "S-2,,,2026-01-04,stop and search",
            "S-3,,,2026-01-04,stop and search",
        ],
    )
    assert (outcome.read, outcome.accepted, outcome.joined) == (3, 3, 0)
    assert stored(office, "form_count") == [("S-1", "4"), ("S-2", ""), ("S-3", "")]


def test_a_typed_count_that_the_rows_do_not_bear_out_is_told(office: Workspace) -> None:
    head = "Form ID,Incident ref,Forms,Date,Record type"
    rows = [f"F-{n},INC-1,3,2026-01-03,use of force" for n in (1, 2)]
    outcome = bring(office, [head, *rows])
    assert outcome.flag_counts()["rows-miscounted"][1] == 2
    assert stored(office, "form_count") == [("INC-1", "2")]


def test_allegations_of_one_complaint_are_one_case(office: Workspace) -> None:
    head = "Complaint ref,Allegation ref,Finalised date,Category,Decision,Summary"
    outcome = bring(
        office,
        [
            head,
            "C-1,1,2026-01-03,H1,service acceptable,He was spoken to rudely.",
            "C-2,1,2026-01-04,A1,resolved,Nobody came.",
            "C-1,2,2026-01-03,B4,service not acceptable,The handcuffs were tight.",
        ],
        "irp",
    )
    assert (outcome.accepted, outcome.joined) == (2, 1)
    assert stored(office, "category", "allegations", "summary", panel="irp")[0] == (
        "C-1",
        ";H1;B4;",
        "2",
        "He was spoken to rudely.; The handcuffs were tight.",
    )
    count = office.panel("irp").field("allegations")
    assert count is not None
    assert (in_words(count, "2"), in_words(count, "1")) == ("2 allegations", "1 allegation")


def test_rows_that_were_joined_are_rows_that_the_force_sent(office: Workspace) -> None:
    head = "Complaint ref,Allegation ref,Finalised date,Category"
    rows = [f"C-1,{number},2026-01-03,H{number}" for number in (1, 2, 3)]
    mended = [f"C-2,{number},2026-01-04,H{number}" for number in (1, 2)]
    bad = [row.replace("2026-01-04", "no day") for row in mended]
    outcome = bring(office, [head, *rows, *bad], "irp")
    assert rows_in_lists(office, "irp") == ListRows(5, 2)
    rejects = Path(outcome.files[0].rejects_file).name
    content = "\r\n".join([head, *mended]).encode()
    import_lists(office, "irp", [(rejects, content)])
    assert rows_in_lists(office, "irp") == ListRows(5, 0)


def test_a_single_allegation_counts_as_one_where_the_list_counts_by_its_rows(
    office: Workspace,
) -> None:
    head = "Complaint ref,Finalised date,Category"
    rows = ["C-1,2026-01-03,A1", "C-2,2026-01-04,B4", "C-1,2026-01-03,H1"]
    bring(office, [head, *rows], "irp")
    assert stored(office, "allegations", panel="irp") == [("C-1", "2"), ("C-2", "1")]


def test_allegations_without_numbers_are_told_from_a_row_that_was_sent_twice(
    office: Workspace,
) -> None:
    head = "Complaint ref,Finalised date,Category"
    rows = ["C-1,2026-01-03,H1", "C-1,2026-01-03,B4", "C-1,2026-01-03,H1"]
    outcome = bring(office, [head, *rows], "irp")
    assert (outcome.accepted, outcome.joined, outcome.rejected) == (1, 1, 1)
    assert "says just what row 1 of the same case says" in outcome.problems[0].sentence()
    assert stored(office, "allegations", panel="irp") == [("C-1", "2")]


@settings(deadline=None, max_examples=10)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=25), st.randoms(use_true_random=False))
def test_every_row_is_accounted_for_and_the_order_changes_no_case(
    incidents: list[int], shuffled: random.Random
) -> None:
    rows = [form(number, f"INC-{incident}") for number, incident in enumerate(incidents)]
    found = []
    for _ in range(2):
        with (
            tempfile.TemporaryDirectory() as folder,
            Workspace.create(Path(folder) / "o", "invented-force", HeldClock(), "d") as one,
        ):
            install_shipped(one)
            outcome = bring(one, [HEAD, *rows])
            assert outcome.read == outcome.accepted + outcome.joined
            found.append({(ref, count) for ref, count in stored(one, "form_count")})
        shuffled.shuffle(rows)
    assert found[0] == found[1]
    assert sum(int(count) for _, count in found[0]) == len(incidents)


def test_the_invented_lists_of_rows_become_the_cases_they_were_made_of(office: Workspace) -> None:
    many = import_lists(office, "sopp", [("forms.csv", forms(60))])
    assert (many.accepted, many.rejected) == (60, 0)
    assert many.read == many.accepted + many.joined > 60
    several = import_lists(office, "irp", [("allegations.csv", allegations(60))])
    assert (several.accepted, several.rejected) == (60, 0)


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ('count = "form_count"', 'count = "tactics"', "must be a field of type integer"),
        ('row = "form_ref"', 'row = "nothing"', "'nothing' must be a field of type text"),
        ('earliest = ["date"', 'earliest = ["handcuffed"', "'earliest' is for a date"),
        ('latest = ["closed_date"]', 'latest = ["date"]', "'date' is named more than once"),
        ('latest = ["closed_date"]', 'latest = ["form_ref"]', "names or counts rows"),
        ('units = "forms"', "", "'units' is missing"),
        ('units = "forms"', 'units = "forms"\nunities = "x"', "has no meaning here"),
    ],
)
def test_a_panel_file_that_says_it_wrongly_is_told_with_the_line(
    was: str, now: str, told: str
) -> None:
    text = shipped_text("sopp")
    assert text.count(was) >= 1
    panel, problems = check_panel(text.replace(was, now, 1), "mine.toml")
    assert panel is None
    first = text.splitlines().index("[import.rows]") + 1
    near = [each for each in problems if told in each.problem]
    assert near
    assert all(each.row is not None and first <= each.row <= first + 15 for each in near)
