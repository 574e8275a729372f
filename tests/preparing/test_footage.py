from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reports.preservation import PAST, preservation_document, preservation_workbook
from scrutiny.errors import Refusal
from scrutiny.installing import install_panel
from scrutiny.meetings.cases import meeting_cases
from scrutiny.meetings.meeting import open_meeting
from scrutiny.preparing.availability import (
    AnswerRow,
    read_availability,
    take_availability,
)
from scrutiny.preparing.footage import preservation_list
from scrutiny.workspace import Workspace
from tests.helpers import PANEL, HeldClock
from tui.desk.footage import answer_file
from tui.desk.steps import Type


def rows(*answers: tuple[str, str]) -> list[AnswerRow]:
    return [AnswerRow(n, ref, said, "", "") for n, (ref, said) in enumerate(answers, start=1)]


def test_the_list_holds_drawn_and_reserve_cases_the_first_to_be_deleted_on_top(
    office: Workspace, held: str
) -> None:
    found = preservation_list(office, held)
    days = [each.delete_on for each in found.items]
    assert days == sorted(days)
    assert {each.kind for each in found.items} == {"random", "reserve"}
    assert len(found.items) > len(meeting_cases(office, held))
    first = found.items[0]
    assert not first.named
    assert first.before_meeting


def test_the_workbook_is_text_only_and_comes_back(office: Workspace, held: str) -> None:
    found = preservation_list(office, held)
    content = preservation_workbook(found, office.now())
    book = load_workbook(BytesIO(content))
    sheet = book["Footage"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    for number in range(2, sheet.max_row + 1):
        sheet.cell(number, 6).value = "Available"
        sheet.cell(number, 7).value = 12
    changed = BytesIO()
    book.save(changed)
    read = read_availability(changed.getvalue(), "back.xlsx")
    taken = take_availability(office, held, read, "back.xlsx")
    assert (taken.available, taken.problems) == (len(found.items), ())
    assert office.value("SELECT min(minutes) FROM availability") == 12
    again = take_availability(office, held, rows((found.items[0].reference, "yes")), "again")
    assert again.unchanged == 1


def test_a_date_that_is_past_is_marked(office: Workspace, held: str) -> None:
    found = preservation_list(office, held)
    table = preservation_document(found).blocks[1]
    marks = [row[-1] for row in getattr(table, "rows", ())]
    assert marks.count(PAST) == sum(each.past for each in found.items) > 0


def test_what_cannot_be_produced_is_replaced_through_the_draw_and_told(
    office: Workspace, held: str
) -> None:
    before = meeting_cases(office, held)
    stratum = before[0].stratum
    reserves = [
        each.reference for each in preservation_list(office, held).items if each.kind == "reserve"
    ]
    taken = take_availability(
        office,
        held,
        rows((before[0].reference, "no-footage"), *((each, "IOPC referral") for each in reserves)),
        "x.csv",
    )
    lost = [each.reference for each in taken.not_produced]
    assert lost[0] == before[0].reference
    # The reserve that came in for it cannot be produced either, nor the one after that.
    assert len(lost) == 3
    assert taken.not_produced[-1].reserve == ""
    assert set(lost[1:]) | set(taken.reserves_not_produced) == set(reserves)
    after = {each.reference: each for each in meeting_cases(office, held)}
    assert after[before[0].reference].unavailable == "no-footage"
    assert all(after[each].stratum == stratum for each in lost)


def test_each_row_with_a_problem_is_named_and_the_others_are_taken(
    office: Workspace, held: str
) -> None:
    cases = [each.reference for each in meeting_cases(office, held)]
    text = (
        "Reference;Available?;Minutes of footage\n"
        f"{cases[0]};Available;abc\n"
        f"NOBODY;Available;\n"
        f"{cases[1]};perhaps;\n"
        f"{cases[2]};Live proceedings;\n"
        f"{cases[2]};Available;\n"
        f"{cases[3]};;\n"
    )
    read = read_availability(text.encode(), "x.csv")
    taken = take_availability(office, held, read, "x.csv")
    assert [each.row for each in taken.problems] == [1, 2, 3, 5]
    assert [each.reference for each in taken.not_produced][:1] == [cases[2]]
    assert taken.unanswered == 1
    back = take_availability(office, held, rows((cases[2], "Available")), "y.csv")
    assert "cannot come back" in back.problems[0].problem


def test_a_file_without_the_columns_is_refused() -> None:
    with pytest.raises(Refusal, match="has the columns"):
        read_availability(b"a,b\n1,2\n", "x.csv")


def test_a_panel_without_footage_is_told_where_to_go_on(tmp_path: Path) -> None:
    office = Workspace.create(tmp_path / "o", "invented-force", HeldClock(), "d")
    install_panel(office, PANEL, "small.toml")
    held = open_meeting(office, "small", "2026-12-14")
    with pytest.raises(Refusal) as refused:
        preservation_list(office, held.id)
    assert f"scrutiny prepare conflicts --meeting {held.id}" in refused.value.next_step


def test_a_file_without_an_answer_is_not_said_to_be_noted(
    office: Workspace, held: str, tmp_path: Path
) -> None:
    sent = tmp_path / "footage.csv"
    sent.write_text("Reference,Available?\nC-001,\n", "utf-8")
    steps = answer_file(office, held)
    asked = next(steps)
    assert isinstance(asked, Type)
    assert asked.check(str(sent)) == ""
    steps.send(str(sent))
    with pytest.raises(StopIteration, match="nothing was noted"):
        steps.send(None)
