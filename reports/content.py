"""What a document is before it has a format: a title, a marking and a row of plain blocks.

Every string here is plain text. A format's own marks are escaped by its writer, so a block can
never smuggle any in; this module must never hold a mark of Markdown, HTML or a spreadsheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The text alternative of a chart is made with the tables of this module.
    from reports.charts.values import Chart


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the document is level 1, so blocks begin at level 2."""

    text: str
    level: int = 2
    new_page: bool = False
    """Begins a new page when printed."""
    language: str = ""
    """The language of its words, as in `cy`; empty for that of the document."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a blank line inside parts it in two."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `numbered` when the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its caption says what it holds, so that it can be read alone."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_headers: bool = True
    """The first cell of a row names the row."""
    numbers: tuple[int, ...] = ()
    """The columns, counted from 0, that hold numbers and stand to the right."""
    dense: bool = False
    """Set closer, so that a form or a list of facts stays on one page."""
    lined: tuple[int, ...] = ()
    """The rows, counted from 0, that are left open for handwriting."""
    open_cm: float = 0.6
    """How much is left open in each of these, in centimetres."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the reader must see first."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Text to be copied exactly, line by line: digests, seeds, commands."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with the words that stand for it, and the table that it was drawn from.

    A format that can draw shows all three; one that cannot shows the words and the table.
    """

    chart: "Chart"
    alternative: str
    """What somebody who cannot see the chart must be told."""
    table: Table


Block = Heading | Paragraph | Bullets | Table | Notice | Lines | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    title: str
    language: str
    """The language of its text, as in `en-GB`."""
    marking: str
    """Printed at top and bottom; empty when anyone may read it."""
    blocks: tuple[Block, ...]
    watermark: str = ""
    """Printed large and pale across each page, such as whose copy it is; empty for none."""

    def __post_init__(self) -> None:
        """Refuse a document that could not be read by ear: see `check_blocks`."""
        check_blocks(self.blocks)


def check_blocks(blocks: Sequence[Block]) -> None:
    """Raise `ValueError` for a heading that skips a level, or a table whose rows do not fit.

    >>> check_blocks([Heading("Cases", 3)])
    Traceback (most recent call last):
    ...
    ValueError: The heading 'Cases' skips from level 1 to level 3.
    """
    level = 1
    for block in blocks:
        if isinstance(block, Heading):
            if not 2 <= block.level <= level + 1:
                raise ValueError(
                    f"The heading '{block.text}' skips from level {level} to level {block.level}."
                )
            level = block.level
        if isinstance(block, Picture):
            if not block.alternative.strip():
                raise ValueError("A chart needs words for those who cannot see it.")
            _check_table(block.table)
        if isinstance(block, Table):
            _check_table(block)


def _check_table(table: Table) -> None:
    if not table.caption.strip():
        raise ValueError("A table needs a caption.")
    for row in table.rows:
        if len(row) != len(table.header):
            raise ValueError(
                f"A row of '{table.caption}' has {len(row)} cells, not {len(table.header)}."
            )
