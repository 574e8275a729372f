"""Typed reading of TOML tables that collects every problem instead of stopping at the first."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from scrutiny.errors import Problem
from scrutiny.panels.lines import Path, line_of


class Tables:
    """A whole TOML document, and what is wrong with it so far."""

    def __init__(self, document: Mapping[str, object], lines: dict[Path, int], file: str) -> None:
        """Start with no problem and nothing read."""
        self.document = document
        self.lines = lines
        self.file = file
        self.problems: list[Problem] = []
        self._read: set[str] = set()
        self._tables: list[Table] = []

    def table(self, name: str, needed: bool = True) -> "Table":
        """Give a table; one that is not needed may be missing, and is empty then."""
        self._read.add(name)
        value = self.document.get(name)
        if value is None and not needed:
            return Table(self, (name,), None)
        if not isinstance(value, Mapping):
            self.report((name,), f"the table [{name}] is missing")
            return Table(self, (name,), None)
        return Table(self, (name,), value)

    def array(self, name: str, needed: bool = True) -> list["Table"]:
        """Give the tables of a list such as `[[fields]]`."""
        self._read.add(name)
        return self.array_at((name,), self.document.get(name, None), needed)

    def array_at(self, path: Path, value: object, needed: bool) -> list["Table"]:
        """Give the tables of a list at a path."""
        if value is None:
            if needed:
                self.report(path, f"the list [[{path[-1]}]] is missing")
            return []
        if not isinstance(value, Sequence) or isinstance(value, str):
            self.report(path, "must be a list of tables")
            return []
        tables = []
        for number, each in enumerate(value):
            if isinstance(each, Mapping):
                tables.append(Table(self, (*path, number), each))
            else:
                self.report((*path, number), "must be a table in braces")
        return tables

    def report(self, path: Path, problem: str) -> None:
        """Note a problem with its line."""
        column = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        found = Problem(problem, self.file, line_of(self.lines, path), column, "line")
        if found not in self.problems:
            self.problems.append(found)

    def opened(self, table: "Table") -> None:
        """Remember a table, so that keys which nobody read can be reported."""
        self._tables.append(table)

    def finish(self) -> None:
        """Report tables and keys that no panel file has."""
        for table in self._tables:
            table.report_unread()
        for name in self.document:
            if name not in self._read:
                self.report((name,), f"'{name}' is not a part of a panel file")


class Table:
    """One table; each reading method reports what is wrong and gives a usable value."""

    def __init__(self, tables: Tables, path: Path, values: Mapping[str, object] | None) -> None:
        """Hold the values, or `None` for a table that is missing."""
        self._tables = tables
        self._path = path
        self._values = values or {}
        self._missing = values is None
        self._known: set[str] = set()
        tables.opened(self)

    def report(self, key: str, problem: str) -> None:
        """Note a problem with a key."""
        self._tables.report((*self._path, key), problem)

    def _value(self, key: str, needed: bool) -> object:
        self._known.add(key)
        value = self._values.get(key)
        if value is None and needed and not self._missing:
            self.report(key, f"'{key}' is missing")
        return value

    def text(self, key: str, default: str | None = None, pattern: str = "") -> str:
        """Read a text; without a default it must be there and not be blank."""
        value = self._value(key, default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str):
            self.report(key, "must be text in quotation marks")
            return default or ""
        if default is None and not value.strip():
            self.report(key, "must not be blank")
        if pattern and not re.fullmatch(pattern, value):
            self.report(key, f"'{value}' may hold only small letters, digits, and - or _")
        return value

    def one_of(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Read a text that must be one of a few."""
        value = self.text(key, default)
        if value and value not in allowed:
            self.report(key, f"'{value}' must be one of: {', '.join(allowed)}")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Read a list of texts."""
        value = self._value(key, default is None)
        if value is None:
            return default or ()
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.report(key, "must be a list of texts in quotation marks")
            return default or ()
        return tuple(value)

    def flag(self, key: str, default: bool = False) -> bool:
        """Read true or false."""
        value = self._value(key, False)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.report(key, "must be true or false, without quotation marks")
            return default
        return value

    def whole(self, key: str, default: int | None = None) -> int:
        """Read a whole number; without a default it must be there."""
        value = self._value(key, default is None)
        if value is None:
            return default or 0
        if type(value) is not int:
            self.report(key, "must be a whole number, without quotation marks")
            return default or 0
        return value

    def day(self, key: str) -> date | None:
        """Read a date."""
        value = self._value(key, False)
        if value is None:
            return None
        if type(value) is not date:
            self.report(key, "must be a date such as 2020-02-01, without quotation marks")
            return None
        return value

    def array(self, key: str) -> list["Table"]:
        """Read a list of tables."""
        return self._tables.array_at((*self._path, key), self._value(key, False), True)

    def table(self, key: str) -> "Table | None":
        """Read a table inside this one; `None` when it is not there."""
        value = self._value(key, False)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.report(key, "must be a table")
            return None
        return Table(self._tables, (*self._path, key), value)

    def other(self, known: Sequence[str]) -> list[str]:
        """Name the keys that are not among the known ones."""
        return [key for key in self._values if key not in known]

    def report_unread(self) -> None:
        """Report keys that have no meaning here, such as a mistyped one."""
        for key in self._values:
            if key not in self._known:
                self.report(key, f"'{key}' has no meaning here")
