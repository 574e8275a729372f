import pytest

from reports.html import html
from reports.preparing_papers import calendar_document, conflict_sheet
from scrutiny.errors import Refusal
from scrutiny.installing import install_panel
from scrutiny.meetings.meeting import meeting, note_apology, open_meeting, panel_of, seats
from scrutiny.panels.reading import check_panel
from scrutiny.preparing.conflicts import conflict_check
from scrutiny.preparing.copying import copy_meeting, plans_waiting
from scrutiny.preparing.tasks import calendar, tick
from scrutiny.workspace import Workspace
from tests.helpers import PANEL
from tests.reports.pages import Page


def test_days_are_counted_from_the_meeting_and_late_ones_are_told(
    office: Workspace, held: str
) -> None:
    found = calendar(office, held)
    days = {each.task.id: each.day for each in found.tasks}
    assert days["open"] == "2026-10-05"
    assert days["hold"] == "2026-11-30"
    assert days["answers"] == "2027-01-11"
    late = [each.task.id for each in found.tasks if each.late]
    past = [each for each in found.tasks if each.day < found.today]
    assert late == [each.task.id for each in past if not each.done]
    after = tick(office, held, "preserve")
    place = [each.task.id for each in after.tasks].index("preserve")
    assert after.tasks[place].done_at
    assert after.tasks[place].by_hand
    assert not after.tasks[place].late
    assert not tick(office, held, "preserve", done=False).tasks[place].done
    with pytest.raises(Refusal, match="no task 'dance'"):
        tick(office, held, "dance")


def test_a_panel_may_have_weeks_of_its_own(office: Workspace) -> None:
    own = '\n[[tasks]]\nid = "tea"\nweeks = -1\ntitle = "Order tea"\n'
    install_panel(office, PANEL + own, "small.toml")
    held = open_meeting(office, "small", "2026-12-14").id
    assert [(each.task.title, each.day) for each in calendar(office, held).tasks] == [
        ("Order tea", "2026-12-07")
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('[[tasks]]\nid = "a"\nweeks = "two"\ntitle = "T"', "whole number"),
        ('[preparing]\nidentifiers = ["ethnicity"]', "blind"),
        ('[preparing]\ndelete_on = "nothing"', "not a field"),
        ('[preparing]\nmember_dates = ["age"]', "must be one of"),
        ('[preparing]\ncards = ["../secret"]', "letters, digits"),
        ("[preparing]\nfootage_days = -1", "from 0 to"),
    ],
)
def test_what_cannot_be_in_a_panel_file_is_told_with_its_line(more: str, said: str) -> None:
    panel, problems = check_panel(f"{PANEL}\n{more}\n", "small.toml")
    assert panel is None
    assert any(said in each.problem and each.row for each in problems)


def test_a_copied_meeting_has_members_and_plans_and_no_case(office: Workspace, held: str) -> None:
    note_apology(office, held, "Somebody Away")
    made = copy_meeting(office, held, "2027-03-01")
    assert made.meeting.day == "2027-03-01"
    invited = seats(office, made.meeting.id)
    assert [each.sub_group for each in invited] == ["A", "B", "A", "B", ""]
    assert invited[-1].name.show() == "Somebody Away"
    (plan,) = plans_waiting(office, made.meeting.id)
    assert plan.plan["size"] == 8
    assert plan.plan["stratify"] == "area"
    assert not office.rows("SELECT 1 FROM meeting_case WHERE meeting = ?", (made.meeting.id,))
    with pytest.raises(Refusal, match="would not come after"):
        copy_meeting(office, held, "2026-11-30")


def test_the_papers_say_what_is_late_and_no_reference(office: Workspace, held: str) -> None:
    panel = panel_of(office, meeting(office, held))
    said = Page(html(calendar_document(calendar(office, held), panel))).seen()
    assert "8 weeks before" in said
    sheet = Page(html(conflict_sheet(conflict_check(office, held), panel, "2026-11-30"))).seen()
    assert "Too near to me" in sheet
    assert "C-0" not in sheet
