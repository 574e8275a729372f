"""Counts what was noticed about accepted rows, and keeps the first of each kind to look at."""

from collections import Counter
from collections.abc import Mapping

from scrutiny.importing.outcome import Flag

MOST_SHOWN = 1_000
"""So many of one kind are kept with their row; the count goes on."""


class Flags:
    """What was noticed about the rows of one file."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._kept: list[Flag] = []
        self._counts: Counter[str] = Counter()
        self._titles: dict[str, str] = {}

    def add(self, flag: Flag) -> None:
        """Count a flag; keep it while its kind has few."""
        self._titles.setdefault(flag.kind, flag.title)
        self._counts[flag.kind] += 1
        if self._counts[flag.kind] <= MOST_SHOWN:
            self._kept.append(flag)

    def wants(self, kind: str) -> bool:
        """Tell whether a further flag of a kind would be kept."""
        return self._counts[kind] < MOST_SHOWN

    def count(self, kind: str, title: str, more: int = 1) -> None:
        """Count flags of a kind without keeping where they stand."""
        self._titles.setdefault(kind, title)
        self._counts[kind] += more

    def keep(self, flag: Flag) -> None:
        """Keep one that was counted already."""
        self._kept.append(flag)

    @property
    def kept(self) -> tuple[Flag, ...]:
        """The first of each kind."""
        return tuple(self._kept)

    @property
    def counts(self) -> Mapping[str, tuple[str, int]]:
        """How many of each kind there are, with the title of the kind."""
        return {kind: (self._titles[kind], count) for kind, count in self._counts.items()}
