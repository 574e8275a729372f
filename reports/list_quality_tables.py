"""The tables of the page on what is wrong with a list."""

from collections.abc import Iterator, Sequence

from reports.content import Block, Paragraph, Table
from reports.sentences import listed, percentage, whole
from reports.words import counted, one_line
from scrutiny.cases.months import months_in_words
from scrutiny.quality.page import Dates, ListQuality, RowsNamed

_LONGEST_CODE = 40
_MOST_CODES = 50
_MOST_COLUMNS = 30


def rows_words(found: RowsNamed) -> str:
    """Name rows, as many as were kept.

    >>> from scrutiny.quality.page import RowAt
    >>> rows_words(RowsNamed(2, (RowAt(2), RowAt(7)))), rows_words(RowsNamed(40, (RowAt(2),)))
    ('rows 2, 7', 'row 2 and 39 more')
    >>> rows_words(RowsNamed(2, (RowAt(2, "a.csv"), RowAt(7, "b.csv"))))
    'row 2 of a.csv; row 7 of b.csv'
    >>> rows_words(RowsNamed(0, ()))
    ''
    """
    by_file: dict[str, list[str]] = {}
    for each in found.rows:
        by_file.setdefault(each.file, []).append(str(each.row))
    named = "; ".join(
        f"row{'s' if len(rows) > 1 else ''} {', '.join(rows)}"
        + (f" of {one_line(file)}" if file else "")
        for file, rows in by_file.items()
    )
    return and_more(named, found.count - len(found.rows))


def and_more(named: str, more: int) -> str:
    """Say how many are not named."""
    return f"{named} and {more:,} more" if named and more else named


def column_names(titles: Sequence[str]) -> str:
    """Name columns, the first of many; those without a name are counted.

    >>> column_names(["Time", ""]), column_names(["", ""])
    ('Time and 1 column without a name', '2 columns without a name')
    """
    named = [one_line(each) for each in titles if each.strip()]
    parts = named[:_MOST_COLUMNS]
    if len(named) > _MOST_COLUMNS:
        parts.append(f"{len(named) - _MOST_COLUMNS:,} more columns")
    if len(named) < len(titles):
        parts.append(f"{counted(len(titles) - len(named), 'column')} without a name")
    return listed(parts)


def month_table(dates: Dates) -> Table:
    """Write the cases of each month; a month without any is marked as a gap."""
    notes = [
        "missing" if not each.cases else "" if each.wanted else "not asked for"
        for each in dates.months
    ]
    noted = any(notes)
    return Table(
        "Cases by month",
        ("Month", "Cases", *(("Note",) if noted else ())),
        tuple(
            (
                months_in_words([each.month]),
                whole(each.cases) if each.cases else "none",
                *((note,) if noted else ()),
            )
            for each, note in zip(dates.months, notes, strict=True)
        ),
        numbers=(1,),
    )


def set_aside_tables(quality: ListQuality) -> Iterator[Block]:
    """Write the rows that cannot be read, by column."""
    if not quality.problems:
        yield Paragraph("Every row could be read." if quality.stored else "Every row can be read.")
    elif quality.stored:
        yield Paragraph(
            "These rows were set aside when the lists were read. They stand, each with its reason,"
            " in the files of rejects beside the workspace. A list that was sent again to mend"
            " them is told for itself."
        )
        yield Table(
            "Rows that were set aside, by list",
            ("List", "Rows", "Which rows"),
            tuple(
                (
                    one_line(each.column),
                    whole(each.found.count),
                    rows_words(each.found) if each.found.rows else "not kept",
                )
                for each in quality.problems
            ),
            numbers=(1,),
        )
    else:
        yield Table(
            "Rows that would be set aside, by column",
            ("Column", "Must be", "Rows", "Which rows"),
            tuple(
                (
                    one_line(each.column) or "the whole row",
                    each.must_be,
                    whole(each.found.count),
                    rows_words(each.found),
                )
                for each in quality.problems
            ),
            numbers=(2,),
        )


def noticed_tables(quality: ListQuality) -> Iterator[Block]:
    """Write what the panel's own checks found, and what else was noticed."""
    found = (*quality.impossible, *quality.noticed)
    if not found:
        yield Paragraph("None was found.")
        return
    yield Table(
        "What was noticed, by sort",
        ("What", "Cases", "Which rows"),
        tuple((one_line(e.title), whole(e.found.count), rows_words(e.found)) for e in found),
        numbers=(1,),
    )


def code_tables(quality: ListQuality) -> Iterator[Block]:
    """Write the codes that no list knows, with their counts."""
    codes = quality.unknown_codes
    if not codes:
        yield Paragraph("Every code is known.")
        return
    yield Table(
        "Codes that no list knows",
        ("Column", "Code", "Cells", "What happens"),
        tuple(
            (
                one_line(each.title),
                _short(one_line(each.code)),
                whole(each.count),
                "kept as it is" if each.kept else "the row is set aside",
            )
            for each in codes[:_MOST_CODES]
        ),
        numbers=(2,),
    )
    if len(codes) > _MOST_CODES:
        yield Paragraph(f"And {len(codes) - _MOST_CODES:,} more codes.")


def word_tables(quality: ListQuality) -> Iterator[Block]:
    """Write what the list's own words were read as; nothing when each was a code itself."""
    words = quality.words
    if not words:
        yield Paragraph("None: every code is written as in its list of codes.")
        return
    yield Table(
        "Words and what they were read as",
        ("Column", "Word", "Cells", "Read as", "Because"),
        tuple(
            (
                one_line(each.column),
                _short(one_line(each.word)),
                whole(each.cells),
                one_line(each.read_as) or "a blank cell",
                "the office said so" if each.decided else "another name of it",
            )
            for each in words[:_MOST_CODES]
        ),
        numbers=(2,),
    )
    if len(words) > _MOST_CODES:
        yield Paragraph(f"And {len(words) - _MOST_CODES:,} more words.")


def _short(code: str) -> str:
    return code if len(code) <= _LONGEST_CODE else f"{code[:_LONGEST_CODE]}…"


def blank_tables(quality: ListQuality) -> Iterator[Block]:
    """Write the blank cells of each column, and name the columns that are not there."""
    full = [one_line(e.title) for e in quality.blanks if e.in_list and e.of and not e.blank]
    there = [each for each in quality.blanks if each.in_list and (each.blank or not each.of)]
    if full:
        yield Paragraph(f"No cell is blank in: {'; '.join(full)}.")
    if there:
        yield Table(
            "Columns with blank cells, of all cases with the column",
            ("Column", "Blank"),
            tuple((one_line(e.title), percentage(e.blank, e.of)) for e in there),
            numbers=(1,),
        )
    absent = [one_line(each.title) for each in quality.blanks if not each.in_list]
    if not quality.cases:
        yield Paragraph("No row can be read, so nothing can be said of blank cells.")
    elif absent:
        yield Paragraph(f"Not in the list at all: {'; '.join(absent)}.")


def control_tables(quality: ListQuality) -> Iterator[Block]:
    """Write each total of a second source beside the list's own."""
    if not quality.controls:
        yield Paragraph("None was given.")
        return
    yield Table(
        "Totals compared",
        ("What", "Second source", "This list", "Difference"),
        tuple(
            (
                one_line(each.name),
                whole(each.typed),
                whole(each.counted),
                f"{each.difference:+,}" if each.difference else "agrees",
            )
            for each in quality.controls
        ),
        numbers=(1, 2, 3),
    )
