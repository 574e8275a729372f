"""Shares of cases in words: outcomes, hit rates, and steps from one stage to the next.

Percentage points and per cent are kept apart, every percentage has its n of N, and a hit rate is
never offered as a finding about fairness.
"""

from decimal import Decimal

from reports.sentences import percent_text, percentage, ratio_text, rounded, whole
from reports.wording.rates import interval_text, level_text

HIT_RATE = (
    "A lower share with a find can come from a lower bar for searching that group, and it can come"
    " about under one and the same bar, when the groups differ in how plain the signs are"
    " (infra-marginality). So neither equal nor unequal shares show that searches were fair or"
    " unfair: nobody can see here who was not searched."
)
"""What a hit rate cannot show."""

ARREST_IS_NOT_A_FIND = (
    "An arrest is not a find: people are arrested for other reasons. Where the list says whether"
    " the outcome had to do with what was looked for, count that."
)

WHY_NO_THRESHOLD_TEST = (
    "The threshold test is not offered. It estimates how strong the suspicion was before a search,"
    " and for that it needs stops without a search. These lists hold none, so its answer would come"
    " from assumptions and not from the cases."
)
"""Why a test that people ask for is left out."""


SHARES_NOT_SHOWN = (
    "A ratio of shares compares two shares of cases, not two numbers of people. It does not show"
    " why the shares differ. It is no evidence that any one case was decided well or badly."
)
"""What no ratio of shares can show; said once for each table."""


def share_sentence(group: str, count: int, of: int, what: str) -> str:
    """Give one share.

    >>> share_sentence("Black", 131, 760, "arrest")
    'Black: arrest in 17.2 % (131 of 760).'
    """
    if not of:
        return f"{group}: no cases, so no share."
    return f"{group}: {what} in {percentage(count, of)}."


def share_ratio_sentence(
    group: str,
    reference: str,
    what: str,
    counts: tuple[int, int, int, int],
    ratio: float,
    low: float | None,
    high: float | None,
    *,
    confidence: float = 0.95,
) -> str:
    """Compare two shares; `counts` are n of N of the group and n of N of the reference.

    >>> print(share_ratio_sentence("Black", "White", "arrest", (131, 760, 763, 4853), 1.0964,
    ...     0.924, 1.295))
    Black against White: arrest in 17.2 % (131 of 760) against 15.7 % (763 of 4,853), 1.5 \
percentage points more; 1.10 times the share (95 % interval 0.92 to 1.30).
    """
    count, of, other, other_of = counts
    limits = interval_text(low, high, confidence)
    times = "the same share" if ratio == 1 else f"{ratio_text(ratio)} times the share"
    times = times if ratio else "ratio 0"
    return (
        f"{group} against {reference}: {what} in {percentage(count, of)} against"
        f" {percentage(other, other_of)}, {points_text(count, of, other, other_of)};"
        f" {times} ({limits})."
    )


def points_text(count: int, of: int, other: int, other_of: int) -> str:
    """Write the first share less the second in percentage points, which are not per cent.

    >>> points_text(52, 100, 90, 100), points_text(1, 4, 25, 100)
    ('38.0 percentage points fewer', '0 percentage points apart')
    >>> points_text(1, 3, 33334, 100000)
    'less than 0.1 percentage points fewer'
    """
    points = Decimal(100 * count) / of - Decimal(100 * other) / other_of
    if count * other_of == other * of:
        return "0 percentage points apart"
    said = rounded(abs(points))
    return (
        f"{'less than 0.1' if said == '0.0' else said} percentage points"
        f" {'more' if points > 0 else 'fewer'}"
    )


def points_interval_sentence(low: float, high: float, confidence: float = 0.95) -> str:
    """Give the interval of a difference of two shares.

    >>> points_interval_sentence(-0.0127, 0.0443)
    'Difference in percentage points: 95 % interval 1.3 fewer to 4.4 more.'
    """
    edges = (_points(edge) for edge in (low, high))
    interval = " to ".join(edges)
    return f"Difference in percentage points: {level_text(confidence)} interval {interval}."


