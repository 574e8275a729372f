"""Adds the meetings of a year up, so that no case counts twice.

A case that came back is counted with its last conclusion of the year, and once. What several
sub-groups concluded is one conclusion. Conclusions on different scales are never added together.
Every sum is made a second time from the other side, and refused when the two differ.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.guards.adding_up import needed_whole
from scrutiny.meetings.cases import DRAWN
from scrutiny.meetings.yearly import PanelYear, YearMeeting
from scrutiny.panels.definition import Option

WAYS = ("drawn", "chosen on purpose", "read by everyone for practice", "carried over")
"""How a case first came in the year; `carried over` came from an earlier year."""
COMMON = ("raised concern", "no concern", "needs more papers", "no agreement")
"""What every panel's conclusions come down to, whatever its own words are."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """One conclusion over the meetings that used one scale."""

    option: Option
    at_meetings: tuple[int, ...]
    again: int
    """Of these, cases that were concluded once more later in the year."""
    in_year: int
    """Cases whose last conclusion of the year this is."""
    of_drawn: int
    """The same, of cases that were drawn."""


@dataclass(frozen=True, slots=True)
class YearScale:
    """The meetings that used one and the same scale."""

    meetings: tuple[str, ...]
    """Days of the meetings, in order."""
    rows: tuple[YearRow, ...]


@dataclass(frozen=True, slots=True)
class YearCounts:
    """All counts of one panel in one year."""

    scales: tuple[YearScale, ...]
    cases: int
    """Cases concluded in the year, each once."""
    by_way: Mapping[str, int]
    """The same, by how they came."""
    common: Mapping[str, int]
    """The cases that were drawn, by `COMMON`."""
    concluded_at_meetings: int
    """The meetings added up: a case that came back counts here each time."""
    came_back: int
    """How often a case was concluded once more."""
    not_concluded: int
    """Cases that were there, could be produced, and were never concluded in the year."""
    not_produced: Mapping[str, int]
    """Cases that were asked for and never produced in the year, by reason."""


def year_counts(year: PanelYear) -> YearCounts:
    """Count a year; `FigureRefused` when its parts do not add up.

    What is carried over from the year before is counted apart from what was drawn.
    """
    ways = ways_of(year.meetings)
    last: dict[str, YearMeeting] = {}
    for held in year.meetings:
        for case_id in held.concluded:
            last[case_id] = held
    scales = tuple(_scale(group, last, ways) for group in _by_scale(year.meetings))
    added = sum(len(each.concluded) for each in year.meetings)
    by_way = Counter(ways[case_id] for case_id in last)
    common = Counter(
        common_of(held.concluded[case_id])
        for case_id, held in last.items()
        if ways[case_id] == "drawn"
    )
    missing: dict[str, str] = {}
    produced: set[str] = set()
    for held in year.meetings:
        for case in held.cases:
            if case.unavailable:
                missing[case.case_id] = case.unavailable
            else:
                produced.add(case.case_id)
    found = YearCounts(
        scales=scales,
        cases=len(last),
        by_way={way: by_way[way] for way in WAYS},
        common={each: common[each] for each in COMMON},
        concluded_at_meetings=added,
        came_back=added - len(last),
        not_concluded=len(produced - set(last)),
        not_produced=dict(Counter(why for case, why in missing.items() if case not in produced)),
    )
    _check(found, year)
    return found


def ways_of(meetings: Sequence[YearMeeting]) -> dict[str, str]:
    """Tell how each case first came in the year; drawn wins over every other way."""
    kinds: dict[str, set[str]] = {}
    for held in meetings:
        for case in held.cases:
            kinds.setdefault(case.case_id, set()).add(case.kind)
    return {case_id: _way(several) for case_id, several in kinds.items()}


def _way(kinds: set[str]) -> str:
    if kinds & set(DRAWN):
        return "drawn"
    if "directed" in kinds:
        return "chosen on purpose"
    return "read by everyone for practice" if "calibration" in kinds else "carried over"


def common_of(option: Option) -> str:
    """Bring a conclusion of any panel down to the codes that all panels share.

    What no single member can choose says nothing of the case: the panel did not agree.

    >>> common_of(Option("3", "Inappropriate", adverse=True))
    'raised concern'
    >>> common_of(Option("4", "Panel fails to agree", use="conclusion"))
    'no agreement'
    """
    if option.carry_forward:
        return "needs more papers"
    if option.adverse:
        return "raised concern"
    if option.undecided or option.use == "conclusion":
        return "no agreement"
    return "no concern"


def _by_scale(meetings: Sequence[YearMeeting]) -> list[list[YearMeeting]]:
    groups: dict[tuple[Option, ...], list[YearMeeting]] = {}
    for held in meetings:
        groups.setdefault(held.panel.judgement_scale.for_conclusions(), []).append(held)
    return list(groups.values())


def _scale(
    group: Sequence[YearMeeting], last: Mapping[str, YearMeeting], ways: Mapping[str, str]
) -> YearScale:
    rows = []
    for option in group[0].panel.judgement_scale.for_conclusions():
        mine = [
            [case for case, each in held.concluded.items() if each.code == option.code]
            for held in group
        ]
        kept = [
            [case for case in cases if last[case] is held]
            for cases, held in zip(mine, group, strict=True)
        ]
        in_year = sum(len(cases) for cases in kept)
        again = sum(
            1
            for cases, held in zip(mine, group, strict=True)
            for case in cases
            if last[case] is not held
        )
        needed_whole((in_year, again), sum(len(cases) for cases in mine), option.label)
        rows.append(
            YearRow(
                option=option,
                at_meetings=tuple(len(cases) for cases in mine),
                again=again,
                in_year=in_year,
                of_drawn=sum(1 for cases in kept for case in cases if ways[case] == "drawn"),
            )
        )
    for place, held in enumerate(group):
        column = (row.at_meetings[place] for row in rows)
        needed_whole(column, len(held.concluded), held.meeting.id)
    return YearScale(tuple(held.meeting.day for held in group), tuple(rows))


def _check(found: YearCounts, year: PanelYear) -> None:
    what = f"{year.panel.name}, {year.year}"
    rows = [row for scale in found.scales for row in scale.rows]
    needed_whole((row.in_year for row in rows), found.cases, what)
    needed_whole((row.again for row in rows), found.came_back, what)
    needed_whole((sum(row.at_meetings) for row in rows), found.concluded_at_meetings, what)
    needed_whole(found.by_way.values(), found.cases, what)
    needed_whole((row.of_drawn for row in rows), found.by_way["drawn"], what)
    needed_whole(found.common.values(), found.by_way["drawn"], what)
