"""Says in sentences how often each group of residents is met in the cases of a list.

The people in the cases need not be residents, so no sentence here may say that residents did or
met anything. With too few cases nothing is said but that.
"""

from reports.disproportionality import Disproportionality, GroupRow
from reports.sentences import (
    BAND,
    Verdict,
    bounds_sentence,
    interval_text,
    rate_sentence,
    rate_text,
    ratio_text,
    rounded,
    verdict,
)
from reports.statistics.cautions import UNSTABLE_BELOW
from reports.words import counted

NOT_RESIDENTS = (
    "The people in the cases need not live here, and one person can be in several."
    " This does not show why."
)


def case_reading(table: Disproportionality, group: str) -> tuple[str, ...]:
    """Say everything that belongs to one group; nothing when the list does not know the group.

    Groups with fewer than ten cases, and all groups when the reference group has fewer, are told
    to be too few.
    """
    rows = {row.group: row for row in table.rows}
    row, base = rows[group], rows[table.reference]
    if row.rate_per_1000 is None or row.population is None:
        return ()
    count = f"{group}: {counted(row.count, 'case')}."
    if row.count < UNSTABLE_BELOW:
        return (f"{count} Too few to say.",)
    if base.count < UNSTABLE_BELOW:
        few = f"{table.reference} has {counted(base.count, 'case')}, too few to compare with"
        return (f"{count} {few}.",)
    said = [
        rate_sentence(
            group,
            row.rate_per_1000,
            row.count,
            row.population,
            events="cases",
            population=table.population.title,
        )
    ]
    stated = None if table.bounds_only else row.ratio
    if stated is not None:
        said += [
            case_ratio_sentence(table, row, stated),
            case_verdict(verdict(row.ratio_low, row.ratio_high)),
        ]
    said += [
        bounds_sentence(
            table.field_title,
            group,
            table.reference,
            table.unknown.count,
            table.total,
            each.low,
            each.high,
            stated,
        )
        for each in table.bounds
        if each.group == group and table.unknown.count
    ]
    return tuple(said)


def case_ratio_sentence(table: Disproportionality, row: GroupRow, ratio: float) -> str:
    """Give a ratio of cases for each 1,000 residents, with its interval and the gap beside it."""
    gap = row.difference_per_1000 or 0
    apart = rounded(abs(gap), 0) if abs(gap) >= 10 else rate_text(abs(gap))
    limits = interval_text(row.ratio_low, row.ratio_high, table.confidence)
    return (
        f"For each 1,000 {row.group} residents there are {ratio_text(ratio)} times as many cases as"
        f" for each 1,000 {table.reference} residents ({limits}): {apart}"
        f" {'more' if gap >= 0 else 'fewer'}. {NOT_RESIDENTS}"
    )


def case_verdict(said: Verdict) -> str:
    """Say whether chance alone could make the difference.

    >>> case_verdict(Verdict.HIGHER)
    'Chance alone would hardly make so big a difference.'
    """
    match said:
        case Verdict.HIGHER | Verdict.LOWER:
            return "Chance alone would hardly make so big a difference."
        case Verdict.ABOUT_THE_SAME:
            return f"The two are about the same: the interval lies between {BAND[0]} and {BAND[1]}."
        case Verdict.COULD_BE_EITHER:
            return "They differ by no more than chance alone could make."
        case Verdict.TOO_FEW:
            return "There are too few cases to tell the two apart."
