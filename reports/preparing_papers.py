"""The papers that prepare a meeting: the calendar of its tasks, and the sheet about conflicts."""

from reports.content import Block, Bullets, Document, Heading, Notice, Paragraph, Table
from reports.pack import MARKING
from reports.words import counted, day_of, listed_months, one_line
from scrutiny.panels.definition import Panel
from scrutiny.preparing.conflicts import ConflictCheck
from scrutiny.preparing.tasks import Calendar, DueTask


def calendar_document(calendar: Calendar, panel: Panel) -> Document:
    """Write the calendar; a box to tick by hand stands before each task that is open."""
    late = calendar.late
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"As it stands on {day_of(calendar.today)}."
            + (f" {counted(late, 'task')} {'is' if late == 1 else 'are'} late." if late else "")
        ),
        Table(
            caption="The tasks, in the order of their days",
            header=("When", "Day", "Task", "State"),
            rows=tuple(
                (weeks_words(each.task.weeks), day_of(each.day), each.task.title, state_words(each))
                for each in calendar.tasks
            ),
        ),
    )
    title = f"Tasks: {one_line(panel.name)}, meeting of {day_of(calendar.meeting.day)}"
    return Document(title, "en-GB", "", blocks)


def weeks_words(weeks: int) -> str:
    """Say how far from the meeting a task is.

    >>> weeks_words(-8), weeks_words(0), weeks_words(1)
    ('8 weeks before', 'the day', '1 week after')
    """
    if not weeks:
        return "the day"
    return f"{counted(abs(weeks), 'week')} {'before' if weeks < 0 else 'after'}"


def state_words(each: DueTask) -> str:
    """Say whether a task is done, late or open, and what the record shows of it."""
    state = "[ ] LATE" if each.late else "[ ] not on record" if each.passed else "[ ]"
    if each.done:
        state = f"[x] done on {day_of(each.done_at)}" if each.done_at else "[x]"
    return f"{state}{', by hand' if each.by_hand else ''}{proof_words(each)}"


def proof_words(each: DueTask) -> str:
    """Say what the record shows of a task, after a full stop; empty when it says nothing."""
    if each.proof is None:
        return ""
    entry = f" (entry {each.proof.entry})" if each.proof.entry else ""
    return f". {each.proof.words.one_line()}{entry}"


def conflict_sheet(check: ConflictCheck, panel: Panel, day: str) -> Document:
    """Write the sheet on which one member says which cases are too near."""
    blocks: tuple[Block, ...] = (
        Notice(
            "This sheet says as little as possible of each case. If you think that you might know"
            " a person, a place or an event in one, tick its box. You need not say why."
        ),
        Paragraph(
            "Your name: ........................................    Date: ...................."
        ),
        Table(
            caption=f"The {counted(len(check.cases), 'case')} of the meeting",
            header=("Case", "Month", *(one_line(each) for each in check.titles), "Too near to me"),
            rows=tuple(
                (
                    str(each.number),
                    listed_months(each.month, each.month) if each.month else "not in the list",
                    *(value.one_line() for value in each.values),
                    "[ ]",
                )
                for each in check.cases
            ),
        ),
        Heading("Then"),
        Bullets(
            (
                "Give the sheet back to the office, also when no box is ticked.",
                "A case that you tick goes to somebody else. You will not see it.",
                "If you find out later that a case is too near, say so at any moment.",
            )
        ),
    )
    title = f"Conflicts of interest: {one_line(panel.name)}, meeting of {day_of(day)}"
    return Document(title, "en-GB", MARKING, blocks)
