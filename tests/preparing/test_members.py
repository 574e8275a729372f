import pytest

from scrutiny.errors import Refusal
from scrutiny.installing import install_panel
from scrutiny.meetings.answering import give_answer
from scrutiny.meetings.cases import meeting_cases
from scrutiny.meetings.meeting import open_meeting, take_seat
from scrutiny.meetings.turn import Turn
from scrutiny.meetings.viewing import case_for_seat
from scrutiny.preparing.assigning import assign_balanced
from scrutiny.preparing.members import allow_member, note_member_date, standings
from scrutiny.workspace import Workspace
from tests.helpers import PANEL


def test_a_date_that_ran_out_shuts_a_member_out_until_it_is_put_right(
    office: Workspace, held: str
) -> None:
    assign_balanced(office, held)
    case = next(
        each for each in meeting_cases(office, held) if each.assigned == ("group:A",)
    ).case_id
    note_member_date(office, "Member 1", "vetting", "2026-11-29")
    for act in (
        lambda: case_for_seat(office, held, 1, case),
        lambda: give_answer(office, held, 1, case, "judgement", "1"),
        lambda: Turn(office, held, 1),
    ):
        with pytest.raises(Refusal, match="the vetting ran out on 2026-11-29"):
            act()
    # The day itself counts.
    note_member_date(office, "Member 1", "vetting", "2026-11-30")
    assert case_for_seat(office, held, 1, case).case.case_id == case


def test_a_named_authority_may_allow_it_and_the_words_stay_out_of_the_log(
    office: Workspace, held: str
) -> None:
    assign_balanced(office, held)
    note_member_date(office, "Member 1", "confidentiality", "2026-01-01")
    with pytest.raises(Refusal, match="both be said"):
        allow_member(office, held, 1, "The chief executive", " ")
    allow_member(office, held, 1, "The chief executive", "The form is in the post.")
    found = standings(office, held)[0]
    assert (found.shut_out, bool(found.problems)) == (False, True)
    bodies = " ".join(row[0] for row in office.rows("SELECT body FROM event"))
    assert "chief executive" not in bodies
    with pytest.raises(Refusal, match="out of date"):
        allow_member(office, held, 2, "The chief executive", "Why not.")


def test_where_the_panel_asks_for_a_date_none_on_record_shuts_out_too(office: Workspace) -> None:
    text = PANEL + '\n[preparing]\nmember_dates = ["vetting"]\n'
    install_panel(office, text, "small.toml")
    held = open_meeting(office, "small", "2026-12-14").id
    take_seat(office, held, "Somebody New")
    assert standings(office, held)[0].problems == ("no vetting is on record",)


def test_dates_that_cannot_be_are_refused(office: Workspace) -> None:
    with pytest.raises(Refusal, match="possible date"):
        note_member_date(office, "Member 1", "vetting", "2026-02-30")
    with pytest.raises(Refusal, match="not a date that is kept"):
        note_member_date(office, "Member 1", "height", "2026-02-28")
