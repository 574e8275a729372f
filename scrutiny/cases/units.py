"""What is counted: every count has a unit, and counts of different units are never put together.

One complaint has many allegations, one incident many forms, one person many stops. Adding them, or
setting one against the other, makes a number of nothing.
"""

from dataclasses import dataclass

from scrutiny.errors import Refusal
from scrutiny.panels.definition import Panel


@dataclass(frozen=True, slots=True)
class Unit:
    """What one of the things counted is called, and several."""

    one: str
    many: str

    def words(self, number: int) -> str:
        """Write a number with its unit.

        >>> Unit("complaint", "complaints").words(1984)
        '1,984 complaints'
        """
        return f"{number:,} {self.one if number == 1 else self.many}"

    def counted(self, number: int) -> str:
        """Write a number with its unit in a sentence, where none is a word.

        >>> CASES.counted(1), CASES.counted(1200), CASES.counted(0)
        ('1 case', '1,200 cases', 'no cases')
        """
        return self.words(number) if number else f"no {self.many}"


CASES = Unit("case", "cases")


def unit_of(panel: Panel) -> Unit:
    """Give the unit of a panel's cases, as its file names it."""
    return Unit(panel.unit, panel.units)


class UnitsDiffer(Refusal, TypeError):  # noqa: N818 - a refusal, as its parent is called
    """Counts of different things were put together."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of something."""

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        """Refuse a count below zero."""
        if self.number < 0:
            raise ValueError(f"A count is below zero: {self.number}.")

    def __str__(self) -> str:
        """Write the count with its unit."""
        return self.unit.words(self.number)

    def __add__(self, other: "Count") -> "Count":
        """Add counts of the same unit.

        >>> str(Count(2, CASES) + Count(3, CASES))
        '5 cases'
        """
        return Count(self.number + self.like(other, "added").number, self.unit)

    def __lt__(self, other: "Count") -> bool:
        """Compare counts of the same unit."""
        return self.number < self.like(other, "compared").number

    def __le__(self, other: "Count") -> bool:
        """Compare counts of the same unit."""
        return self.number <= self.like(other, "compared").number

    def less(self, other: "Count") -> int:
        """Give the difference of two counts of the same unit; it may be below zero.

        >>> Count(1019, CASES).less(Count(1107, CASES))
        -88
        """
        return self.number - self.like(other, "compared").number

    def like(self, other: "Count", what: str) -> "Count":
        """Give the other count, or refuse when it counts another thing."""
        if other.unit != self.unit:
            raise UnitsDiffer(
                f"{self} and {other} cannot be {what}: they count different things, and one of the"
                " first can be several of the second, or the other way round.",
                next_step="Show each count by itself, with its unit.",
            )
        return other