def _points(share: float) -> str:
    said = rounded(abs(share) * 100)
    if said == "0.0":
        return "0"
    return f"{said} {'more' if share > 0 else 'fewer'}"


def none_of_group_sentence(group: str, of: int, what: str, high: float) -> str:
    """Say that a group had none without saying that there is nothing.

    >>> none_of_group_sentence("Other", 8, "arrest", 0.3244)
    'Other: arrest in none of 8. The true share could still be as high as 33 %.'
    """
    top = int(-(-high * 100 // 1))
    return (
        f"{group}: {what} in none of {whole(of)}. The true share could still be as high as {top} %."
    )


def stage_sentence(
    group: str,
    reference: str,
    stage: str,
    feeding: str,
    counts: tuple[int, int, int, int],
    ratio: float,
    low: float,
    high: float | None,
) -> str:
    """Give the index of one stage over the stage that feeds it.

    `counts` are n of N of the group and n of N of the reference.

    >>> print(stage_sentence(
    ...     "Black", "White", "Charged", "Arrested", (33, 50, 100, 200), 1.32, 1.02, 1.66
    ... ))
    Charged, out of Arrested: Black 66.0 % (33 of 50) against White 50.0 % (100 of 200), 1.32 \
times the share (95 % interval 1.02 to 1.66).
    """
    times = "the same share" if ratio == 1 else f"{ratio_text(ratio)} times the share"
    count, of, other, other_of = counts
    return (
        f"{stage}, out of {feeding}: {group} {percentage(count, of)} against {reference}"
        f" {percentage(other, other_of)}, {times if ratio else 'ratio 0'}"
        f" ({interval_text(low, high)})."
    )


def disagreement_sentence(p_value: float, confidence: float = 0.95) -> str:
    """Say that an interval and a test differ across the line; the cautious one then stands.

    >>> print(disagreement_sentence(0.062))
    The interval and Fisher's exact test disagree about this one, so the cautious reading stands: \
chance alone could make the difference.
    """
    if not 0 <= p_value <= 1 or not 0 < confidence < 1:
        raise ValueError("A chance lies between 0 and 1.")
    return (
        "The interval and Fisher's exact test disagree about this one, so the cautious reading"
        " stands: chance alone could make the difference."
    )


def dip_sample_sentence(count: int, of: int, frame_count: int, frame_of: int, group: str) -> str:
    """Set the sample beside the frame it was drawn from; no ratio is ever made of the two.

    >>> print(dip_sample_sentence(5, 22, 760, 6042, "Black"))
    Black: 22.7 % (5 of 22) of the cases drawn, 12.6 % (760 of 6,042) of the list they were \
drawn from.
    """
    return (
        f"{group}: {percentage(count, of)} of the cases drawn, {percentage(frame_count, frame_of)}"
        " of the list they were drawn from."
    )


def expected_sentence(count: int, expected: float, chance: float | None) -> str:
    """Say whether the number drawn is one that the plan would bring about.

    >>> expected_sentence(5, 2.77, 0.13)
    '5 drawn, about 2.8 expected.'
    >>> print(expected_sentence(12, 2.77, 0.00002))
    12 drawn, about 2.8 expected. A draw seldom brings so many or so few: under 0.1 % of draws. \
Check the draw.
    """
    said = f"{whole(count)} drawn, about {rounded(expected)} expected."
    if chance is None or chance >= 0.01:
        return said
    how_seldom = percent_text(chance) if chance >= 0.001 else "under 0.1 %"
    return f"{said} A draw seldom brings so many or so few: {how_seldom} of draws. Check the draw."


def silent_sentence(group: str, what: str, count: int, of: int, silent: int) -> str:
    """Bound a share where many cases do not say; no ratio is made of such shares.

    >>> print(silent_sentence("Black", "yes", 190, 240, 520))
    Black: yes in anything from 25.0 % (190 of 760) to 93.4 % (710 of 760), because 68.4 % (520 of \
760) do not say. No ratio is given.
    """
    everything = of + silent
    low, high = percentage(count, everything), percentage(count + silent, everything)
    return (
        f"{group}: {what} in anything from {low} to {high}, because"
        f" {percentage(silent, everything)} do not say. No ratio is given."
    )
