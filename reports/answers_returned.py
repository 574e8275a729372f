"""Finds the force's answers in a schedule that came back, however its rows were moved.

Rows are found by their number and columns by their title; the order of both may have changed. It
takes sheets that were read already, and never opens a file.
"""

from collections.abc import Mapping, Sequence

from reports.findings_schedule import NUMBER, RESPONDER, RESPONSE, STATE
from scrutiny.errors import Refusal
from scrutiny.meetings.responding import Returned

_TEXT = "Finding"
_NEEDED = (NUMBER, _TEXT, STATE, RESPONSE, RESPONDER)


def returned_answers(sheets: Mapping[str, Sequence[Sequence[str]]], name: str) -> list[Returned]:
    """Read the rows of a schedule; raises `Refusal` when no sheet has its columns.

    >>> rows = [
    ...     ["Responder", "Number", "Finding", "Accepted / partly / rejected", "Response"],
    ...     ["Insp A", "irp-2026-12-07/1", "Late.", "Accepted", "A reminder is set."],
    ... ]
    >>> [(each.row, each.finding, each.state) for each in returned_answers({"x": rows}, "f.xlsx")]
    [(1, 'irp-2026-12-07/1', 'Accepted')]
    """
    for rows in sheets.values():
        for place, header in enumerate(rows):
            titles = [cell.strip() for cell in header]
            if all(title in titles for title in _NEEDED):
                return _rows(rows[place + 1 :], titles)
    raise Refusal(
        "No sheet has the columns of a findings schedule.",
        where=name,
        next_step=f"Its first row must hold: {', '.join(_NEEDED)}.",
    )


def _rows(rows: Sequence[Sequence[str]], titles: Sequence[str]) -> list[Returned]:
    found = []
    for number, row in enumerate(rows, start=1):
        padded = [*row, *[""] * (len(titles) - len(row))]
        cell = {title: padded[titles.index(title)].strip() for title in _NEEDED}
        if cell[NUMBER]:
            found.append(
                Returned(
                    row=number,
                    finding=cell[NUMBER],
                    text=cell[_TEXT],
                    state=cell[STATE],
                    response=cell[RESPONSE],
                    responder=cell[RESPONDER],
                )
            )
    return found
