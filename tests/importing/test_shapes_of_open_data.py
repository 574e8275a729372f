"""The shapes in which files of data.police.uk come: packed, joined, with a column that counts."""

import gzip
import json
from pathlib import Path

import pytest

from scrutiny.errors import Refusal
from scrutiny.importing import flags
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_shipped
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock

HEADER = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
    "Outcome linked to object of search,Removal of more than just outer clothing"
)
KENT = "2019-01-kent-stop-and-search.csv"


def row(day: str = "2019-01-05", outcome: str = "Arrest") -> str:
    return f"Person search,{day}T10:00:00+00:00,,,,,Male,18-24,,White,,,{outcome},,"


def listed(*rows: str) -> bytes:
    return "\n".join((HEADER, *rows, "")).encode()


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "office", "kent", HeldClock(), "d")
    install_shipped(workspace)
    return workspace


def references(office: Workspace) -> list[str]:
    return [each[0] for each in office.rows("SELECT reference FROM case_sopp ORDER BY reference")]


def test_a_packed_file_gives_the_very_cases_of_the_plain_one(
    office: Workspace, tmp_path: Path
) -> None:
    text = "\n".join((HEADER, row(), row("2019-01-06"), "")).encode()
    packed = tmp_path / f"{KENT}.gz"
    packed.write_bytes(gzip.compress(text))
    outcome = import_lists(office, "sopp", [(packed.name, packed)])
    assert (outcome.read, outcome.accepted) == (2, 2)
    assert references(office) == ["kent/2019-01/000001", "kent/2019-01/000002"]
    again = import_lists(office, "sopp", [(KENT, text)])
    assert (again.accepted, again.unchanged) == (0, 2)


def test_a_packed_file_that_is_cut_off_is_refused_whole(office: Workspace) -> None:
    packed = gzip.compress("\n".join((HEADER, *[row()] * 500, "")).encode())
    with pytest.raises(Refusal, match="broken or cut off"):
        import_lists(office, "sopp", [(f"{KENT}.gz", packed[:-20])])
    assert references(office) == []


def test_a_packed_file_that_would_fill_the_disk_is_refused(office: Workspace) -> None:
    packed = gzip.compress((HEADER + "\n").encode() + b"\n" * 60_000_000)
    with pytest.raises(Refusal, match="too large when unpacked"):
        import_lists(office, "sopp", [(f"{KENT}.gz", packed)])


def test_joined_forces_have_the_references_of_their_own_files(office: Workspace) -> None:
    rows = [
        f"kent,{row()}",
        f"Surrey Police,{row('2019-02-07')}",
        f"kent,{row('2019-01-09')}",
        f"kent,{row('2019-02-01')}",
    ]
    text = "\n".join((f"force,{HEADER}", *rows, "")).encode()
    outcome = import_lists(office, "sopp", [("all-forces.csv", text)])
    assert (outcome.accepted, outcome.rejected) == (4, 0)
    assert references(office) == [
        "kent/2019-01/000001",
        "kent/2019-01/000002",
        "kent/2019-02/000001",
        "surrey/2019-02/000001",
    ]


def test_a_month_column_decides_the_month_of_joined_rows(office: Workspace) -> None:
    stamped = "Person search,2019-06-30T23:30:00+00:00" + "," * 13
    text = "\n".join((f"Force,Month,{HEADER}", f"kent,2019-07,{stamped}", "")).encode()
    outcome = import_lists(office, "sopp", [("joined.csv", text)])
    assert office.rows("SELECT reference, day FROM case_sopp") == [
        ("kent/2019-07/000001", "2019-07-01")
    ]
    assert outcome.flag_counts()["other-month"][1] == 1


def test_a_joined_row_without_a_force_is_told_by_its_row(office: Workspace) -> None:
    text = "\n".join((f"force,{HEADER}", f"kent,{row()}", f",{row()}", "")).encode()
    outcome = import_lists(office, "sopp", [("joined.csv", text)])
    assert (outcome.accepted, outcome.rejected) == (1, 1)
    assert outcome.problems[0].row == 2
    assert "which force" in outcome.problems[0].problem


def test_headers_of_files_that_were_put_together_are_no_rows(office: Workspace) -> None:
    text = "\n".join((HEADER, row(), HEADER, row("2019-01-08"), "")).encode()
    outcome = import_lists(office, "sopp", [(KENT, text)])
    assert (outcome.read, outcome.rejected) == (2, 0)
    assert references(office) == ["kent/2019-01/000001", "kent/2019-01/000002"]
    assert any("header stands once more" in each for each in outcome.files[0].notices)


