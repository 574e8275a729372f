"""Every list that a force may send: read for certain, or refused with the row and the remedy."""

import csv
import json
from pathlib import Path

import pytest

from scrutiny.cases.asking import ALL_CASES, Period, count_by_field, count_cases
from scrutiny.cases.table import table_name
from scrutiny.errors import Refusal
from scrutiny.importing.importing import ListRefused, import_lists
from scrutiny.importing.mapping import read_mapping
from scrutiny.installing import install_panel, install_shipped
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.helpers import (
    FULL,
    PANEL,
    HeldClock,
    bring_list,
    filled_office,
    new_office,
    real_lists,
    some_cases,
    write_list,
)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return new_office(tmp_path)


def case(reference: str, **cells: str) -> dict[str, str]:
    return FULL | {"ref": reference, "closed": "2026-01-01"} | cells


def stored(workspace: Workspace, reference: str, field: str = "area") -> str | None:
    name = table_name("small")
    found: str | None = workspace.value(
        f"SELECT f_{field} FROM {name} WHERE reference = ?", (reference,)
    )
    return found


def references(workspace: Workspace) -> list[str]:
    return [row[0] for row in workspace.rows("SELECT reference FROM case_small ORDER BY row")]


def nothing_was_imported(workspace: Workspace) -> bool:
    return not references(workspace) and not workspace.rows("SELECT * FROM import")


def lines(*rows: str, header: str = "ref,closed,area") -> bytes:
    return "\r\n".join((header, *rows, "")).encode()


# ------------------------------------------------------------------ the real lists


def test_the_real_lists_are_read_whole_with_their_oddities_told(tmp_path: Path) -> None:
    lists = real_lists()
    assert len(lists) == 35
    with Workspace.create(tmp_path / "o", "avon-and-somerset", HeldClock(), "d") as workspace:
        install_shipped(workspace)
        outcome = import_lists(workspace, "sopp", lists)
        assert (outcome.read, outcome.accepted, outcome.rejected) == (25_691, 25_691, 0)
        flags = outcome.flag_counts()
        assert flags["exact-repeat"][1] == 1_639
        panel = workspace.panel("sopp")
        hollow = workspace.value(
            "SELECT count(*) FROM case_sopp WHERE f_legislation = '' AND f_object_of_search = ''"
            " AND f_outcome = ''"
        )
        assert hollow == 971
        assert 971 in {count for _, count in flags.values()}
        rows = dict(workspace.rows("SELECT reference, f_type FROM case_sopp"))
        assert len(rows) == 25_691
        first = "avon-and-somerset/2019-01/000001"
        assert rows[first] == "Person search"
        with (tmp_path / "one.csv").open("wb") as file:
            file.write(lists[0][1])
        with (tmp_path / "one.csv").open(encoding="utf-8-sig", newline="") as text:
            as_sent = list(csv.DictReader(text))
        at_123 = workspace.rows(
            "SELECT f_date, f_gender, f_outcome, row FROM case_sopp WHERE reference = ?",
            ("avon-and-somerset/2019-01/000123",),
        )[0]
        sent = as_sent[122]
        assert at_123 == (sent["Date"], sent["Gender"], sent["Outcome"], 123)
        january = Period("2019-01-01", "2019-01-31")
        assert count_cases(workspace, panel, ALL_CASES, january) == len(as_sent)
        kinds = count_by_field(workspace, panel, ALL_CASES, Period(), "type")
        assert sum(kinds.values()) == 25_691
        again = import_lists(workspace, "sopp", lists[:2])
        assert (again.accepted, again.rejected) == (0, 0)
        assert again.read == again.unchanged
        assert check(workspace).verified


def test_a_stamp_of_another_month_counts_in_the_month_of_its_file(tmp_path: Path) -> None:
    header = real_lists()[0][1].split(b"\n", 1)[0].strip()
    row = b"Person search,2026-06-30T23:30:00+00:00" + b"," * 13
    with Workspace.create(tmp_path / "o", "kent", HeldClock(), "d") as workspace:
        install_shipped(workspace)
        content = header + b"\n" + row + b"\n"
        outcome = import_lists(workspace, "sopp", [("2026-07-kent-stop-and-search.csv", content)])
        assert outcome.accepted == 1
        assert "other-month" in outcome.flag_counts()
        assert workspace.rows("SELECT reference, day FROM case_sopp") == [
            ("kent/2026-07/000001", "2026-07-01")
        ]


