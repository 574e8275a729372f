"""What the cases without a recorded group can do to a ratio, and the two ways to record a group.

Bounds are arithmetic, not an interval: they hold whatever the unrecorded cases are. Over a tenth
missing they stand in the first sentence; over three tenths they stand instead of the ratio.
"""

from collections.abc import Sequence
from math import ceil

from reports.sentences import listed, percentage, ratio_text, whole
from reports.wording.verbs import was
from scrutiny.cases.units import CASES

IN_THE_HEADLINE_ABOVE = 0.10
INSTEAD_OF_THE_POINT_ABOVE = 0.30


def between_text(low: float | None, high: float | None) -> str:
    """Write two bounds.

    >>> between_text(5.01, 32.1), between_text(5.01, None), between_text(None, None)
    ('between 5.0 and 32.1', 'at least 5.0', 'anything at all')
    """
    if low is None and high is None:
        return "anything at all"
    if high is None:
        return f"at least {ratio_text(low or 0)}"
    if low is None:
        return f"at most {ratio_text(high)}"
    return f"between {ratio_text(low)} and {ratio_text(high)}"


def headline(
    group: str,
    reference: str,
    ratio: float | None,
    bounds: tuple[float | None, float | None],
    unrecorded: int,
    total: int,
) -> str:
    """Give the one sentence that may be quoted alone, by how much is missing.

    >>> print(headline("Black", "White", 7.556, (5.01, 32.1), 2467, 8509))
    Cases for each 1,000 residents, Black: 7.6 times the rate for White, and between 5.0 and 32.1 \
times whatever the group was where it is not recorded: 29.0 % (2,467 of 8,509).
    >>> print(headline("Black", "White", 7.556, (3.2, 60.4), 4000, 8509))
    Cases for each 1,000 residents, Black: between 3.2 and 60.4 times the rate for White. No \
single figure can be given, because the group is not recorded for 47.0 % (4,000 of 8,509).
    """
    share = unrecorded / total if total else 0
    missing = percentage(unrecorded, total)
    low, high = bounds
    what = f"Cases for each 1,000 residents, {group}:"
    if share > INSTEAD_OF_THE_POINT_ABOVE:
        if not low and high is None:
            return (
                f"{what} nothing can be said against {reference}, because the group is not recorded"
                f" for {missing}."
            )
        return (
            f"{what} {between_text(low, high)} times the rate for {reference}. No single figure can"
            f" be given, because the group is not recorded for {missing}."
        )
    if ratio is None:
        return f"{what} no ratio to {reference}."
    said = f"{what} {ratio_text(ratio)} times the rate for {reference}"
    if ratio == 1:
        said = f"{what} the same rate as {reference}"
    if share > IN_THE_HEADLINE_ABOVE:
        return (
            f"{said}, and {between_text(low, high)} times whatever the group was where it is not"
            f" recorded: {missing}."
        )
    return f"{said}."


def bounds_sentence(
    group: str,
    reference: str,
    unrecorded: int,
    total: int,
    low: float | None,
    high: float | None,
    ratio: float | None,
    *,
    after_headline: bool = False,
) -> str:
    """Say how far the unrecorded cases could move a ratio; without the ratio, the bounds alone.

    Below a headline that has told the share and the ratio, neither is told again.

    >>> print(bounds_sentence("Black", "White", 2467, 8509, 5.01, 32.1, 7.556))
    The group is not recorded for 29.0 % (2,467 of 8,509). If all of those were White, the ratio \
for Black would be 5.0; if all were Black, 32.1. Leaving them out gives 7.6.
    """
    if not unrecorded:
        return "The group is recorded for every case."
    missing = f"The group is not recorded for {percentage(unrecorded, total)}."
    those = "all of those were" if unrecorded > 1 else "that one were"
    if after_headline:
        missing, those = "", "all of the unrecorded were"
    worst = ""
    if low is not None:
        worst = f" If {those} {reference}, the ratio for {group} would be {ratio_text(low)}"
        worst += "." if high is None else "; "
    elif high is not None:
        worst = " "
    if high is not None:
        if low is None:
            worst += f"If {those} {group}, the ratio for {group} would be {ratio_text(high)}."
        else:
            all_were = "if all were" if unrecorded > 1 else "if it were"
            worst += f"{all_were} {group}, {ratio_text(high)}."
    out = "it" if unrecorded == 1 else "them"
    dropped = "" if ratio is None else f" Leaving {out} out gives {ratio_text(ratio)}."
    return worst.strip() if after_headline else missing + worst + dropped


