"""Puts checks together that ask the same columns, and remembers which hold for what they say.

The database is asked once for each combination, with the very expression that it uses for whole
tables, so nothing here knows what a condition means.
"""

import sqlite3
from collections.abc import Collection, Mapping, Sequence

from scrutiny.panels.columns import column
from scrutiny.panels.condition_sql import SqlCondition, to_sql
from scrutiny.panels.conditions import fields_of
from scrutiny.panels.definition import Panel

_MOST_COMBINATIONS = 5_000
_FEW_VALUES = ("code", "boolean", "integer", "date")

Said = tuple[str, ...]
"""What a case says in some of its columns."""


class Together(dict[Said, tuple[int, ...]]):
    """Which of some checks hold, by what their columns say."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        columns: Collection[str],
        absent: Collection[str],
        checks: Sequence[int],
        conditions: Sequence[SqlCondition],
    ) -> None:
        """Take the columns that a list has, and those that it lacks, which say nothing."""
        super().__init__()
        self._connection = connection
        self.columns = tuple(columns)
        self.checks = tuple(checks)
        given = [f"? AS {column(name)}" for name in self.columns]
        given += [f"NULL AS {column(name)}" for name in absent]
        told = ", ".join(each.expression for each in conditions)
        self._statement = f"SELECT {told} FROM (SELECT {', '.join(given)})"
        self._parameters = [value for each in conditions for value in each.parameters]

    # The dictionary itself is asked, once for each row with something to flag.
    def __missing__(self, said: Said) -> tuple[int, ...]:
        """Ask the database about a combination that is new."""
        held = self._connection.execute(self._statement, (*self._parameters, *said)).fetchone()
        found = tuple(check for check, holds in zip(self.checks, held, strict=True) if holds)
        self[said] = found
        return found

    @property
    def too_many(self) -> bool:
        """Whether one look at all cases takes less than remembering."""
        return len(self) > _MOST_COMBINATIONS


class CheckMemory:
    """What is remembered of the checks of a panel from one list to the next."""

    def __init__(self, connection: sqlite3.Connection, panel: Panel) -> None:
        """Read the conditions."""
        self._connection = connection
        self._fields = {each.id: each for each in panel.fields}
        self.conditions = [to_sql(check.where, self._fields) for check in panel.checks]
        self._asked = [fields_of(check.where) for check in panel.checks]
        self._together: dict[frozenset[str], list[Together]] = {}

    def of_columns(self, names: Collection[str]) -> list[Together]:
        """Give the checks that ask few-valued columns only, for a list that has these columns."""
        key = frozenset(names)
        if key not in self._together:
            self._together[key] = self._put_together(key)
        return self._together[key]

    def _put_together(self, names: frozenset[str]) -> list[Together]:
        asked = {}
        for check, each in enumerate(self._asked):
            there = names.intersection(each)
            if all(self._fields[name].type in _FEW_VALUES for name in there):
                asked[check] = there
        found = []
        for columns, checks in by_widest(asked).items():
            absent = {name for check in checks for name in self._asked[check]} - columns
            conditions = [self.conditions[check] for check in checks]
            found.append(Together(self._connection, columns, absent, checks, conditions))
        return found


def by_widest(asked: Mapping[int, frozenset[str]]) -> dict[frozenset[str], list[int]]:
    """Put each check to the first set of columns that holds all its own and is in no other.

    >>> a, b = frozenset("xy"), frozenset("x")
    >>> by_widest({0: b, 1: a, 2: b}) == {a: [0, 1, 2]}
    True
    """
    every = dict.fromkeys(asked.values())
    widest = [names for names in every if not any(names < other for other in every)]
    found: dict[frozenset[str], list[int]] = {}
    for check, names in asked.items():
        home = next(each for each in widest if names <= each)
        found.setdefault(home, []).append(check)
    return found
