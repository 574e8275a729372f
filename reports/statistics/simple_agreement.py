"""How often two members said the same, and on how many cases all did: the plain shares come first.

These are counts of what happened at one meeting. They have no interval, since the pairs of one case
are not independent, and they do not take away what chance alone would give.
"""

from dataclasses import dataclass

from reports.statistics.coefficient import NOTHING_TO_COMPARE, Answers, compared


@dataclass(frozen=True, slots=True)
class SimpleAgreement:
    """Percentage agreement, as counts."""

    agreeing_pairs: int
    """Pairs of answers about the same case that are the same."""
    pairs: int
    """All pairs of answers about the same case."""
    unanimous: int
    """Cases on which all answers are the same."""
    cases: int
    """Cases with at least two answers."""
    undefined: str | None = None
    """Why there is no share, in a plain sentence; None when there is one."""

    @property
    def share(self) -> float | None:
        """The share of pairs that agree, from 0 to 1; None when there is no pair."""
        return self.agreeing_pairs / self.pairs if self.pairs else None


def simple_agreement(answers: Answers) -> SimpleAgreement:
    """Count the pairs and the cases that agree.

    Every pair counts once, so a case that more members judged weighs more.

    >>> found = simple_agreement([["yes", "yes", "no"], ["no", "no"], ["yes"]])
    >>> (found.agreeing_pairs, found.pairs), (found.unanimous, found.cases)
    ((2, 4), (1, 2))
    """
    rows = compared(answers)
    pairs = sum(_pairs(row.total()) for row in rows)
    return SimpleAgreement(
        agreeing_pairs=sum(_pairs(count) for row in rows for count in row.values()),
        pairs=pairs,
        unanimous=sum(1 for row in rows if len(row) == 1),
        cases=len(rows),
        undefined=None if pairs else NOTHING_TO_COMPARE,
    )


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
