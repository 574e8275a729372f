"""Figures that were worked over in words: ages allowed for, areas pooled, repeated people.

A figure that was worked over is never printed without the plain one beside it, and which parts were
allowed for is always said.
"""

from reports.sentences import rate_text, ratio_text
from reports.wording.rates import interval_text
from reports.wording.verdicts import Verdict, verdict


def standardised_sentence(
    group: str,
    reference: str,
    allowed_for: str,
    adjusted: float,
    low: float | None,
    high: float | None,
    plain: float,
) -> str:
    """Give a ratio after allowing for something, beside the plain one.

    >>> print(standardised_sentence("Black", "White", "the different ages", 5.7, 5.3, 6.2, 7.556))
    After allowing for the different ages of the two populations, Black: 5.7 times the rate for \
White (95 % interval 5.3 to 6.2), rather than 7.6. It is a worked-out figure for comparing, not a \
rate that anyone had.
    """
    times = "the same rate as" if adjusted == 1 else f"{ratio_text(adjusted)} times the rate for"
    return (
        f"After allowing for {allowed_for} of the two populations, {group}: {times}"
        f" {reference} ({interval_text(low, high)}), rather than {ratio_text(plain)}. It is a"
        " worked-out figure for comparing, not a rate that anyone had."
    )


def standardised_bounds_sentence(
    group: str,
    reference: str,
    allowed_for: str,
    between: tuple[float, float | None],
    limits: tuple[float | None, float | None],
    plain: float,
) -> str:
    """Give what a ratio must lie between after allowing for ages that are published as ranges.

    >>> print(
    ...     standardised_bounds_sentence(
    ...         "Black", "White", "the different ages", (5.1, 6.4), (4.8, 6.9), 6.2
    ...     )
    ... )
    After allowing for the different ages of the two populations, Black: between 5.1 and 6.4 times \
the rate for White, rather than 6.2. There is no single figure: residents by age are published \
only within limits. With chance as well: 4.8 to 6.9. The standard is England and Wales. It is a \
worked-out figure for comparing, not a rate that anyone had.
    """
    least, most = between
    low, high = limits
    said = (
        f"at least {ratio_text(least)}"
        if most is None
        else f"between {ratio_text(least)} and {ratio_text(most)}"
    )
    end = "or more" if high is None else f"to {ratio_text(high)}"
    chance = "" if low is None else f" With chance as well: {ratio_text(low)} {end}."
    return (
        f"After allowing for {allowed_for} of the two populations, {group}: {said} times the rate"
        f" for {reference}, rather than {ratio_text(plain)}. There is no single figure: residents"
        f" by age are published only within limits.{chance} The standard is England and Wales. It"
        " is a worked-out figure for comparing, not a rate that anyone had."
    )


def without_age_sentence(group: str, own: int, reference: str, other: int) -> str:
    """Say how many cases have no age, so that no band holds them.

    >>> without_age_sentence("Black", 12, "White", 1)
    'Without an age, and so left out of this: 12 of Black and 1 of White.'
    """
    return (
        f"Without an age, and so left out of this: {own:,} of {group} and {other:,} of {reference}."
    )


def standardised_rate_sentence(group: str, allowed_for: str, adjusted: float, plain: float) -> str:
    """Give a rate after allowing for something, beside the plain one.

    >>> standardised_rate_sentence("Black", "the different ages", 18.749, 24.58)
    'Black: 18.7 for each 1,000 after allowing for the different ages, rather than 24.6.'
    """
    return (
        f"{group}: {rate_text(adjusted)} for each 1,000 after allowing for {allowed_for}, rather"
        f" than {rate_text(plain)}."
    )


def pooled_sentence(
    group: str,
    reference: str,
    by: str,
    crude: float,
    pooled: float | None,
    low: float | None,
    high: float | None,
    *,
    alike: bool,
    measured: str = "rate",
) -> str:
    """Say what a ratio is inside the areas (or ages, or reasons), beside the one of all together.

    A reversal comes first. Where the parts differ no pooled figure is given: it would hide that.

    >>> print(pooled_sentence("Women", "Men", "department", 1.467, 0.945, 0.87, 1.02, alike=False,
    ...     measured="share"))
    Taken all together, Women: 1.47 times the share for Men, but inside each department it is \
on the other side of 1: the figure for all together misleads. The gap differs from one department \
to another, so one figure would hide that; read the table.
    >>> print(pooled_sentence("Black", "White", "area", 7.556, 5.63, 5.21, 6.08, alike=True))
    Taken all together, Black: 7.6 times the rate for White; inside each area, 5.6 times \
(95 % interval 5.2 to 6.1).
    """
    together = f"Taken all together, {group}: {ratio_text(crude)} times the {measured}"
    if pooled is None:
        return f"{together} for {reference}. No figure inside each {by} can be worked out."
    turned = (crude - 1) * (pooled - 1) < 0
    differ = (
        f"The gap differs from one {by} to another, so one figure would hide that; read the table."
    )
    if turned:
        first = (
            f"{together} for {reference}, but inside each {by} it is on the other side of 1: the"
            " figure for all together misleads."
        )
        inside = f"Inside each {by} it is {ratio_text(pooled)} times ({interval_text(low, high)})."
        return f"{first} {inside if alike else differ}"
    if not alike:
        return f"{together} for {reference}. {differ}"
    return (
        f"{together} for {reference}; inside each {by}, {ratio_text(pooled)} times"
        f" ({interval_text(low, high)})."
    )


def dispersion_sentence(
    low: float | None, high: float | None, wide_low: float | None, wide_high: float | None
) -> str:
    """Say that one person may be counted several times, and what that does to the interval.

    >>> print(dispersion_sentence(6.99, 8.16, 6.6, 8.7))
    One person may be counted several times, and the list does not say who is who. The months jump \
about more than single people would make, so the wider interval is the fairer one: 6.6 to 8.7 \
instead of 7.0 to 8.2.
    """
    why = "One person may be counted several times, and the list does not say who is who."
    if (low, high) == (wide_low, wide_high):
        return f"{why} The months jump about no more than single people would make."
    said = ""
    if verdict(low, high) != verdict(wide_low, wide_high):
        said = {
            Verdict.TOO_FEW: " With it there are too few cases to tell.",
            Verdict.COULD_BE_EITHER: " With it chance alone could make the whole difference.",
        }.get(verdict(wide_low, wide_high), "")
    wide, narrow = (
        interval_text(*each).split("interval ")[1] for each in ((wide_low, wide_high), (low, high))
    )
    return (
        f"{why} The months jump about more than single people would make, so the wider interval is"
        f" the fairer one: {wide} instead of {narrow}.{said}"
    )
