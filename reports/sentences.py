"""How numbers are written, and the sentences of tallies and changes that every document shares.

Kept apart from the mathematics so that the wording can be read, tested and changed on its own. What
is said of groups, rates and ratios is in `reports.wording`. Nothing here computes an interval, and
no percentage is printed without its n of N.
"""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from reports.statistics.change import change
from scrutiny.clock import MONTHS


def whole(number: int) -> str:
    """Write a whole number with commas.

    >>> whole(1491970)
    '1,491,970'
    """
    return f"{number:,}"


def rounded(number: float | Decimal, places: int = 1) -> str:
    """Write a number to so many places, halves away from zero, as people round.

    >>> rounded(27.25), rounded(1234.5, 0)
    ('27.3', '1,235')
    """
    exact = number if isinstance(number, Decimal) else Decimal(str(number))
    return f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"


def ratio_text(ratio: float) -> str:
    """Write a ratio: one place, or two below 2, where the second place matters.

    A ratio that is not 0 is never written as nought.

    >>> ratio_text(7.5557), ratio_text(1.2376), ratio_text(0.0004), ratio_text(0)
    ('7.6', '1.24', 'under 0.01', '0')
    """
    if ratio == 0:
        return "0"
    return "under 0.01" if ratio < 0.005 else rounded(ratio, 2 if ratio < 2 else 1)


def rate_text(rate: float) -> str:
    """Write a rate: one place, or two figures below 1, where one place would hide differences.

    >>> rate_text(24.577), rate_text(0.07447), rate_text(0.66), rate_text(0)
    ('24.6', '0.074', '0.66', '0.0')
    """
    if 0 < abs(rate) < 0.000_001:
        return "under 0.000001"
    places = 1
    while 0 < abs(rate) < 1 and round(abs(rate) * 10**places) < 10 and places < 6:
        places += 1
    return rounded(rate, places)


def percent_text(share: float, places: int = 1) -> str:
    """Write a share as per cent: for limits and levels, which have no n of N of their own.

    >>> percent_text(0.998), percent_text(0.95, 0)
    ('99.8 %', '95 %')
    """
    return f"{rounded(Decimal(str(share)) * 100, places)} %"


def percentage(count: int, of: int) -> str:
    """Write a percentage with its n of N.

    A part that is not nothing is never written as nought, and one that is not all never as all.

    >>> percentage(6, 22), percentage(1, 8509), percentage(8508, 8509)
    ('27.3 % (6 of 22)', 'under 0.1 % (1 of 8,509)', 'over 99.9 % (8,508 of 8,509)')
    """
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is not a part of a whole.")
    part = f"({whole(count)} of {whole(of)})"
    if not of:
        return f"no percentage {part}"
    said = rounded(Decimal(100 * count) / of)
    if said == "0.0" and count:
        said = "under 0.1"
    if said == "100.0" and count < of:
        said = "over 99.9"
    return f"{said} % {part}"


def period_text(first: date, last: date) -> str:
    """Write a period with both of its days.

    >>> period_text(date(2019, 4, 1), date(2020, 3, 31))
    '1 April 2019 to 31 March 2020'
    """
    days = (f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (first, last))
    return " to ".join(days)


def month_name(month: int) -> str:
    """Name a month, the same on every computer.

    >>> month_name(12)
    'December'
    """
    return MONTHS[month - 1]


def tally_sentence(
    judgement: str,
    count: int,
    of: int,
    low: float | None,
    high: float | None,
    *,
    frame_size: int | None = None,
    confidence: float = 0.95,
) -> str:
    """Give a tally of judgements, and what it says of the frame when the cases were drawn.

    Without limits the cases were chosen by hand and speak for themselves only.
    """
    tally = f"{judgement}: {percentage(count, of)}."
    if low is None or high is None:
        return f"{tally} These cases were chosen, not drawn: the figure speaks for them only."
    cases = "all cases that could be drawn" if frame_size is None else f"all {whole(frame_size)}"
    places = 0 if of < 200 else 1
    limits = f"{percent_text(low, places)} and {percent_text(high, places)}"
    level = percent_text(confidence).replace(".0 ", " ")
    return f"{tally} For {cases} the share lies between {limits} ({level} interval)."


def none_found_sentence(what: str, of: int, high: float | None) -> str:
    """Say that nothing was found without saying that there is nothing.

    >>> none_found_sentence("concerns", 12, 0.2646)
    'No concerns found in 12. The true share could still be as high as 27 %.'
    """
    found = f"No {what} found in {whole(of)}."
    if high is None:
        return found
    top = (Decimal(str(high)) * 100).quantize(Decimal(1), ROUND_CEILING)
    return f"{found} The true share could still be as high as {top} %."


def change_sentence(what: str, before: int, after: int) -> str:
    """Give a change of a count, in numbers and per cent.

    >>> change_sentence("Complaints", 1107, 1019)
    'Complaints went down from 1,107 to 1,019: 88 fewer, a fall of 7.9 %.'
    """
    step = change(before, after)
    if not step.difference:
        return f"{what} stayed at {whole(after)}."
    up = step.difference > 0
    path = f"{what} went {'up' if up else 'down'} from {whole(before)} to {whole(after)}"
    gap = f"{whole(abs(step.difference))} {'more' if up else 'fewer'}"
    if step.percent is None:
        return f"{path}: {gap}. {step.undefined}"
    exact = Decimal(100 * abs(step.difference)) / before
    said = rounded(exact)
    said = "under 0.1" if said == "0.0" else said
    return f"{path}: {gap}, a {'rise' if up else 'fall'} of {said} %."


def points_sentence(what: str, before: int, of_before: int, after: int, of_after: int) -> str:
    """Give a change of a share in percentage points, which are not per cent.

    >>> points_sentence("Appropriate", 8, 20, 11, 22)
    'Appropriate: from 40.0 % (8 of 20) to 50.0 % (11 of 22), 10.0 percentage points more.'
    """
    path = f"{what}: from {percentage(before, of_before)} to {percentage(after, of_after)}"
    if not of_before or not of_after:
        return f"{path}."
    points = Decimal(100 * after) / of_after - Decimal(100 * before) / of_before
    if not points:
        return f"{path}, no change."
    return f"{path}, {rounded(abs(points))} percentage points {'more' if points > 0 else 'fewer'}."


def listed(words: Sequence[str]) -> str:
    """Join words as people do.

    >>> listed(["Asian", "Mixed", "Other"])
    'Asian, Mixed and Other'
    """
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
