"""Finds the header of a list, also under a title or blank lines.

It only looks for names that the panel knows. It must never take a row of cases for the header: a
row further down wins only when it knows more names than the first row that says anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from scrutiny.errors import Refusal
from scrutiny.importing.files import DELIMITERS, ListFile, rows_of
from scrutiny.importing.titles import Titles
from scrutiny.panels.definition import Panel

_ROWS_SEARCHED = 20
_FEWEST_NAMES = 2
"""A row that is not the first needs so many known names to be the header."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the header stands."""

    file: ListFile
    """The list with the delimiter that fits its header, and with what a person should know."""
    above: int
    """Rows above the header, blank ones too."""


@dataclass(frozen=True, slots=True)
class _Place:
    above: int
    names: int
    line: int | None
    title: bool
    """Something stands above that is not blank."""


def find_header(file: ListFile, panel: Panel, mapping: Mapping[str, str]) -> Found:
    """Look for the header in the first rows of a list.

    When no row knows a name, the first row that says anything is taken, so that the refusal which
    follows speaks of it.
    """
    known = Titles(panel, mapping)
    place = _search(file, known)
    if not place.names and file.delimiter:
        for delimiter in DELIMITERS:
            other = replace(file, delimiter=delimiter)
            try:
                tried = _search(other, known)
            except Refusal:
                continue  # With a delimiter that is not the list's own, quotation marks mislead.
            if tried.names >= _FEWEST_NAMES:
                file, place = other, tried
                break
    notices = list(file.notices)
    if file.delimiter not in (",", ""):
        notices.append(f"The cells are parted by {DELIMITERS[file.delimiter]}, not by commas.")
    if place.title and place.names:
        where = f"on line {place.line}" if place.line else f"row {place.above + 1} of the file"
        notices.append(f"The header is {where}; what stands above it was left out.")
    return Found(replace(file, notices=tuple(notices)), place.above)


def _search(file: ListFile, known: Titles) -> _Place:
    first: _Place | None = None
    best: _Place | None = None
    for above, (line, cells) in enumerate(islice(rows_of(file), _ROWS_SEARCHED)):
        if not any(cell.strip() for cell in cells):
            continue
        names = known.known_among(cells)
        here = _Place(above, names, line, first is not None)
        if first is None:
            first = best = here
        elif best is not None and names > best.names and names >= _FEWEST_NAMES:
            best = here
    return best or _Place(0, 0, None, False)