def tipping_sentence(
    group: str, reference: str, side: str, share: float | None, unrecorded: int
) -> str:
    """Say how many of the unrecorded cases would have to be of one side for equal rates.

    `side` is the group that they would have to belong to; without a share even all of them are not
    enough.

    >>> print(tipping_sentence("Asian", "White", "White", 0.214, 2467))
    The rates for Asian and White would be about equal if 528 of the 2,467 unrecorded cases were \
White.
    >>> print(tipping_sentence("Black", "White", "White", None, 2467))
    Even if all 2,467 unrecorded cases were White, the rate for Black would still be above that \
for White.
    """
    if not unrecorded:
        return ""
    those = f"all {whole(unrecorded)} unrecorded cases were"
    if unrecorded == 1:
        those = "the one unrecorded case were"
    if share is None:
        above = "above" if side == reference else "below"
        return (
            f"Even if {those} {side}, the rate for {group} would still be {above} that for"
            f" {reference}."
        )
    needed = ceil(share * unrecorded - 1e-9)
    if needed < unrecorded:
        those = f"{whole(needed)} of the {whole(unrecorded)} unrecorded cases were"
    return f"The rates for {group} and {reference} would be about equal if {those} {side}."


def fallback_sentence(
    reference: str,
    ratios: Sequence[tuple[str, float]],
    filled: int,
    still_unrecorded: int,
    total: int,
) -> str:
    """Say what filling the gaps with the officer's view gives: a third count, never the main one.

    >>> print(fallback_sentence("White", [("Black", 9.07), ("Asian", 1.61)], 1462, 1005, 8509))
    Where the person did not say, the officer's view can be used for 17.2 % (1,462 of 8,509); \
1,005 cases would still have no group. That mixes two definitions. Against White it gives Black \
9.1 and Asian 1.61 times the rate. It is shown for comparison only.
    """
    given = listed([f"{group} {ratio_text(ratio)}" for group, ratio in ratios])
    gives = f" Against {reference} it gives {given} times the rate." if given else ""
    return (
        f"Where the person did not say, the officer's view can be used for"
        f" {percentage(filled, total)}; {CASES.counted(still_unrecorded)} would still have no"
        f" group. That mixes two definitions.{gives} It is shown for comparison only."
    )


def agreement_sentence(agree: int, both: int, groups: Sequence[str]) -> str:
    """Say how often two definitions agree where both are recorded, over which groups.

    Whether "Other" is among them changes the share, so the groups are named.

    >>> print(agreement_sentence(5726, 5894, ["White", "Black", "Asian", "Mixed", "Other"]))
    Where both are recorded they agree in 97.1 % (5,726 of 5,894), counting White, Black, Asian, \
Mixed and Other.
    """
    if not both:
        return "No case has both, so nothing shows how well they agree."
    agreed = f"Where both are recorded they agree in {percentage(agree, both)}"
    return f"{agreed}, counting {listed(groups)}."


TWO_COUNTS = "These are two counts of the same cases. Neither corrects the other."
"""Said once below the definitions side by side."""


def two_definitions_sentence(
    group: str, reference: str, said: tuple[str, str], ratios: tuple[str, str]
) -> str:
    """Set the two definitions of a group side by side; neither is called the right one.

    `ratios` are already words, since one of them may be bounds.

    >>> print(
    ...     two_definitions_sentence(
    ...         "Black", "White", ("as the person said", "as the officer saw"), ("7.6", "8.9")
    ...     )
    ... )
    Black against White: 7.6 as the person said, 8.9 as the officer saw.
    """
    return f"{group} against {reference}: {ratios[0]} {said[0]}, {ratios[1]} {said[1]}."


def missing_kinds_sentence(kinds: dict[str, int], total: int) -> str:
    """Name the kinds of missing; "Not stated" is missing, and not a group called Other.

    >>> missing_kinds_sentence({"Not stated": 1450, "blank": 1017}, 8509)
    'The group is not recorded for 29.0 % (2,467 of 8,509): Not stated 1,450, blank 1,017.'
    """
    unrecorded = sum(kinds.values())
    if not unrecorded:
        return "The group is recorded for every case."
    told = ", ".join(f"{kind} {whole(count)}" for kind, count in kinds.items() if count)
    return f"The group is not recorded for {percentage(unrecorded, total)}: {told}."


def recorded_both_sentence(added: int) -> str:
    """Say how many records one definition has that the other lacks."""
    return f"{CASES.counted(added).capitalize()} {was(added)} recorded by the officer only."
