"""Counts what was noticed about accepted rows, and keeps the first of each kind to look at."""

from collections import Counter
from collections.abc import Mapping

from scrutiny.importing.outcome import Flag

MOST_SHOWN = 1_000
"""So many of one kind are kept with their row; the count goes on."""
FEWEST_SHOWN = 20
"""So many are kept even when the files of one import have had very many already."""
_MOST_OF_ALL = 100_000


class Room:
    """How many flags of one import may still be kept, so that many files fill no memory."""

    def __init__(self) -> None:
        """Start with all of it."""
        self.left = _MOST_OF_ALL


class Flags:
    """What was noticed about the rows of one file."""

    def __init__(self, room: Room) -> None:
        """Start with nothing; the room is shared with the other files of the import."""
        self._room = room
        self._kept: list[Flag] = []
        self._counts: Counter[str] = Counter()
        self._titles: dict[str, str] = {}

    def add(self, flag: Flag) -> None:
        """Count a flag; keep it while its kind has few."""
        self._titles.setdefault(flag.kind, flag.title)
        if self.wants(flag.kind):
            self.keep(flag)
        self._counts[flag.kind] += 1

    def wants(self, kind: str) -> bool:
        """Tell whether a further flag of a kind would be kept."""
        return self._counts[kind] < self.most

    @property
    def most(self) -> int:
        """How many of one kind are kept."""
        return MOST_SHOWN if self._room.left > 0 else FEWEST_SHOWN

    def count(self, kind: str, title: str, more: int = 1) -> None:
        """Count flags of a kind without keeping where they stand."""
        self._titles.setdefault(kind, title)
        self._counts[kind] += more

    def keep(self, flag: Flag) -> None:
        """Keep one that was counted already."""
        self._kept.append(flag)
        self._room.left -= 1

    @property
    def kept(self) -> tuple[Flag, ...]:
        """The first of each kind."""
        return tuple(self._kept)

    @property
    def counts(self) -> Mapping[str, tuple[str, int]]:
        """How many of each kind there are, with the title of the kind."""
        return {kind: (self._titles[kind], count) for kind, count in self._counts.items()}
