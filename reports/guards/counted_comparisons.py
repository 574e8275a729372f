"""Carries the number of comparisons through a whole document, so that it cannot be forgotten.

Each part of a report adds its comparisons, the dull ones as well; the end of the report says how
many were made and how many would look unusual by chance.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reports.statistics.comparisons import ComparisonCounter, count_comparisons
from reports.wording.spread import comparisons_sentence


@dataclass(frozen=True, slots=True)
class Comparisons:
    """All comparisons of one document so far."""

    made: tuple[tuple[str, float | None], ...] = ()
    """What was compared, and the p-value; None where there was none."""
    headline: tuple[str, ...] = ()
    """Those that were named before anyone saw the figures."""

    def with_more(self, more: Iterable[tuple[str, float | None]]) -> "Comparisons":
        """Add the comparisons of one part; the same comparison counts once.

        >>> Comparisons().with_more([("Black and White", 0.001), ("Asian and White", None)]).number
        2
        """
        known = dict(self.made)
        fresh = tuple((name, p) for name, p in dict(more).items() if name not in known)
        return replace(self, made=(*self.made, *fresh))

    @property
    def number(self) -> int:
        """How many comparisons were made."""
        return len(self.made)

    def counter(self, level: float = 0.05) -> ComparisonCounter:
        """Count them, and those that look unusual."""
        return count_comparisons([p for _, p in self.made], headline=self.headline, level=level)

    def sentence(self, level: float = 0.05) -> str:
        """Say how many were made, and how many chance alone would make look unusual.

        >>> forty = Comparisons().with_more((f"{n}", 0.01 if n < 5 else 0.5) for n in range(40))
        >>> print(forty.sentence())
        We made 40 comparisons. If there were no real differences, chance alone would make about 2 \
look unusual; 5 do.
        """
        if not self.number:
            return ""
        found = self.counter(level)
        return comparisons_sentence(found.made, found.unusual, 1 - level)
