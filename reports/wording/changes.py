"""Changes from one period to another in words: counts, ratios, and months that are missing.

A change of a ratio always says which side moved. It must never be called better or worse, and two
intervals that overlap are never called no change.
"""

from reports.sentences import rate_text, ratio_text, rounded, whole
from reports.wording.rates import level_text
from reports.wording.verdicts import Verdict, verdict

OVERLAP = (
    "Two intervals that overlap do not show that nothing changed: the change has an interval of its"
    " own, and that one decides."
)

BREAK = (
    "A trend is not drawn across {what}. What was counted changed there, so a step in the line"
    " would tell of the counting and not of the cases. Ask for the time before and after apart."
)

COUNTS_NOT_SHOWN = (
    "A change in how cases are recorded looks the same as a change in what happens, and a small"
    " count moves much by chance. Two counts do not tell which it was, and say nothing of why."
)
"""What two counts side by side cannot show; said once for each table."""

RECORDING = (
    "A change in how cases are recorded looks the same as a change in what happens. A line of"
    " months does not tell the two apart, and says nothing of why."
)
"""What no line of months can show."""

TOO_FEW_BY_MONTH = (
    "In {months} one of the two groups has fewer than 10 cases, so no ratio is given: with so few"
    " it moves much by chance."
)

NO_MONTH_HAS_ENOUGH = (
    "{group} against {reference}: no month has 10 cases of each group, so no ratio is given month"
    " by month."
)

WITHHELD = (
    "{group} against {reference}: the group is not recorded for {missing}. With so many unrecorded"
    " a ratio of single months would mislead, so none is given."
)


def ratio_change_sentence(
    group: str,
    reference: str,
    before: float,
    after: float,
    change: float,
    low: float | None,
    high: float | None,
    *,
    rates_before: tuple[float, float],
    rates_after: tuple[float, float],
    confidence: float = 0.95,
) -> str:
    """Say how a ratio changed, how far chance could move that, and which of its two rates moved.

    `change` is the later ratio over the earlier one, with its own limits; the rates are those of
    the group and of the reference group.

    >>> print(
    ...     ratio_change_sentence(
    ...         "Black", "White", 7.556, 5.4, 0.71, 0.63, 0.8,
    ...         rates_before=(24.58, 3.25), rates_after=(17.6, 3.26),
    ...     )
    ... )
    Black against White: from 7.6 to 5.4 times the rate, 29 % lower (95 % interval 37 % lower to \
20 % lower). The rate for Black went down from 24.6 to 17.6 for each 1,000; the rate for White \
stayed at 3.3.
    """
    path = f"{group} against {reference}: from {ratio_text(before)} to {ratio_text(after)} times"
    limits = f"{level_text(confidence)} interval {_step(low)} to {_step(high)}"
    if low is None or high is None:
        limits = f"{level_text(confidence)} interval without a limit"
    said = {
        Verdict.HIGHER: "",
        Verdict.LOWER: "",
        Verdict.ABOUT_THE_SAME: " The ratio is about the same as before.",
        Verdict.COULD_BE_EITHER: " Chance alone could make this change.",
        Verdict.TOO_FEW: " There are too few cases to tell whether it changed.",
    }[verdict(low, high)]
    moved = (
        f"The rate for {group} {_moved(rates_before[0], rates_after[0], ' for each 1,000')};"
        f" the rate for {reference} {_moved(rates_before[1], rates_after[1])}."
    )
    return f"{path} the rate, {_step(change)} ({limits}).{said} {moved}"


def residents_moved_sentence(by_residents: float | None) -> str:
    """Warn that the residents alone move a ratio; blank where they do not.

    >>> print(residents_moved_sentence(0.868))
    The residents before are not those after, and that alone makes the ratio 13 % lower. Where \
they are from two counts, such as two censuses, use one of the two for both periods.
    >>> residents_moved_sentence(1.0)
    ''
    """
    if by_residents is None or _step(by_residents) == "no change":
        return ""
    return (
        "The residents before are not those after, and that alone makes the ratio"
        f" {_step(by_residents)}. Where they are from two counts, such as two censuses, use one of"
        " the two for both periods."
    )


