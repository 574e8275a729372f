"""Takes the rows of one list: counts them, checks them, and keeps apart what cannot be taken.

A row that is stored already is counted and not stored again; one that says something else now is
set aside, since nothing that was imported is ever overwritten.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from scrutiny.errors import Refusal
from scrutiny.importing.cases import CaseRow, Cases, CheckedRows, Refused
from scrutiny.importing.chunks import Numbered
from scrutiny.importing.rejects import Rejected
from scrutiny.importing.rows import RowChecker
from scrutiny.importing.stored import Known, NotTaken
from scrutiny.importing.watching import Watch

MOST_REJECTED = 50_000
"""A list with more bad rows is not the list that the panel reads."""
FIRST = 20
"""So many rows are named where all would be too many."""


@dataclass(slots=True)
class Tally:
    """What has become of the rows of one file so far."""

    read: int = 0
    accepted: int = 0
    unchanged: int = 0
    joined: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    left_out: dict[int, int] = field(default_factory=dict)


def checked_rows(
    chunks: Iterator[Numbered], checker: RowChecker, tally: Tally, watch: Watch | None
) -> Iterator[CheckedRows]:
    """Check the rows of a list, and count them."""
    for chunk in chunks:
        if watch is not None:
            watch(len(chunk.rows))
        checker.lines.note_all(chunk.numbers, chunk.lines)
        tally.read += len(chunk.rows)
        for place in checker.header.personal:
            filled = (place < len(cells) and cells[place].strip() for cells in chunk.rows)
            tally.left_out[place] += sum(map(bool, filled))
        checked = checker.check(chunk.numbers, chunk.rows)
        said = [each for each in checked.refused if any(map(str.strip, each.cells))]
        # A row of blank cells, as above a total, is no row of the list.
        tally.read -= len(checked.refused) - len(said)
        yield replace(checked, refused=said)


def new_cases(
    checked: Iterator[CheckedRows], checker: RowChecker, known: Known, tally: Tally
) -> Iterator[Cases]:
    """Give the cases that are new; rows that are refused are set aside."""
    for rows in checked:
        refused, there = rows.refused, set[int]()
        if known.any:
            told, there = _compared(rows, checker, known)
            tally.unchanged += len(there) - len(told)
            refused = sorted((*refused, *told), key=lambda each: each.row)
        tally.rejected += [
            Rejected(each.row, tuple(each.cells), tuple(each.problems)) for each in refused
        ]
        if len(tally.rejected) > MOST_REJECTED:
            raise _too_many(checker.name, tally.rejected)
        cases = rows.cases.without(there)
        tally.accepted += len(cases.rows)
        yield cases


def _compared(
    rows: CheckedRows, checker: RowChecker, known: Known
) -> tuple[list[Refused], set[int]]:
    """Find the rows that are stored already, and of them those that say something else now."""
    told, there = [], set()
    for at, case in enumerate(rows.cases.each()):
        found = known.compare(case)
        if isinstance(found, NotTaken):
            problem = checker.problem(found.message, case.row, kind=found.kind)
            told.append(Refused(case.row, rows.cells[at], [problem]))
        if not isinstance(found, CaseRow):
            there.add(at)
    return told, there


def _too_many(name: str, rejected: Sequence[Rejected]) -> Refusal:
    return Refusal(
        f"More than {MOST_REJECTED:,} rows have problems, so this cannot be the list that the"
        " panel reads. Nothing was imported. The first problems are listed.",
        where=name,
        next_step="Compare the header and a few rows with the panel's fields, or name the columns"
        " and say what its words mean in a file with --mapping.",
        problems=tuple(problem for each in rejected[:FIRST] for problem in each.problems),
    )
