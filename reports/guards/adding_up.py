"""Parts must add up to the whole, or the figure is refused with the two numbers.

Every table of a report goes through here before it is laid out. Nothing here repairs a table: a
difference is a fault of the list, of the count or of the program, and only a person can tell which.
"""

from collections.abc import Iterable, Mapping, Sequence

from reports.guards.refused import FigureRefused

NEXT = "Look for cases that are counted twice, left out or in no group."


def needed_whole(parts: Iterable[int], whole: int, what: str = "") -> None:
    """Refuse parts that do not make the whole; `what` names the figure.

    >>> needed_whole((6, 9, 7, 0), 22)
    >>> needed_whole((33, 14, 4), 50)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    reports.guards.refused.FigureRefused: The parts add up to 51, not to the whole of 50. ...
    """
    listed = tuple(parts)
    below = [part for part in (*listed, whole) if part < 0]
    if below:
        raise FigureRefused(f"A count is below zero: {below[0]}.", where=what, next_step=NEXT)
    if sum(listed) != whole:
        raise FigureRefused(
            f"The parts add up to {sum(listed):,}, not to the whole of {whole:,}.",
            where=what,
            next_step=NEXT,
        )


def needed_same_cases(one: int, other: int, what: str = "") -> None:
    """Refuse two ways of counting the same cases that do not come to the same number.

    >>> needed_same_cases(8509, 8509)
    """
    if one != other:
        raise FigureRefused(
            f"Counted one way there are {one:,} cases, and counted another way {other:,}.",
            where=what,
            next_step=NEXT,
        )


def needed_table(
    rows: Mapping[str, Sequence[int]],
    row_totals: Mapping[str, int],
    column_totals: Sequence[int],
    whole: int,
    what: str = "",
) -> None:
    """Refuse a table of two ways unless each row, each column and both margins add up.

    >>> needed_table({"a": (1, 2), "b": (3, 4)}, {"a": 3, "b": 7}, (4, 6), 10)
    """
    if set(rows) != set(row_totals):
        raise FigureRefused("Some rows have no total, or some totals no row.", where=what)
    for name, counts in rows.items():
        if len(counts) != len(column_totals):
            raise FigureRefused(
                f"The row has {len(counts)} counts for {len(column_totals)} columns.",
                where=_place(what, name),
            )
        needed_whole(counts, row_totals[name], _place(what, name))
    for place, total in enumerate(column_totals):
        column = (counts[place] for counts in rows.values())
        needed_whole(column, total, _place(what, f"column {place + 1}"))
    needed_whole(row_totals.values(), whole, what)
    needed_whole(column_totals, whole, what)


def _place(what: str, part: str) -> str:
    return f"{what}, {part}" if what else part
