"""The words around figures: each sentence takes numbers that are already worked out.

Kept apart from the mathematics so that the wording can be read, tested and changed on its own.
Nothing here computes an interval. It must never say "times more likely", "significant", or why two
rates differ, and never print a percentage without its n of N.
"""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from enum import StrEnum

from reports.statistics.change import change

BAND = (0.8, 1.25)
"""Between these ratios two rates are called about the same (the four-fifths rule)."""

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Verdict(StrEnum):
    """What the interval of a ratio allows to be said: one of five."""

    HIGHER = "higher"
    LOWER = "lower"
    ABOUT_THE_SAME = "about the same"
    COULD_BE_EITHER = "could be either"
    TOO_FEW = "too few cases to tell"


def verdict(low: float | None, high: float | None) -> Verdict:
    """Choose the verdict from the interval alone; None means no limit on that side.

    About the same: the whole interval lies between 0.8 and 1.25. Higher, lower: it leaves out 1.
    An interval with 1 that reaches beyond one end of the band could be either; one that reaches
    beyond both ends comes from too few cases.

    >>> verdict(6.99, 8.16).value, verdict(0.9, 1.1).value, verdict(0.92, 1.29).value
    ('higher', 'about the same', 'could be either')
    >>> verdict(0, None).value
    'too few cases to tell'
    """
    below = 0.0 if low is None else low
    above = float("inf") if high is None else high
    if BAND[0] <= below and above <= BAND[1]:
        return Verdict.ABOUT_THE_SAME
    if below > 1:
        return Verdict.HIGHER
    if above < 1:
        return Verdict.LOWER
    if below < BAND[0] and above > BAND[1]:
        return Verdict.TOO_FEW
    return Verdict.COULD_BE_EITHER


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

    >>> ratio_text(7.5557), ratio_text(1.2376)
    ('7.6', '1.24')
    """
    return rounded(ratio, 2 if ratio < 2 else 1)


def rate_text(rate: float) -> str:
    """Write a rate: one place, or two figures below 1, where one place would hide differences.

    >>> rate_text(24.577), rate_text(0.07447), rate_text(0.66), rate_text(0)
    ('24.6', '0.074', '0.66', '0.0')
    """
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

    >>> percentage(6, 22)
    '27.3 % (6 of 22)'
    """
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is not a part of a whole.")
    part = f"({whole(count)} of {whole(of)})"
    return f"{rounded(Decimal(100 * count) / of)} % {part}" if of else f"no percentage {part}"


def period_text(first: date, last: date) -> str:
    """Write a period with both of its days.

    >>> period_text(date(2019, 4, 1), date(2020, 3, 31))
    '1 April 2019 to 31 March 2020'
    """
    days = (f"{day.day} {_MONTHS[day.month - 1]} {day.year}" for day in (first, last))
    return " to ".join(days)


def month_name(month: int) -> str:
    """Name a month, the same on every computer.

    >>> month_name(12)
    'December'
    """
    return _MONTHS[month - 1]


def definition_line(
    *,
    field_title: str,
    definition: str,
    first: date,
    last: date,
    total: int,
    population: str,
    area: str,
    ages: str,
    source: str,
    reference: str,
) -> str:
    """Say exactly what was counted and divided by, so that others can repeat the figure."""
    counted = f"{field_title}: {definition.rstrip('.')}. {period_text(first, last)}"
    residents = f"Residents: {population}, {area}, {ages} ({source})"
    return f"{counted}, {whole(total)} cases in all. {residents}. Compared with {reference}."


def rate_sentence(
    group: str, rate: float, count: int, residents: int, *, events: str, population: str
) -> str:
    """Give a rate with its count and its residents.

    >>> rate_sentence("Black", 24.577, 760, 30923, events="searches", population="Census 2011")
    'Black: 24.6 searches per 1,000 residents (760 searches; 30,923 residents, Census 2011).'
    """
    parts = f"{whole(count)} {events}; {whole(residents)} residents, {population}"
    return f"{group}: {rate_text(rate)} {events} per 1,000 residents ({parts})."


def ratio_sentence(
    group: str,
    reference: str,
    ratio: float,
    low: float | None,
    high: float | None,
    *,
    events: str,
    done: str,
    difference_per_1000: float,
    confidence: float = 0.95,
) -> str:
    """Give a ratio of rates with its interval, the gap beside it, and what it cannot show.

    `done` is what happened to the residents ("were searched"), `events` what was counted.
    """
    limits = interval_text(low, high, confidence)
    step = "more" if difference_per_1000 >= 0 else "fewer"
    apart = abs(difference_per_1000)
    gap = rounded(apart, 0) if apart >= 10 else rate_text(apart)
    return (
        f"{group} residents {done} at {ratio_text(ratio)} times the rate of {reference} residents"
        f" ({limits}), {gap} {step} {events} per 1,000 residents."
        f" This compares {events} with people who live here;"
        " it does not show why the rates differ."
    )


def interval_text(low: float | None, high: float | None, confidence: float = 0.95) -> str:
    """Write the interval of a ratio.

    >>> interval_text(6.99, 8.158)
    '95 % interval 7.0 to 8.2'
    >>> interval_text(0.3444, None)
    '95 % interval 0.34 or more'
    """
    level = percent_text(confidence).replace(".0 ", " ")
    floor = ratio_text(low or 0)
    return f"{level} interval {floor} {'or more' if high is None else 'to ' + ratio_text(high)}"


def verdict_sentence(group: str, reference: str, said: Verdict) -> str:
    """Put the verdict in words.

    >>> verdict_sentence("Black", "White", Verdict.HIGHER)
    'The rate for Black residents is higher than the rate for White residents.'
    """
    both = f"for {group} and {reference} residents"
    match said:
        case Verdict.HIGHER | Verdict.LOWER:
            compared = f"{said} than the rate for {reference} residents"
            return f"The rate for {group} residents is {compared}."
        case Verdict.ABOUT_THE_SAME:
            limits = f"the whole interval lies between {BAND[0]} and {BAND[1]}"
            return f"The rates {both} are about the same: {limits}."
        case Verdict.COULD_BE_EITHER:
            return f"The rates {both} differ by no more than chance alone could produce."
        case Verdict.TOO_FEW:
            return f"There are too few cases to tell the rates {both} apart."


def bounds_sentence(
    field_title: str,
    group: str,
    reference: str,
    unrecorded: int,
    total: int,
    low: float | None,
    high: float | None,
    ratio: float | None,
) -> str:
    """Say how far the unrecorded cases could move a ratio; without the ratio, the bounds alone."""
    missing = f"{field_title} was not recorded for {percentage(unrecorded, total)}."
    worst = [
        f"if all of those were {who} the ratio would be {ratio_text(bound)}"
        for who, bound in ((reference, low), (group, high))
        if bound is not None
    ]
    bounds = "; ".join(worst)
    middle = f" {bounds[0].upper()}{bounds[1:]}." if bounds else ""
    dropped = "" if ratio is None else f" Leaving them out gives {ratio_text(ratio)}."
    return missing + middle + dropped


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
    return f"{tally} For {cases} the share is likely to be between {limits} ({level} interval)."


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
    return f"{path}: {gap}, a {'rise' if up else 'fall'} of {rounded(exact)} %."


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
