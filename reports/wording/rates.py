"""Rates of residents and their ratios in words: "times the rate", and what a ratio cannot show.

Cases are not people and need not be residents, so no sentence says that residents did or met
anything, and none turns a ratio into so many people of one group for each of another.
"""

from reports.sentences import percent_text, rate_text, ratio_text, whole
from scrutiny.cases.units import CASES, Unit

INTERVAL = (
    "Every case in the list is counted; nothing was sampled. An interval says how far chance alone"
    " could move a figure from one year to the next."
)
"""What an interval on a complete count means; said once for each table."""

NOT_SHOWN = (
    "A ratio compares two rates, not two numbers of people. It does not show why the rates differ."
    " It is no evidence that any one case was fair or unfair. The people in the cases need not live"
    " in the area, and one person may be counted several times."
)
"""What no ratio of rates can show; said once for each table."""


def level_text(confidence: float) -> str:
    """Write the level of an interval.

    >>> level_text(0.95), level_text(0.998)
    ('95 %', '99.8 %')
    """
    return percent_text(confidence).replace(".0 ", " ")


def interval_text(low: float | None, high: float | None, confidence: float = 0.95) -> str:
    """Write the interval of a ratio.

    >>> interval_text(6.99, 8.158)
    '95 % interval 7.0 to 8.2'
    >>> interval_text(0.3444, None)
    '95 % interval 0.34 or more'
    >>> interval_text(None, None)
    '95 % interval without a limit'
    """
    level = f"{level_text(confidence)} interval"
    if high is None:
        return f"{level} {ratio_text(low)} or more" if low else f"{level} without a limit"
    return f"{level} {ratio_text(low or 0)} to {ratio_text(high)}"


def per_1000(rate: float, group: str, events: Unit = CASES) -> str:
    """Write a rate.

    >>> per_1000(24.577, "Black")
    '24.6 cases for each 1,000 Black residents'
    """
    return f"{rate_text(rate)} {events.many} for each 1,000 {group} residents"


def rate_sentence(
    group: str, rate: float, count: int, residents: int, population: str, events: Unit = CASES
) -> str:
    """Give a rate with its count and its residents.

    >>> rate_sentence("Black", 24.577, 760, 30923, "Census 2011")
    'Black: 24.6 cases for each 1,000 Black residents (760 cases; 30,923 residents, Census 2011).'
    """
    parts = f"{events.counted(count)}; {whole(residents)} residents, {population}"
    if not count:
        return f"{group}: {parts}. A rate of nought, which says little where residents are few."
    return f"{group}: {per_1000(rate, group, events)} ({parts})."


def times_the_rate(ratio: float, reference: str) -> str:
    """Write a ratio in the only words that are allowed for it.

    >>> times_the_rate(7.556, "White"), times_the_rate(0.41, "White"), times_the_rate(1, "White")
    ('7.6 times the rate for White', '0.41 times the rate for White', 'the same rate as White')
    """
    if ratio == 1:
        return f"the same rate as {reference}"
    return f"{ratio_text(ratio)} times the rate for {reference}"


def ratio_sentence(
    group: str,
    reference: str,
    ratio: float,
    low: float | None,
    high: float | None,
    *,
    counts: tuple[int, int, int, int],
    events: Unit = CASES,
    confidence: float = 0.95,
) -> str:
    """Give a ratio of rates with its interval and both of its rates.

    `counts` are the cases and the residents of the group, then those of the reference group.

    >>> counts = (760, 30_923, 4_853, 1_491_970)
    >>> print(ratio_sentence("Black", "White", 7.556, 6.99, 8.16, counts=counts))
    Black: 7.6 times the rate for White (95 % interval 7.0 to 8.2). That is 24.6 cases for each \
1,000 Black residents (760 cases) and 3.3 for each 1,000 White residents (4,853 cases): 21.3 more \
for each 1,000.
    """
    limits = interval_text(low, high, confidence)
    both = _both_rates(group, reference, counts, events)
    if not ratio:
        return f"{group}: {events.counted(0)} (ratio to {reference} 0, {limits}). That is {both}."
    return f"{group}: {times_the_rate(ratio, reference)} ({limits}). That is {both}."


def detail_sentence(
    group: str,
    reference: str,
    low: float | None,
    high: float | None,
    *,
    counts: tuple[int, int, int, int],
    events: Unit = CASES,
    confidence: float = 0.95,
) -> str:
    """Give the interval and both rates, below a headline that gave the ratio.

    >>> counts = (760, 30_923, 4_853, 1_491_970)
    >>> print(detail_sentence("Black", "White", 6.99, 8.16, counts=counts))
    Leaving out the unrecorded: 95 % interval 7.0 to 8.2; 24.6 cases for each 1,000 Black \
residents (760 cases) and 3.3 for each 1,000 White residents (4,853 cases): 21.3 more for each \
1,000.
    """
    limits = interval_text(low, high, confidence)
    both = _both_rates(group, reference, counts, events)
    return f"Leaving out the unrecorded: {limits}; {both}."


def _both_rates(group: str, reference: str, counts: tuple[int, int, int, int], events: Unit) -> str:
    count, residents, other, other_residents = counts
    rate, reference_rate = 1000 * count / residents, 1000 * other / other_residents
    gap = rate - reference_rate
    step = "no more and no fewer"
    if gap:
        step = f"{rate_text(abs(gap))} {'more' if gap > 0 else 'fewer'} for each 1,000"
    return (
        f"{per_1000(rate, group, events)} ({events.counted(count)}) and"
        f" {rate_text(reference_rate)} for each 1,000 {reference} residents"
        f" ({events.counted(other)}): {step}"
    )


def no_ratio_sentence(group: str, reference: str, count: int, reference_count: int) -> str:
    """Say why there is no ratio where one of the counts is 0, or both are.

    >>> no_ratio_sentence("Black", "White", 3, 0)
    'Black: no ratio. There are no cases for White to compare with, and 3 cases for Black.'
    """
    if count == 0 and reference_count == 0:
        return f"{group}: no ratio. There are no cases in either group."
    return (
        f"{group}: no ratio. There are no cases for {reference} to compare with, and"
        f" {CASES.counted(count)} for {group}."
    )
