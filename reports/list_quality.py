"""The page that tells the force's analyst what is wrong with a list.

It names rows by their number, columns, codes and references, and never what a cell says of a
person. What was not found is said in words: it shows that the thing was looked for.
"""

from collections.abc import Iterator

from reports.content import Block, Bullets, Document, Heading, Notice, Paragraph, Table
from reports.list_quality_tables import (
    and_more,
    blank_tables,
    code_tables,
    column_names,
    control_tables,
    month_table,
    noticed_tables,
    rows_words,
    set_aside_tables,
    word_tables,
)
from reports.sentences import listed, percentage, whole
from reports.words import counted, one_line
from scrutiny.cases.asking import day_words
from scrutiny.cases.months import gap_sentence
from scrutiny.quality.page import Difference, ListQuality
from scrutiny.text import clean


def list_quality(quality: ListQuality) -> Document:
    """Write the page; the same list gives the same page."""
    what = "The stored list" if quality.stored else "A list, looked at before anything is stored"
    return Document(
        title=f"What is wrong with the list: {one_line(quality.panel_name)}",
        language="en-GB",
        marking="",
        blocks=(
            Paragraph(f"{what}. Rows are counted from 1 below the header."),
            *_in_short(quality),
            Heading("What was read"),
            *_read(quality),
            Heading("Dates"),
            *_dates(quality),
            Heading("Rows that cannot be read"),
            *set_aside_tables(quality),
            Heading("Repeats"),
            *_repeats(quality),
            Heading("Numbers missing between references"),
            *_numbering(quality),
            Heading("Impossible or doubtful combinations"),
            *noticed_tables(quality),
            Heading("Codes that are in no list of codes"),
            *code_tables(quality),
            *_words(quality),
            Heading("Blank cells by column"),
            *blank_tables(quality),
            Heading("Totals from a second source"),
            *control_tables(quality),
            *_difference(quality),
        ),
    )


def main_points(quality: ListQuality) -> tuple[str, ...]:
    """Say in a few sentences what somebody must act on; empty when nothing is wrong."""
    return tuple(_points(quality))


def _points(quality: ListQuality) -> Iterator[str]:
    if quality.set_aside:
        rows = counted(quality.set_aside, "row")
        was = "was" if quality.set_aside == 1 else "were"
        yield (
            f"{rows} could not be read and {was} set aside."
            if quality.stored
            else f"{rows} cannot be read and would be set aside."
        )
    yield from _grave(quality)
    if quality.dates.missing_months:
        yield gap_sentence(quality.dates.missing_months)
    outside = quality.dates.outside.count
    if outside:
        verb = "lies" if outside == 1 else "lie"
        yield f"{counted(outside, 'case')} {verb} outside the dates that were asked for."
    wrong = [each for each in quality.controls if each.difference]
    if wrong:
        names = listed([one_line(each.name) for each in wrong])
        yield f"The list does not agree with the second source: {names}."
    if quality.numbering is not None and quality.numbering.missing:
        missing = counted(quality.numbering.missing, "number")
        yield f"{missing} missing between the references. Ask whether cases were left out."
    if quality.alike_references.count:
        yield (
            f"{counted(quality.alike_references.count, 'reference')} looking like another one:"
            " the same case may stand in the list twice."
        )
    if quality.exact_repeats.count:
        yield f"{counted(quality.exact_repeats.count, 'row')} repeating an earlier row exactly."
    impossible = sum(each.found.count for each in quality.impossible)
    if impossible:
        sorts = counted(len(quality.impossible), "sort")
        yield (
            f"{counted(impossible, 'impossible or doubtful combination')}, of {sorts}; one case can"
            " hold several."
        )
    unknown = sum(each.count for each in quality.unknown_codes)
    if unknown:
        yield f"{counted(unknown, 'cell')} with a code that is in no list of codes."
    if quality.difference is not None:
        changed, gone = quality.difference.changed.count, quality.difference.gone
        if changed or gone:
            yield (
                f"Since the last list of these days: {counted(changed, 'case')} changed and"
                f" {whole(gone)} gone."
            )


def _grave(quality: ListQuality) -> Iterator[str]:
    counts = {each.kind: each.found.count for each in quality.noticed}
    first = counts.get("month-first", 0)
    if first:
        yield (
            f"{counted(first, 'date')} of the list only fit when the month stands first, as in"
            " America. Do not store the list before you know how it writes dates: the others may"
            " be read with day and month exchanged."
        )
    numbers = counts.get("day-number", 0)
    if numbers:
        yield (
            f"{counted(numbers, 'date')} written as a spreadsheet's day numbers. Say so on the"
            ' screen, or with --dates "day number".'
        )
    rounded = counts.get("rounded-reference", 0)
    if rounded:
        yield (
            f"{counted(rounded, 'reference')} rounded by a spreadsheet, such as 1.23E+11: digits"
            " are lost. Ask the force for the list with its references as text."
        )


