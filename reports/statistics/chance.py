"""How often chance alone would make two shares differ as much as they do.

Small tables get an exact test, large ones the chi-square that everybody can check. The name of the
test always goes with its p-value, since programs mean different things by "Fisher, two-sided".
"""

from dataclasses import dataclass

from reports.statistics.estimate import check_parts
from reports.statistics.risk_ratio import fisher

FISHER = "Fisher exact, two-sided by minimum likelihood"
CHI_SQUARE = "Pearson chi-square, without continuity correction"
EXACT_BELOW = 1000
"""Tables of fewer cases than this get the exact test."""
FEWEST_EXPECTED = 5
"""So do tables that expect fewer cases in one of their cells (Cochran 1954)."""


@dataclass(frozen=True, slots=True)
class ChanceTest:
    """A test of no difference."""

    p_value: float | None
    method: str
    statistic: float | None = None
    """Chi-square; None for an exact test."""
    degrees_of_freedom: int | None = None
    undefined: str | None = None
    """Why there is no p-value; None when there is one."""


def chance_test(events: int, cases: int, reference_events: int, reference_cases: int) -> ChanceTest:
    """Test two shares: exactly below 1,000 cases in all, by chi-square from there on.

    However many cases there are, chi-square misleads where a cell expects almost none of them.

    >>> chance_test(4, 4, 37, 52).method
    'Fisher exact, two-sided by minimum likelihood'
    >>> chance_test(2, 5, 20, 2_000).method
    'Fisher exact, two-sided by minimum likelihood'
    >>> round(chance_test(131, 760, 763, 4_853).p_value or 0, 3)
    0.289
    """
    total, of_the_kind = cases + reference_cases, events + reference_events
    smallest = min(cases, reference_cases) * min(of_the_kind, total - of_the_kind)
    if total >= EXACT_BELOW and smallest >= FEWEST_EXPECTED * total:
        return chi_square(events, cases, reference_events, reference_cases)
    return fisher_exact(events, cases, reference_events, reference_cases)


def fisher_exact(
    events: int, cases: int, reference_events: int, reference_cases: int
) -> ChanceTest:
    """Add up the chances of all tables, with these margins, that are no more likely than this one.

    >>> round(fisher_exact(0, 10, 3, 12).p_value or 0, 6)
    0.220779
    """
    if not cases or not reference_cases:
        return ChanceTest(None, FISHER, undefined="One of the groups has no cases.")
    return ChanceTest(fisher(events, cases, reference_events, reference_cases), FISHER)


def chi_square(events: int, cases: int, reference_events: int, reference_cases: int) -> ChanceTest:
    """Give Pearson's chi-square of the two-by-two table, on one degree of freedom.

    Undefined when all cases, or none, are of the kind: the table then has an empty column.

    >>> round(chi_square(20, 100, 10, 100).statistic or 0, 5)
    3.92157
    """
    from scipy.special import chdtrc

    check_parts(events, cases)
    check_parts(reference_events, reference_cases)
    if not cases or not reference_cases:
        return ChanceTest(None, CHI_SQUARE, undefined="One of the groups has no cases.")
    of_the_kind, total = events + reference_events, cases + reference_cases
    if of_the_kind in (0, total):
        which = "No case is" if not of_the_kind else "All cases are"
        return ChanceTest(None, CHI_SQUARE, undefined=f"{which} of the kind in both groups.")
    # Whole numbers of any size: nothing is rounded before the one division.
    gap = events * reference_cases - reference_events * cases
    statistic = gap * gap * total / (cases * reference_cases * of_the_kind * (total - of_the_kind))
    return ChanceTest(float(chdtrc(1, statistic)), CHI_SQUARE, statistic, 1)