def jumping_sentence(factor: float | None) -> str:
    """Say how much a ratio jumps about from month to month, and what its interval makes of that.

    >>> print(jumping_sentence(2.89))
    From month to month the ratio jumps about more than chance alone would make it, and the \
interval was widened for that (by 1.7).
    >>> print(jumping_sentence(None))
    With so few months nobody can tell how much the ratio jumps about by itself, so the interval \
may be too narrow.
    """
    if factor is None:
        return (
            "With so few months nobody can tell how much the ratio jumps about by itself, so the"
            " interval may be too narrow."
        )
    if rounded(factor) == "1.0":
        return "From month to month the ratio jumps about no more than chance alone would make it."
    return (
        "From month to month the ratio jumps about more than chance alone would make it, and the"
        f" interval was widened for that (by {rounded(factor**0.5)})."
    )


def reference_moved_sentence(group: str, reference: str, *, by_chance: bool = False) -> str:
    """Warn that a ratio is lower only because the rate compared with rose.

    `by_chance`: chance alone could make the change, so it is not said that the ratio fell.

    >>> reference_moved_sentence("Black", "White")
    'The ratio fell only because the rate for White rose; the rate for Black did not fall.'
    >>> print(reference_moved_sentence("Black", "White", by_chance=True))
    The second ratio is lower only because the rate for White rose; the rate for Black did not \
fall, and chance alone could make the whole change.
    """
    why = f"only because the rate for {reference} rose; the rate for {group} did not fall"
    if by_chance:
        return f"The second ratio is lower {why}, and chance alone could make the whole change."
    return f"The ratio fell {why}."


def _step(change: float | None) -> str:
    if change is None:
        return ""
    if change >= 2:
        return f"{ratio_text(change)} times as high"
    percent = rounded(abs(change - 1) * 100, 0)
    if percent == "0":
        return "no change"
    return f"{percent} % {'higher' if change > 1 else 'lower'}"


def _moved(before: float, after: float, unit: str = "") -> str:
    first, second = rate_text(before), rate_text(after)
    if first == second:
        return f"stayed at {first}{unit}"
    way = "up" if after > before else "down"
    return f"went {way} from {first} to {second}{unit}"


def gap_text(months: str, count: int) -> str:
    """Say that months are missing; `months` are already words.

    >>> gap_text("March 2019", 1)
    'The list has no case from March 2019. This is a gap in the list, not a month without cases.'
    """
    shown = "This is a gap" if count == 1 else "These are gaps"
    without = "a month" if count == 1 else "months"
    return f"The list has no case from {months}. {shown} in the list, not {without} without cases."


def last_year_sentence(what: str, period: str, count: int, earlier: str, before: int | None) -> str:
    """Set a count beside the same period of the year before; recomputed from both counts.

    >>> last_year_sentence("Informal", "January 2019", 38, "January 2018", 22)
    'Informal, January 2019: 38. January 2018: 22. That is 16 more, a rise of 72.7 %.'
    >>> last_year_sentence("Informal", "January 2019", 38, "January 2018", 0)
    'Informal, January 2019: 38. January 2018: 0. That is 38 more; from 0 there is no per cent.'
    >>> last_year_sentence("Informal", "January 2019", 38, "January 2018", None)
    'Informal, January 2019: 38. January 2018 is not in the list, so there is no change to give.'
    """
    now = f"{what}, {period}: {whole(count)}."
    if before is None:
        return f"{now} {earlier} is not in the list, so there is no change to give."
    both = f"{now} {earlier}: {whole(before)}."
    step = count - before
    if not step:
        return f"{both} No change."
    gap = f"That is {whole(abs(step))} {'more' if step > 0 else 'fewer'}"
    if not before:
        return f"{both} {gap}; from 0 there is no per cent."
    percent = rounded(abs(100 * step / before))
    said = "under 0.1" if percent == "0.0" else percent
    return f"{both} {gap}, a {'rise' if step > 0 else 'fall'} of {said} %."
