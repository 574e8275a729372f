"""Numbers the combinations that cases are counted by: force, groups, ages and sexes.

Each case carries the number of its combination, so that a million cases are counted by reading two
small columns of one index. A case without a number is counted by what it says, which takes longer
and gives the same; so a number must never differ from what its case says.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from scrutiny.canonical import canonical
from scrutiny.cases.field_kinds import age_fields, fields_of_shared_groups, sex_fields
from scrutiny.panels.columns import column, table_name
from scrutiny.panels.definition import Panel
from scrutiny.panels.made_references import force_of_reference, forces_of_references

_MOST = 50_000
"""A list with more combinations than these is counted case by case."""

Said = tuple[str, Mapping[str, str | None]]
"""The force that the reference names, and the values by field; `None` where there is no column."""


def combination_table(panel_id: str) -> str:
    """Name the table that says what each number of a panel stands for.

    >>> combination_table("sopp")
    'case_sopp_combination'
    """
    return f"{table_name(panel_id)}_combination"


def combined_fields(panel: Panel) -> tuple[str, ...]:
    """Give the fields that make a combination: those with shared groups, the first age and sex."""
    groups = fields_of_shared_groups(panel)
    fields = [*groups, *age_fields(panel)[:1], *sex_fields(panel)[:1]] if groups else []
    return tuple(dict.fromkeys(field.id for field in fields))


class Combinations(dict[tuple[str | None, ...], int | None]):
    """The numbers of one panel, by force and values; a new combination gets the next number."""

    def __init__(self, connection: sqlite3.Connection, panel: Panel) -> None:
        """Take the numbers that were given earlier."""
        super().__init__()
        self._connection = connection
        self._table = combination_table(panel.id)
        self._names = combined_fields(panel)
        self._new: list[tuple[int, str]] = []
        self._next = 1
        for number, (force, values) in combinations(connection, panel.id).items():
            self._next = max(self._next, number + 1)
            if values.keys() == set(self._names):
                self[(force, *(values[name] for name in self._names))] = number

    # The values of a combination are asked of the dictionary itself, a million times.
    def __missing__(self, key: tuple[str | None, ...]) -> int | None:
        """Give the next number to a combination; none when there are too many."""
        if len(self) >= _MOST:
            return None
        number = self[key] = self._next
        self._next += 1
        values = dict(zip(self._names, key[1:], strict=True))
        self._new.append((number, canonical([key[0], values])))
        return number

    def of(
        self, references: Sequence[str], columns: Mapping[str, Sequence[str]]
    ) -> Iterable[int | None]:
        """Give the numbers of cases, by the columns of their list; writes down what is new."""
        count = len(references)
        if not self._names:
            return repeat(None, count)
        said = [columns.get(name) or repeat(None, count) for name in self._names]
        keys = zip(forces_of_references(references), *said, strict=True)
        numbers = list(map(self.__getitem__, keys))
        self.keep()
        return numbers

    def keep(self) -> None:
        """Write down what new numbers stand for."""
        self._connection.executemany(f"INSERT INTO {self._table} VALUES (?, ?)", self._new)
        self._new.clear()


def combinations(connection: sqlite3.Connection, panel_id: str) -> dict[int, Said]:
    """Give what each number of a panel stands for."""
    rows = connection.execute(f"SELECT combination, said FROM {combination_table(panel_id)}")
    found: dict[int, Said] = {}
    for number, text in rows:
        force, values = json.loads(text)
        found[number] = force, values
    return found


def number_all(connection: sqlite3.Connection, panel: Panel) -> None:
    """Number the cases that were stored before there were numbers."""
    names = combined_fields(panel)
    if not names:
        return
    numbers = Combinations(connection, panel)

    def number(reference: str, *values: str | None) -> int | None:
        return numbers[(force_of_reference(reference), *values)]

    connection.create_function("combination_of", len(names) + 1, number)
    told = ", ".join(["reference", *map(column, names)])
    connection.execute(
        f"UPDATE {table_name(panel.id)} SET combination = combination_of({told})"
        " WHERE combination IS NULL AND salt IS NOT NULL"
    )
    connection.create_function("combination_of", len(names) + 1, None)
    numbers.keep()


def forget(connection: sqlite3.Connection, panel_id: str, case_ids: Sequence[str]) -> None:
    """Take the numbers from cases, and drop what no other case stands for any more."""
    table, said = table_name(panel_id), combination_table(panel_id)
    numbers = set()
    for case_id in case_ids:
        row = connection.execute(f"SELECT combination FROM {table} WHERE case_id = ?", (case_id,))
        numbers.update(row.fetchone())
    connection.executemany(
        f"UPDATE {table} SET combination = NULL WHERE case_id = ?", [(each,) for each in case_ids]
    )
    connection.executemany(
        f"DELETE FROM {said} WHERE combination = ?1"
        f" AND NOT EXISTS (SELECT 1 FROM {table} WHERE combination = ?1)",
        [(each,) for each in numbers - {None}],
    )
