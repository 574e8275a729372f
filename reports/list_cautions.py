"""What a reader of any rate or ratio of residents must know of the list and of the residents.

Tables, months and stages ask through here, so that none of them can leave a caution out.
"""

from collections.abc import Mapping, Sequence

from reports.statistics.cautions import (
    coverage_cautions,
    gap_cautions,
    period_cautions,
    ungrouped_cautions,
    year_cautions,
)
from reports.statistics.mismatches import Numerator, mismatch_cautions
from scrutiny.cases.counting import GroupCounts
from scrutiny.cases.units import CASES
from scrutiny.ethnicity.classification import Classification
from scrutiny.populations import Population

MONTH_RATES = (
    "Each rate is for one month, not for a year. Few cases make a month: its ratio moves much by"
    " chance."
)


def numerator(counted: GroupCounts, area: str = "") -> Numerator:
    """Say whom the counted cases are about, and by which list of groups."""
    codes = counted.field.codelist.codes if counted.field.codelist else ()
    named = {code.label.casefold(): code.group for code in codes if code.group}
    return Numerator(
        area=area or counted.force,
        ages=counted.coverage.ages,
        sexes=counted.coverage.sexes,
        officer="officer" in counted.field.id,
        chinese=next((group for label, group in named.items() if "chinese" in label), ""),
        roma=any("roma" in label.split() for label in named),
        detailed=len(named) > len(set(named.values())),
    )


def numerator_by(
    by: Classification,
    area: str,
    ages: Mapping[str, int] | None = None,
    sexes: Mapping[str, int] | None = None,
) -> Numerator:
    """Say the same of cases that were counted by a list of groups alone.

    >>> from scrutiny.ethnicity.classification import classification
    >>> found = numerator_by(classification("18+1"), "kent")
    >>> found.officer, found.chinese, found.roma, found.detailed
    (False, 'Asian', False, True)
    """
    return Numerator(
        area=area,
        ages=ages or {},
        sexes=sexes or {},
        officer=by.officer,
        chinese=by.place_of("Chinese") or "",
        roma=by.place_of("Roma") is not None,
        detailed=len(by.groups) > len({each.broad for each in by.groups}),
    )


def list_cautions(
    counted: GroupCounts, population: Population, *, by_month: bool = False
) -> tuple[str, ...]:
    """Give every caution of a list that is set against residents.

    `by_month` is for rates of single months, which show their gaps themselves.
    """
    days = counted.first, counted.last
    period = (
        (MONTH_RATES, *year_cautions(*days, population.year))
        if by_month
        else (
            *gap_cautions(counted.missing_months, *days),
            *period_cautions(*days, population.year),
        )
    )
    return (
        *mismatch_cautions(numerator(counted), population),
        *ungrouped_cautions(sum(counted.missing.values()), counted.total),
        *population.cautions,
        *period,
        *coverage_cautions(population.ages),
    )


def silent_cautions(silent: int, narrowed: str) -> tuple[str, ...]:
    """Tell of cases that do not say whether they belong to the part that was taken.

    >>> silent_cautions(3, "ages 10 to 17")
    ('3 cases do not say whether they belong to: ages 10 to 17. Left out.',)
    """
    if not silent:
        return ()
    do = "does" if silent == 1 else "do"
    return (f"{CASES.counted(silent)} {do} not say whether they belong to: {narrowed}. Left out.",)


def without_matched(warnings: Sequence[str], narrowed: str, ages: str) -> tuple[str, ...]:
    """Leave out the advice to check the ages where cases and residents are of the same.

    `narrowed` says which part of the cases was taken, and `ages` whom the residents are.

    >>> advice = coverage_cautions("ages 10 to 17")
    >>> len(advice), len(without_matched(advice, "ages 10 to 17; female", "ages 10 to 17"))
    (2, 1)
    """
    matched = ages in narrowed.split("; ")
    return tuple(each for each in warnings if not (matched and each == coverage_cautions(ages)[0]))


def parted(cautions: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], dict[str, list[str]]]:
    """Part the cautions that hold for every area from those of single ones.

    >>> parted({"a": ["x", "y"], "b": ["x"]})
    (('x',), {'a': ['y'], 'b': []})
    """
    found = list(cautions.values())
    common = tuple(
        each for each in (found[0] if found else ()) if all(each in other for other in found)
    )
    return common, {
        name: [each for each in told if each not in common] for name, told in cautions.items()
    }
