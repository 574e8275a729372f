"""What the interval of a ratio allows to be said: one of five verdicts, and its sentence.

A verdict comes from the interval alone, never from a p-value or from the size of a ratio.
"""

from enum import StrEnum

BAND = (0.8, 1.25)
"""Between these ratios two rates are called about the same (the four-fifths rule)."""


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


def verdict_sentence(
    said: Verdict, group: str, reference: str, measured: str = "rate", *, if_alike: bool = False
) -> str:
    """Put the verdict in words; `measured` is what is compared, a rate or a share.

    `if_alike`: the cases without a recorded group could turn it round, and it says so itself.

    >>> verdict_sentence(Verdict.HIGHER, "Black", "White")
    'Higher: the rate for Black is above the rate for White by more than chance alone would make.'
    """
    both = f"the {measured} for {group} and the {measured} for {reference}"
    match said:
        case Verdict.HIGHER | Verdict.LOWER:
            side = "above" if said is Verdict.HIGHER else "below"
            only = ", but only if the unrecorded cases are like the rest" if if_alike else ""
            return (
                f"{said.capitalize()}{only}: the {measured} for {group} is {side} the {measured}"
                f" for {reference} by more than chance alone would make."
            )
        case Verdict.ABOUT_THE_SAME:
            return (
                f"About the same: the whole interval for {both} lies between {BAND[0]} and"
                f" {BAND[1]}."
            )
        case Verdict.COULD_BE_EITHER:
            return (
                f"Could be either: chance alone could make the whole difference between {both}."
                " That does not show that they are the same."
            )
        case Verdict.TOO_FEW:
            return f"Too few cases to tell {both} apart. That does not show that they are the same."
