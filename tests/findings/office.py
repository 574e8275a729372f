"""Builds an office with findings of a meeting, and what an officer does to a schedule."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from reports.answers_returned import returned_answers
from reports.findings_rows import TITLES
from reports.findings_schedule import SHEET, findings_workbook
from scrutiny.canonical import digest
from scrutiny.findings.files import open_returned
from scrutiny.findings.taking import Taken, take_answers
from scrutiny.meetings.meeting import open_meeting
from scrutiny.meetings.observing import observe, raise_finding
from scrutiny.meetings.record import meeting_record
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock, new_office

DAY = "2026-11-23"
HELD = f"small-{DAY}"
TEXTS = (
    ("learning-individual", "The grounds were not written down."),
    ("learning-force", "Ask every victim what they want."),
    ("question", "Who checks the conditions?"),
    ("policy", "The guidance is out of date."),
    ("good-practice", "Clear letters to the family."),
)


@contextmanager
def office_with_findings(folder: Path, due: str = "2026-12-21") -> Iterator[Workspace]:
    """Open an office whose meeting raised one finding of each kind."""
    with new_office(folder, HeldClock()) as workspace:
        held = open_meeting(workspace, "small", DAY).id
        for kind, text in TEXTS:
            seen = observe(workspace, held, kind, text)
            raise_finding(workspace, held, seen.id, due=due)
        yield workspace


def number(place: int) -> str:
    """Give the number of a finding, counted from 1."""
    return f"{HELD}/{place}"


def schedule(workspace: Workspace) -> bytes:
    """Give the workbook as it is sent."""
    return findings_workbook(meeting_record(workspace, HELD))


def filled(content: bytes, change: Callable[[Any], object]) -> bytes:
    """Open the schedule as a spreadsheet program does, change it, and save it."""
    book = openpyxl.load_workbook(BytesIO(content))
    change(book[SHEET])
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def put(sheet: Any, place: int, **cells: object) -> None:
    """Fill cells of the row of a finding; titles by their first word, in small letters."""
    short = {title.split()[0].casefold(): at for at, title in enumerate(TITLES, start=1)}
    for name, value in cells.items():
        sheet.cell(place + 1, short[name], value)


def take(workspace: Workspace, content: bytes, name: str = "back.xlsx") -> Taken:
    """Take a file back as the command does."""
    found = returned_answers(open_returned(content, name))
    return take_answers(workspace, found.rows, name, digest(content))


def told(taken: Taken) -> list[str]:
    """Give the problems as a person reads them."""
    return [f"{each.column}: {each.problem}" for each in taken.problems]
