"""Questions that wait for an earlier answer: what is asked, what counts, and what comes back."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.errors import Refusal
from scrutiny.meetings.answering import answers_of, give_answer, undo
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.first_answers import first_answers
from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.progress import queue
from scrutiny.meetings.record import meeting_record
from scrutiny.meetings.turn import Turn
from scrutiny.panels.definition import Panel
from scrutiny.panels.reading import SHIPPED, read_panel, shipped_text
from scrutiny.workspace import Workspace
from tests.screens import building
from tests.screens.building import small_workspace

QUESTIONS = """[[scales]]
id = "yes-no"
options = [
  { code = "yes", label = "Yes" },
  { code = "no", label = "No" },
]

[[questions]]
id = "force"
text = "Was force used?"
scale = "yes-no"

[[questions]]
id = "cuffs"
text = "Were handcuffs used?"
scale = "yes-no"
when = "answer force is yes"

[[questions]]
id = "tight"
text = "Were they checked?"
scale = "yes-no"
when = 'answer cuffs is yes and ethnicity is not blank'

[[questions]]
id = "calm"
text = "Could it be settled with words?"
scale = "yes-no"
required = false
when = 'answer force is not "yes" or answer cuffs is no'

"""


@pytest.fixture
def chained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Give the small meeting of the screens, with questions that wait for one another."""
    panel = tmp_path / "small_panel.toml"
    text = building.PANEL.read_text("utf-8")
    kept = re.sub(r"\[\[questions\]\].*?(?=\[judgement\])", "", text, flags=re.DOTALL)
    panel.write_text(kept.replace("[judgement]", QUESTIONS + "[judgement]"), "utf-8")
    monkeypatch.setattr(building, "PANEL", panel)
    workspace, _ = small_workspace(tmp_path)
    with workspace:
        yield workspace


def expected(given_answers: Mapping[str, str]) -> list[str]:
    """Say in plain code what the questions above ask."""
    asked = ["force"]
    force = given_answers.get("force")
    cuffs = given_answers.get("cuffs") if force == "yes" else None
    if force == "yes":
        asked.append("cuffs")
    if cuffs == "yes":
        asked.append("tight")
    if force == "no" or cuffs == "no":
        asked.append("calm")
    return [*asked, "judgement"]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["force", "cuffs", "tight", "calm"]), st.sampled_from("ync")),
        st.just(("undo", "")),
    ),
    max_size=20,
)
VALUES = {"y": "yes", "n": "no", "c": ""}


@given(steps=STEPS)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_only_what_is_asked_counts_and_it_comes_back(
    chained: Workspace, steps: list[tuple[str, str]]
) -> None:
    held = meetings(chained)[0].id
    case_id = queue(chained, held, 1)[0].case.case_id
    while undo(chained, held, 1) is not None:
        pass
    changes: list[tuple[str, str]] = []
    for question, letter in steps:
        before = dict(changes)
        if question == "undo":
            undo(chained, held, 1)
            changes = changes[:-1]
        elif question in expected({key: value for key, value in before.items() if value}):
            give_answer(chained, held, 1, case_id, question, VALUES[letter])
            changes.append((question, VALUES[letter]))
        else:
            with pytest.raises(Refusal, match="because of an earlier answer"):
                give_answer(chained, held, 1, case_id, question, "yes")
        now = {key: value for key, value in dict(changes).items() if value}
        asked = expected(now)
        counted = answers_of(chained, held, 1, case_id)
        assert {key: answer.value for key, answer in counted.items()} == {
            key: value for key, value in now.items() if key in asked
        }
        turn = Turn(chained, held, 1)
        turn.go(1)
        assert [each.id for each in turn.questions] == asked


def in_hand(turn: Turn) -> str:
    return turn.question.id if turn.question else ""


def test_a_case_is_done_without_the_questions_that_are_not_asked(chained: Workspace) -> None:
    held = meetings(chained)[0].id
    turn = Turn(chained, held, 1)
    turn.choose(1)
    turn.forward()
    turn.choose(1)
    turn.forward()
    assert in_hand(turn) == "tight"
    turn.back()
    turn.back()
    turn.choose(2)
    turn.forward()
    assert in_hand(turn) == "calm"
    turn.forward()
    turn.choose(1)
    turn.forward()
    assert (turn.place, turn.done) == (1, 1)
    assert "question 1," not in turn.undo()
    turn.undo()
    assert [each.id for each in turn.questions] == ["force", "cuffs", "tight", "judgement"]
    assert turn.answers["cuffs"].value == "yes"


def test_an_answer_to_a_question_that_is_not_asked_is_in_no_tally(chained: Workspace) -> None:
    held = meetings(chained)[0].id
    case_id = queue(chained, held, 1)[0].case.case_id
    for number in (1, 2):
        give_answer(chained, held, number, case_id, "force", "yes")
        give_answer(chained, held, number, case_id, "cuffs", "no")
    give_answer(chained, held, 2, case_id, "force", "no")
    show_answers(chained, held, "To look at the tally.")
    tallies = {each.question.id: each for each in meeting_record(chained, held).questions}
    assert (tallies["force"].answered, tallies["cuffs"].answered) == (2, 1)
    assert tallies["cuffs"].counts == {"no": 1}
    alone = {each.question.id: each for each in first_answers(chained, held, ("random",))}
    assert [each.counts for each in alone["cuffs"].cases] == [{"no": 1}]


@pytest.mark.parametrize("name", SHIPPED)
def test_each_shipped_form_has_a_question_that_waits_for_an_answer(name: str) -> None:
    panel: Panel = read_panel(shipped_text(name), f"{name}.toml")
    assert panel.follow_ups
