"""A theme can ask what the panel judged earlier: of a case, and of cases with the same officer."""

from pathlib import Path

import pytest

from scrutiny.cases.asking import Period, condition_sql, references_of
from scrutiny.cases.table import table_name
from scrutiny.meetings.cases import bring_cases, meeting_cases
from scrutiny.meetings.concluding import conclude, show_answers
from scrutiny.meetings.meeting import open_meeting, take_seat
from scrutiny.panels.condition_words import condition_words
from scrutiny.panels.definition import Condition
from scrutiny.panels.earlier import condition_fields
from scrutiny.panels.reading import check_panel
from scrutiny.theme_making import try_theme
from scrutiny.workspace import Workspace
from tests.helpers import PANEL, bring_list, new_office
from tests.meetings.judging import judge_all

OFFICERS = {
    "A-1": "Officer A",
    "A-2": "Officer A; Officer B",
    "A-3": "Officer B",
    "A-4": "Officer C",
    "A-5": "",
    "A-6": "Officer AB",
    "A-7": 'Officer "D"; Officer C',
}


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = new_office(tmp_path)
    rows = [
        f'{ref},2026-01-0{n},"{who.replace(chr(34), chr(34) * 2)}"'
        for n, (ref, who) in enumerate(OFFICERS.items(), start=1)
    ]
    bring_list(workspace, "\n".join(["ref,closed,area", *rows]).encode())
    return workspace


def held(workspace: Workspace, day: str, agreed: dict[str, str]) -> None:
    """Hold a meeting at which the panel agreed these categories."""
    meeting = open_meeting(workspace, "small", day)
    take_seat(workspace, meeting.id, "Someone", "chair")
    bring_cases(workspace, meeting.id, list(agreed), "directed")
    judge_all(workspace, meeting.id, seats=1)
    show_answers(workspace, meeting.id)
    for case in meeting_cases(workspace, meeting.id):
        conclude(workspace, meeting.id, case.case_id, agreed[case.reference], reason="Because.")


def found(workspace: Workspace, text: str) -> list[str]:
    sql = condition_sql(workspace.panel("small"), Condition("", "", text))
    rows = workspace.rows(
        f"SELECT case_id FROM {table_name('small')} WHERE {sql.expression}", sql.parameters
    )
    return sorted(references_of(workspace, "small", [row[0] for row in rows]).values())


def test_nothing_was_judged_before_the_first_meeting(office: Workspace) -> None:
    assert found(office, "earlier judgement is a concern") == []
    assert found(office, "earlier judgement of area is not blank") == []
    assert len(found(office, "earlier judgement is blank")) == 7


def test_the_case_itself_and_others_with_the_same_officer(office: Workspace) -> None:
    held(office, "2026-02-01", {"A-1": "3", "A-4": "1"})
    assert found(office, "earlier judgement is a concern") == ["A-1"]
    assert found(office, 'earlier judgement is "1"') == ["A-4"]
    assert found(office, "earlier judgement is not blank") == ["A-1", "A-4"]
    assert found(office, "earlier judgement of area is a concern") == ["A-1", "A-2"]
    assert found(office, 'earlier judgement of area is one of "1", "2"') == ["A-4", "A-7"]
    both = "earlier judgement of area is a concern and earlier judgement is blank"
    assert found(office, both) == ["A-2"]
    assert found(office, "not (earlier judgement of area is not blank)") == ["A-3", "A-5", "A-6"]
    assert found(office, "earlier judgement of area is blank") == ["A-3", "A-5", "A-6"]


def test_several_officers_of_one_case_each_count(office: Workspace) -> None:
    held(office, "2026-02-01", {"A-2": "3"})
    assert found(office, "earlier judgement of area is a concern") == ["A-1", "A-2", "A-3"]


def test_the_last_conclusion_of_a_case_counts(office: Workspace) -> None:
    held(office, "2026-02-01", {"A-1": "3"})
    held(office, "2026-05-01", {"A-1": "1"})
    assert found(office, "earlier judgement is a concern") == []
    assert found(office, "earlier judgement of area is a concern") == []
    assert found(office, 'earlier judgement is "1"') == ["A-1"]


def test_a_blank_officer_is_nobody(office: Workspace) -> None:
    held(office, "2026-02-01", {"A-5": "3"})
    assert found(office, "earlier judgement of area is a concern") == []


def test_a_trial_says_it_in_words_and_names_a_column_that_no_list_has(office: Workspace) -> None:
    held(office, "2026-02-01", {"A-1": "3"})
    trial = try_theme(office, "small", "earlier judgement of area is a concern", Period())
    assert (trial.cases, trial.of) == (2, 7)
    assert trial.words == "the panel judged a case with the same 'Area' a concern before"
    assert not try_theme(
        office, "small", "earlier judgement of secret is a concern", Period()
    ).countable


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("earlier judgement of nothing is a concern", "'nothing' is not a field"),
        ("earlier judgement of closed is a concern", "'closed' is not a field with a text"),
        ('earlier judgement is "9"', "'9' is not a value"),
        ('earlier judgement contains "1"', "no words to look for"),
        ("earlier judgement of", "a field name must stand where 'the end' is"),
    ],
)
def test_what_cannot_be_asked_is_told(text: str, problem: str) -> None:
    wrong = PANEL.replace("""where = 'area is "North"'""", f"where = '{text}'", 1)
    panel, problems = check_panel(wrong, "wrong.toml")
    assert panel is None
    assert problem in problems[0].problem


@pytest.mark.parametrize("part", ["checks", "exclusions", "forms"])
def test_only_a_theme_can_ask_it(part: str) -> None:
    start = PANEL.index(f"[[{part}]]")
    place = PANEL.index("where = ", start)
    end = PANEL.index("\n", place)
    wrong = f"{PANEL[:place]}where = 'earlier judgement is a concern'{PANEL[end:]}"
    panel, problems = check_panel(wrong, "wrong.toml")
    assert panel is None
    assert problems[0].problem == "only a theme can ask what was judged earlier"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("earlier judgement is blank", "the panel never judged it"),
        ("earlier judgement is not blank", "the panel judged the case before"),
        ('earlier judgement is "1"', 'the panel judged the case "Appropriate" before'),
        (
            "earlier judgement of area is blank",
            "the panel judged no case with the same 'Area' before",
        ),
        ('live is "True"', "Still in court: yes"),
        ("closed is on or after 2026-01-02", "Closed is on or after 2 January 2026"),
        ('tags is none of "late"', 'Tags is not "Late"'),
        ('ethnicity is in group "White"', 'Ethnicity is in the group "White"'),
        ("closed is before seen", "Closed is before Seen at"),
        ("", "every case"),
    ],
)
def test_conditions_are_said_in_words(office: Workspace, text: str, words: str) -> None:
    assert condition_words(text, condition_fields(office.panel("small"))) == words
