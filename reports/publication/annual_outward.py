"""What of a year may leave the panel: ticked words only, and no total that a report held back.

The released reports of the year and its annual report are read side by side. So the annual report
prints no conclusion by which a hidden total, or the conclusion of a case that was chosen on
purpose, could be worked out from them; and no sentence that nobody read and ticked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.annual_figures import YearScale, common_of
from reports.publication.counts import cases_of_draw
from reports.publication.printed_counts import PrintedCounts
from reports.sentences import listed
from reports.words import day_of, one_line
from scrutiny.findings.tracker import Tracked
from scrutiny.meetings.yearly import PanelYear, YearRecord
from scrutiny.text import OutsideText

NOT_TICKED = "The words of this finding are not ticked for publication."
SEEN = "The panel has seen evidence."


@dataclass(frozen=True, slots=True)
class Outward:
    """What of a year may be printed for everybody."""

    sentences: Mapping[str, str]
    """The ticked sentences of each finding, by its number."""
    held_back: Mapping[str, frozenset[str]]
    """The conclusions whose totals are hidden, by meeting."""


def held_back_totals(
    draws: Iterable[str], labels: Sequence[str], printed: Sequence[PrintedCounts]
) -> frozenset[str]:
    """Give the conclusions of a meeting of which a report printed not every total as it is.

    A draw of which nothing was printed holds back every one, and so does one that was rounded.

    >>> of = cases_of_draw("D1")
    >>> table = PrintedCounts(of, "Conclusion", "", "", (("a", None), ("b", None), ("c", 9)), 12)
    >>> sorted(held_back_totals(["D1"], ("a", "b", "c"), [table]))
    ['a', 'b']
    >>> sorted(held_back_totals(["D1", "D2"], ("a", "b", "c"), [table]))
    ['a', 'b', 'c']
    """
    tables = {each.of: each for each in printed if not each.first}
    hidden: set[str] = set()
    for draw in draws:
        table = tables.get(cases_of_draw(draw))
        if table is None or table.rounded:
            return frozenset(labels)
        hidden |= {label for label, count in table.cells if count is None}
    return frozenset(hidden)


def for_everybody(record: YearRecord, said: Outward) -> YearRecord:
    """Leave out of a year every word that is not ticked, and who of the force answered."""
    return replace(
        record,
        panels=tuple(
            replace(
                each,
                findings=tuple(_finding(one, said) for one in each.findings),
                earlier=tuple(_finding(one, said) for one in each.earlier),
            )
            for each in record.panels
        ),
    )


def _finding(each: Tracked, said: Outward) -> Tracked:
    text = said.sentences.get(each.finding.number) or NOT_TICKED
    return replace(
        each,
        finding=replace(each.finding, text=OutsideText(text)),
        reference="",
        owner=OutsideText(""),
        steps=tuple(
            replace(step, text=OutsideText("" if step.text.is_blank() else SEEN))
            for step in each.steps
        ),
    )


def hidden_labels(year: PanelYear, scale: YearScale, said: Outward) -> frozenset[str]:
    """Give the conclusions of a scale whose totals of the year would give a hidden one away."""
    days = set(scale.meetings)
    return frozenset(
        label
        for held in year.meetings
        if held.meeting.day in days
        for label in said.held_back.get(held.meeting.id, ())
    )


def hidden_common(year: PanelYear, scales: Sequence[YearScale], said: Outward) -> frozenset[str]:
    """Give the common words that hold a hidden conclusion; a single one tells no more than all."""
    found = {
        common_of(row.option)
        for scale in scales
        for row in scale.rows
        if one_line(row.option.label) in hidden_labels(year, scale, said)
    }
    return frozenset(found) if len(found) > 1 else frozenset()


def held_back_words(year: PanelYear, said: Outward) -> tuple[str, ...]:
    """Name each meeting whose report holds totals back, and which, for a reader."""
    return tuple(
        f"The report of the meeting of {day_of(held.meeting.day)} does not print the totals of"
        f" {listed(sorted(labels))}. So their totals are hidden here too, as c."
        for held in year.meetings
        if (labels := said.held_back.get(held.meeting.id))
    )
