"""A whole meeting in a real terminal: by keyboard, by mouse and line by line, with one record.

SCRUTINY_WHOLE_MEETING=1 lets every member click; without it one of each sub-group does, and the
others type line by line, which takes a tenth of the time.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from scrutiny.meetings.concluding import conclusions, order_of_talk
from scrutiny.meetings.meeting import meeting
from scrutiny.meetings.progress import progress
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.meeting_day import by_keys, by_lines, by_mouse, plan
from tests.meeting_day.office import ready_office
from tests.plain.test_plain_meeting import record

pytest.importorskip("pty", reason="this system has no pseudo-terminals")

Told = tuple[list[tuple[str, str, object]], dict[str, dict[str, int]], Counter[str]]
ALL_CLICK = bool(os.environ.get("SCRUTINY_WHOLE_MEETING"))


def ready(folder: Path) -> tuple[Path, Path, str]:
    """Build the office in a folder; gives the workspace, the program's data folder, the meeting."""
    folder.mkdir()
    workspace, held = ready_office(folder)
    with workspace:
        return workspace.path, folder / "data", held


def told(path: Path, held: str) -> Told:
    """Give the record of a meeting, and the tallies of its judgements and conclusions."""
    with Workspace.open(path) as workspace:
        assert check(workspace).verified
        assert all(each.finished for each in progress(workspace, held))
        assert meeting(workspace, held).closed_at
        spreads = {
            each.case.reference: {count.option.code: count.count for count in each.counts}
            for each in order_of_talk(workspace, held)
        }
        agreed = Counter(each.option.code for each in conclusions(workspace, held))
        return record(workspace), spreads, agreed


@pytest.fixture(scope="module")
def by_line(tmp_path_factory: pytest.TempPathFactory) -> tuple[Told, str]:
    path, data, held = ready(tmp_path_factory.mktemp("day") / "lines")
    said = by_lines.hold(path, data)
    return told(path, held), said


def test_line_by_line_every_case_is_judged_and_agreed(by_line: tuple[Told, str]) -> None:
    (events, spreads, agreed), said = by_line
    kinds = Counter(kind for kind, _, _ in events)
    assert len(spreads) == plan.CASES
    assert sum(agreed.values()) == plan.CASES
    assert agreed["more-papers"] == 1
    assert kinds["conflict-declared"] == 1
    assert kinds["observed"] == 1
    # The chair of the meeting before has a seat there too.
    assert kinds["seat-taken"] == plan.SEATS + 1
    assert sum(actor.startswith("paper") for _, actor, _ in events) >= 9
    # The two carried-forward cases were concluded at the meeting before as well.
    assert kinds["concluded"] == plan.CASES + plan.CARRIED
    assert sum(sum(each.values()) for each in spreads.values()) == 94 - 1
    assert "\x1b" not in said


def test_by_keyboard_the_record_is_the_same_and_a_judgement_takes_two_keys(
    tmp_path: Path, by_line: tuple[Told, str]
) -> None:
    path, data, held = ready(tmp_path / "keys")
    judged = by_keys.hold(path, data)
    assert told(path, held) == by_line[0]
    assert len(judged) == 94
    assert {each.further for each in judged} == {0, 1}
    assert [each for each in judged if each.keys > 2 + each.further] == []


def test_by_mouse_the_record_is_the_same(tmp_path: Path, by_line: tuple[Told, str]) -> None:
    path, data, held = ready(tmp_path / "mouse")
    by_mouse.hold(path, data, plan.SEATS if ALL_CLICK else len(plan.GROUPS))
    assert told(path, held) == by_line[0]
