"""The findings of a meeting as CSV, for an office whose systems take nothing else.

No cell can act as a formula: one that begins like it gets an apostrophe, which the reader takes
off again.
"""

import csv
from io import StringIO

from reports.findings_rows import TITLES, finding_rows
from scrutiny.importing.rejects import guarded
from scrutiny.meetings.record import MeetingRecord

GUARD = "'"


def findings_csv(record: MeetingRecord) -> bytes:
    """Give the schedule as CSV in UTF-8, with the mark by which spreadsheets know it."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(TITLES)
    for cells in finding_rows(record):
        writer.writerow([guarded(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def unguarded(cell: str) -> str:
    """Take the apostrophe off that was put before a cell.

    >>> unguarded("'=1+1"), unguarded("'Quoted'")
    ('=1+1', "'Quoted'")
    """
    bare = cell[1:]
    return bare if cell.startswith(GUARD) and guarded(bare) == cell else cell
