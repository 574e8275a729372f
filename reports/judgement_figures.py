"""What the panel concluded, in numbers: of the cases read, and for each theme of all its cases.

Only cases that came by the draw are counted; those beside it are counted apart. A range for all
cases of a theme comes from that theme's own first tickets and from nothing else. This module must
never print a number and never give figures whose parts do not add up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reports.guards.adding_up import needed_whole
from reports.guards.basis import drawn_only
from reports.sentences import rounded
from reports.tables_agree import check_themes
from reports.theme_figures import ThemeFigures, theme_figures
from scrutiny.meetings.cases import BESIDE_THE_DRAW
from scrutiny.meetings.record import CaseRecord, MeetingRecord
from scrutiny.panels.definition import Option

SEVERAL_DRAWS = (
    "Cases of several draws stand together here, so there is no range for all cases. See each"
    " theme for its own."
)
NOTHING_YET = "No drawn case is concluded yet."
NO_DRAW = "No case came by a draw, so nothing can be said about other cases."
OTHER_CASES = (
    "Some of these cases are not among the first tickets of the draw, so there is no range here."
    " See the theme for its own."
)


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """One conclusion and how many of the cases had it."""

    judgement: str
    """The label of the option."""
    code: str
    count: int
    of: int
    percent: float | None
    """To one place; `None` of no cases."""
    low: float | None
    high: float | None
    """The share among all cases of the theme, from 0 to 1; `None` where it cannot be said."""


@dataclass(frozen=True, slots=True)
class BesideTheDraw:
    """Cases of one kind that did not come by a draw; they are in no rate."""

    kind: str
    brought: int
    concluded: int
    counts: Mapping[str, int]
    """Conclusions by option code."""


@dataclass(frozen=True, slots=True)
class JudgementFigures:
    """The figures of one meeting."""

    rows: tuple[JudgementRow, ...]
    """Every case that came by a draw and is concluded, once."""
    of: int
    note: str
    """Why the rows have no range; empty when they have."""
    themes: tuple[ThemeFigures, ...]
    beside: tuple[BesideTheDraw, ...]
    waiting: int
    """Drawn cases that could be produced and are not concluded."""
    unavailable: int
    """Drawn cases that could not be produced."""
    split: tuple[str, ...]
    """References of cases on which sub-groups concluded differently; the first is counted."""
    in_no_range: tuple[str, ...]
    """References of cases in the rows that no theme's range uses: they were read out of turn."""
    confidence: float


def judgement_figures(record: MeetingRecord, confidence: float = 0.95) -> JudgementFigures:
    """Count the conclusions of a meeting, and say what they show of all cases of each theme.

    A range is given as shares in `rows`, as numbers of cases in `themes`. Refused with
    `ValueError`: a record whose parts do not add up, and a confidence not between 0 and 1.
    """
    options = record.panel.judgement_scale.for_conclusions()
    drawn = [each for each in record.cases if each.case.counts]
    by_kind = Counter(each.case.kind for each in record.cases)
    needed_whole((len(drawn),), drawn_only(by_kind)[0], "cases that came by the draw")
    concluded = [each for each in drawn if each.conclusions and not each.case.unavailable]
    counts = _tally(concluded)
    themes = tuple(theme_figures(each, options, confidence) for each in record.themes)
    of = len(concluded)
    _check(counts, options, of)
    check_themes(record.themes, {each.case.case_id: _code(each) for each in concluded})
    ranged = {case_id for theme in record.themes for case_id in theme.used}
    ranges, note = _ranges(themes, counts, of)
    return JudgementFigures(
        rows=tuple(_row(each, counts[each.code], of, ranges.get(each.code)) for each in options),
        of=of,
        note=note,
        themes=themes,
        beside=tuple(_beside(record.cases, options)),
        waiting=sum(1 for each in drawn if not each.conclusions and not each.case.unavailable),
        unavailable=sum(1 for each in drawn if each.case.unavailable),
        split=tuple(
            each.case.reference
            for each in concluded
            if not _of_whole_panel(each) and len({one.option.code for one in each.conclusions}) > 1
        ),
        in_no_range=tuple(
            each.case.reference for each in concluded if each.case.case_id not in ranged
        ),
        confidence=confidence,
    )


def percent(count: int, of: int) -> float | None:
    """Give a percentage to one place, halves away from zero.

    >>> [percent(count, 22) for count in (6, 9, 7, 0)]
    [27.3, 40.9, 31.8, 0.0]
    """
    from decimal import Decimal

    return float(rounded(Decimal(100 * count) / of)) if of else None


def _row(option: Option, count: int, of: int, limits: tuple[float, float] | None) -> JudgementRow:
    low, high = limits or (None, None)
    return JudgementRow(option.label, option.code, count, of, percent(count, of), low, high)


def _tally(cases: Iterable[CaseRecord]) -> Counter[str]:
    return Counter(_code(each) for each in cases)


def _code(case: CaseRecord) -> str:
    # The whole panel's conclusion has no sub-group and comes first.
    return case.conclusions[0].option.code


def _of_whole_panel(case: CaseRecord) -> bool:
    return bool(case.conclusions) and not case.conclusions[0].sub_group


def _ranges(
    themes: Sequence[ThemeFigures], counts: Mapping[str, int], of: int
) -> tuple[dict[str, tuple[float, float]], str]:
    """Lend the rows the range of their theme, when there is only one theme and it is theirs."""
    if not themes or not of:
        return {}, NOTHING_YET if themes else NO_DRAW
    if len(themes) > 1:
        return {}, SEVERAL_DRAWS
    theme = themes[0]
    if any(each.count != counts.get(each.code, 0) for each in theme.rows):
        return {}, OTHER_CASES
    ranges = {
        each.code: (each.low / theme.size, each.high / theme.size)
        for each in theme.rows
        if each.low is not None and each.high is not None
    }
    return ranges, theme.no_range


def _beside(cases: Sequence[CaseRecord], options: Sequence[Option]) -> Iterable[BesideTheDraw]:
    for kind in BESIDE_THE_DRAW:
        mine = [each for each in cases if each.case.kind == kind]
        concluded = [each for each in mine if each.conclusions and not each.case.unavailable]
        counts = _tally(concluded)
        _check(counts, options, len(concluded))
        if mine:
            yield BesideTheDraw(kind, len(mine), len(concluded), dict(counts))


def _check(counts: Mapping[str, int], options: Sequence[Option], of: int) -> None:
    needed_whole((counts.get(option.code, 0) for option in options), of)
