"""Explain or reform: for each difference that was found, room for what the force says and will do.

A difference is no finding about anybody, so the lines are left open until somebody fills them; this
module must never fill one in.
"""

from collections.abc import Iterator, Sequence

from reports.content import Block, Paragraph, Table
from reports.disproportionality import Disproportionality
from reports.figure_page import FigurePage
from reports.group_reading import group_readings
from reports.wording.verdicts import Verdict
from reports.words import ENGLISH, Wording

OPEN = ".........."
"""A line to be filled in."""


def reform_blocks(
    tables: Sequence[Disproportionality],
    pages: Sequence[FigurePage] = (),
    said: Wording = ENGLISH,
) -> Iterator[Block]:
    """Lay out one line for each difference, whichever definition showed it first."""
    yield said.heading("reform_heading", 3)
    yield Paragraph(said.text("reform_text"))
    others = (each for page in pages for each in page.differences)
    found = tuple(dict.fromkeys((*_differences(tables), *others)))
    if not found:
        yield Paragraph(said.text("reform_none"))
    yield Table(
        caption="What the force says, and what it will do",
        header=("Difference", "Explanation offered", "What will change", "Who", "By when"),
        rows=tuple((each, OPEN, OPEN, OPEN, OPEN) for each in found or (OPEN,)),
    )


def _differences(tables: Sequence[Disproportionality]) -> Iterator[str]:
    for table in tables:
        for each in group_readings(table):
            if each.verdict in (Verdict.HIGHER, Verdict.LOWER):
                yield f"{each.group} {each.verdict} than {table.reference}"
