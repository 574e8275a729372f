"""The words of the whole list: its rows, what is looked for, and an opened case."""

from collections.abc import Sequence

from scrutiny.cases.asking import day_words, theme_of
from scrutiny.cases.browsing import Browsing
from scrutiny.cases.filtering import CaseFilter
from scrutiny.cases.listing import ListedCase
from scrutiny.cases.opening import OpenedCase
from scrutiny.panels.definition import Panel
from tui.plain.sentences import CaseLine, shown

STATES = {"excluded": "[out of the draw]", "erased": "[erased]"}


def row_line(each: ListedCase, wide: int) -> str:
    """Write a row: reference, day, and what the case says in short."""
    state = f"{STATES[each.state]} " if each.state else ""
    return f"{each.name.one_line():<{wide}}  {each.day[:10]}  {state}{each.told.one_line()}"


def row_lines(rows: Sequence[ListedCase]) -> list[str]:
    """Write rows with their references in one column."""
    wide = max((len(each.name.one_line()) for each in rows), default=0)
    return [row_line(each, wide) for each in rows]


def filter_words(panel: Panel, chosen: CaseFilter) -> str:
    """Say what is looked for."""
    parts = []
    if chosen.reference.strip():
        parts.append(f"reference with '{shown(chosen.reference)}'")
    if chosen.theme.strip():
        parts.append(f"theme '{shown(theme_of(panel, chosen.theme).title)}'")
    if chosen.month.strip():
        parts.append(f"month {shown(chosen.month)}")
    if chosen.words.strip():
        parts.append(f"words '{shown(chosen.words)}'")
    if chosen.where.strip():
        parts.append(f"where {shown(chosen.where)}")
    return "; ".join(parts) if parts else "all cases"


def found_words(walk: Browsing) -> str:
    """Say how many were found, and whether the search goes on.

    The share is of cases looked at, so it needs no n of N beside it.
    """
    if walk.filter.is_blank():
        return f"{walk.count:,} cases"
    told = f"{walk.count:,} found of {walk.whole:,} cases"
    return told if walk.finished else f"{walk.count:,} found so far, still looking"


def opened_lines(case: OpenedCase) -> list[CaseLine]:
    """Write an opened case: its fields in order, blank and absent ones named at the end."""
    lines = [
        CaseLine(shown(each.title), each.value.show().strip())
        for each in case.fields
        if each.state == "filled"
    ]
    for state, told in (("blank", "Left blank in the list"), ("absent", "Not in the list")):
        titles = [shown(each.title) for each in case.fields if each.state == state]
        if titles:
            lines.append(CaseLine(told, "; ".join(titles)))
    return lines


def opened_warning(case: OpenedCase) -> str:
    """Write the content warnings of an opened case; empty when it has none."""
    return "; ".join(each.value.one_line() for each in case.warnings)


def month_rows(months: Sequence[tuple[str, int]]) -> list[str]:
    """Write months with their counts: `March 2019 (2,100 cases)`."""
    return [
        f"{day_words(f'{month}-01').split(' ', 1)[1]} ({cases:,} cases)" for month, cases in months
    ]
