from reports.content import Table
from reports.printed import widths_of


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
    assert sum(widths) <= 82
    assert widths[2] > max(widths[1], *widths[3:])
    assert widths[2] >= 21


def test_a_table_of_short_texts_still_fills_the_page() -> None:
    widths = widths_of(Table("Counts", ("Conclusion", "Cases"), (("Good practice", "5"),)))
    assert 78 <= sum(widths) <= 82
