"""Puts cases into their table many at once, each with its commitment."""

import hashlib
import os
import sqlite3
from itertools import repeat

from scrutiny.canonical import commitments
from scrutiny.cases.combinations import Combinations
from scrutiny.cases.table import table_name
from scrutiny.importing.cases import Cases
from scrutiny.importing.content import CaseTexts, case_other
from scrutiny.importing.header import Header
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Panel

_SALT = 32


class Inserter:
    """Takes the cases of one import."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        panel: Panel,
        header: Header,
        import_id: str,
        combinations: Combinations,
    ) -> None:
        """Prepare the statement for the columns that the list has."""
        self._connection = connection
        self._import_id = import_id
        self._combinations = combinations
        self._field_ids = [each.id for _, each in header.fields]
        columns = ["case_id", "import_id", "row", "reference", "day", "salt", "commitment", "other"]
        columns += ["combination", *map(column, self._field_ids)]
        marks = ", ".join("?" for _ in columns)
        self._statement = (
            f"INSERT INTO {table_name(panel.id)} ({', '.join(columns)}) VALUES ({marks})"
        )
        self._texts = CaseTexts(self._field_ids)
        self._committed = hashlib.sha256()

    def add(self, cases: Cases) -> None:
        """Take cases, each with a salt of its own."""
        count = len(cases.rows)
        others = {
            at: other for at, beside in cases.beside.items() if (other := case_other(*beside))
        }
        texts = self._texts.of(cases.references, cases.days, cases.columns, others)
        columns = dict(zip(self._field_ids, cases.columns, strict=True))
        salts = os.urandom(count * _SALT)
        committed = commitments(salts, texts)
        self._connection.executemany(
            self._statement,
            zip(
                [f"{self._import_id}-{row:07d}" for row in cases.rows],
                repeat(self._import_id, count),
                cases.rows,
                cases.references,
                cases.days,
                [salts[at : at + _SALT] for at in range(0, len(salts), _SALT)],
                committed,
                map(others.get, range(count)) if others else repeat(None, count),
                self._combinations.of(cases.references, columns),
                *cases.columns,
                strict=True,
            ),
        )
        self._committed.update("".join(f"{each}\n" for each in committed).encode("ascii"))

    @property
    def commitments(self) -> str:
        """One digest for the commitments of all cases, in the order of their rows."""
        return self._committed.hexdigest()
