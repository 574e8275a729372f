from io import BytesIO

import docx

from reports.column_widths import widths_of
from reports.content import Document, Table
from reports.word import word


def test_a_long_text_has_more_room_than_the_short_ones_beside_it() -> None:
    finding = "The reason for handcuffs is missing from several records. The form could ask for it."
    table = Table(
        "Findings",
        ("Number", "Kind", "Finding", "Answer due", "What the force says"),
        (
            (
                "sopp-2026-11-27/1",
                "Learning for the force",
                finding,
                "8 January 2027\n(Force lead for stop and search)",
                "No answer had come by 27 November 2026.",
            ),
        ),
    )
    widths = widths_of(table)
    assert sum(widths) <= 84
    assert widths[2] > max(widths[1], *widths[3:])
    assert widths[2] >= 21


def test_a_short_table_stands_on_one_page_and_a_long_one_may_be_parted() -> None:
    for rows, wanted in ((3, [True, True, True, None]), (9, [True] + [None] * 9)):
        table = Table("T", ("A", "B"), tuple((str(row), "x") for row in range(rows)))
        book = docx.Document(BytesIO(word(Document("D", "en-GB", "", (table,)))))
        kept = [
            row.cells[0].paragraphs[0].paragraph_format.keep_with_next
            for row in book.tables[0].rows
        ]
        assert kept == wanted


def test_a_table_of_short_texts_still_fills_the_page() -> None:
    widths = widths_of(Table("Counts", ("Conclusion", "Cases"), (("Good practice", "5"),)))
    assert 80 <= sum(widths) <= 84
