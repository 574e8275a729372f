"""Names the rows of a list many at once, and one by one where something has to be said of one.

Both ways give the same names: the quick one is taken only where it has nothing to remark.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from scrutiny.importing.naming import Naming, UnnamedError


@dataclass(frozen=True, slots=True)
class Names:
    """The references and days of rows, with what is to be remarked by place among them."""

    references: Sequence[str]
    days: Sequence[str]
    """The day that puts each row into a period; empty when there is none."""
    unnamed: dict[int, UnnamedError] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    """Rows that count in another month than they say."""
    near: dict[int, int] = field(default_factory=dict)
    """The number of an earlier row whose reference looks the same."""
    undated: set[int] = field(default_factory=set)

    def remarkable(self) -> set[int]:
        """Give the places of rows of which something has to be said."""
        return {*self.unnamed, *self.moved, *self.near, *self.undated}


def names_of(
    naming: Naming,
    numbers: Sequence[int],
    rows: Sequence[Sequence[str]],
    days: Sequence[str],
    spoilt: set[int],
) -> Names:
    """Name rows in their order; those at `spoilt` places will be refused whatever they are called.

    A row that is refused still takes its reference, but nothing is compared with it.
    """
    if not spoilt:
        quick = naming.many(numbers, rows, days)
        if quick is not None:
            return Names(quick, days)
    unnamed: dict[int, UnnamedError] = {}
    near: dict[int, int] = {}
    moved, undated = set(), set()
    references, decided = [], []
    for at, (number, cells, day) in enumerate(zip(numbers, rows, days, strict=True)):
        try:
            reference = naming.reference(number, cells, day)
            counted = naming.day(number, cells, day)
        except UnnamedError as error:
            unnamed[at] = error
            reference, counted = "", day
        references.append(reference)
        decided.append(counted)
        if at in spoilt or at in unnamed:
            continue
        if not counted:
            undated.add(at)
            continue
        if day and counted[:7] != day[:7]:
            moved.add(at)
        other = naming.alike(number, reference)
        if other is not None:
            near[at] = other
    return Names(references, decided, unnamed, moved, near, undated)
