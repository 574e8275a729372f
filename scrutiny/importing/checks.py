"""Counts the panel's own checks over the cases of one import.

A check asks a few columns, which say the same few things again and again. So each combination of
what they say is put to the database once, and the cases are counted by it. Where a check asks for
text, or where the combinations are too many, the database looks at all cases at the end instead.
Both ways use the same expression of the same condition, so they cannot find different rows.
"""

import sqlite3
from collections import Counter
from collections.abc import Sequence

from scrutiny.cases.table import table_name
from scrutiny.importing.cases import Cases
from scrutiny.importing.checks_together import CheckMemory, Said
from scrutiny.importing.flags import MOST_SHOWN, Flags
from scrutiny.importing.header import Header
from scrutiny.importing.lines import LinesOfRows
from scrutiny.importing.outcome import Flag, RowProblem
from scrutiny.panels.definition import Condition, Panel


class Checks:
    """What the checks find in the cases of one import, while they are put in."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        panel: Panel,
        header: Header,
        import_id: str,
        memory: CheckMemory,
    ) -> None:
        """Start with no case."""
        self._connection = connection
        self._panel = panel
        self._import_id = import_id
        self._conditions = memory.conditions
        self._counts: Counter[int] = Counter()
        places = {field.id: at for at, (_, field) in enumerate(header.fields)}
        self._together = [
            (each, [places[name] for name in each.columns]) for each in memory.of_columns(places)
        ]
        self._rows: dict[int, list[int]] = {
            check: [] for each, _ in self._together for check in each.checks
        }
        """The first rows of each check that is counted by combinations."""

    def add(self, cases: Cases) -> None:
        """Count the next cases."""
        for held, places in self._together:
            said = _said(cases, places)
            wanted = set()
            for each, count in Counter(said).items():
                for check in held[each]:
                    self._counts[check] += count
                    if len(self._rows[check]) < MOST_SHOWN:
                        wanted.add(each)
            if wanted:
                for row, each in zip(cases.rows, said, strict=True):
                    for check in held[each] if each in wanted else ():
                        if len(self._rows[check]) < MOST_SHOWN:
                            self._rows[check].append(row)
        too_many = [each for each in self._together if each[0].too_many]
        for removed in too_many:
            self._together.remove(removed)
            for check in removed[0].checks:
                del self._rows[check], self._counts[check]

    def flag(self, name: str, lines: LinesOfRows, flags: Flags) -> None:
        """Add what was found to `flags`; of each check the first rows are kept."""
        rest = [check for check in range(len(self._conditions)) if check not in self._rows]
        if rest:
            self._look_at_all(rest)
        rare: list[tuple[int, int]] = []
        for check, condition in enumerate(self._panel.checks):
            found = self._counts[check]
            if not found:
                continue
            flags.count(condition.id, condition.title, found)
            if found <= flags.most:
                rare += [(row, check) for row in self._rows[check]]
                continue
            for row in self._rows[check][: flags.most]:
                flags.keep(_flag(condition, name, row, lines))
        # What is rare stands in the order of the rows.
        for row, check in sorted(rare):
            flags.keep(_flag(self._panel.checks[check], name, row, lines))

    def _look_at_all(self, checks: Sequence[int]) -> None:
        """Let the database count these checks over all cases of the import, in one look."""
        # The key of a case begins with its import, so this reads the rows of one import only.
        these = f"FROM {table_name(self._panel.id)} WHERE case_id > ? AND case_id < ?"
        only = (f"{self._import_id}-", f"{self._import_id}.")
        conditions = [self._conditions[check] for check in checks]
        sums = ", ".join(f"total({each.expression})" for each in conditions)
        values = [value for each in conditions for value in each.parameters]
        counts = self._connection.execute(f"SELECT {sums} {these}", (*values, *only)).fetchone()
        for check, condition, found in zip(checks, conditions, counts, strict=True):
            self._counts[check] = int(found)
            rows = self._connection.execute(
                f"SELECT row {these} AND {condition.expression} ORDER BY case_id LIMIT ?",
                (*only, *condition.parameters, min(int(found), MOST_SHOWN)),
            )
            self._rows[check] = [row for (row,) in rows]


def _said(cases: Cases, places: Sequence[int]) -> list[Said]:
    """Give what each case says in some of its columns."""
    if not places:
        return [()] * len(cases.rows)
    return list(zip(*(cases.columns[place] for place in places), strict=True))


def _flag(check: Condition, name: str, row: int, lines: LinesOfRows) -> Flag:
    problem = RowProblem(check.title, name, row, line=lines.line_of(row))
    return Flag(check.id, check.title, problem)
