"""A whole meeting in which everything happens that can happen, for the tests of the record."""

from pathlib import Path

from scrutiny.draws import make_draw
from scrutiny.excluding import exclude_case, include_case
from scrutiny.findings.following import (
    close_finding,
    note_evidence,
    note_received,
    reopen_finding,
)
from scrutiny.findings.repeating import link_findings, unlink_findings
from scrutiny.findings.returned import Returned
from scrutiny.findings.taking import take_answers
from scrutiny.meetings.answering import FLAG, NOTE, declare_conflict, give_answer, undo
from scrutiny.meetings.approving import approve
from scrutiny.meetings.attendance import withdraw_apology
from scrutiny.meetings.cases import (
    assign_to_sub_groups,
    bring_case,
    carry_forward,
    mark_unavailable,
    meeting_cases,
)
from scrutiny.meetings.closing import close_meeting
from scrutiny.meetings.concluding import conclude, show_answers
from scrutiny.meetings.documents import note_document
from scrutiny.meetings.footage import begin_or_pause, set_minutes
from scrutiny.meetings.meeting import leave_seat, note_apology, open_meeting, take_seat
from scrutiny.meetings.observing import observe, raise_finding
from scrutiny.meetings.referring import note_letter, refer
from scrutiny.meetings.report_texts import keep_texts
from scrutiny.meetings.viewing import case_for_seat, seat_cases
from scrutiny.meetings.withdrawing import withdraw_conclusion, withdraw_observation
from scrutiny.plans import Plan
from scrutiny.preparing.copying import copy_meeting
from scrutiny.preparing.members import allow_member, note_member_date
from scrutiny.preparing.tasks import tick
from scrutiny.publishing.narratives import allow_sentences, narratives, withdraw_sentences
from scrutiny.publishing.releasing import needed_second_person, note_made, note_released
from scrutiny.publishing.summaries import write_summary
from scrutiny.safekeeping import erase_cases
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.helpers import SEEDS, HeldClock, bring_list, filled_office, seated_meeting, write_list
from tests.helpers import some_cases as invent_cases

REFERRAL_TEXT = "Zinnober: an officer said something that must be looked at."
NOTE_TEXT = "The officer was patient throughout."


def whole_meeting(folder: Path) -> tuple[Workspace, str]:
    """Run a meeting from list to close, with every sort of change of mind."""
    clock = HeldClock()
    workspace = filled_office(folder, 30, clock)
    bring_list(workspace, write_list(invent_cases(5, "LATER")), "second.csv")
    exclude_case(workspace, "small", "C-001", "sub-judice", "asked by the court")
    exclude_case(workspace, "small", "C-002", "sub-judice")
    include_case(workspace, "small", "C-002")
    frame = seal(workspace, "small", Plan(stratify="ethnicity", size=6, reserves=2))
    clock.go_on(minutes=1)
    first = make_draw(workspace, frame.id, SeedGiven(SEEDS[0], witnesses=("A witness",)))
    draw = make_draw(workspace, frame.id, SeedGiven(SEEDS[1]), reason="a die fell off the table")
    meeting_id = seated_meeting(workspace, draw, 4, groups="AB")
    leave_seat(workspace, meeting_id, 4)
    take_seat(workspace, meeting_id, "Member 4", "vice-chair", "B")
    note_apology(workspace, meeting_id, "Absent Member")
    note_apology(workspace, meeting_id, "Another Member")
    withdraw_apology(workspace, meeting_id, "Another Member")
    in_draw = {each.reference for each in draw.selected}
    beside = [f"C-{n:03d}" for n in range(3, 31) if f"C-{n:03d}" not in in_draw]
    bring_case(workspace, meeting_id, beside[0], "calibration")
    bring_case(workspace, meeting_id, beside[1], "directed")
    mark_unavailable(workspace, meeting_id, draw.selected[0].reference, "not-produced")
    assign_to_sub_groups(workspace, meeting_id)
    _prepare(workspace, meeting_id, draw.selected[1].case_id)
    _judge(workspace, meeting_id)
    _beside(workspace, meeting_id)
    show_answers(workspace, meeting_id, "one member had to go")
    _agree(workspace, meeting_id)
    note_document(workspace, meeting_id, "draft", b"a document")
    close_meeting(workspace, meeting_id, "member 4")
    keep_texts(workspace, meeting_id, {"of-a-paragraph": "In the office's own words."}, {})
    approve(workspace, meeting_id, "coordinator", "Olga Office", "of-a-content")
    following = open_meeting(workspace, "small", "2027-02-01", "The next one").id
    carry_forward(workspace, following)
    copy_meeting(workspace, meeting_id, "2027-03-01")
    erase_cases(workspace, "small", [beside[3]], "the time for keeping it is over")
    assert first.id != draw.id
    _follow(workspace, meeting_id, following)
    _publish(workspace, meeting_id)
    return workspace, meeting_id


