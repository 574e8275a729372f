"""Read a published draw record that may hold anything, and say what is wrong with its parts.

A record comes from outside: a wrong, missing or strange part becomes a sentence and the part is
left out (`None`), never an exception. Whether the parts are true is for `sampling.verify`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sampling.draw import RANDOM, RESERVE

FORMAT = "scrutiny-draw/1"
METHOD = "consistent_sampler 1.0.10, generation 1"

_LARGEST = 10**12
"""No list is longer; a number of many thousand digits could not even be printed."""


@dataclass(frozen=True, slots=True)
class SelectedCase:
    """One case that the record says was drawn."""

    order: int
    reference: str
    ticket: str
    stratum: str
    kind: str


@dataclass(slots=True)
class RecordReader:
    """Take typed parts out of a record; keep a sentence for each that is not as it should be."""

    record: Mapping[str, object]
    problems: list[str] = field(default_factory=list)

    def text(self, key: str) -> str | None:
        """Give the text under a key such as "seed"; blank or unwritable text is a problem."""
        present, value = self._find(key)
        if not present:
            return None
        if not _is_text(value) or not str(value).strip():
            self._wrong(key, "should be text")
            return None
        return str(value)

    def count(self, key: str, least: int = 0) -> int | None:
        """Give the whole number under a key such as "frame.size"."""
        present, value = self._find(key)
        if not present:
            return None
        number = _whole(value)
        if number is None or number < least:
            self._wrong(key, f"should be a whole number, {least} or more")
            return None
        return number

    def counts(self, key: str) -> dict[str, int] | None:
        """Give the table of whole numbers under a key such as "plan.strata"."""
        present, value = self._find(key)
        if not present:
            return None
        if not isinstance(value, Mapping):
            self._wrong(key, "should be a table of names and whole numbers")
            return None
        table: dict[str, int] = {}
        for name, part in value.items():
            number = _whole(part)
            if not _is_text(name) or number is None or number < 0:
                self._wrong(key, f"should have a whole number, 0 or more, for {name!r}")
                return None
            table[name] = number
        return table

    def time(self, key: str) -> datetime | None:
        """Give the date and time under a key such as "sealed_at"."""
        said = self.text(key)
        if said is None:
            return None
        try:
            return datetime.fromisoformat(said)
        except ValueError:
            self._wrong(key, f"should be a date and time, but is {said!r}")
            return None

    def present(self, key: str) -> None:
        """Ask only that a key is there; what it holds does not bear on the draw."""
        self._find(key)

    def selected(self) -> list[SelectedCase] | None:
        """Give the drawn cases, or `None` when any of them cannot be read."""
        present, value = self._find("selected")
        if not present:
            return None
        if not isinstance(value, list | tuple):
            self._wrong("selected", "should be a list of cases")
            return None
        cases = [self._case(place, entry) for place, entry in enumerate(value, start=1)]
        readable = [case for case in cases if case is not None]
        return readable if len(readable) == len(cases) else None

    def _case(self, place: int, entry: object) -> SelectedCase | None:
        where = f"Selected case {place}"
        if not isinstance(entry, Mapping):
            self.problems.append(f"{where} should be a table of its five parts.")
            return None
        order = _whole(entry.get("order"))
        texts = [entry.get(key) for key in ("reference", "ticket", "stratum", "kind")]
        if order is None or not all(_is_text(part) for part in texts):
            self.problems.append(
                f"{where} should have an order (a number) and a reference, ticket, stratum and "
                "kind (text)."
            )
            return None
        reference, ticket, stratum, kind = (str(part) for part in texts)
        if kind not in (RANDOM, RESERVE):
            self.problems.append(f"{where} is {kind!r}; a drawn case is {RANDOM} or {RESERVE}.")
            return None
        return SelectedCase(order, reference, ticket, stratum, kind)

    def _find(self, key: str) -> tuple[bool, object]:
        value: object = self.record
        for part in key.split("."):
            if not isinstance(value, Mapping) or part not in value:
                self.problems.append(f"The record has no {key}.")
                return False, None
            value = value[part]
        return True, value

    def _wrong(self, key: str, said: str) -> None:
        self.problems.append(f"In the record, {key} {said}.")


def _whole(value: object) -> int | None:
    # True and False are whole numbers to Python, but not to a reader of the record.
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if abs(value) <= _LARGEST else None


def _is_text(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
