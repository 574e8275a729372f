"""What is wrong with a list is told before anything is stored, and nothing of a person is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.list_quality import list_quality, main_points
from reports.render import render
from scrutiny.cases.asking import Period
from scrutiny.errors import Refusal
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_shipped
from scrutiny.quality.checking import check_lists, stored_quality
from scrutiny.quality.controls import read_pairs, read_totals
from scrutiny.quality.numbering import numbering
from scrutiny.quality.page import ListQuality, RowAt
from scrutiny.workspace import Workspace
from tests.helpers import new_office

HEAD = "ref,closed,area,ethnicity,tags,object,age,Suspect name"
ROWS = (
    "A-001,2026-01-03,North,W1,late,knife,17,Zebedee Quux",
    "A-002,2026-01-04,North,,late,lost,30,Zebedee Quux",
    "A-003,2026-03-04,,W1,lost,lost,30,",
    "A-003,2026-03-05,South,W1,lost,lost,30,",
    "A-007,2026-13-05,South,W1,lost,lost,30,",
    "A-008,2026-03-05,South,Zebedee Quux,lost,lost,30,",
    "a-002,2026-03-06,South,W1,lost,knife,30,",
    "A-009,2026-05-01,South,W1,lost,lost,30,",
)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return new_office(tmp_path)


def listed(*rows: str) -> bytes:
    return "\n".join((HEAD, *rows, "")).encode()


def look(office: Workspace, *rows: str, **more: object) -> ListQuality:
    wanted = more.pop("window", Period("2025-12-01", "2026-03-31"))
    assert isinstance(wanted, Period)
    totals = more.pop("totals", {})
    assert isinstance(totals, dict)
    content = listed(*(rows or ROWS))
    return check_lists(office, "small", [("list.csv", content)], window=wanted, totals=totals)


def test_everything_wrong_is_counted_and_nothing_is_stored(office: Workspace) -> None:
    head, before = office.head(), office.path.read_bytes()
    found = look(office, totals={"2026-01": 3, "all": 5})
    assert (found.read, found.cases, found.set_aside) == (8, 5, 3)
    assert [each.month for each in found.dates.months] == [
        "2025-12",
        "2026-01",
        "2026-02",
        "2026-03",
        "2026-05",
    ]
    assert found.dates.missing_months == ("2025-12", "2026-02")
    assert (found.dates.outside.count, found.dates.outside.rows) == (1, (RowAt(8),))
    blanks = {each.field: (each.blank, each.of) for each in found.blanks if each.in_list}
    assert (blanks["area"], blanks["ethnicity"], blanks["age"]) == ((1, 5), (1, 5), (0, 5))
    codes = {(each.field, each.code, each.count, each.kept) for each in found.unknown_codes}
    assert codes == {("object", "knife", 2, True), ("ethnicity", "Zebedee Quux", 1, False)}
    assert found.repeated_references.rows == (RowAt(4),)
    assert found.alike_references.rows == (RowAt(7),)
    assert found.numbering is not None
    assert [(each.first, each.last) for each in found.numbering.gaps] == [("A-004", "A-006")]
    assert [(each.name, each.difference) for each in found.controls] == [
        ("2026-01", -1),
        ("all", 0),
    ]
    assert {(each.column, each.must_be.split(",")[0]) for each in found.problems} == {
        ("ref", "a reference that no other case has"),
        ("closed", "a possible date"),
        ("ethnicity", "a code of its list"),
    }
    assert [each.kind for each in found.impossible] == ["late-without-update"]
    assert found.difference is None
    assert (office.head(), office.path.read_bytes()) == (head, before)
    assert not office.path.with_suffix(".rejects").exists()


def test_a_list_of_which_no_row_can_be_read_is_not_said_to_lack_columns(office: Workspace) -> None:
    text = render(list_quality(look(office, "A-1,soon,North,W1,late,lost,17,")), ".md").decode()
    assert "No row can be read" in text
    assert "Not in the list at all" not in text


@pytest.mark.parametrize("suffix", [".html", ".md", ".docx", ".pdf"])
def test_the_page_is_written_in_every_format_and_names_no_person(
    office: Workspace, suffix: str
) -> None:
    rows = [row.replace("Zebedee Quux,lost", "W1,lost") for row in ROWS]
    page = list_quality(look(office, *rows))
    made = render(page, suffix)
    assert made == render(page, suffix)
    assert b"Zebedee" not in made
    text = render(page, ".md").decode()
    assert "row 4" in text
    assert "Zebedee" not in text


def test_a_list_sent_again_is_compared_with_what_is_stored_for_its_days(office: Workspace) -> None:
    first = [f"A-{n:03d},2026-01-{n:02d},North,W1,lost,lost,30," for n in range(1, 7)]
    import_lists(office, "small", [("first.csv", listed(*first))])
    later = [*first[1:], "A-009,2026-01-05,South,W1,lost,lost,30,"]
    later[0] = later[0].replace("North", "South")
    later.insert(0, "A-000,2026-01-01,South,W1,lost,lost,30,")
    found = look(office, *later).difference
    assert found is not None
    assert (found.stored, found.new, found.same, found.gone) == (6, 2, 4, 1)
    assert (found.changed.count, found.changed.rows) == (1, (RowAt(2),))
    assert found.gone_references == ("A-001",)
    elsewhere = look(office, "B-1,2027-01-03,North,W1,late,lost,17,")
    assert elsewhere.difference is None


def test_the_stored_list_has_the_same_page(office: Workspace) -> None:
    import_lists(office, "small", [("list.csv", listed(*ROWS))])
    looked, stored = (
        look(office),
        stored_quality(office, "small", Period("2025-12-01", "2026-03-31")),
    )
    assert stored.stored
    assert (stored.read, stored.cases, stored.set_aside) == (8, 5, 3)
    assert stored.dates.missing_months == looked.dates.missing_months
    assert stored.blanks == looked.blanks
    assert stored.alike_references.count == looked.alike_references.count == 1
    assert [each.found.count for each in stored.impossible] == [
        each.found.count for each in looked.impossible
    ]


def test_a_list_without_fault_says_so(office: Workspace) -> None:
    rows = [f"A-{n:03d},2026-01-{n:02d},North,W1,lost,lost,30," for n in range(1, 7)]
    found = look(office, *rows, window=Period())
    assert main_points(found) == ()
    assert "Nothing wrong was found" in render(list_quality(found), ".md").decode()


def test_a_total_of_nothing_that_is_counted_is_refused(office: Workspace) -> None:
    with pytest.raises(Refusal, match="name nothing"):
        look(office, totals={"Janury": 3})
    for wrong in (["2026-01"], ["2026-01=many"], ["2026-01=1", "2026-01=2"], ["=4"]):
        with pytest.raises(Refusal, match="cannot be read"):
            read_pairs(wrong)
    with pytest.raises(Refusal, match="not a TOML"):
        read_totals("a = = 3", "totals.toml")


@given(st.sets(st.integers(1, 60), min_size=3), st.randoms(use_true_random=False))
def test_missing_numbers_are_those_between_the_first_and_the_last(
    numbers: set[int], chance: object
) -> None:
    span = max(numbers) - min(numbers) + 1
    found = numbering([f"R-{n:04d}" for n in numbers])
    if span > 2 * len(numbers):
        assert found is None
        return
    assert found is not None
    assert found.numbered + found.missing == span
    assert found.missing == sum(each.missing for each in found.gaps) or len(found.gaps) == 20


def test_what_is_true_of_several_files_is_said_once(office: Workspace) -> None:
    content = listed(*ROWS).decode()
    files = [
        (name, f"Our cases\n{content.replace('A-', prefix)}".encode())
        for name, prefix in (("one.csv", "B-"), ("two.csv", "C-"))
    ]
    page = render(list_quality(check_lists(office, "small", files)), ".md").decode()
    assert page.count("The header is on line 2") == 1
    assert "2 files: The header is on line 2" in page


def test_combinations_are_not_called_cases(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "o.scrutiny", "kent", device="d") as workspace:
        install_shipped(workspace)
        content = b"Case ref,Date,Legislation,Outcome\nA-1,2026-01-01,PACE s.1,NFA\n"
        found = check_lists(workspace, "sopp", [("list.csv", content)])
    assert sum(each.found.count for each in found.impossible) > found.cases == 1
    told = " ".join(main_points(found))
    assert f"of {len(found.impossible)} sorts; one case can hold several" in told
