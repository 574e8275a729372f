"""Counts the drawn cases of a meeting so that the numbers add up for a reader with a pencil.

Drawn, less those not brought and those that could not be produced, with the reserves that came in:
that is what was concluded or still waits. This module must never leave a case out of that sum.
"""

from collections.abc import Iterator

from reports.judgement_figures import JudgementFigures
from reports.sentences import whole
from reports.words import counted, one_line
from scrutiny.meetings.record import MeetingRecord

NO_CASE = "No case has been brought to this meeting yet."


def drawn_sentences(record: MeetingRecord, figures: JudgementFigures) -> Iterator[str]:
    """Say how many cases could be drawn for each theme, and what became of those drawn.

    Refused with `ValueError`: a record in which they do not add up.
    """
    several = len(figures.themes) > 1
    for theme in figures.themes:
        drawn = f", {_were(theme.planned, 'drawn')}" if several else ""
        yield f"{one_line(theme.title)}: {counted(theme.size, 'case')} could be drawn{drawn}."
    if not record.cases:
        yield NO_CASE
    elif figures.themes:
        yield _sum(record, figures, several)


def _sum(record: MeetingRecord, figures: JudgementFigures, several: bool) -> str:
    drawn = {
        each.case_id
        for theme in record.themes
        for each in theme.draw.selected
        if each.kind == "random"
    }
    here = {each.case.case_id for each in record.cases if each.case.counts}
    absent, reserves, missing = len(drawn - here), len(here - drawn), figures.unavailable
    if len(drawn) - absent + reserves != missing + figures.of + figures.waiting:
        raise ValueError(
            f"{len(drawn)} drawn cases, {absent} not brought and {reserves} reserves do not make"
            f" {missing} missing, {figures.of} concluded and {figures.waiting} waiting."
        )
    parts = [_were(len(drawn), "drawn")]
    if several:
        parts = [f"In all {_were(len(drawn), 'drawn', 'different case')}"]
    down = any(theme.draw.frame.plan.as_far_as_we_get for theme in record.themes)
    if down:
        # The whole list was put in order, and the panel read down it: there are no reserves.
        parts = [f"{_were(len(drawn), 'put in order')}", f"{_were(len(here), 'brought')}"]
    elif absent:
        parts.append(f"{_were(absent, 'not brought to this meeting')}")
    if down and missing:
        parts.append(f"{whole(missing)} could not be produced, and the panel read further down")
    elif missing:
        parts.append(f"{whole(missing)} could not be produced and {_came_in(missing, reserves)}")
    elif reserves:
        parts.append(_came_in(missing, reserves))
    parts.append(f"{whole(figures.of)} concluded")
    if figures.waiting:
        parts.append(f"{whole(figures.waiting)} not concluded")
    return f"{'; '.join(parts)}."


def _were(count: int, done: str, noun: str = "") -> str:
    number = counted(count, noun) if noun else whole(count)
    return f"{number} {'was' if count == 1 else 'were'} {done}"


def _came_in(missing: int, reserves: int) -> str:
    if not reserves:
        return f"no reserve took {'its place' if missing == 1 else 'their places'}"
    if missing == reserves:
        return "a reserve took its place" if missing == 1 else "reserves took their places"
    return f"{counted(reserves, 'reserve')} came in"
