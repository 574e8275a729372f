"""The publication's numbers as open data: one CSV, and a file that describes its columns.

The description follows the W3C's CSV on the Web, so that programs find and understand it. Every
cell is a text that no spreadsheet can take for a formula.
"""

import csv
import io
import json
from collections.abc import Iterator

from reports.disclosure.cells import HIDDEN
from reports.publication.allowed import Allowed
from reports.publication.tables import Safe
from scrutiny.importing.rejects import guarded

COLUMNS = (
    ("meeting_date", "Day of the meeting", "date"),
    ("panel", "Name of the panel", "string"),
    ("force_area", "Police force area", "string"),
    ("period", "Months that the cases are from", "string"),
    ("theme", "Theme of the cases; blank for the whole meeting", "string"),
    ("measure", "What is counted", "string"),
    ("category", "Conclusion or answer that is counted; blank for all", "string"),
    ("value", f"The count; '{HIDDEN}' where it is hidden to protect people", "string"),
    ("status", "draft, or released", "string"),
)
"""Each column: its name, what it means, and its type."""


def open_data_csv(allowed: Allowed, safe: Safe, released: bool = False) -> bytes:
    """Write the numbers, one in each row."""
    written = io.StringIO(newline="")
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow([name for name, _, _ in COLUMNS])
    status = "released" if released else "draft"
    for theme, measure, category, value in _values(allowed, safe):
        cells = (allowed.day, allowed.panel, allowed.force_area, allowed.period)
        row = (*cells, theme, measure, category, value, status)
        rows.writerow([guarded(cell) for cell in row])
    return written.getvalue().encode("utf-8")


def open_data_description(allowed: Allowed, safe: Safe, name: str, released: bool = False) -> bytes:
    """Describe the CSV of this name."""
    said = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": allowed.language}],
        "url": name,
        "dc:title": f"{allowed.panel} in numbers: {allowed.period}",
        "dc:description": " ".join(
            (
                "Numbers of one meeting of residents who read police cases."
                if released
                else "DRAFT, not released. Numbers of one meeting of residents who read cases.",
                "Conclusions are of the cases read, not of all cases.",
                *safe.notes,
            )
        ),
        "dc:issued": allowed.day,
        "tableSchema": {
            "columns": [
                {"name": column, "titles": column, "dc:description": what, "datatype": kind}
                for column, what, kind in COLUMNS
            ]
        },
    }
    return (json.dumps(said, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _values(allowed: Allowed, safe: Safe) -> Iterator[tuple[str, str, str, str]]:
    for theme in allowed.themes:
        yield theme.title, "cases that could be drawn", "", str(theme.figures.size)
        yield theme.title, "cases read", "", str(theme.figures.read)
        for label, text in safe.counts.get(theme.figures.draw, {}).items():
            yield theme.title, "conclusions", label, text.replace(",", "")
    yield "", "drawn cases that could not be produced", "", str(allowed.unavailable)
    yield "", "findings sent to the force", "", str(len(allowed.findings))
    states: dict[str, int] = {}
    for each in allowed.findings:
        state = each.state or "no answer yet"
        states[state] = states.get(state, 0) + 1
    for state, count in states.items():
        yield "", "answers to findings", state, str(count)
