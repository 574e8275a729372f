"""Turns codes, dates and numbers of a meeting into the plain words that every document shares."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reports.content import Heading
from reports.sentences import listed, month_name, whole
from scrutiny.clock import moment_of
from scrutiny.draws import DrawMade
from scrutiny.frames import Frame
from scrutiny.meetings.record import CaseRecord, MeetingRecord
from scrutiny.panels.definition import Panel
from scrutiny.panels.headings import LANGUAGE, heading_of

KINDS = {
    "random": "drawn",
    "reserve": "drawn (reserve)",
    "directed": "chosen on purpose",
    "carried-forward": "carried forward",
    "calibration": "read by everyone for practice",
}
"""How a case came to the meeting."""

OBSERVATION_WORDING = {
    "good-practice": "good_practice",
    "learning-individual": "learning_individual",
    "learning-force": "learning_force",
    "question": "question",
    "policy": "policy",
}
"""The sentence of the panel file that names each kind of observation."""

_DAY = re.compile(r"\d{1,2} (\w+ \d{4})(?:, \d{2}:\d{2})?")
_ONE_THEME, _SEVERAL_THEMES = "The theme was: {theme}", "The themes were: {theme}"
"""A panel file writes of one theme; a meeting can have several."""
_PLACEHOLDER = re.compile(r"\{(panel|date|theme|period|units)\}")


def counted(count: int, one: str, many: str = "") -> str:
    """Write a number with its noun.

    >>> counted(1, "case"), counted(1200, "case"), counted(0, "reply", "replies")
    ('1 case', '1,200 cases', '0 replies')
    """
    return f"{whole(count)} {one if count == 1 else many or one + 's'}"


def day_of(text: str) -> str:
    """Write the day of a date or a stamp.

    >>> day_of("2017-12-06")
    '6 December 2017'
    """
    day = date.fromisoformat(text[:10])
    return f"{day.day} {month_name(day.month)} {day.year}"


def moment_words(stamp: str) -> str:
    """Write a stamp of the record; always in UTC, so that summer time cannot mislead.

    >>> moment_words("2017-12-06T09:05:00Z")
    '6 December 2017 at 09:05 UTC'
    """
    return f"{day_of(stamp)} at {moment_of(stamp):%H:%M} UTC"


def period_words(frame: Frame) -> str:
    """Say a frame's period; where it has no limit, the months that the list holds are named."""
    first, last = frame.period.first, frame.period.last
    months = [month for month in frame.months if re.fullmatch(r"\d{4}-\d{2}", month)]
    if first and last:
        return f"{day_of(first)} to {day_of(last)}"
    if first:
        return f"{day_of(first)} onwards"
    until = f"up to {day_of(last)}" if last else "the whole list"
    if not months:
        return until
    span = listed_months(min(months), max(months))
    return f"{until} ({span})"


def listed_months(first: str, last: str) -> str:
    """Write one month, or the first and the last.

    >>> listed_months("2017-03", "2017-05"), listed_months("2017-03", "2017-03")
    ('March 2017 to May 2017', 'March 2017')
    """
    names = [f"{month_name(int(month[5:]))} {month[:4]}" for month in (first, last)]
    return names[0] if first == last else " to ".join(names)


def wording(record: MeetingRecord, key: str) -> str:
    """Give a sentence of the panel file, or a heading that it may set, with placeholders filled."""
    frames = [each.draw.frame for each in record.themes]
    themes = list(dict.fromkeys(one_line(each.theme_title) for each in frames))
    said = record.panel.wording
    sentence = said[key] if key in said else heading_of(said.get(LANGUAGE, ""), key)
    if len(themes) > 1:
        sentence = sentence.replace(_ONE_THEME, _SEVERAL_THEMES)
    periods = list(dict.fromkeys(period_words(each) for each in frames))
    values = {
        "panel": record.panel.name,
        "date": day_of(record.meeting.day),
        # A theme's title may itself hold an "and".
        "theme": "; ".join(themes) or "none; the cases were chosen",
        "period": listed(periods) or "the force's lists",
        "units": record.panel.units,
    }
    return filled(sentence, values)


def heading(record: MeetingRecord, key: str, level: int = 2, more: str = "") -> Heading:
    """Give a heading that a panel file may set, in its language; `more` stands behind it."""
    said = f"{wording(record, key)} {more}".strip()
    return Heading(said, level, language=heading_language(record.panel))


