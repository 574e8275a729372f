"""A workspace made by an earlier version opens, keeps its record whole, and can be gone on with.

`version-1.scrutiny.gz` holds the whole invented meeting of `tests/record/building.py`, as the
program of version 1 left it.
"""

import gzip
from pathlib import Path

import pytest

from scrutiny.draws import draws
from scrutiny.importing.importing import import_lists
from scrutiny.meetings.answering import answers_of
from scrutiny.meetings.concluding import conclusions
from scrutiny.meetings.meeting import meetings, seats, take_seat
from scrutiny.meetings.record import meeting_record
from scrutiny.record.schema import VERSION
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock, some_cases, write_list

OLD = Path(__file__).with_name("version-1.scrutiny.gz")


@pytest.fixture
def old(tmp_path: Path) -> Workspace:
    path = tmp_path / "old.scrutiny"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    clock = HeldClock()
    clock.go_on(minutes=10_000)
    return Workspace.open(path, clock, device="second")


def test_the_file_is_brought_up_to_date_and_its_record_is_whole(old: Workspace) -> None:
    assert old.value("PRAGMA user_version") == VERSION
    assert check(old).verified


def test_what_was_decided_is_still_there(old: Workspace) -> None:
    held = next(each for each in meetings(old) if each.closed_at)
    record = meeting_record(old, held.id)
    assert len(seats(old, held.id)) == 4
    assert len(draws(old)) == 2
    assert conclusions(old, held.id)
    assert record.findings
    assert any(answers_of(old, held.id, 1, each.case.case_id) for each in record.cases)


def test_it_can_be_gone_on_with(old: Workspace) -> None:
    following = next(each for each in meetings(old) if not each.closed_at)
    take_seat(old, following.id, "A new member")
    outcome = import_lists(old, "small", [("third.csv", write_list(some_cases(3, "NEW")))])
    assert outcome.accepted == 3
    assert check(old).verified
