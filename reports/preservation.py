"""The list of footage that the force should keep, as a workbook that it fills in and sends back."""

from datetime import datetime

from reports.content import Block, Document, Paragraph, Table
from reports.pack import MARKING
from reports.text_workbook import TextColumn, TextSheet, text_workbook
from reports.words import KINDS, counted, day_of, one_line
from scrutiny.excluding import reason_words
from scrutiny.preparing.availability import (
    ANSWER,
    AVAILABLE,
    MINUTES,
    NOTE,
    REFERENCE,
    answers,
)
from scrutiny.preparing.footage import FootageToKeep, PreservationList

PAST = "PAST: say today whether it is still there"
SOON = "Deleted before the meeting unless you keep it"
UNKNOWN = "No date is known: keep it from today"


def preservation_workbook(kept: PreservationList, written_at: datetime) -> bytes:
    """Give the workbook; the same list gives the same bytes."""
    columns = (
        TextColumn(REFERENCE, 22),
        TextColumn("How it came", 18),
        TextColumn("Deleted on", 20),
        TextColumn("Where the date comes from", 30),
        TextColumn("Take care", 34),
        TextColumn(ANSWER, 30, choices=answers(), open_=True),
        TextColumn(MINUTES, 14, open_=True),
        TextColumn(NOTE, 40, open_=True),
    )
    rows = tuple((*_cells(kept, each), _answer(each), "", "") for each in kept.items)
    return text_workbook(
        TextSheet("Footage", _title(kept), MARKING, columns, rows, _explained(kept), written_at)
    )


def preservation_document(kept: PreservationList) -> Document:
    """Give the list for reading or printing."""
    header = (REFERENCE, "How it came", "Deleted on", "Where the date comes from", "Take care")
    table = Table(
        caption="The footage to keep, the first to be deleted on top",
        header=header,
        rows=tuple(_cells(kept, each) for each in kept.items),
        dense=True,
    )
    blocks: tuple[Block, ...] = (Paragraph("\n\n".join(_explained(kept)[:2])), table)
    return Document(_title(kept), "en-GB", MARKING, blocks)


def _title(kept: PreservationList) -> str:
    return f"Footage to keep: {one_line(kept.panel.name)}, meeting of {day_of(kept.day)}"


def _cells(kept: PreservationList, each: FootageToKeep) -> tuple[str, ...]:
    return (
        one_line(each.reference),
        KINDS[each.kind],
        day_of(each.delete_on) if each.delete_on else "not known",
        _source(kept, each),
        _mark(each),
    )


def _source(kept: PreservationList, each: FootageToKeep) -> str:
    if each.named:
        return "Your list"
    if not each.delete_on:
        return "No date in your list to count from"
    return f"Counted: {counted(kept.panel.preparing.footage_days, 'day')} after the event"


def _mark(each: FootageToKeep) -> str:
    if not each.delete_on:
        return UNKNOWN
    if each.past:
        return PAST
    return SOON if each.before_meeting else ""


def _answer(each: FootageToKeep) -> str:
    """Fill in an answer that came before, so that sending the file again loses nothing."""
    if each.answer is None:
        return ""
    return reason_words(each.answer) if each.answer else AVAILABLE


def _explained(kept: PreservationList) -> tuple[str, ...]:
    past = sum(each.past for each in kept.items)
    were = "is" if past == 1 else "are"
    return (
        (
            f"Please keep the footage of these {counted(len(kept.items), 'case')} until the panel"
            f" has met on {day_of(kept.day)}, reserves too: a reserve is read when another case"
            " cannot be produced."
        ),
        (
            f"The list is in the order of deletion and was written on {day_of(kept.written_on)}."
            + (f" {counted(past, 'date')} {were} past already." if past else "")
        ),
        (
            f"Please choose an answer in the column '{ANSWER}' for every case, write how many"
            f" minutes of footage there are, and send the file back. '{AVAILABLE}' means that"
            " the panel can read the record and watch the footage on the day."
        ),
        "Please leave the references as they are. The order of rows and columns does not matter.",
    )
