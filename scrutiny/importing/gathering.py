"""Gathers the rows of each case, however far apart they stand in the list, and makes cases of them.

Rows wait on the disk, so a long list takes no memory. A case with one row that cannot be read is
set aside whole: half a case must never be drawn.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, islice

from sampling.references import normalise_reference
from scrutiny.errors import Problem
from scrutiny.importing.cases import CaseRow, CheckedRows, Refused, cases_of
from scrutiny.importing.header import Header
from scrutiny.importing.merging import disagreements, merge, miscounted, people_differ
from scrutiny.importing.naming import ByColumn, UnnamedError
from scrutiny.importing.outcome import Flag
from scrutiny.importing.quoting import quoted
from scrutiny.importing.rows import RowChecker
from scrutiny.panels.definition import Panel
from scrutiny.panels.rows_of_case import RowsOfCase

_Checked = tuple[int, list[str], CaseRow | list[Problem]]
"""A row with its number and its cells, as it was read."""
_BATCH = 5_000
_REPEATED = "repeated-reference"


def gathers(panel: Panel, header: Header) -> RowsOfCase | None:
    """Give how the rows of a list become cases; `None` when each row is one."""
    rules = panel.rows
    return rules if rules and header.place_of(rules.case) is not None else None


class Gathering:
    """The rows of one list, put together by case."""

    def __init__(self, rules: RowsOfCase, checker: RowChecker, most_problems: int) -> None:
        """Start with no row."""
        self._rules = rules
        self._checker = checker
        self._panel = checker.panel
        self._most = most_problems
        self._case_place = checker.header.place_of(rules.case)
        self._row_value = _value_place(checker.header, rules.row)
        self._problems: dict[int, list[Problem]] = {}
        # A file of its own that is gone when it is closed.
        self._disk = sqlite3.connect("")
        self._disk.execute(
            "CREATE TABLE said (number INTEGER PRIMARY KEY, name TEXT, reference TEXT, text TEXT)"
        )
        self.joined = 0
        """Rows that were joined to the case of an earlier row."""
        self._by_name = False
        self.header = checker.header
        """The header of the cases: with a column for the count, when rows are counted."""

    def read(self, checked: Iterator[CheckedRows]) -> None:
        """Take all rows of the list."""
        batch: list[tuple[int, str, str, str]] = []
        for number, cells, row in chain.from_iterable(map(_in_order, checked)):
            name = self._name(number, cells)
            reference = ""
            if isinstance(row, CaseRow):
                reference = row.reference
                text = json.dumps([cells, *row[2:]])
            else:
                self._problems[number] = row
                text = json.dumps([cells])
                if len(self._problems) > self._most:
                    break
            batch.append((number, name, reference, text))
            if len(batch) >= _BATCH:
                self._keep(batch)
        self._keep(batch)
        self._disk.execute("CREATE INDEX said_name ON said (name)")
        counts = "SELECT name FROM said WHERE name <> '' GROUP BY name HAVING count(*) > 1"
        several = self._disk.execute(f"{counts} LIMIT 1").fetchone() is not None
        differ = f"{counts} AND count(DISTINCT reference) > 1 LIMIT 1"
        self._by_name = self._disk.execute(differ).fetchone() is not None
        if several or self._row_value is not None:
            self.header = _with_count(self.header, self._panel, self._rules)

    def notice(self) -> str:
        """Say what was done with the rows; empty when each was a case of its own."""
        if not self.joined:
            return ""
        named = self._panel.field(self._rules.case)
        title = f", by '{named.title}'" if named else ""
        rows = "1 row was" if self.joined == 1 else f"{self.joined:,} rows were"
        return (
            f"Rows of the same case were put together{title}: {rows} joined to the case of an"
            " earlier row."
        )

    def cases(self) -> Iterator[CheckedRows]:
        """Give the cases, each where its first row stood, and every row that was set aside."""
        each = self._each()
        while several := list(islice(each, _BATCH)):
            taken = [(cells, row) for _, cells, row in several if isinstance(row, CaseRow)]
            yield CheckedRows(
                cases_of([row for _, row in taken], len(self.header.fields)),
                [cells for cells, _ in taken],
                [
                    Refused(n, cells, told)
                    for n, cells, told in several
                    if not isinstance(told, CaseRow)
                ],
            )

    def _each(self) -> Iterator[_Checked]:
        named = ByColumn(0)
        found = self._disk.execute(
            "SELECT number, name, reference, text, CASE name WHEN '' THEN number ELSE"
            " (SELECT min(number) FROM said AS other WHERE other.name = said.name) END AS first"
            " FROM said ORDER BY first, number"
        )
        for _, group in groupby(found, key=lambda row: row[4]):
            yield from self._case([row[:4] for row in group], named)

    def _name(self, number: int, cells: Sequence[str]) -> str:
        place = self._case_place
        if place is None or place >= len(cells):
            return ""
        try:
            return normalise_reference(cells[place])
        except ValueError:
            return ""

    def _keep(self, batch: list[tuple[int, str, str, str]]) -> None:
        self._disk.executemany("INSERT INTO said VALUES (?, ?, ?, ?)", batch)
        batch.clear()

    def _case(self, group: list[tuple[int, str, str, str]], named: ByColumn) -> Iterator[_Checked]:
        cells: dict[int, list[str]] = {}
        rows: list[CaseRow] = []
        for number, _, reference, text in group:
            cells[number], *rest = json.loads(text)
            if rest:
                day, values, as_typed, columns = rest
                rows.append(CaseRow(number, reference, day, tuple(values), as_typed, columns))
        told: dict[int, list[Problem]] = {n: self._problems[n] for n in cells.keys() - _of(rows)}
        spoilt = bool(told)
        rows, contradicts = self._without_repeats(rows, told)
        spoilt = spoilt or contradicts
        fields = [field for _, field in self._checker.header.fields]
        for each in disagreements(self._panel, self._rules, fields, rows):
            spoilt = True
            title = self._column(each.field.id)
            problem = self._checker.problem(each.message, each.row, title, "rows-disagree")
            told.setdefault(each.row, []).append(problem)
        if spoilt:
            for row in rows:
                if row.row not in told:
                    other = min(told)  # The first of those that are set aside for themselves.
                    message = f"row {other} of the same case was set aside, so all its rows are"
                    told[row.row] = [self._checker.problem(message, row.row, "", "with-its-case")]
        elif rows:
            yield from self._merged(rows, group[0][1], cells, named, told)
        for number in sorted(told):
            yield number, cells[number], told[number]

    def _merged(
        self,
        rows: list[CaseRow],
        name: str,
        cells: dict[int, list[str]],
        named: ByColumn,
        told: dict[int, list[Problem]],
    ) -> Iterator[_Checked]:
        number = rows[0].row
        reference = name if self._by_name and name else rows[0].reference
        try:
            reference = named.reference(number, [reference], "")
        except UnnamedError as error:
            for row in rows:
                told[row.row] = [self._checker.problem(str(error), row.row, "", _REPEATED)]
            return
        near = named.alike(number, reference)
        if near is not None:
            message = f"{quoted(reference)} looks like the reference of row {near}"
            self._flag("near-repeat", "references that look alike", message, number)
        fields = [field for _, field in self.header.fields]
        for line, typed in miscounted(self._rules, fields, rows).items():
            message = f"the list says {typed} and has {self._rules.words(len(rows))} of this case"
            title = f"counts of {self._rules.units} that differ from the rows of the list"
            self._flag("rows-miscounted", title, message, line)
        differing = people_differ(self._rules, fields[: len(rows[0].values)], rows)
        if differing:
            message = (
                f"its {self._rules.units} differ in {' and '.join(map(quoted, differing))}, so they"
                " speak of several people; this is left blank"
            )
            title = f"cases whose {self._rules.units} speak of several people"
            self._flag("several-people", title, message, number)
        self.joined += len(rows) - 1
        yield number, cells[number], merge(self._rules, fields, rows, reference)

    def _without_repeats(
        self, rows: list[CaseRow], told: dict[int, list[Problem]]
    ) -> tuple[list[CaseRow], bool]:
        """Leave out rows that say again what an earlier row of the case said.

        Gives the rows that are left, and whether one contradicts an earlier row of its own number.
        """
        kept: list[CaseRow] = []
        contradicts = False
        for row in rows:
            number = row.values[self._row_value] if self._row_value is not None else ""
            same = [e for e in kept if e.values == row.values and e.columns == row.columns]
            if same and number:
                message = f"the row repeats row {same[0].row}, {quoted(number)}; it is counted once"
                title = f"{self._rules.units} that stand in the list twice, counted once"
                self._flag("row-repeated", title, message, row.row)
                self.joined += 1
                continue
            if same:
                message = (
                    f"the row says just what row {same[0].row} of the same case says; if it is"
                    f" another {self._rules.unit}, give each a number of its own"
                )
                told[row.row] = [self._checker.problem(message, row.row, "", "repeated-row")]
                continue
            first = next((e for e in kept if number and self._number(e) == number), None)
            if first is not None:
                message = f"{quoted(number)} stands in row {first.row} too, and the two differ"
                title = self._column(self._rules.row)
                told[row.row] = [self._checker.problem(message, row.row, title, "rows-disagree")]
                contradicts = True
                continue
            kept.append(row)
        return kept, contradicts

    def _number(self, row: CaseRow) -> str:
        return "" if self._row_value is None else row.values[self._row_value]

    def _column(self, field_id: str) -> str:
        place = self._checker.header.place_of(field_id)
        return "" if place is None else self._checker.header.columns[place]

    def _flag(self, kind: str, title: str, message: str, number: int) -> None:
        self._checker.flags.add(Flag(kind, title, self._checker.problem(message, number)))


def _in_order(checked: CheckedRows) -> Iterator[_Checked]:
    taken = zip(checked.cells, checked.cases.each(), strict=True)
    rows: list[_Checked] = [(row.row, cells, row) for cells, row in taken]
    return iter(sorted((*rows, *checked.refused), key=lambda each: each[0]))


def _of(rows: Sequence[CaseRow]) -> set[int]:
    return {row.row for row in rows}


def _value_place(header: Header, field_id: str) -> int | None:
    return next((at for at, (_, field) in enumerate(header.fields) if field.id == field_id), None)


def _with_count(header: Header, panel: Panel, rules: RowsOfCase) -> Header:
    """Add a column for the count, when the list has none: it stands nowhere in the list."""
    counted = panel.field(rules.count)
    if counted is None or header.place_of(rules.count) is not None:
        return header
    return replace(header, fields=(*header.fields, (-1, counted)))
