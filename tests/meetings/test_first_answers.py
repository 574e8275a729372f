"""Which first answers count for agreement, and what is told of sub-groups on calibration cases."""

from pathlib import Path

import pytest

from reports.agreement_figures import calibration_cases, question_agreements
from reports.agreement_sentences import agreement_sentences, calibration_sentences
from scrutiny.errors import Refusal
from scrutiny.meetings.answering import declare_conflict, give_answer, undo
from scrutiny.meetings.cases import DRAWN, bring_case, meeting_cases
from scrutiny.meetings.concluding import conclude, conclusions, show_answers
from scrutiny.meetings.first_answers import QuestionAnswers, first_answers
from scrutiny.meetings.record import meeting_record
from scrutiny.workspace import Workspace
from tests.helpers import drawn, filled_office, seated_meeting
from tests.meetings.judging import judge_all


def judged(
    workspace: Workspace, meeting_id: str, kinds: tuple[str, ...] = DRAWN
) -> QuestionAnswers:
    return first_answers(workspace, meeting_id, kinds)[-1]


def test_nothing_is_told_before_the_answers_are_shown(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office))
    judge_all(office, held)
    with pytest.raises(Refusal, match="hidden"):
        first_answers(office, held, DRAWN)
    assert meeting_record(office, held).first_answers == ()


def test_only_answers_that_decide_are_counted(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office))
    judge_all(office, held)
    one, two, three, *_ = [each.case_id for each in meeting_cases(office, held)]
    give_answer(office, held, 1, one, "judgement", "4")  # wants more papers: not a category
    declare_conflict(office, held, 2, two)
    give_answer(office, held, 3, three, "judgement", "3")
    give_answer(office, held, 3, three, "judgement", "2")
    give_answer(office, held, 1, three, "judgement", "3")
    undo(office, held, 1)
    show_answers(office, held, "It is late.")
    found = judged(office, held)
    counts = {each.case.case_id: dict(each.counts) for each in found.cases}
    assert counts[one] == {"1": 2}
    assert counts[two] == {"1": 2}
    assert counts[three] == {"1": 2, "2": 1}
    assert (found.members, found.undecided) == (3, 1)
    assert [each.code for each in found.options] == ["1", "2", "3"]
    assert [each.question.id for each in first_answers(office, held, DRAWN)] == [
        "fair",
        "guardian",
        "judgement",
    ]


def test_cases_beside_the_draw_are_counted_only_when_asked_for(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office))
    present = {each.reference for each in meeting_cases(office, held)}
    spare = next(f"C-{n:03d}" for n in range(1, 31) if f"C-{n:03d}" not in present)
    bring_case(office, held, spare, "directed")
    judge_all(office, held)
    show_answers(office, held)
    assert spare not in {each.case.reference for each in judged(office, held).cases}
    both = judged(office, held, (*DRAWN, "directed"))
    assert spare in {each.case.reference for each in both.cases}


def test_sub_groups_stand_side_by_side_on_a_calibration_case(tmp_path: Path) -> None:
    with filled_office(tmp_path) as office:
        draw = drawn(office)
        held = seated_meeting(office, draw, seats=5, groups="AB")
        taken = {each.reference for each in meeting_cases(office, held)}
        spare = next(f"C-{n:03d}" for n in range(1, 31) if f"C-{n:03d}" not in taken)
        shared = bring_case(office, held, spare, "calibration").case_id
        judge_all(office, held, seats=5)
        give_answer(office, held, 2, shared, "judgement", "2")
        show_answers(office, held)
        conclude(office, held, shared, "1", sub_group="A")
        conclude(office, held, shared, "2", "As read.", sub_group="B")
        record = meeting_record(office, held)
        (found,) = calibration_cases(record.calibration, conclusions(office, held))
    assert [(each.group, each.counts) for each in found.groups] == [
        ("A", {"1": 3}),
        ("B", {"1": 1, "2": 1}),
    ]
    assert (found.agreeing_pairs, found.pairs) == (3, 6)
    assert list(calibration_sentences(found)) == [
        f"{spare}:",
        (
            "  Sub-group A: Appropriate 3, Appropriate with observations 0, Inappropriate 0;"
            " concluded: Appropriate"
        ),
        (
            "  Sub-group B: Appropriate 1, Appropriate with observations 1, Inappropriate 0;"
            " concluded: Appropriate with observations"
        ),
        ("  Two members of different sub-groups said the same: 50.0 % (3 of 6) of all such pairs."),
    ]
    assert spare not in {each.case.reference for each in record.first_answers[-1].cases}


def test_the_answer_of_a_sub_group_of_one_is_not_shown_apart(tmp_path: Path) -> None:
    with filled_office(tmp_path) as office:
        held = seated_meeting(office, None, seats=3, groups="AB")
        shared = bring_case(office, held, "C-001", "calibration").case_id
        judge_all(office, held)
        give_answer(office, held, 2, shared, "judgement", "3")
        show_answers(office, held)
        (found,) = calibration_cases(
            first_answers(office, held, ("calibration",)), conclusions(office, held)
        )
    assert [(each.group, each.judged, each.counts) for each in found.groups] == [
        ("A", 2, {"1": 2}),
        ("B", 1, None),
    ]
    assert found.pairs == 0
    told = "\n".join(calibration_sentences(found))
    assert "Sub-group B: 1 answer, not shown apart" in told


def test_the_words_say_the_plain_share_first_and_no_coefficient_of_few(office: Workspace) -> None:
    held = seated_meeting(office, drawn(office))
    judge_all(office, held)
    show_answers(office, held)
    first = question_agreements(first_answers(office, held, DRAWN))[0]
    told = list(agreement_sentences(first))
    assert told[0].endswith("said the same: 100.0 % (18 of 18) of all such pairs.")
    assert told[1] == "All who judged a case said the same: 100.0 % (6 of 6) of the cases."
    assert "Too few to say more than the simple share: 6 cases" in told[2]
    assert "AC1 1" not in " ".join(told)