# ------------------------------------------------------------------ bytes


ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8 with a mark": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-16 little": "utf-16-le",
    "windows": "cp1252",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_list_is_read_in_its_encoding(office: Workspace, encoding: str) -> None:
    text = "ref,closed,area\r\nA-1,2026-01-01,£5 – café’s\r\n"
    outcome = bring_list(office, text.encode(encoding))
    assert outcome.accepted == 1
    assert stored(office, "A-1") == "£5 – café’s"
    told = " ".join(outcome.files[0].notices)
    assert ("UTF-16" in told) == (encoding == "utf-16")
    assert ("Windows-1252" in told) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"  \r\n \r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"ref,closed,area\r\n", "a header and no rows"),
        (b"ref,closed,area\r\n\r\n\r\n", "a header and no rows"),
        (b"ref,closed\r\nA\0B,2026-01-01\r\n", "not text (NUL) on line 2"),
        ("ref,closed\r\nA\0B,2026-01-01\r\n".encode("utf-16"), "not text"),
        (b"ref,closed\r\nA,2026-01-01,\x81\r\n", "fits no known encoding"),
        (b"\xff\xfea", "cannot be read as text"),
        (b"PK\x03\x04 something", "not a workbook"),
        (b"\xd0\xcf\x11\xe0 something", "a workbook or a document"),
        (b"%PDF-1.7", "a PDF document"),
        (b"colour,shape\r\nred,round\r\n", "header of the list cannot be used"),
        (b"ref,ref,closed\r\n1,2,2026-01-01\r\n", "header of the list cannot be used"),
        (b"ref,Case No,closed\r\n1,2,2026-01-01\r\n", "header of the list cannot be used"),
        (b"Ref,REF,closed\r\n1,2,2026-01-01\r\n", "header of the list cannot be used"),
        (b"closed,area\r\n2026-01-01,North\r\n", "lacks columns"),
        (b"ref,area\r\nA-1,North\r\n", "lacks columns"),
        (b'ref,closed,area\r\nA-1,2026-01-01,"North\r\nA-2,2026-01-01,x\r\n', "quotation mark"),
        (b'ref,closed,area\r\nA-1,2026-01-01,"No"rth\r\n', "quotation mark"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_cannot_be_read_for_certain_is_refused(
    office: Workspace, content: bytes, said: str
) -> None:
    with pytest.raises(Refusal) as refused:
        bring_list(office, content)
    assert said in str(refused.value)
    assert refused.value.where == "list.csv"
    assert refused.value.next_step
    assert nothing_was_imported(office)


def test_a_missing_quotation_mark_is_refused_with_its_line(office: Workspace) -> None:
    content = lines("A-1,2026-01-01,North", 'A-2,2026-01-01,"North', "A-3,2026-01-01,x")
    with pytest.raises(Refusal, match=r"noticed at line [45]\. Correct"):
        bring_list(office, content)


@pytest.mark.parametrize(("mark", "word"), [(";", "semicolons"), ("\t", "tabs")])
def test_another_delimiter_is_seen_and_told(office: Workspace, mark: str, word: str) -> None:
    content = lines("A-1,2026-01-01,North").replace(b",", mark.encode())
    outcome = bring_list(office, content)
    assert outcome.accepted == 1
    assert word in outcome.files[0].notices[0]


def test_a_cell_of_200000_characters_is_kept_and_a_longer_one_has_a_clear_limit(
    office: Workspace,
) -> None:
    long = "x" * 200_000
    assert bring_list(office, lines(f"A-1,2026-01-01,{long}")).accepted == 1
    assert stored(office, "A-1") == long
    with pytest.raises(Refusal, match="more than 1,000,000 characters"):
        bring_list(office, lines(f"A-2,2026-01-01,{'x' * 1_000_001}"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(office: Workspace, end: str) -> None:
    content = end.join(("ref,closed,area", "A-1,2026-01-01,North", "A-2,2026-01-01,x", "")).encode()
    assert bring_list(office, content).accepted == 2


# ------------------------------------------------------------------ rows


def test_a_ragged_row_is_set_aside_and_nothing_is_shifted(office: Workspace) -> None:
    content = lines("A-1,2026-01-01", "A-2,2026-01-01,North,extra", "A-3,2026-01-01,North")
    outcome = bring_list(office, content)
    assert (outcome.read, outcome.accepted, outcome.rejected) == (3, 1, 2)
    assert [(each.row, "too" in each.problem) for each in outcome.problems] == [
        (1, True),
        (2, True),
    ]
    assert references(office) == ["A-3"]


@pytest.mark.parametrize(
    "reference", ["000123", "1E5", "12345678901234567890", "TRUE", "=1+1", "NA", "null", "1.0"]
)
def test_a_reference_is_kept_as_typed(office: Workspace, reference: str) -> None:
    assert bring_list(office, lines(f"{reference},2026-01-01,x")).accepted == 1
    assert references(office) == [reference]


@pytest.mark.parametrize("text", ["NA", "None", "NULL", "nan", "N/A", "-12.5", "+44 7700 900123"])
def test_words_that_some_programs_drop_are_kept_as_text(office: Workspace, text: str) -> None:
    assert bring_list(office, lines(f"A-1,2026-01-01,{text}")).accepted == 1
    assert stored(office, "A-1") == text


FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-1-1", "@SUM(A1)", "＝1+1", "=HYPERLINK(1)")


@pytest.mark.parametrize("payload", FORMULAS)
def test_a_formula_is_stored_exactly_and_guarded_in_the_rejects(
    office: Workspace, payload: str
) -> None:
    rows = [case("A-1", area=payload), case("A-2", area=payload, age="many")]
    outcome = bring_list(office, write_list(rows))
    assert stored(office, "A-1") == payload
    table = read_rejects(outcome.files[0].rejects_file)
    assert table[1][table[0].index("area")] == f"'{payload}"


def test_no_header_and_no_reason_in_the_rejects_can_act_as_a_formula(office: Workspace) -> None:
    header = "=ref(),closed,=cmd|' /C calc'!A0"
    content = lines("A-1,31/11/2024,x", "A-2,2026-01-01,y", header=header)
    outcome = import_lists(
        office, "small", [("list.csv", content)], {"=ref()": "ref", "=cmd|' /C calc'!A0": "age"}
    )
    table = read_rejects(outcome.files[0].rejects_file)
    assert outcome.rejected == 2
    for row in table:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@")), row


def test_a_line_break_inside_a_cell_cannot_start_a_row_of_the_rejects(office: Workspace) -> None:
    rows = [case("A-1", area="x\r=1+1", age="many"), case("A-2", area="x\n=1+1", age="many")]
    outcome = bring_list(office, write_list(rows))
    table = read_rejects(outcome.files[0].rejects_file)
    assert len(table) == 3
    assert {len(row) for row in table} == {2 + len(FULL)}


def read_rejects(path: str) -> list[list[str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_rejects_hold_row_reasons_and_cells_but_nothing_personal(office: Workspace) -> None:
    header = "ref,closed,Officer surname,age"
    content = lines("A-1,31/11/2024,Nobody,x", "A-2,2026-01-01,Nobody,4", header=header)
    outcome = bring_list(office, content)
    table = read_rejects(outcome.files[0].rejects_file)
    assert table[0] == ["row", "why", "ref", "closed", "age"]
    row, why, *cells = table[1]
    assert row == "1"
    assert "31/11/2024" in why
    assert "'x' is not a whole number" in why
    assert cells == ["A-1", "31/11/2024", "x"]
    assert len(table) == 2


def test_a_ragged_row_is_written_to_the_rejects_without_its_cells(office: Workspace) -> None:
    content = lines("A-1,2026-01-01,Nobody,more", header="ref,closed,Surname")
    outcome = bring_list(office, content)
    assert "Nobody" not in Path(outcome.files[0].rejects_file).read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("2025-13-01", "not a possible date"),
        ("31/11/2024", "not a possible date"),
        ("30/02/2024", "not a possible date"),
        ("45678", "not a date written as YYYY-MM-DD or DD/MM/YYYY"),
        ("03.04.2025", "not a date written as"),
        ("", "'Closed' is blank"),
    ],
)
def test_impossible_dates_are_told_with_their_row(office: Workspace, cell: str, said: str) -> None:
    outcome = bring_list(office, lines("A-1,2026-01-01,x", f"A-2,{cell},x"))
    assert (outcome.accepted, outcome.rejected) == (1, 1)
    assert said in outcome.problems[0].problem
    assert (outcome.problems[0].row, outcome.problems[0].column) == (2, "closed")


def test_a_date_is_read_by_the_declared_form_and_kept_as_typed_beside_it(
    office: Workspace,
) -> None:
    bring_list(office, lines("A-1,03/04/2025,x"))
    day, other = office.rows("SELECT day, other FROM case_small")[0]
    assert day == "2025-04-03"
    assert json.loads(other)["as_typed"] == {"closed": "03/04/2025"}


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("ethnicity", "W9", "'W9' is not a known code"),
        ("live", "1", "neither yes nor no"),
        ("age", "4.5", "not a whole number"),
        ("age", "٣", "not a whole number"),
        ("score", "1e5", "not a number"),
        ("score", "٣.٥", "not a number"),
        ("seen", "yesterday", "not a possible date"),
        ("tags", "late;unheard", "'unheard' is not a known code"),
        ("updates", "2026-01-01;2026-02-31", "not a possible date"),
        ("ref", " ", "the reference is blank"),
    ],
)
def test_a_cell_that_does_not_fit_its_field_is_told(
    office: Workspace, column: str, cell: str, said: str
) -> None:
    content = write_list([case("A-1", **{column: cell})], (*FULL, "score", "seen", "updates"))
    outcome = bring_list(office, content)
    assert outcome.rejected == 1
    assert said in outcome.problems[0].problem
    assert outcome.problems[0].column == column


def test_all_problems_of_a_row_and_of_a_file_are_told_at_once(office: Workspace) -> None:
    rows = [case("A-1", age="x", live="maybe"), case("", closed="soon"), case("A-3")]
    outcome = bring_list(office, write_list(rows))
    assert [each.row for each in outcome.problems] == [1, 1, 2, 2]


# ------------------------------------------------------------------ references


def test_a_repeated_reference_is_set_aside_with_the_row_it_repeats(office: Workspace) -> None:
    outcome = bring_list(office, lines("A-1,2026-01-01,x", " A-1 ,2026-01-01,y"))
    assert (outcome.accepted, outcome.rejected) == (1, 1)
    assert outcome.problems[0].problem == "'A-1' is the reference of row 1 already"


ALIKE = {
    "capitals": ("AB-1", "ab-1"),
    "a space": ("AB-1", "AB- 1"),
    "a hard space": ("AB-1", "AB-\u00a01"),
    "a letter of another alphabet": ("AB-1", "\u0410B-1"),
    "a greek letter": ("AB-1", "A\u0392-1"),
    "a hidden character": ("AB-1", "AB-\u200b1"),
    "full width": ("AB-1", "\uff21B-1"),
    "another dash": ("AB-1", "AB\u20131"),
}


@pytest.mark.parametrize("pair", ALIKE.values(), ids=ALIKE.keys())
def test_references_that_look_alike_are_flagged(office: Workspace, pair: tuple[str, str]) -> None:
    outcome = bring_list(office, lines(*(f"{each},2026-01-01,x" for each in pair)))
    assert outcome.accepted == 2
    assert outcome.flag_counts()["near-repeat"][1] == 1
    flag = next(each for each in outcome.flags if each.kind == "near-repeat")
    assert flag.problem.row == 2
    assert "row 1" in flag.problem.problem


def test_references_that_differ_are_not_called_alike(office: Workspace) -> None:
    outcome = bring_list(office, lines("A-1,2026-01-01,x", "A-11,2026-01-01,x", "Ä-1,2026-01-01,x"))
    assert outcome.flags == () or "near-repeat" not in outcome.flag_counts()


@pytest.mark.parametrize("mark", ["\n", "\u2028", "\x0b", "\x85"])
def test_a_reference_of_two_lines_is_set_aside_because_it_could_not_be_sealed(
    office: Workspace, mark: str
) -> None:
    content = lines(f'"A{mark}1",2026-01-01,x', "A-2,2026-01-01,x")
    outcome = bring_list(office, content)
    assert (outcome.accepted, outcome.rejected) == (1, 1)
    assert "line break" in outcome.problems[0].problem


def test_the_same_file_twice_changes_nothing_and_says_so(office: Workspace) -> None:
    content = write_list(some_cases(5))
    bring_list(office, content)
    events = office.events()
    again = bring_list(office, content, "another name.csv")
    assert (again.read, again.accepted, again.rejected, again.unchanged) == (5, 0, 0, 5)
    assert again.files[0].already == "2026-11-23T09:00:00Z"
    assert "very same file" in " ".join(again.files[0].notices) or "This very file" in " ".join(
        again.files[0].notices
    )
    assert office.events() == events


def test_the_same_file_twice_in_one_import_counts_once(office: Workspace) -> None:
    content = write_list(some_cases(5))
    outcome = import_lists(office, "small", [("a.csv", content), ("b.csv", content)])
    assert (outcome.read, outcome.accepted, outcome.unchanged) == (10, 5, 5)


def test_known_references_in_a_new_file_are_unchanged_or_told_as_changed(
    office: Workspace,
) -> None:
    bring_list(office, write_list(some_cases(3)))
    rows = [*some_cases(3), case("NEW-1")]
    rows[1]["area"] = "East"
    outcome = bring_list(office, write_list(rows), "second.csv")
    assert (outcome.accepted, outcome.unchanged, outcome.rejected) == (1, 2, 1)
    assert "Area was '(blank)' and is now 'East'" in outcome.problems[0].problem
    assert stored(office, "C-002") == ""


def test_a_change_in_a_column_that_no_field_asks_for_is_told_too(office: Workspace) -> None:
    header = "ref,closed,Shift"
    bring_list(office, lines("A-1,2026-01-01,night", header=header))
    outcome = bring_list(office, lines("A-1,2026-01-01,day", header=header), "second.csv")
    assert (outcome.unchanged, outcome.rejected) == (0, 1)
    assert "Shift was 'night' and is now 'day'" in outcome.problems[0].problem


# ------------------------------------------------------------------ columns


def test_blank_not_stated_and_an_absent_column_are_three_things(office: Workspace) -> None:
    bring_list(office, lines("A-1,2026-01-01,NS", "A-2,2026-01-01,", header="ref,closed,ethnicity"))
    bring_list(office, lines("A-3,2026-01-01", header="ref,closed"), "second.csv")
    assert [stored(office, each, "ethnicity") for each in ("A-1", "A-2", "A-3")] == ["NS", "", None]


def test_personal_columns_are_left_out_and_their_filled_cells_counted(office: Workspace) -> None:
    header = "ref,closed,Officer Surname,DOB,Shoulder No"
    content = lines("A-1,2026-01-01,Nobody,,77", "A-2,2026-01-01,Noone,01/01/1990,", header=header)
    outcome = bring_list(office, content)
    assert outcome.files[0].left_out == {"Officer Surname": 2, "DOB": 1, "Shoulder No": 1}
    office.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"Nobody" not in office.path.read_bytes()


def test_unknown_columns_are_kept_and_named(office: Workspace) -> None:
    content = lines("A-1,2026-01-01,night", "A-2,2026-01-01,", header="ref,closed,Shift")
    outcome = bring_list(office, content)
    assert outcome.files[0].unknown_columns == ("Shift",)
    kept = [
        json.loads(row[0])["columns"]
        for row in office.rows("SELECT other FROM case_small")
        if row[0]
    ]
    assert kept == [{"Shift": "night"}]


def test_two_columns_without_a_name_lose_nothing(office: Workspace) -> None:
    bring_list(office, lines("A-1,2026-01-01,left,right", header="ref,closed,,"))
    kept = json.loads(office.value("SELECT other FROM case_small"))["columns"]
    assert sorted(kept.values()) == ["left", "right"]


def test_a_mapping_names_their_columns_and_its_mistakes_are_all_told(office: Workspace) -> None:
    content = lines("A-1,2026-01-01,9", header="Log,Done,Years")
    mapping = read_mapping('"Log" = "ref"\nDone = "closed"\nYears = "age"', "map.toml")
    assert import_lists(office, "small", [("a.csv", content)], mapping).accepted == 1
    assert stored(office, "A-1", "age") == "9"
    with pytest.raises(Refusal) as refused:
        import_lists(office, "small", [("a.csv", content)], {"Log": "reff", "Done": 3})
    assert len(refused.value.problems) == 2


def test_codes_are_read_by_code_or_label_in_any_capitals(office: Workspace) -> None:
    rows = [
        case(f"A-{n}", ethnicity=text)
        for n, text in enumerate(("w1", "WHITE BRITISH", " B1 ", "not stated"), start=1)
    ]
    assert bring_list(office, write_list(rows)).accepted == 4
    found = [stored(office, f"A-{n}", "ethnicity") for n in range(1, 5)]
    assert found == ["W1", "W1", "B1", "NS"]


def test_an_unknown_code_is_kept_and_flagged_where_the_panel_says_so(office: Workspace) -> None:
    outcome = bring_list(office, write_list([case("A-1", object="a thing"), case("A-2")]))
    assert outcome.accepted == 2
    assert stored(office, "A-1", "object") == "a thing"
    assert outcome.flag_counts()["unknown-code"][1] == 1


def test_a_code_outside_its_days_of_use_is_kept_and_flagged(office: Workspace) -> None:
    rows = [
        case("A-1", closed="2020-01-31", tags="late"),
        case("A-2", closed="2020-02-01", tags="late"),
        case("A-3", closed="2020-01-31", tags="rude"),
        case("A-4", closed="2020-02-01", tags="lost;rude"),
    ]
    outcome = bring_list(office, write_list(rows))
    assert outcome.accepted == 4
    flagged = [each.problem.row for each in outcome.flags if each.kind == "code-not-in-use"]
    assert flagged == [1, 4]
    assert stored(office, "A-4", "tags") == ";lost;rude;"


def test_the_checks_of_the_panel_flag_rows_and_reject_none(office: Workspace) -> None:
    rows = [case("A-1", closed="2026-01-01", tags="late"), case("A-2")]
    outcome = bring_list(office, write_list(rows))
    assert outcome.accepted == 2
    assert outcome.flag_counts()["late-without-update"] == ("late, and never updated", 1)


def test_exact_repeats_are_kept_and_flagged(office: Workspace) -> None:
    outcome = bring_list(office, write_list([case("A-1"), case("A-2"), case("A-3", area="x")]))
    assert outcome.accepted == 3
    assert outcome.flag_counts()["exact-repeat"][1] == 1


# ------------------------------------------------------------------ all or nothing


def test_a_strict_import_takes_nothing_when_one_row_has_a_problem(office: Workspace) -> None:
    with pytest.raises(ListRefused) as refused:
        import_lists(
            office,
            "small",
            [("a.csv", write_list([case("A-1"), case("A-2", age="x")]))],
            strict=True,
        )
    assert refused.value.outcome.accepted == 0
    assert refused.value.outcome.read == 2
    assert len(refused.value.problems) == 1
    assert nothing_was_imported(office)
    assert not office.path.with_suffix(".rejects").exists()


def test_nothing_is_half_imported_when_the_second_file_is_refused(office: Workspace) -> None:
    events = office.events()
    good = write_list([case("A-1"), case("A-2", age="x")])
    for bad in (b"", b"ref,closed\r\n", b"ref,ref\r\n1,2\r\n", b'ref,closed\r\n"A-9,2026-01-01'):
        with pytest.raises(Refusal):
            import_lists(office, "small", [("a.csv", good), ("b.csv", bad)])
        assert nothing_was_imported(office)
        assert office.events() == events


def test_nothing_is_imported_when_the_rejects_cannot_be_written(office: Workspace) -> None:
    office.path.with_suffix(".rejects").write_bytes(b"a file stands in the way")
    with pytest.raises(Refusal, match="cannot be written"):
        bring_list(office, write_list([case("A-1"), case("A-2", age="x")]))
    assert nothing_was_imported(office)


def test_an_unknown_panel_is_refused_by_name(office: Workspace) -> None:
    with pytest.raises(Refusal, match="There is no panel 'hate-crime'"):
        import_lists(office, "hate-crime", [("a.csv", b"x")])


def test_one_case_is_a_list_too(office: Workspace) -> None:
    assert bring_list(office, write_list([case("A-1")])).accepted == 1


def test_a_new_version_of_the_panel_adds_fields_and_old_cases_stay_as_they_were(
    tmp_path: Path,
) -> None:
    with filled_office(tmp_path, 5) as workspace:
        newer = PANEL.replace(
            '[[fields]]\nid = "area"',
            '[[fields]]\nid = "shift"\ntitle = "Shift"\ntype = "text"\n\n[[fields]]\nid = "area"',
        )
        install_panel(workspace, newer, "small.toml")
        bring_list(workspace, lines("A-1,2026-01-01,night", header="ref,closed,shift"), "b.csv")
        assert stored(workspace, "C-001", "shift") is None
        assert stored(workspace, "A-1", "shift") == "night"
        assert check(workspace).verified
