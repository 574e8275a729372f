"""The allow-list: everything that a publication may hold, and nothing else.

A publication is written from these values alone. What is not named here, such as a case, a
reference, a seat, a member or a reason, has no way into a published document.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.checking.places import sentences
from reports.content import Heading
from reports.disproportionality import Disproportionality
from reports.draw_sentences import (
    checking_commands,
    number_sentence,
    plan_sentence,
    seal_sentence,
    sealed_sentences,
    seed_sentence,
)
from reports.judgement_figures import JudgementFigures
from reports.publication.summaries import AllowedSummary, summaries
from reports.sentences import listed
from reports.theme_figures import ThemeFigures
from reports.words import (
    KINDS,
    OBSERVATION_WORDING,
    counted,
    day_of,
    heading_language,
    listed_months,
    one_line,
    period_words,
    wording,
)
from scrutiny.draws import DrawMade
from scrutiny.frames import WHOLE, Frame
from scrutiny.meetings.record import MeetingRecord
from scrutiny.panels.headings import HEADINGS, SENTENCES
from scrutiny.panels.publishing import BY_SIZE
from scrutiny.publishing.narratives import Narrative
from scrutiny.publishing.summaries import CaseKind

_WORDS = (
    "conclusions_heading",
    "observations_heading",
    "figures_heading",
    "response",
    *HEADINGS,
    *SENTENCES,
)


@dataclass(frozen=True, slots=True)
class AllowedFinding:
    """One finding with the force's answer beside it."""

    number: str
    kind: str
    sentences: tuple[str, ...]
    """Only ticked ones."""
    state: str
    """What the force answered; empty when nothing came."""
    answer: tuple[str, ...]
    """The ticked sentences of the answer."""


@dataclass(frozen=True, slots=True)
class AllowedTheme:
    """One theme: its figures, and how its cases were drawn."""

    figures: ThemeFigures
    title: str
    period: str
    method: tuple[str, ...]
    commands: tuple[str, ...]
    """By which anyone can check list and tickets."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A whole publication, before it has words."""

    meeting: str
    title: str
    panel: str
    units: str
    force_area: str
    day: str
    """Of the meeting, as `2026-05-12`."""
    period: str
    """The period by its months: what the second person types."""
    introduction: str
    method: str
    closing: str
    words: Mapping[str, str]
    """Headings and whole sentences by their keys in the panel file."""
    heading_language: str
    """The language of the headings; empty for that of the text."""
    themes: tuple[AllowedTheme, ...]
    drawn_read: int
    waiting: int
    unavailable: int
    beside: tuple[str, ...]
    """Cases that were not drawn, in words without a conclusion."""
    observations: Mapping[str, tuple[str, ...]]
    """Ticked sentences by the heading of their kind."""
    findings: tuple[AllowedFinding, ...]
    summaries: tuple[AllowedSummary, ...]
    frame_figures: tuple[Disproportionality, ...]
    head: str
    """Head of the record when the meeting closed."""
    conclusions: str = BY_SIZE
    """How small totals of conclusions are printed, by the panel file."""
    language: str = "en-GB"

    def heading(self, key: str, level: int = 2) -> Heading:
        """Give a heading in its language."""
        return Heading(self.words[key], level, language=self.heading_language)


