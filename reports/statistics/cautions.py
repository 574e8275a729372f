"""What could mislead a reader of rates, said as sentences that are printed with the table.

Each kind of caution is one function. They never change a figure, and none may be left out because
it is inconvenient: a table without cautions is one that nothing is wrong with.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from reports.sentences import listed, percentage, period_text, whole
from scrutiny.cases.months import gap_sentence, months_between
from scrutiny.populations import Population

UNSTABLE_BELOW = 10
"""Rates on fewer events than this jump about from year to year."""
MENTION_MISSING_ABOVE = 0.10
BOUNDS_ONLY_ABOVE = 0.30
"""With more than this share unrecorded, bounds are printed in place of a ratio."""
STALE_AFTER_YEARS = 5
"""A population counted further than this from the period is warned of."""


def missing_cautions(unrecorded: int, total: int) -> tuple[str, ...]:
    """Warn when the group is not recorded for many cases.

    >>> missing_cautions(2467, 8509)[0]
    'The group is not recorded for 29.0 % (2,467 of 8,509). Read the bounds beside the ratios.'
    >>> missing_cautions(1, 100)
    ()
    """
    share = unrecorded / total if total else 0
    if share <= MENTION_MISSING_ABOVE:
        return ()
    place = "instead of" if share > BOUNDS_ONLY_ABOVE else "beside"
    advice = f"Read the bounds {place} the ratios."
    return (f"The group is not recorded for {percentage(unrecorded, total)}. {advice}",)


def ungrouped_cautions(unrecorded: int, total: int) -> tuple[str, ...]:
    """Warn of cases without a group, where no bounds stand beside the figures.

    >>> ungrouped_cautions(27, 117)
    ('The group is not recorded for 23.1 % (27 of 117); those cases are in no group.',)
    """
    if not unrecorded:
        return ()
    share = percentage(unrecorded, total)
    return (f"The group is not recorded for {share}; those cases are in no group.",)


def group_cautions(
    counts: Mapping[str, int], population: Population, total: int
) -> tuple[str, ...]:
    """Warn of groups that only one side knows, and of groups with few cases."""
    found = []
    lacking = [group for group in counts if group not in population.groups]
    if lacking:
        cases = f"{whole(sum(counts[group] for group in lacking))} of {whole(total)} cases"
        found.append(f"{population.title} does not count {listed(lacking)}: no rate for {cases}.")
    unused = [group for group in population.groups if group not in counts]
    if unused:
        found.append(
            f"The list has nobody in {listed(unused)}, though {population.title} does. "
            "It may not use these words, and other groups may hold those people."
        )
    small = [f"{group} ({count})" for group, count in counts.items() if count < UNSTABLE_BELOW]
    if small:
        found.append(
            f"Fewer than {UNSTABLE_BELOW} cases: {listed(small)}. These rates are unstable."
        )
    return tuple(found)


def period_cautions(first: date, last: date, counted_in: int | None) -> tuple[str, ...]:
    """Warn of a period that is not one year, and of residents counted long before or after it.

    >>> period_cautions(date(2019, 4, 1), date(2020, 3, 31), 2021)
    ()
    """
    told = year_cautions(first, last, counted_in)
    if is_one_year(first, last):
        return told
    period = period_text(first, last)
    return (
        f"The period {period} is not one year: the rates are for that period, not for a year.",
        *told,
    )


def year_cautions(first: date, last: date, counted_in: int | None) -> tuple[str, ...]:
    """Warn of residents that were counted long before or after the period.

    >>> year_cautions(date(2019, 4, 1), date(2019, 4, 30), 2021)
    ()
    """
    if counted_in is None:
        return ("The population does not say which year it was counted in.",)
    years = max(first.year - counted_in, counted_in - last.year, 0)
    if years <= STALE_AFTER_YEARS:
        return ()
    return (
        (
            f"The residents were counted in {counted_in}, {years} years away from the period "
            f"{period_text(first, last)}. Groups may have grown or shrunk since."
        ),
    )


def gap_cautions(missing: Sequence[str], first: date, last: date) -> tuple[str, ...]:
    """Warn of months of the period from which the list has no case.

    A period of one year with a gap in it is not a year: its rates are too low for one.

    >>> for caution in gap_cautions(["2019-06"], date(2019, 4, 1), date(2020, 3, 31)):
    ...     print(caution)
    There is no case from June 2019. A missing month is a gap, not zero: ask whether it was sent.
    The list covers 11 of the 12 months: the rates are for those months only, not for a year.
    """
    if not missing:
        return ()
    months = len(months_between(first.isoformat()[:7], last.isoformat()[:7]))
    covered = f"The list covers {months - len(missing)} of the {months} months"
    year = ", not for a year" if is_one_year(first, last) else ""
    return gap_sentence(missing), f"{covered}: the rates are for those months only{year}."


def coverage_cautions(ages: str) -> tuple[str, ...]:
    """Warn that ages and repeated people may not match."""
    matching = (
        "The population counts all ages. If the list covers some ages only, the rates are too low "
        "and the ratios may be wrong."
        if ages == "all ages"
        else f"Ages in the population: {ages}. Check that the list covers the same ages."
    )
    repeated = (
        "One person can be in the list more than once, so the truth can lie further out than the "
        "intervals say."
    )
    return matching, repeated


def is_one_year(first: date, last: date) -> bool:
    """Say whether a period runs to the day before the same day of the next year.

    >>> (
    ...     is_one_year(date(2019, 4, 1), date(2020, 3, 31)),
    ...     is_one_year(date(2019, 1, 1), date(2021, 11, 30)),
    ... )
    (True, False)
    """
    end = last + timedelta(days=1)
    return (end.year - first.year, end.month, end.day) == (1, first.month, first.day)
