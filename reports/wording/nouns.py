"""What is counted, in the singular and the plural, so that no sentence says "1 searches"."""

from dataclasses import dataclass

from reports.sentences import whole


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing that is counted."""

    one: str
    many: str

    def counted(self, number: int) -> str:
        """Write a number of them.

        >>> CASES.counted(1), CASES.counted(1200), CASES.counted(0)
        ('1 case', '1,200 cases', 'no cases')
        """
        if number == 0:
            return f"no {self.many}"
        return f"{whole(number)} {self.one if number == 1 else self.many}"


CASES = Noun("case", "cases")
"""What the list of every panel holds."""


def was(number: int) -> str:
    """Choose between "was" and "were".

    >>> was(1), was(2), was(0)
    ('was', 'were', 'were')
    """
    return "was" if number == 1 else "were"
