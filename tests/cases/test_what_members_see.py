"""Members read what the panel asks for, and nothing else that a list happened to hold."""

import json
from pathlib import Path

import pytest

from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.record import meeting_record
from scrutiny.meetings.viewing import case_for_panel, case_for_seat, seat_cases
from scrutiny.workspace import Workspace
from tests.helpers import bring_list, drawn, new_office, seated_meeting, some_cases, write_list

HIDDEN = ("night shift", "spoken by nobody", "Shift", "Remark")


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = new_office(tmp_path)
    rows = [row | {"Shift": "night shift", "Remark": "spoken by nobody"} for row in some_cases(12)]
    outcome = bring_list(workspace, write_list(rows, tuple(rows[0])))
    assert outcome.files[0].unknown_columns == ("Shift", "Remark")
    return workspace


def test_a_column_that_no_field_asks_for_is_shown_to_nobody(office: Workspace) -> None:
    meeting_id = seated_meeting(office, drawn(office))
    case_id = seat_cases(office, meeting_id, 1)[0].case_id
    told = [
        repr(case_for_seat(office, meeting_id, 1, case_id)),
        repr(case_for_panel(office, meeting_id, case_id)),
    ]
    show_answers(office, meeting_id, "nobody is waiting")
    told += [
        repr(case_for_seat(office, meeting_id, 1, case_id)),
        repr(case_for_panel(office, meeting_id, case_id)),
        repr(meeting_record(office, meeting_id)),
    ]
    for text in told:
        assert not [word for word in HIDDEN if word in text]


def test_it_stays_in_the_store_for_whoever_imported_it(office: Workspace) -> None:
    kept = json.loads(office.value("SELECT other FROM case_small LIMIT 1"))["columns"]
    assert kept == {"Shift": "night shift", "Remark": "spoken by nobody"}
