"""Everything that happens to a schedule between the panel and its way back."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from reports.answers_returned import returned_answers
from reports.findings_csv import findings_csv
from reports.findings_schedule import SHEET
from scrutiny.errors import Refusal
from scrutiny.findings.files import open_returned
from scrutiny.findings.tracker import tracker
from scrutiny.meetings.meeting import open_meeting
from scrutiny.meetings.observing import observe, raise_finding
from scrutiny.meetings.record import meeting_record
from scrutiny.meetings.responding import responses
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.findings.office import (
    HELD,
    TEXTS,
    filled,
    number,
    office_with_findings,
    put,
    schedule,
    take,
    told,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with office_with_findings(tmp_path) as workspace:
        yield workspace


def answered(sheet: Any) -> None:
    put(sheet, 1, accepted="Feedback given", response="Spoken to.", date="24/11/2026")
    put(
        sheet, 2, accepted="Partly accepted", response="A form.", evidence="Order 7", owner="Supt B"
    )


def test_a_part_of_the_answers_is_taken_and_the_rest_stays_open(office: Workspace) -> None:
    office.clock.go_on(days=3)  # type: ignore[attr-defined]  # the tests hold the clock
    taken = take(office, filled(schedule(office), answered))
    assert (taken.updated, taken.unchanged, told(taken)) == (2, 0, [])
    states = [each.state for each in tracker(office)]
    assert states == ["feedback given", "partly accepted", "asked", "asked", "asked"]
    latest = responses(office)
    assert latest[number(1)].day == "2026-11-24"
    assert latest[number(2)].evidence.show() == "Order 7"
    assert tracker(office)[1].owner.show() == "Supt B"
    assert check(office, None).verified


def test_the_same_file_twice_changes_nothing_and_says_so(office: Workspace) -> None:
    content = filled(schedule(office), answered_today)
    assert take(office, content).again == ""
    before = office.events()
    again = take(office, content)
    assert (again.updated, again.unchanged) == (0, 1)
    assert again.again.startswith("2026-11-")
    assert office.events() == before


def answered_today(sheet: Any) -> None:
    put(sheet, 2, accepted="Accepted", response="We will.", owner="Supt B")


def test_what_was_taken_comes_back_filled_in_and_changes_nothing(office: Workspace) -> None:
    take(office, filled(schedule(office), answered_today))
    taken = take(office, schedule(office))
    assert (taken.updated, taken.unchanged, told(taken)) == (0, 1, [])


def test_moved_rows_a_renamed_sheet_and_moved_columns_are_found(office: Workspace) -> None:
    book = openpyxl.load_workbook(BytesIO(schedule(office)))
    rows = [list(row) for row in book[SHEET].iter_rows(values_only=True)]
    new = openpyxl.Workbook()
    sheet = new.active
    assert sheet is not None
    sheet.title = "Copy (2)"
    sheet.append(["Returned by PSD"])
    titles, *findings = rows
    order = [9, 10, 3, 0]
    for row in [titles, *reversed(findings)]:
        if row[0] == number(3):
            row[9], row[10] = "rejected", "No."
        cells: list[Any] = [row[at] for at in order]
        sheet.append(cells)
    saved = BytesIO()
    new.save(saved)
    taken = take(office, saved.getvalue())
    assert (taken.updated, told(taken)) == (1, [])
    assert responses(office)[number(3)].text.show() == "No."


def test_all_problems_are_told_at_once_and_good_rows_are_taken(office: Workspace) -> None:
    other = open_meeting(office, "small", "2026-08-03").id
    text = "Asked in August."
    raise_finding(office, other, observe(office, other, "question", text).id)

    def spoil(sheet: Any) -> None:
        put(sheet, 1, accepted="noted", date="31/11/2026")
        put(sheet, 2, finding="Ask every victim nicely.", accepted="Accepted")
        put(sheet, 3, response="We have looked.")
        put(sheet, 4, number="small-2026-11-23/9", accepted="Rejected")
        put(sheet, 5, accepted="Accepted", response="Thank you.")
        sheet.append([number(5), "", "", TEXTS[4][1], *[""] * 5, "Accepted", "Thank you."])
        sheet.append([f"{other}/1", "", "", TEXTS[3][1], *[""] * 5, "Rejected"])
        sheet.append(["", "", "", "", *[""] * 5, "Rejected"])

    taken = take(office, filled(schedule(office), spoil))
    assert taken.updated == 1
    assert told(taken) == [
        (
            f"{number(1)}: 'noted' is not an answer; choose one of: accepted, partly accepted,"
            " rejected, feedback given, no response"
        ),
        f"{number(1)}: '31/11/2026' is not a possible date; write it as 7/12/2026",
        f"{number(2)}: the finding was edited; write the answer in the columns for it",
        f"{number(3)}: there is a response and no answer; choose one from the list",
        f"{HELD}/9: no finding has this number",
        f"{number(5)}: the finding stands twice in the schedule; only the first was taken",
        (
            f"{other}/1: this is the text of {number(4)}; numbers and findings were mixed up,"
            " perhaps by sorting one column alone"
        ),
        ": there is an answer and no number; the number says which finding it answers",
    ]
    assert [each.row for each in taken.problems] == [2, 2, 3, 4, 5, 7, 8, 9]
    assert set(responses(office)) == {number(5)}


def test_an_older_answer_is_asked_about_and_taken_only_when_said(office: Workspace) -> None:
    first = filled(schedule(office), lambda sheet: put(sheet, 1, accepted="Rejected"))
    take(office, first)
    second = filled(schedule(office), lambda sheet: put(sheet, 1, accepted="Accepted"))
    take(office, second)
    taken = take(office, first, "old.xlsx")
    assert taken.updated == 0
    (problem,) = told(taken)
    assert "older than the one of 2026-11-23 in the record (accepted)" in problem
    assert responses(office)[number(1)].state == "accepted"


def test_an_answer_with_an_earlier_date_is_older_too(office: Workspace) -> None:
    put_new = lambda sheet: put(sheet, 1, accepted="Accepted", date=datetime(2026, 11, 20))  # noqa: E731 - read as one line
    put_old = lambda sheet: put(sheet, 1, accepted="Rejected", date="19 Nov 2026")  # noqa: E731 - read as one line
    assert take(office, filled(schedule(office), put_new)).updated == 1
    taken = take(office, filled(schedule(office), put_old))
    assert taken.updated == 0
    assert "older than the one of 2026-11-20" in told(taken)[0]


def test_a_date_that_lies_in_the_future_is_refused(office: Workspace) -> None:
    change = lambda sheet: put(sheet, 1, accepted="Accepted", date="1/1/2030")  # noqa: E731 - read as one line
    assert told(take(office, filled(schedule(office), change))) == [
        f"{number(1)}: the date 2030-01-01 lies in the future"
    ]


def test_a_column_taken_out_says_nothing_and_a_needed_one_stops_the_file(
    office: Workspace,
) -> None:
    take(office, filled(schedule(office), answered_today))

    def cut(sheet: Any) -> None:
        put(sheet, 2, accepted="Rejected")
        sheet.delete_cols(11)

    content = filled(schedule(office), cut)
    found = returned_answers(open_returned(content, "cut.xlsx"))
    assert found.notices == (
        "The column 'Response' was taken out; what the record holds there stays.",
    )
    assert take(office, content).updated == 1
    assert responses(office)[number(2)].text.show() == "We will."
    with pytest.raises(Refusal, match="columns of the schedule were changed") as refused:
        take(office, filled(schedule(office), lambda sheet: sheet.delete_cols(4)))
    assert [each.column for each in refused.value.problems] == ["Finding"]


def test_merged_hidden_and_uncalculated_cells_are_told(office: Workspace) -> None:
    def odd(sheet: Any) -> None:
        put(sheet, 1, accepted="Accepted")
        sheet.merge_cells("J2:J4")
        sheet.row_dimensions[6].hidden = True
        put(sheet, 5, accepted="Accepted")
        put(sheet, 4, accepted="Accepted", response="=1+1")

    content = filled(schedule(office), odd)
    found = returned_answers(open_returned(content, "odd.xlsx"))
    assert "1 row of the sheet cannot be seen; all were read." in found.notices
    taken = take(office, content)
    assert taken.updated == 2
    merged = "cells J2 to J4 are merged, so this row has no answer of its own; write it in each row"
    assert told(taken) == [
        f"{number(2)}: {merged}",
        f"{number(3)}: {merged}",
        f"{number(4)}: cell K5 has a formula without a value; write the answer as text",
    ]


def test_an_owner_alone_says_that_it_was_received(office: Workspace) -> None:
    content = filled(schedule(office), lambda sheet: put(sheet, 3, owner="Custody lead"))
    assert take(office, content).updated == 1
    found = tracker(office)[2]
    assert (found.state, found.owner.show()) == ("received", "Custody lead")
    assert take(office, schedule(office)).updated == 0


def test_two_sheets_with_findings_are_not_chosen_between(office: Workspace) -> None:
    book = openpyxl.load_workbook(BytesIO(schedule(office)))
    book.copy_worksheet(book[SHEET])
    saved = BytesIO()
    book.save(saved)
    with pytest.raises(Refusal, match="More than one sheet holds findings"):
        take(office, saved.getvalue())


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"%PDF-1.7", "letter.pdf", "from a letter"),
        (b"PK\x03\x04", "letter.docx", "from a letter"),
        (b"a,b\n1,2\n", "other.csv", "No sheet has the columns"),
        (b"", "empty.csv", "empty"),
    ],
)
def test_another_file_is_refused_in_words(
    office: Workspace, content: bytes, name: str, said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        take(office, content, name)


def test_csv_goes_round_with_semicolons_and_old_letters(office: Workspace) -> None:
    content = findings_csv(meeting_record(office, HELD)).decode("utf-8-sig")
    lines = content.splitlines()
    row = lines[3].split('","')
    row[9], row[10] = "Rejected", "It costs £5 – too much"
    lines[3] = '","'.join(row)
    saved = "\r\n".join(lines).replace('","', '";"').encode("cp1252")
    taken = take(office, saved, "back.csv")
    assert (taken.updated, told(taken)) == (1, [])
    assert responses(office)[number(3)].text.show() == "It costs £5 – too much"


def test_problems_name_the_row_as_the_officer_sees_it(office: Workspace) -> None:
    def moved(sheet: Any) -> None:
        put(sheet, 1, accepted="noted")
        put(sheet, 3, accepted="maybe")
        sheet.insert_rows(3, 2)
        sheet.insert_rows(1)
        sheet["A1"] = "Returned by PSD"

    taken = take(office, filled(schedule(office), moved))
    assert [(each.row, each.column) for each in taken.problems] == [(3, number(1)), (7, number(3))]


def test_rows_that_were_deleted_leave_nothing_but_looks_behind(office: Workspace) -> None:
    def cut(sheet: Any) -> None:
        put(sheet, 1, accepted="Accepted")
        sheet.delete_rows(3, 2)
        # A spreadsheet program writes the looks of the last rows; they hold nothing.
        sheet.row_dimensions[1_048_576].height = 12.8
        sheet.cell(1_048_576, 15).font = Font(bold=True)

    content = filled(schedule(office), cut)
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = [package.read(each) for each in package.namelist() if "worksheets/sheet" in each]
    assert any(b'r="1048576"' in part for part in parts)
    taken = take(office, content)
    assert (taken.updated, told(taken)) == (1, [])


def test_comments_are_told_since_nobody_reads_them(office: Workspace) -> None:
    def pinned(sheet: Any) -> None:
        put(sheet, 1, accepted="Accepted")
        sheet["K2"].comment = Comment("We will brief all staff.", "PSD")

    content = filled(schedule(office), pinned)
    (notice,) = returned_answers(open_returned(content, "pinned.xlsx")).notices
    assert notice.startswith("1 cell with a comment (K2): comments were not read.")


def test_what_a_formula_left_in_a_cell_is_no_answer(office: Workspace) -> None:
    def typed(sheet: Any) -> None:
        put(sheet, 1, accepted="#N/A")
        put(sheet, 2, accepted="Accepted", response="#DIV/0!")
        put(sheet, 3, accepted="Accepted", response="Reference #REF! was wrong.")

    taken = take(office, filled(schedule(office), typed))
    assert taken.updated == 1
    assert told(taken) == [
        f"{number(1)}: cell J2 is an error of its formula; write the answer as text",
        f"{number(2)}: cell K3 is an error of its formula; write the answer as text",
    ]


def test_quoted_answers_and_other_capitals_are_read(office: Workspace) -> None:
    def typed(sheet: Any) -> None:
        put(sheet, 1, number=f" {number(1).upper()} ", accepted="“Accepted”")
        put(sheet, 2, accepted='"REJECTED"')

    taken = take(office, filled(schedule(office), typed))
    assert (taken.updated, told(taken)) == (2, [])
    assert {each: responses(office)[each].state for each in responses(office)} == {
        number(1): "accepted",
        number(2): "rejected",
    }


def test_dates_with_the_month_first_are_asked_about_and_not_turned(office: Workspace) -> None:
    office.clock.go_on(days=30)  # type: ignore[attr-defined]  # the tests hold the clock

    def american(sheet: Any) -> None:
        put(sheet, 1, accepted="Accepted", date="11/24/2026")
        put(sheet, 2, accepted="Accepted", date="12/10/2026")
        put(sheet, 3, accepted="Accepted", date="10 December 2026")

    taken = take(office, filled(schedule(office), american))
    assert taken.updated == 1
    assert told(taken) == [
        f"{number(1)}: '11/24/2026' is not a possible date; write it as 7/12/2026",
        (
            f"{number(2)}: '12/10/2026' can be 2026-10-12 or 2026-12-10: '11/24/2026' of this file"
            " has the month first. Write the month as a word"
        ),
    ]
    # Alone, with the day first, it would lie before the meeting of 23 November.
    alone = take(
        office,
        filled(schedule(office), lambda s: put(s, 2, accepted="Accepted", date="12/10/2026")),
    )
    (problem,) = told(alone)
    assert "read with the day first it lies before the meeting" in problem
    british = take(
        office,
        filled(schedule(office), lambda s: put(s, 2, accepted="Accepted", date="10/12/2026")),
    )
    assert told(british) == []
    assert responses(office)[number(2)].day == "2026-12-10"


def test_a_finding_with_two_answers_in_one_file_is_not_chosen_between(office: Workspace) -> None:
    def twice(sheet: Any) -> None:
        put(sheet, 1, accepted="Accepted")
        put(sheet, 2, accepted="Rejected")
        sheet.append([number(1), "", "", TEXTS[0][1], *[""] * 5, "Rejected"])
        sheet.append([number(2), "", "", TEXTS[1][1], *[""] * 11])

    taken = take(office, filled(schedule(office), twice))
    torn = "the finding stands twice with different answers; leave the one that is meant"
    assert [(each.row, each.problem) for each in taken.problems] == [
        (2, torn),
        (7, torn),
        (8, "the finding stands twice in the schedule; only the first was taken"),
    ]
    assert set(responses(office)) == {number(2)}
