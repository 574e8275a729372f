"""What the force answers is printed, and what it has not answered is told as open."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from reports.answers_returned import returned_answers
from reports.content import Document, Table
from reports.draft import draft
from reports.findings_letter import findings_document
from reports.findings_schedule import SHEET, findings_workbook
from reports.html import html
from reports.judgement_figures import judgement_figures
from reports.pack import pack
from scrutiny.findings.files import open_returned
from scrutiny.findings.returned import Returned
from scrutiny.findings.taking import take_answers
from scrutiny.findings.tracker import CLOSED_BY_PANEL
from scrutiny.meetings.meeting import open_meeting
from scrutiny.meetings.record import MeetingRecord, meeting_record
from scrutiny.workspace import Workspace
from tests.reports.building import HeldClock, Wanted, build
from tests.reports.pages import Page

FIRST = "small-2017-12-06"
ANSWER = Returned(
    row=1,
    finding=f"{FIRST}/1",
    text="Ask every victim.",
    state="Partly accepted",
    response="A new form is in use.\nIt asks every victim.",
    responder="Insp Rowan",
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A meeting with two findings of which one is answered, and two meetings after it."""
    folder = tmp_path_factory.mktemp("answered")
    build(folder, Wanted(size=3, conclusions=("1", "2", "1")))
    with Workspace.open(folder / "small.scrutiny", HeldClock(), "test") as workspace:
        taken = take_answers(workspace, [ANSWER], "answers.xlsx")
        assert (taken.updated, taken.problems) == (1, ())
        open_meeting(workspace, "small", "2017-12-06")
        open_meeting(workspace, "small", "2018-03-07")
        yield workspace


@pytest.fixture(scope="module")
def answered(office: Workspace) -> MeetingRecord:
    return meeting_record(office, FIRST)


def words(document: Document) -> str:
    return Page(html(document)).seen()


def test_a_draft_prints_the_answer_its_state_and_its_day(answered: MeetingRecord) -> None:
    said = words(draft(answered, judgement_figures(answered)))
    assert (
        "Ask every victim. 31 January 2018 (Force lead) Partly accepted. A new form is in use."
        " It asks every victim. (recorded on 6 December 2017)"
    ) in said
    assert (
        "Who checks the conditions? no date set (Professional Standards)"
        " No answer had come by 6 December 2017."
    ) in said
    assert (
        "2 findings were sent. The force has answered 1 of 2; 1 waits for an answer; none is"
        " overdue. The panel has closed none of them."
    ) in said


def test_the_findings_print_the_answer_and_name_nobody(answered: MeetingRecord) -> None:
    said = words(findings_document(answered))
    assert "Your answer Partly accepted. A new form is in use." in said
    assert "The force has answered 1 of 2" in said
    assert "Rowan" not in said
    assert "Rowan" not in words(draft(answered, judgement_figures(answered)))


def test_while_nothing_is_answered_the_day_until_which_is_told(answered: MeetingRecord) -> None:
    open_ = replace(answered, responses={}, written_at=datetime(2026, 11, 23, tzinfo=UTC))
    assert "No answer had come by 23 November 2026." in words(
        draft(open_, judgement_figures(open_))
    )


def test_the_letter_that_asks_leaves_room_for_each_answer(answered: MeetingRecord) -> None:
    letter = findings_document(replace(answered, responses={}))
    tables = [each for each in letter.blocks if isinstance(each, Table)][1:]
    assert [each.rows[-1] for each in tables] == [("Your answer", "")] * 2
    assert [each.lined for each in tables] == [(len(each.rows) - 1,) for each in tables]
    assert "The force has answered" not in words(letter)


def test_the_workbook_holds_the_answer_in_its_columns(answered: MeetingRecord) -> None:
    rows = list(
        load_workbook(BytesIO(findings_workbook(answered)))[SHEET].iter_rows(values_only=True)
    )
    assert rows[1][9:] == (
        "Partly accepted",
        "A new form is in use.\nIt asks every victim.",
        None,
        None,
        "Insp Rowan",
        None,
    )
    assert rows[2][9:] == (None,) * 6


def test_a_workbook_that_comes_back_as_it_went_changes_nothing(
    office: Workspace, answered: MeetingRecord
) -> None:
    file = open_returned(findings_workbook(answered), "answers.xlsx")
    taken = take_answers(office, returned_answers(file).rows, "answers.xlsx")
    assert (taken.updated, taken.unchanged, taken.problems) == (0, 1, ())


def test_the_next_pack_has_the_earlier_findings_and_their_answers(office: Workspace) -> None:
    page = Page(html(pack(meeting_record(office, f"{FIRST}-2"))))
    assert "Earlier findings and their answers" in [each for _, each in page.headings]
    assert "Ask every victim. Partly accepted. A new form is in use." in page.seen()
    assert "Who checks the conditions? No answer had come by 6 December 2017." in page.seen()


def test_the_next_draft_shows_what_is_still_open(office: Workspace) -> None:
    record = meeting_record(office, "small-2018-03-07")
    said = words(draft(record, judgement_figures(record)))
    assert "Who checks the conditions? No answer had come by 6 December 2017." in said


def test_only_what_the_panel_closed_and_met_on_since_is_counted_and_not_repeated(
    office: Workspace,
) -> None:
    record = meeting_record(office, "small-2018-03-07")
    closed = tuple(
        replace(
            each,
            seen=each.response is not None,
            tracked=replace(
                each.tracked, state=CLOSED_BY_PANEL if each.response else each.tracked.state
            ),
        )
        for each in record.earlier
    )
    said = words(pack(replace(record, earlier=closed)))
    assert "1 other finding of earlier meetings was closed by the panel before it last met." in said
    assert "A new form is in use." not in said
    answered_only = tuple(replace(each, seen=True) for each in record.earlier)
    assert "A new form is in use." in words(pack(replace(record, earlier=answered_only)))


def test_the_first_meeting_has_no_earlier_findings(answered: MeetingRecord) -> None:
    assert answered.earlier == ()
    assert "No earlier meeting of the panel left a finding." in words(pack(answered))


def test_an_answer_is_new_until_a_meeting_has_been_held_after_it(office: Workspace) -> None:
    # Both came on the day of the meeting before this one, so nobody can have met on them yet.
    record = meeting_record(office, "small-2018-03-07")
    assert [each.seen for each in record.earlier] == [False, False]
    open_meeting(office, "small", "2018-06-06")
    later = meeting_record(office, "small-2018-06-06")
    assert [each.seen for each in later.earlier] == [True, False]
