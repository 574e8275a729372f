"""Writes the cases of a draw in their order as a table of plain text that fits a width."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len, set_cell_size

from sampling.tickets import shown as ticket_shown
from scrutiny.draws import DrawMade
from scrutiny.frames import WHOLE
from tui.plain.sentences import shown
from tui.widgets.wrapping import wrapped

_GAP = "  "
_LEAST = 8
"""The narrowest that a reference or a stratum is folded to."""
_TITLES = {
    "order": "No.",
    "reference": "Reference",
    "ticket": "Ticket",
    "stratum": "Stratum",
    "kind": "Kind",
}


def order_lines(
    made: DrawMade, start: int, stop: int, width: int, with_stratum: bool = True
) -> list[str]:
    """Write the cases from place `start` (0 is the first) up to `stop`, below a line of titles.

    Where a reference would have to be broken, the ticket stands on a line of its own below it.
    """
    with_stratum = with_stratum and set(made.frame.strata) != {WHOLE}
    columns = [each for each in _TITLES if each != "stratum" or with_stratum]
    rows = [_TITLES, *(_cells(made, place) for place in range(start, stop))]
    widths = {column: max(cell_len(row[column]) for row in rows) for column in columns}
    if _taken(widths) <= width:
        return [line for row in rows for line in _folded(row, widths)]
    ticket = widths.pop("ticket")
    # The wider of the two gives way first; the ticket below a reference needs its room too.
    giving = [column for column in ("reference", "stratum") if column in widths]
    while _taken(widths) > width and any(widths[column] > _LEAST for column in giving):
        widths[max(giving, key=lambda column: widths[column])] -= 1
    indent = " " * widths["order"] + _GAP
    return [
        line
        for row in rows
        for line in (*_folded(row, widths), indent + set_cell_size(row["ticket"], ticket).rstrip())
    ]


def _cells(made: DrawMade, place: int) -> Mapping[str, str]:
    each = made.selected[place]
    return {
        "order": str(each.order),
        "reference": shown(each.reference),
        "ticket": ticket_shown(each.ticket),
        "stratum": shown(each.stratum),
        "kind": each.kind,
    }


def _taken(widths: Mapping[str, int]) -> int:
    return sum(widths.values()) + len(_GAP) * (len(widths) - 1)


def _folded(row: Mapping[str, str], widths: Mapping[str, int]) -> Sequence[str]:
    """Write a row; a cell that is too wide goes on below itself."""
    parts = {column: wrapped(row[column], width) for column, width in widths.items()}
    lines = []
    for number in range(max(len(each) for each in parts.values())):
        cells = [
            set_cell_size(each[number] if number < len(each) else "", widths[column])
            for column, each in parts.items()
        ]
        lines.append(_GAP.join(cells).rstrip())
    return lines
