"""Writes the rows that were set aside, with the reasons, so that they can be corrected."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny.errors import Problem
from scrutiny.importing.header import Header
from scrutiny.paths import make_folder, write_whole

_LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Rejected:
    """One row that was set aside."""

    row: int
    cells: tuple[str, ...]
    problems: tuple[Problem, ...]


def write_rejects(
    folder: Path, name: str, sha256: str, header: Header, rejected: Sequence[Rejected]
) -> Path:
    """Write the rejected rows of a file as CSV; gives the path.

    Personal columns are left out here too, and no cell can act as a formula.
    """
    kept = [place for place in range(header.width) if place not in header.personal]
    text = io.StringIO(newline="")
    # With this line end a cell that holds either half of it is put in quotation marks.
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["row", "why", *(guarded(header.columns[place]) for place in kept)])
    for each in rejected:
        reasons = "; ".join(
            f"{problem.column}: {problem.problem}" if problem.column else problem.problem
            for problem in each.problems
        )
        # A ragged row cannot say which cell is personal, so only its place and reason are written.
        whole = len(each.cells) == header.width
        cells = [guarded(each.cells[place]) for place in kept] if whole else []
        writer.writerow([each.row, guarded(reasons), *cells])
    make_folder(folder)
    path = folder / f"{Path(name).stem}-{sha256[:8]}-rejects.csv"
    write_whole(path, text.getvalue().encode("utf-8-sig"))
    return path


def guarded(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would take for a formula.

    >>> guarded("=1+1"), guarded("Arrest")
    ("'=1+1", 'Arrest')
    """
    return f"'{cell}" if cell.startswith(_LIVE) else cell
