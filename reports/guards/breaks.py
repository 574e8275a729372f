"""No trend runs across a day on which the measure itself changed.

A list of codes that began or ended, or residents counted anew: the step that such a line shows is
the step of the measure. The days come from the code lists and the populations, never from here.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from reports.guards.refused import FigureRefused
from reports.sentences import listed, period_text
from scrutiny.panels.definition import CodeList, Field
from scrutiny.populations import Population


def needed_one_code_list(field: Field, first: date, last: date) -> None:
    """Refuse to count by a field over days on which its list of codes was not in use.

    A list is in use from the day on which its first code came in to the day on which the last code
    went out; without such days it is always in use.
    """
    if field.codelist is None:
        return
    since, until = in_use(field.codelist)
    if since and first < since:
        edge, side = since, "since"
    elif until and last > until:
        edge, side = until, "up to"
    else:
        return
    raise FigureRefused(
        f"The codes of '{field.title}' were in use {side} {_day(edge)}, and the period is"
        f" {period_text(first, last)}. Before and after, other things were counted under other"
        " codes, even where a letter is the same: a line across that day would show the change of"
        " the codes and not of what happened.",
        where=field.id,
        next_step=f"Choose a period on one side: --{'from' if side == 'since' else 'to'}"
        f" {edge.isoformat()}.",
    )


def in_use(codes: CodeList) -> tuple[date | None, date | None]:
    """Give the first and last day of a whole list of codes; None where it names none.

    >>> from scrutiny.panels.definition import Code
    >>> old = Code("A", "Assault", valid_to=date(2020, 1, 31))
    >>> in_use(CodeList("old", "1", "", (old,)))
    (None, datetime.date(2020, 1, 31))
    """
    begun = [code.valid_from for code in codes.codes if code.valid_from]
    ended = [code.valid_to for code in codes.codes if code.valid_to]
    everyone = len(codes.codes)
    return (
        min(begun) if everyone and len(begun) == everyone else None,
        max(ended) if everyone and len(ended) == everyone else None,
    )


def codes_changed(field: Field, first: date, last: date) -> tuple[str, ...]:
    """Name the codes that came in or went out during a period: a caution for a trend."""
    if field.codelist is None:
        return ()
    came = [c.label for c in field.codelist.codes if c.valid_from and first < c.valid_from <= last]
    went = [c.label for c in field.codelist.codes if c.valid_to and first <= c.valid_to < last]
    said = []
    if came:
        said.append(f"Came in during {period_text(first, last)}: {listed(came)}.")
    if went:
        said.append(f"Went out during {period_text(first, last)}: {listed(went)}.")
    return tuple(said)


def needed_one_population(populations: Sequence[Population]) -> None:
    """Refuse a trend of rates over residents who were counted in different years or ways."""
    for one, other in pairwise(populations):
        differences = [
            f"{name} {mine or 'not said'} and {theirs or 'not said'}"
            for name, mine, theirs in (
                ("year", one.year, other.year),
                ("area", one.area_code or one.area, other.area_code or other.area),
                ("ages", one.ages, other.ages),
                ("groups", one.classification, other.classification),
            )
            if mine != theirs
        ]
        if differences:
            raise FigureRefused(
                f"{one.title} and {other.title} do not count the same people"
                f" ({'; '.join(differences)}). A rate that steps when the residents are counted"
                " anew shows the count, not the police.",
                next_step="Use one population for all periods, and say which.",
            )


def _day(day: date) -> str:
    return period_text(day, day).split(" to ", maxsplit=1)[0]