@pytest.mark.parametrize("title", ["", "Unnamed: 0", "index"])
def test_a_column_that_counts_the_rows_is_left_out(office: Workspace, title: str) -> None:
    text = "\n".join((f"{title},{HEADER}", f"0,{row()}", f"1,{row()}", "")).encode()
    outcome = import_lists(office, "sopp", [(KENT, text)])
    assert (outcome.accepted, outcome.files[0].unknown_columns) == (2, ())
    assert any("only counts the rows" in each for each in outcome.files[0].notices)
    assert outcome.flag_counts()["exact-repeat"][1] == 1


def test_a_first_column_without_a_name_that_says_something_is_kept(office: Workspace) -> None:
    text = "\n".join((f",{HEADER}", f"north,{row()}", "")).encode()
    outcome = import_lists(office, "sopp", [(KENT, text)])
    assert outcome.files[0].unknown_columns == ("",)
    assert not any("counts" in each for each in outcome.files[0].notices)


def test_fractions_of_seconds_are_read(office: Workspace) -> None:
    stamp = "Person search,2019-01-03T09:15:11.187000+00:00" + "," * 13
    outcome = import_lists(office, "sopp", [(KENT, f"{HEADER}\n{stamp}\n".encode())])
    assert outcome.accepted == 1
    assert office.value("SELECT f_date FROM case_sopp") == "2019-01-03T09:15:11.187000+00:00"


def test_so_many_bad_rows_are_another_list(office: Workspace) -> None:
    bad = "Person search,not a date" + "," * 13
    text = "\n".join((HEADER, row(), *[bad] * 50_001, "")).encode()
    with pytest.raises(Refusal, match="cannot be the list") as refused:
        import_lists(office, "sopp", [(KENT, text)])
    assert len(refused.value.problems) == 20
    assert references(office) == []


def test_a_kind_of_flag_is_counted_on_after_its_first_thousand(office: Workspace) -> None:
    text = "\n".join((HEADER, *[row()] * 1_500, "")).encode()
    outcome = import_lists(office, "sopp", [(KENT, text)])
    assert outcome.flag_counts()["exact-repeat"][1] == 1_499
    assert sum(1 for each in outcome.flags if each.kind == "exact-repeat") == 1_000


def test_many_files_of_one_import_keep_fewer_flags_each_and_count_all(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flags, "_MOST_OF_ALL", 100)
    files = [
        (f"2019-0{month}-kent-stop-and-search.csv", listed(*[row(f"2019-0{month}-05")] * 60))
        for month in (1, 2, 3)
    ]
    outcome = import_lists(office, "sopp", files)
    assert outcome.flag_counts()["exact-repeat"][1] == 3 * 59
    kept = [sum(each.kind == "exact-repeat" for each in file.flags) for file in outcome.files]
    assert kept == [59, 20, 20]


API = Path(__file__).parents[3] / "shared/data/stop_search/other_shapes"


def test_an_answer_of_the_api_is_read_like_a_file(office: Workspace) -> None:
    record = {
        "age_range": None,
        "outcome": "Arrest",
        "involved_person": True,
        "outcome_object": {"id": "bu-arrest", "name": "Arrest"},
        "self_defined_ethnicity": "White - Irish",
        "datetime": "2024-01-27T12:24:00+00:00",
        "location": {"latitude": "52.9", "street": {"id": 1, "name": "x"}, "longitude": "-1.2"},
        "operation": False,
        "operation_name": None,
        "type": "Person search",
        "removal_of_more_than_outer_clothing": True,
    }
    name = "2024-01-kent-stop-and-search.json"
    outcome = import_lists(office, "sopp", [(name, json.dumps([record, record]).encode())])
    assert (outcome.accepted, outcome.rejected) == (2, 0)
    assert office.rows(
        "SELECT reference, day, f_latitude, f_part_of_a_policing_operation, f_outcome,"
        " f_removal_of_more_than_outer_clothing FROM case_sopp WHERE row = 1"
    ) == [("kent/2024-01/000001", "2024-01-27", "52.9", "False", "Arrest", "True")]


def test_the_real_answer_of_the_api_is_read_whole(office: Workspace) -> None:
    file = API / "east-midlands-2024-01-api.json"
    if not file.exists():
        pytest.skip("the real data is not beside this copy of the program")
    outcome = import_lists(office, "sopp", [(file.name, file)])
    assert (outcome.read, outcome.accepted) == (170, 170)
    forces = dict(
        office.rows("SELECT f_force_id, count(*) FROM case_sopp GROUP BY 1 ORDER BY 2 DESC")
    )
    assert forces == {"leicestershire": 72, "derbyshire": 57, "nottinghamshire": 41}


@pytest.mark.parametrize("content", [b"{}", b"[1, 2]", b"[]", b'[{"type": ', b"[" * 100_000])
def test_json_that_is_no_answer_of_the_api_is_refused(office: Workspace, content: bytes) -> None:
    with pytest.raises(Refusal):
        import_lists(office, "sopp", [("2024-01-kent-stop-and-search.json", content)])