def allowed(
    record: MeetingRecord,
    figures: JudgementFigures,
    narratives: Sequence[Narrative],
    ticked: Mapping[str, frozenset[int]],
    frame_figures: Sequence[Disproportionality] = (),
    kinds: Mapping[str, CaseKind] | None = None,
    conclusions: str = BY_SIZE,
) -> Allowed:
    """Take from a record what may be published; `ticked` are the sentences that a person read."""
    draws = {each.draw.id: each.draw for each in record.themes}
    about: dict[str, list[tuple[Narrative, tuple[str, ...]]]] = {}
    for each in narratives:
        about.setdefault(each.case_id, []).append((each, ticked_sentences(each, ticked)))
    return Allowed(
        meeting=record.meeting.id,
        title=wording(record, "report_title"),
        panel=one_line(record.panel.name),
        units=one_line(record.panel.units),
        force_area=one_line(record.force_area),
        day=record.meeting.day,
        period=period_name(record),
        introduction=wording(record, "introduction"),
        method=wording(record, "method"),
        closing=wording(record, "closing"),
        words={key: wording(record, key) for key in _WORDS},
        heading_language=heading_language(record.panel),
        themes=tuple(_theme(each, draws[each.draw]) for each in figures.themes),
        drawn_read=figures.of,
        waiting=figures.waiting,
        unavailable=figures.unavailable,
        beside=tuple(
            f"{counted(each.brought, 'case')} {KINDS[each.kind]}" for each in figures.beside
        ),
        observations=_observations(record, narratives, ticked),
        findings=tuple(_findings(record, narratives, ticked)),
        summaries=tuple(summaries(record, about, kinds or {})),
        frame_figures=tuple(frame_figures),
        conclusions=conclusions,
        head=record.meeting.closing_head,
    )


def period_name(record: MeetingRecord) -> str:
    """Name the period of a meeting by its months, never by its days."""
    frames = [each.draw.frame for each in record.themes]
    return listed(list(dict.fromkeys(map(_months, frames)))) or day_of(record.meeting.day)


def ticked_sentences(narrative: Narrative, ticked: Mapping[str, frozenset[int]]) -> tuple[str, ...]:
    """Give the ticked sentences of a text, in order."""
    places = ticked.get(narrative.passage, frozenset())
    return tuple(
        each
        for place, each in enumerate(sentences(narrative.text.one_line()))
        if place in places and each != "[erased]"
    )


def _months(frame: Frame) -> str:
    first, last = frame.period.first, frame.period.last
    return listed_months(first[:7], last[:7]) if first and last else period_words(frame)


def _theme(figures: ThemeFigures, draw: DrawMade) -> AllowedTheme:
    frame = draw.frame
    left_out = sum(frame.excluded.values())
    were = "was" if left_out == 1 else "were"
    several = len(frame.strata) if set(frame.strata) != {WHOLE} else 0
    method = (
        f"{counted(frame.size, 'case')} could be drawn."
        + (f" {counted(left_out, 'case')} {were} left out before the seal." if left_out else ""),
        *sealed_sentences(frame)[1:],
        seal_sentence(frame),
        plan_sentence(draw),
        f"The list was parted into {several} strata." if several else "",
        seed_sentence(draw),
        number_sentence(draw),
    )
    return AllowedTheme(
        figures,
        one_line(frame.theme_title),
        _months(frame),
        tuple(each for each in method if each),
        checking_commands(draw)[:2],
    )


def _observations(
    record: MeetingRecord, texts: Sequence[Narrative], ticked: Mapping[str, frozenset[int]]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind, key in OBSERVATION_WORDING.items():
        mine = [
            " ".join(said)
            for each in texts
            if each.source == "observation" and each.kind == kind
            if (said := ticked_sentences(each, ticked))
        ]
        if mine:
            found[wording(record, key)] = tuple(mine)
    return found


def _findings(
    record: MeetingRecord, texts: Sequence[Narrative], ticked: Mapping[str, frozenset[int]]
) -> list[AllowedFinding]:
    said = {
        (each.source, each.number): ticked_sentences(each, ticked)
        for each in texts
        if each.source in ("finding", "response")
    }
    found = []
    for each in record.findings:
        answer = record.responses.get(each.number)
        found.append(
            AllowedFinding(
                number=each.number.rpartition("/")[2],
                kind=wording(record, OBSERVATION_WORDING[each.kind]),
                sentences=said.get(("finding", each.number), ()),
                state=answer.state if answer else "",
                answer=said.get(("response", each.number), ()),
            )
        )
    return found
