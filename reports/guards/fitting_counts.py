"""Could two percentages of one total, and the difference between them, all be true together?"""

from reports.guards.percentages import Rounding, counts_of, printed


def fitting_counts(
    before: str, after: str, total: int, difference: int
) -> tuple[tuple[int, int], ...]:
    """Give the pairs of counts that fit both percentages, the total and the difference.

    `difference` is after less before. Any of the three ways of rounding may have been used, the
    same for both; an empty answer says that something published is wrong.

    >>> fitting_counts("67", "59", 341, -29)[:3]
    ((229, 200), (230, 201), (231, 202))
    >>> fitting_counts("67", "59", 341, -20)
    ()
    """
    if total < 1:
        raise ValueError("The total must be at least 1.")
    pairs = {
        (count, count + difference)
        for rounding in Rounding
        for count in counts_of(printed(before), total, rounding)
        if count + difference in counts_of(printed(after), total, rounding)
    }
    return tuple(sorted(pairs))
