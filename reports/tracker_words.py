"""Says where findings stand in plain words, with counts that add up.

Every finding is in exactly one part of a sentence, and the parts make the whole.
"""

from collections.abc import Sequence

from reports.words import counted, day_of, one_line
from scrutiny.clock import is_day
from scrutiny.findings.tracker import CLOSED_BY_PANEL, Tracked
from scrutiny.meetings.responding import Response
from scrutiny.text import clean


def counts_words(several: Sequence[Tracked]) -> str:
    """Say how many findings were sent, answered and overdue, and how many the panel has closed.

    >>> counts_words([])
    'No finding was sent.'
    """
    if not several:
        return "No finding was sent."
    of = len(several)
    answered = sum(each.answered for each in several)
    late = sum(each.late > 0 for each in several)
    closed = sum(each.closed for each in several)
    said = f"{counted(of, 'finding')} {'was' if of == 1 else 'were'} sent."
    said += f" The force has answered {_part(answered, of)}"
    waiting = of - answered
    if waiting and answered:
        said += f"; {waiting:,} {'waits' if waiting == 1 else 'wait'} for an answer"
    if waiting:
        said += f"; {f'{late:,}' if late else 'none'} {'is' if late < 2 else 'are'} overdue"
    return f"{said}. The panel has closed {_part(closed, of)}."


def _part(count: int, of: int) -> str:
    """Write a part of the findings.

    >>> _part(0, 3), _part(1, 3), _part(3, 3)
    ('none of them', '1 of 3', 'all 3 of them')
    """
    if count == 0:
        return "none of them" if of > 1 else "none"
    return f"{count:,} of {of:,}" if count < of or of == 1 else f"all {of:,} of them"


def latest_words(response: Response) -> str:
    """Write an answer with its state, its evidence and its day."""
    said = "" if response.text.is_blank() else f"\n{response.text.show()}"
    if not response.evidence.is_blank():
        said += f"\nEvidence named: {response.evidence.show()}"
    return f"{response.state.capitalize()}.{said}\n({recorded_words(response)})"


def recorded_words(response: Response) -> str:
    """Say when an answer was given, or when it was taken into the record."""
    if response.day:
        return f"answered on {day_of(response.day)}"
    return f"recorded on {day_of(response.at)}"


def standing_words(each: Tracked) -> str:
    """Say where one finding stands, and since when it waits."""
    said = f"{each.state[:1].upper()}{each.state[1:]}"
    if each.late:
        said += f"; the answer is overdue by {counted(each.late, 'day')}"
    return said


def age_words(each: Tracked) -> str:
    """Say how old a finding is, or how long it took."""
    days = counted(each.age, "day")
    return f"closed after {days}" if each.state == CLOSED_BY_PANEL else days


def due_words(each: Tracked) -> str:
    """Write the day an answer is due; whatever is not a date stays as it was typed."""
    return day_of(each.due) if is_day(each.due) else one_line(clean(each.due))