def _in_short(quality: ListQuality) -> Iterator[Block]:
    points = main_points(quality)
    if points:
        yield Heading("In short")
        yield Bullets(points)
    else:
        yield Notice("Nothing wrong was found with the list.")


def _read(quality: ListQuality) -> Iterator[Block]:
    parts = [
        counted(quality.read, "row"),
        counted(quality.cases, "case"),
        f"{whole(quality.set_aside)} set aside",
    ]
    if quality.joined:
        parts.append(f"{counted(quality.joined, 'row')} joined to the case of another row")
    unit = clean(quality.unit)
    meaning = "" if unit == "case" else f" One case is one {unit}."
    yield Paragraph(f"{', '.join(parts)}.{meaning}")
    if quality.files:
        yield Table(
            "The files",
            ("File", "Rows", "Digest begins"),
            tuple(
                (one_line(each.name), whole(each.read), each.sha256[:16]) for each in quality.files
            ),
            numbers=(1,),
        )
    told = list(_notices(quality))
    for each in quality.files:
        if each.unknown_columns:
            columns = column_names(each.unknown_columns)
            told.append(f"{one_line(each.name)}: no field asks for {columns}.")
        if each.left_out:
            columns = column_names(tuple(each.left_out))
            told.append(f"{one_line(each.name)}: personal columns, left out: {columns}.")
    if told:
        yield Bullets(tuple(told))


def _notices(quality: ListQuality) -> Iterator[str]:
    """Say what a person should know of the files; what is true of several is said once."""
    files: dict[str, list[str]] = {}
    for each in quality.files:
        for notice in each.notices:
            files.setdefault(one_line(notice), []).append(one_line(each.name))
    for notice, names in files.items():
        yield f"{names[0] if len(names) == 1 else counted(len(names), 'file')}: {notice}"


def _dates(quality: ListQuality) -> Iterator[Block]:
    dates = quality.dates
    if dates.first:
        days = f"from {day_words(dates.first)} to {day_words(dates.last)}"
        yield Paragraph(f"The cases are {days}. Asked for: {dates.window.words()}.")
    else:
        yield Paragraph(f"There is no case. Asked for: {dates.window.words()}.")
    if dates.missing_months:
        yield Paragraph(gap_sentence(dates.missing_months))
    if dates.outside.count:
        yield Paragraph(
            f"Outside the dates that were asked for: {counted(dates.outside.count, 'case')}"
            f" ({rows_words(dates.outside)})."
        )
    if dates.months:
        yield month_table(dates)


def _repeats(quality: ListQuality) -> Iterator[Block]:
    kinds = (
        ("The whole row repeats an earlier one", quality.exact_repeats),
        ("The reference is that of an earlier case", quality.repeated_references),
        ("The reference looks like an earlier one", quality.alike_references),
    )
    if not any(found.count for _, found in kinds):
        yield Paragraph("No row and no reference repeats an earlier one, or looks like one.")
        return
    yield Table(
        "Repeats",
        ("What", "Rows", "Which rows"),
        tuple((name, whole(found.count), rows_words(found)) for name, found in kinds),
        numbers=(1,),
    )


def _numbering(quality: ListQuality) -> Iterator[Block]:
    found = quality.numbering
    if found is None:
        yield Paragraph(
            "The references do not count on from one to the next, so no number can be missing."
        )
        return
    if not found.missing:
        yield Paragraph("No number is missing from the first to the last.")
        return
    between = percentage(found.missing, found.numbered + found.missing)
    yield Paragraph(
        f"{between} of the numbers from the first to the last are missing. That proves nothing:"
        " a number can belong to a case of another sort. It is a question to the force."
    )
    if found.gaps:
        yield Table(
            "The longest runs of missing numbers",
            ("From", "To", "Missing"),
            tuple(
                (one_line(each.first), one_line(each.last), whole(each.missing))
                for each in found.gaps
            ),
            numbers=(2,),
        )


def _words(quality: ListQuality) -> Iterator[Block]:
    if not quality.stored:
        yield Heading("Words that are read as codes")
        yield from word_tables(quality)


def _difference(quality: ListQuality) -> Iterator[Block]:
    found: Difference | None = quality.difference
    if quality.stored:
        yield Heading("Compared with what was stored before the last list")
        if found is None:
            yield Paragraph("Nothing was stored for the days of the last list before it came.")
            return
        yield Paragraph(f"The last list is {one_line(found.list_name)}.")
    else:
        yield Heading("Compared with the cases that are stored for these days")
        if found is None:
            yield Paragraph("No case of these days is stored yet.")
            return
    names = ", ".join(one_line(each) for each in found.gone_references)
    gone = and_more(names, found.gone - len(found.gone_references))
    yield Table(
        "New, changed and gone",
        ("What", "Cases", "Which"),
        (
            ("In this list only", whole(found.new), ""),
            ("In both, and the same", whole(found.same), ""),
            ("In both, and changed", whole(found.changed.count), rows_words(found.changed)),
            ("Stored only: gone from this list", whole(found.gone), gone),
        ),
        numbers=(1,),
    )
