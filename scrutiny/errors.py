"""What is told to a person when something cannot be done: what happened, where, what to do next.

Every mistake of a user, a file or a request ends as a `Refusal`; a traceback never reaches a
person.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, with its place."""

    problem: str
    """What is wrong, in one plain sentence."""
    file: str = ""
    """The file it is in, as the person named it; empty when it is not in a file."""
    row: int | None = None
    """The row below the header (1 is the first), or the line of a TOML file."""
    column: str = ""
    """The column, field or key."""
    counted: str = "row"
    """What `row` counts: the rows of a list, or the lines of a text file."""

    def sentence(self) -> str:
        """Give place and problem as one line.

        >>> Problem("'Aple' is not a known code", "list.csv", 12, "Outcome").sentence()
        "list.csv, row 12, Outcome: 'Aple' is not a known code"
        """
        row = "" if self.row is None else f"{self.counted} {self.row}"
        place = ", ".join(part for part in (self.file, row, self.column) if part)
        return f"{place}: {self.problem}" if place else self.problem


class Refusal(Exception):  # noqa: N818 - a refusal is what the product calls it, everywhere
    """The request cannot be done as asked: exit status 1, nothing changed.

    >>> str(Refusal("The list is empty.", where="list.csv", next_step="Ask for it again."))
    'list.csv: The list is empty. Ask for it again.'
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        next_step: str = "",
        problems: tuple[Problem, ...] = (),
    ) -> None:
        """Keep the three parts apart so that each front end can lay them out."""
        self.what = what
        self.where = where
        self.next_step = next_step
        self.problems = problems
        place = f"{where}: " if where else ""
        super().__init__(" ".join(part for part in (place + what, next_step) if part))