def _prepare(workspace: Workspace, meeting_id: str, case_id: str) -> None:
    tick(workspace, meeting_id, "members")
    tick(workspace, meeting_id, "draw")
    tick(workspace, meeting_id, "draw", done=False)
    note_member_date(workspace, "Member 2", "confidentiality", "2026-01-01")
    allow_member(workspace, meeting_id, 2, "The chief executive", "The form is in the post.")
    with workspace.write() as writing:
        writing.record(
            "availability-noted",
            {
                "meeting": meeting_id,
                "case": case_id,
                "reason": "",
                "minutes": 12,
                "note": writing.passage("on two cameras"),
            },
        )


def _follow(workspace: Workspace, meeting_id: str, following: str) -> None:
    """Let the force answer, the panel follow, and the next meeting find the same again."""
    number = f"{meeting_id}/1"
    note_received(workspace, number)
    told = Returned(1, number, "Clear notes.", "accepted", "Done.", "Insp A", "Order 7", "Supt B")
    taken = take_answers(workspace, [told], "answers.xlsx", "a" * 64)
    assert (taken.updated, taken.problems) == (1, ())
    note_evidence(workspace, number, "The order itself.", following)
    close_finding(workspace, number, "force", "It is done.")
    close_finding(workspace, number, "panel", "We saw it.", following)
    reopen_finding(workspace, number, "It came up again.", "2027-05-01")
    again = observe(workspace, following, "good-practice", "Clear notes again.")
    other = raise_finding(workspace, following, again.id).number
    link_findings(workspace, number, other, "The same.")
    unlink_findings(workspace, number, other, "Not quite.")
    link_findings(workspace, other, number, "The same all the same.")


def _publish(workspace: Workspace, meeting_id: str) -> None:
    """Tick and untick sentences, make a copy, and let a second person release it."""
    case_id = meeting_cases(workspace, meeting_id)[0].case_id
    write_summary(workspace, meeting_id, case_id, "The panel saw a calm search.", "Ann")
    texts = narratives(workspace, meeting_id)
    allow_sentences(workspace, meeting_id, [(each.passage, 0) for each in texts], "Ann")
    withdraw_sentences(workspace, meeting_id, [(texts[0].passage, 0)], "Ann")
    note_made(workspace, meeting_id, "c" * 64, b"a copy", "Ann", "{}")
    needed_second_person(workspace, meeting_id, "c" * 64, "May 2026", "may 2026", "Bob")
    note_released(workspace, meeting_id, "c" * 64, b"a report", "Bob", "{}")


def _judge(workspace: Workspace, meeting_id: str) -> None:
    for number in (1, 2, 3):
        for place, case in enumerate(seat_cases(workspace, meeting_id, number)):
            case_for_seat(workspace, meeting_id, number, case.case_id)
            give_answer(workspace, meeting_id, number, case.case_id, "fair", "yes")
            give_answer(workspace, meeting_id, number, case.case_id, "fair", "no")
            undo(workspace, meeting_id, number)
            give_answer(workspace, meeting_id, number, case.case_id, "which", ["no", "yes"])
            give_answer(workspace, meeting_id, number, case.case_id, NOTE, NOTE_TEXT)
            give_answer(workspace, meeting_id, number, case.case_id, FLAG, "yes")
            give_answer(workspace, meeting_id, number, case.case_id, FLAG, None)
            chosen = "2" if number == 1 and place == 0 else "1"
            give_answer(workspace, meeting_id, number, case.case_id, "judgement", chosen)
    mine = seat_cases(workspace, meeting_id, 1)
    declare_conflict(workspace, meeting_id, 1, mine[0].case_id)
    undo(workspace, meeting_id, 1)
    declare_conflict(workspace, meeting_id, 1, mine[1].case_id)
    last = mine[-1]
    give_answer(workspace, meeting_id, 1, last.case_id, "fair", "no", actor="office")


def _beside(workspace: Workspace, meeting_id: str) -> None:
    case_id = seat_cases(workspace, meeting_id, 3)[0].case_id
    begin_or_pause(workspace, meeting_id, 3, case_id)
    begin_or_pause(workspace, meeting_id, 3, case_id)
    set_minutes(workspace, meeting_id, case_id, 12, "from the sheet", number=3)
    made = refer(workspace, meeting_id, case_id, REFERRAL_TEXT, 3)
    note_letter(workspace, made, b"a letter")


def _agree(workspace: Workspace, meeting_id: str) -> None:
    mine = seat_cases(workspace, meeting_id, 3)
    conclude(workspace, meeting_id, mine[0].case_id, "1")
    conclude(workspace, meeting_id, mine[0].case_id, "3", "on reflection it was not fair")
    conclude(workspace, meeting_id, mine[1].case_id, "4", "the footage is missing")
    conclude(workspace, meeting_id, mine[2].case_id, "1")
    withdraw_conclusion(workspace, meeting_id, mine[2].case_id)
    kept = observe(workspace, meeting_id, "good-practice", "Clear notes.", mine[0].reference)
    gone = observe(workspace, meeting_id, "policy", "Entered by mistake.")
    withdraw_observation(workspace, meeting_id, gone.id)
    raise_finding(workspace, meeting_id, kept.id, due="2027-01-10")
