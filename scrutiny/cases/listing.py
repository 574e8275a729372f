"""The whole imported list of a panel, read in small windows by key: never more than is looked at.

A list may hold a hundred thousand cases, so nothing here reads it whole. A filter is worked out in
slices, each too short to be noticed, into a table that lives in memory and only as long as the
connection. It is for the office: a seat must never reach it (see `scrutiny.cases.opening`).
"""

from dataclasses import dataclass

from scrutiny.cases.filtering import CaseFilter, filter_sql, literally
from scrutiny.cases.table import table_name
from scrutiny.meetings.viewing import in_words
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Field, Panel
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace

SLICE = 2_000
"""Rows looked at in one go while a filter is worked out."""
_FOUND = "found_cases"
_TOLD_FIELDS = 6
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class ListedCase:
    """One row of the list."""

    reference: str
    """As it is stored: the key of the row."""
    day: str
    told: OutsideText
    """What the case says in short, or its content warning instead."""
    state: str
    """`excluded`, `erased`, or empty."""

    @property
    def name(self) -> OutsideText:
        """The reference as it may be shown."""
        return OutsideText(self.reference)


class Listing:
    """The cases of a panel that a filter lets through, in the order of their references.

    With a filter, call `look_on` until it says that all were looked at; what was found so far can
    be read in between. Only one listing of a connection can be filtered at a time.
    """

    def __init__(
        self, workspace: Workspace, panel_id: str, chosen: CaseFilter | None = None
    ) -> None:
        """Begin; raises `Refusal` for a filter that cannot be read."""
        self.workspace = workspace
        self.panel: Panel = workspace.panel(panel_id)
        self.filter = chosen or CaseFilter()
        self._table = table_name(panel_id)
        self._fields = _told(self.panel)
        self._condition = filter_sql(self.panel, self.filter)
        self._source = self._table if self.filter.is_blank() else f"temp.{_FOUND}"
        self._looked_to = ""
        self.finished = self.filter.is_blank()
        """Whether every case was looked at."""
        if not self.finished:
            workspace.rows(f"DROP TABLE IF EXISTS temp.{_FOUND}")
            workspace.rows(f"CREATE TEMP TABLE {_FOUND} (reference TEXT PRIMARY KEY) WITHOUT ROWID")

    def look_on(self, rows: int = SLICE) -> bool:
        """Look at so many more cases; gives whether all were looked at."""
        if self.finished:
            return True
        reached = self.workspace.value(
            f"SELECT max(reference) FROM (SELECT reference FROM {self._table}"
            " WHERE reference > ? ORDER BY reference LIMIT ?)",
            (self._looked_to, rows),
        )
        if reached is None:
            self.finished = True
            return True
        self.workspace.rows(
            f"INSERT INTO temp.{_FOUND} SELECT reference FROM {self._table}"
            f" WHERE reference > ? AND reference <= ? AND salt IS NOT NULL"
            f" AND ({self._condition.expression})",
            (self._looked_to, reached, *self._condition.parameters),
        )
        self._looked_to = reached
        return False

    def look_through(self) -> None:
        """Look at all that is left, in one go."""
        while not self.look_on(50 * SLICE):
            pass

    @property
    def looked_at(self) -> float:
        """The share of the list that was looked at, from 0 to 1."""
        whole = self.all_cases()
        if self.finished or not whole:
            return 1.0
        return self._count(self._table, "reference <= ?", self._looked_to) / whole

    def all_cases(self) -> int:
        """Count the cases of the list, filtered or not."""
        return int(self.workspace.value(f"SELECT count(*) FROM {self._table}"))

    def count(self) -> int:
        """Count the cases that the filter let through so far."""
        return int(self.workspace.value(f"SELECT count(*) FROM {self._source}"))

    def number_of(self, reference: str) -> int:
        """Give the row number of a reference from 1; of the next one when it is not there."""
        return self._count(self._source, "reference < ?", reference) + 1

    def reference_at(self, number: int) -> str | None:
        """Give the reference of a row number; `None` beyond the end.

        It walks along the index, so it is for a jump; what follows is read by key.
        """
        found = self.workspace.value(
            f"SELECT reference FROM {self._source} ORDER BY reference LIMIT 1 OFFSET ?",
            (max(number, 1) - 1,),
        )
        return None if found is None else str(found)

    def first_with(self, text: str, *, beginning: bool) -> str | None:
        """Find the first reference that begins so, or that holds the text, in any capitals."""
        before = "" if beginning else "%"
        found = self.workspace.value(
            f"SELECT reference FROM {self._source} WHERE reference LIKE ? ESCAPE '!'"
            " ORDER BY reference LIMIT 1",
            (f"{before}{literally(text)}%",),
        )
        return None if found is None else str(found)

    def after(self, reference: str, limit: int, *, included: bool = False) -> list[ListedCase]:
        """Read the rows after a key, in order; an empty key is before the first."""
        return self._read(">=" if included else ">", "", reference, limit)

    def before(self, reference: str, limit: int) -> list[ListedCase]:
        """Read the rows just before a key, in order."""
        return self._read("<", "DESC", reference, limit)[::-1]

    def _count(self, source: str, where: str, reference: str) -> int:
        return int(
            self.workspace.value(f"SELECT count(*) FROM {source} WHERE {where}", (reference,))
        )

    def _read(self, side: str, way: str, reference: str, limit: int) -> list[ListedCase]:
        names = "".join(f", c.{column(each.id)}" for each in self._fields)
        rows = self.workspace.rows(
            f"SELECT c.reference, c.day, c.salt IS NULL, e.case_id IS NOT NULL{names}"
            f" FROM (SELECT reference FROM {self._source} WHERE reference {side} ?"
            f" ORDER BY reference {way} LIMIT ?) AS k CROSS JOIN {self._table} AS c"
            " ON c.reference = k.reference LEFT JOIN exclusion AS e ON e.case_id = c.case_id"
            f" ORDER BY c.reference {way}",
            (reference, limit),
        )
        return [self._case(row) for row in rows]

    def _case(self, row: tuple[str | int | None, ...]) -> ListedCase:
        reference, day, erased, excluded, *values = row
        state = "erased" if erased else "excluded" if excluded else ""
        return ListedCase(str(reference), str(day), self._in_short(values), state)

    def _in_short(self, values: list[str | int | None]) -> OutsideText:
        told = [
            (field, in_words(field, value))
            for field, value in zip(self._fields, values, strict=True)
            if isinstance(value, str) and value.strip()
        ]
        warned = [words for field, words in told if field.warning]
        parts = [f"Warning: {'; '.join(warned)}"] if warned else [words for _, words in told]
        return OutsideText(" - ".join(parts[:_TOLD_FIELDS])[:_LONGEST])


def cases_by_month(workspace: Workspace, panel_id: str) -> list[tuple[str, int]]:
    """Count the cases of each month (`2019-03`) of the list, the latest first."""
    rows = workspace.rows(
        f"SELECT substr(day, 1, 7), count(*) FROM {table_name(panel_id)} GROUP BY 1 ORDER BY 1 DESC"
    )
    return [(str(month), int(count)) for month, count in rows]


def _told(panel: Panel) -> tuple[Field, ...]:
    shown = [each for each in panel.fields if each.shown]
    warnings = [each for each in shown if each.warning]
    rest = [
        each for each in shown if not each.warning and each.id not in (panel.reference, panel.date)
    ]
    return (*warnings, *rest[: 2 * _TOLD_FIELDS])
