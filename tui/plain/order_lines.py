"""Writes the cases of a draw in their order as a table of plain text that fits a width."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from sampling.tickets import shown as ticket_shown
from scrutiny.draws import DrawMade
from scrutiny.frames import WHOLE
from tui.plain.sentences import shown
from tui.widgets.wrapping import wrapped

_GAP = "  "
_LEAST = 8
"""The narrowest that a reference or a stratum is folded to."""


def order_lines(made: DrawMade, start: int, stop: int, width: int) -> list[str]:
    """Write the cases from place `start` (0 is the first) up to `stop`, below a line of titles."""
    stratified = set(made.frame.strata) != {WHOLE}
    rows = [("No.", "Reference", "Ticket", "Stratum", "Kind")]
    for each in made.selected[start:stop]:
        ticket = ticket_shown(each.ticket)
        rows.append(
            (str(each.order), shown(each.reference), ticket, shown(each.stratum), each.kind)
        )
    columns = (0, 1, 2, 3, 4) if stratified else (0, 1, 2, 4)
    widths = _widths(rows, columns, width)
    lines = []
    for row in rows:
        parts = [wrapped(row[column], widths[column]) for column in columns]
        for part in range(max(len(each) for each in parts)):
            cells = [
                set_cell_size(each[part] if part < len(each) else "", widths[column])
                for column, each in zip(columns, parts, strict=True)
            ]
            lines.append(_GAP.join(cells).rstrip())
    return lines


def _widths(rows: Sequence[tuple[str, ...]], columns: Sequence[int], width: int) -> dict[int, int]:
    widths = {column: max(cell_len(row[column]) for row in rows) for column in columns}
    room = width - len(_GAP) * (len(columns) - 1)
    # The reference and the stratum give way, the wider first; a ticket is read digit by digit.
    giving = [column for column in (1, 3) if column in columns]
    while sum(widths.values()) > room and any(widths[column] > _LEAST for column in giving):
        widths[max(giving, key=lambda column: widths[column])] -= 1
    return widths
