"""Single cases in public: what the panel saw, told so that the case stands among others like it.

A summary is printed only when a sentence of it was ticked. Month, area and sort are left out, one
after the other, until enough cases of the force's list share what is left; and the summaries stand
in no order that the draw could give away.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.disclosure.thresholds import Thresholds
from reports.sentences import listed, month_name
from reports.words import one_line
from scrutiny.meetings.record import MeetingRecord
from scrutiny.publishing.narratives import SUMMARY, Narrative
from scrutiny.publishing.summaries import ABOUT, AREA, MONTH_WORD, SORT, CaseKind

CHOICES = (
    (MONTH_WORD, AREA, SORT),
    (MONTH_WORD, SORT),
    (MONTH_WORD, AREA),
    (AREA, SORT),
    (MONTH_WORD,),
    (SORT,),
    (AREA,),
    (),
)
"""What is told of a case, from most to least; the first that enough cases share is taken."""
SHARED = (
    "Of each case only so much is told as at least five cases of the force's list share, and at"
    " least ten where more than one thing is told."
)


@dataclass(frozen=True, slots=True)
class AllowedSummary:
    """One case, told without what could point to it."""

    about: tuple[str, ...]
    conclusions: tuple[str, ...]
    """What was concluded; printed only where the count of each is open."""
    sentences: tuple[str, ...]
    """Only ticked ones."""
    left_out: tuple[str, ...]
    """Of month, area and sort what would have pointed to it: told to the office only."""


def told_of(kind: CaseKind, thresholds: Thresholds | None = None) -> tuple[str, ...]:
    """Choose what may be told of a case.

    >>> kind = CaseKind(
    ...     "1",
    ...     {"month": "2026-05", "area": "Hill"},
    ...     {frozenset({"month", "area"}): 4, frozenset({"month"}): 40, frozenset({"area"}): 9},
    ... )
    >>> told_of(kind)
    ('month',)
    """
    limits = thresholds or Thresholds()
    for choice in CHOICES:
        wanted = [name for name in choice if name in kind.about]
        fewest = limits.crossed if len(wanted) > 1 else limits.one_way
        if not wanted or kind.alike.get(frozenset(wanted), 0) >= fewest:
            return tuple(wanted)
    return ()


def summaries(
    record: MeetingRecord,
    texts: Mapping[str, Sequence[tuple[Narrative, tuple[str, ...]]]],
    kinds: Mapping[str, CaseKind],
    thresholds: Thresholds | None = None,
) -> Iterator[AllowedSummary]:
    """Give the summaries; `texts` are the texts about each case with their ticked sentences."""
    found = []
    for case in record.cases:
        mine = texts.get(case.case.case_id, ())
        said = tuple(each for text, ticked in mine if text.source == SUMMARY for each in ticked)
        kind = kinds.get(case.case.case_id)
        if not said or kind is None:
            continue
        told = told_of(kind, thresholds)
        labels = dict.fromkeys(one_line(each.option.label) for each in case.conclusions)
        found.append(
            (
                [kind.about[name] for name in told],
                said,
                AllowedSummary(
                    tuple(_words(name, kind.about[name]) for name in told),
                    tuple(labels),
                    said,
                    tuple(name for name in ABOUT if name in kind.about and name not in told),
                ),
            )
        )
    # The order of the meeting is that of the draw, which is public with its references.
    yield from (each for _, _, each in sorted(found, key=lambda each: each[:2]))


def _words(name: str, value: str) -> str:
    if name != MONTH_WORD:
        return value
    return f"{month_name(int(value[5:7]))} {value[:4]}"


def left_out_words(summary: AllowedSummary) -> str:
    """Say to the office what was left out, and why; blank when nothing was.

    >>> left_out_words(AllowedSummary((), (), (), ("area",)))
    'area left out: too few cases share it'
    """
    if not summary.left_out:
        return ""
    which = "it" if len(summary.left_out) == 1 else "them"
    return f"{listed(list(summary.left_out))} left out: too few cases share {which}"