def heading_language(panel: Panel) -> str:
    """Give the language of a panel's headings where it is not that of the text; else blank."""
    language = panel.wording.get(LANGUAGE, "")
    return "" if language == "en" else language


@dataclass(frozen=True, slots=True)
class Wording:
    """The headings and sentences of one panel, for parts of a report that see no meeting."""

    record: MeetingRecord | None = None
    """None where no panel is known: all is said in English then."""

    def heading(self, key: str, level: int = 2, more: str = "") -> Heading:
        """Give a heading.

        >>> Wording().heading("by_heading", 3, "ethnicity").text
        'By ethnicity'
        """
        if self.record is None:
            return Heading(f"{heading_of('', key)} {more}".strip(), level)
        return heading(self.record, key, level, more)

    def text(self, key: str) -> str:
        """Give a sentence."""
        return heading_of("", key) if self.record is None else wording(self.record, key)


ENGLISH = Wording()


def filled(sentence: str, values: Mapping[str, str]) -> str:
    """Fill the placeholders of a sentence once; braces in the values mean nothing.

    >>> filled("{panel} on {date}", {"panel": "The {date} panel", "date": "6 May"})
    'The {date} panel on 6 May'
    """
    return _PLACEHOLDER.sub(lambda match: values[match.group(1)], sentence)


def one_line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split())


def sentence_end(text: str) -> str:
    """Close a text with a full stop unless it has an end.

    >>> sentence_end("The file is lost"), sentence_end("Why?")
    ('The file is lost.', 'Why?')
    """
    return text if not text or text[-1] in ".!?…" else f"{text}."


def month_of_case(case: CaseRecord, panel: Panel) -> str:
    """Give the month that a case belongs to, never the day; blank when it may not be told."""
    field = panel.field(panel.date)
    if field is None or field.blind:
        return ""
    value = next((each.value.one_line() for each in case.view.fields if each.id == field.id), "")
    match = _DAY.fullmatch(value)
    return match.group(1) if match else ""


def told_fields(case: CaseRecord, panel: Panel) -> tuple[str, ...]:
    """Give what the panel file allows to be told of a case before it is read, such as its area.

    A blind field is never told, nor is a blank one.
    """
    told = []
    for field_id in panel.preparing.identifiers:
        field = panel.field(field_id)
        if field is None or field.blind:
            continue
        told += [each.value.one_line() for each in case.view.fields if each.id == field_id]
    return tuple(each for each in told if each)


def assigned_words(to_whom: str) -> str:
    """Say to whom a case is assigned.

    >>> [assigned_words(each) for each in ("all", "group:A", "seat:3")]
    ['everyone', 'sub-group A', 'seat 3']
    """
    kind, _, name = to_whom.partition(":")
    return {"all": "everyone", "group": f"sub-group {name}", "seat": f"seat {name}"}.get(
        kind, to_whom
    )


def exclusion_words(frame: Frame, panel: Panel | None) -> str:
    """Say how many rows and cases were left out, and why; `panel` names its own reasons.

    That nothing was left out is said only when every row of the force's lists could be read.
    """
    rows = _rows_words(frame)
    titles = {each.id: each.title for each in panel.exclusions} if panel else {}
    parts = [
        f"{one_line(titles.get(reason, reason))} ({whole(count)})"
        for reason, count in frame.excluded.items()
    ]
    if not parts:
        return rows or "No case was left out before the seal."
    total = counted(sum(frame.excluded.values()), "case")
    were = "was" if sum(frame.excluded.values()) == 1 else "were"
    left_out = f"{total} {were} left out before the seal: {'; '.join(parts)}."
    return f"{rows} {left_out}" if rows else left_out


def _rows_words(frame: Frame) -> str:
    if not frame.rows_set_aside:
        return ""
    were = "was" if frame.rows_set_aside == 1 else "were"
    return (
        f"The force's list had {counted(frame.rows_in_lists, 'row')}."
        f" {whole(frame.rows_set_aside)} could not be read and {were} not in the draw."
    )


def draw_name(draw: DrawMade) -> str:
    """Name a draw by its theme.

    The id is kept because two draws can have the same theme.
    """
    after = f", {followed_words(draw.frame)}" if draw.frame.follows else ""
    return f"{one_line(draw.frame.theme_title)} (draw {draw.id}{after})"


def followed_words(frame: Frame) -> str:
    """Say in short what a frame comes after; blank for a first frame."""
    if frame.follows is None:
        return ""
    late = frame.follows.kind == "late"
    return f"late cases for {frame.follows.id}" if late else f"further round of {frame.follows.id}"
