"""Short ways to judge, for the tests of meetings."""

from scrutiny.meetings.answering import give_answer
from scrutiny.meetings.cases import MeetingCase, meeting_cases
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.viewing import form_of, seat_cases
from scrutiny.workspace import Workspace


def judge(workspace: Workspace, meeting_id: str, seat: int, case_id: str, code: str = "1") -> None:
    """Answer every required question of a case."""
    panel = workspace.panel("small")
    for question in form_of(workspace, panel, case_id)[1]:
        if question.id == "judgement":
            give_answer(workspace, meeting_id, seat, case_id, question.id, code)
        elif question.required:
            give_answer(workspace, meeting_id, seat, case_id, question.id, "yes")


def judge_all(workspace: Workspace, meeting_id: str, seats: int = 3, code: str = "1") -> None:
    """Let every seat judge all of its cases alike."""
    for seat in range(1, seats + 1):
        for case in seat_cases(workspace, meeting_id, seat):
            judge(workspace, meeting_id, seat, case.case_id, code)


def shown_meeting(workspace: Workspace, meeting_id: str, seats: int = 3) -> tuple[MeetingCase, ...]:
    """Judge everything alike and show the answers; gives the cases."""
    judge_all(workspace, meeting_id, seats)
    show_answers(workspace, meeting_id)
    return meeting_cases(workspace, meeting_id)
