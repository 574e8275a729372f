"""One document with every kind of block, for the tests of the formats that are printed."""

from reports.charts.described import alternative
from reports.charts.values import IntervalChart, Mark, Measure
from reports.content import (
    Block,
    Bullets,
    Document,
    Heading,
    Lines,
    Notice,
    Paragraph,
    Picture,
    Table,
)

CHART = IntervalChart(
    "Rates", Measure.RATE, (Mark("Black", 24.6, 22.9, 26.4), Mark("White", 3.3, 3.2, 3.4))
)
RATES = Table(
    "Rates per 1,000", ("Group", "Count", "Rate"), (("Black", "760", "24.6"),), numbers=(1, 2)
)
LONG = Table(
    "Cases read",
    ("Case", "What was seen"),
    tuple((f"kent/2026-01/{number:06d}", "Seen. " * (number % 9 + 1)) for number in range(90)),
)
HOSTILE = '#panic("x") *b* $x$ <w:t> & ]]> \x1b[2J \u202e {{ =1+1'


def every_block(language: str = "en-GB", watermark: str = "") -> Document:
    blocks: tuple[Block, ...] = (
        Notice("Read this first.\n\nAnd this."),
        Paragraph("First line\nsecond line\n\nAnother paragraph."),
        Heading("Numbers"),
        Bullets(("apple", "pear")),
        Bullets(("one", "two"), numbered=True),
        Bullets(("again one",), numbered=True),
        Heading("Charts", 3),
        Picture(CHART, alternative(CHART), RATES),
        Heading("Cases", 2, new_page=True),
        LONG,
        Lines(("f" * 64, "scrutiny verify draw.json --references references.txt")),
        Paragraph(HOSTILE),
    )
    return Document("Report of the panel", language, "OFFICIAL-SENSITIVE", blocks, watermark)
