"""The questions before a seal: they begin with days of the list, and say what nobody can draw."""

from pathlib import Path

import pytest

from scrutiny.workspace import Workspace
from tests.helpers import bring_list, new_office, some_cases, write_list
from tui.desk.drawing import seal_list
from tui.desk.steps import Choose, Sure, Type


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return new_office(tmp_path)


def listed(office: Workspace, first: str, last: str) -> None:
    rows = [row | {"closed": day} for row, day in zip(some_cases(2), (first, last), strict=True)]
    bad = [row | {"age": "old"} for row in some_cases(1, "BAD")]
    bring_list(office, write_list([*rows, *bad]))


@pytest.mark.parametrize(
    ("first", "last", "offered"),
    [
        ("2026-07-01", "2026-09-30", "2026-07-01 to 2026-09-30"),
        ("2026-05-02", "2026-09-20", "2026-04-01 to 2026-06-30"),
        ("2026-08-02", "2026-09-20", "2026-07-01 to 2026-09-30"),
        ("2026-11-02", "2026-12-20", "2026-10-01 to 2026-12-31"),
    ],
)
def test_the_quarter_that_is_offered_has_cases(
    office: Workspace, first: str, last: str, offered: str
) -> None:
    listed(office, first, last)
    asked = next(seal_list(office, "small", "2027-01-20"))
    assert isinstance(asked, Type)
    assert asked.text == offered


def test_the_last_question_says_how_many_rows_nobody_can_draw(office: Workspace) -> None:
    listed(office, "2026-08-02", "2026-09-20")
    steps = seal_list(office, "small", "2027-01-20")
    asked = next(steps)
    while not isinstance(asked, Sure):
        asked = steps.send(0 if isinstance(asked, Choose) else getattr(asked, "text", None))
    assert "1 of 3 rows of the force's lists was set aside at import." in asked.question
