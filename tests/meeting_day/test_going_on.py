"""A first answer brings the next question by itself; the last question of a case waits."""

from pathlib import Path

from scrutiny.meetings.turn import Turn
from tests.meeting_day.office import ready_office


def test_each_question_before_the_judgement_takes_one_key(tmp_path: Path) -> None:
    workspace, held = ready_office(tmp_path)
    with workspace:
        turn = Turn(workspace, held, 2)
        assert [each.id for each in turn.questions] == ["grounds", "judgement"]
        said = turn.choose_and_go_on(2)
        assert said == "Question 1: 'In part'. B goes back to it."
        assert turn.step == 1
        assert turn.choose_and_go_on(1) == ""
        assert (turn.place, turn.step) == (0, 1)
        assert turn.forward() == ""
        assert turn.place == 1


def test_an_answer_that_is_changed_stays_in_view(tmp_path: Path) -> None:
    workspace, held = ready_office(tmp_path)
    with workspace:
        turn = Turn(workspace, held, 2)
        turn.choose_and_go_on(2)
        turn.back()
        assert turn.choose_and_go_on(3) == ""
        assert turn.step == 0
        assert turn.choose_and_go_on(9) == "Choose 1 to 3 first."
        assert turn.step == 0
        assert turn.undo() == "Undone: case 1, question 1, is 'In part' again."
