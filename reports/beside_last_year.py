"""Sets a count beside the same days of the year before: for the chair's numbers and for the pack.

Where a month is missing in either year there is a gap, and no change is given.
"""

from reports.guards.periods import Span, needed_alike
from reports.guards.refused import FigureRefused
from reports.sentences import period_text, whole
from reports.wording.changes import last_year_sentence
from scrutiny.cases.period_counts import PeriodCount


def may_compare(each: PeriodCount) -> bool:
    """Tell whether both periods are whole and alike."""
    if each.begins_within:
        return False
    try:
        needed_alike(
            Span(*each.periods.before, each.missing_before),
            Span(*each.periods.now, each.missing_now),
        )
    except FigureRefused:
        return False
    return True


def beside_sentence(each: PeriodCount, what: str) -> str:
    """Say both counts, and the change where there is one to give.

    >>> from datetime import date
    >>> from scrutiny.cases.period_counts import SamePeriods
    >>> months = (date(2019, 1, 1), date(2019, 1, 31)), (date(2018, 1, 1), date(2018, 1, 31))
    >>> counted = PeriodCount(SamePeriods("Month", *months), "Informal", 38, 22, (), ())
    >>> beside_sentence(counted, "Informal").partition("22. ")[2]
    'That is 16 more, a rise of 72.7 %.'
    """
    now, before = period_text(*each.periods.now), period_text(*each.periods.before)
    if each.nothing_before:
        return last_year_sentence(what, now, each.counted, before, None)
    if not may_compare(each):
        why = "The list begins within it" if each.begins_within else "A month is missing"
        return (
            f"{what}, {now}: {whole(each.counted)}. {before}: {whole(each.counted_before)}."
            f" {why}, so no change is given."
        )
    return last_year_sentence(what, now, each.counted, before, each.counted_before)
