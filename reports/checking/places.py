"""A finished report as it is read again: its texts with their places, and its tables.

A reader of each format fills these; no check knows a format.
"""

import re
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])")
_SHORTENED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|No|no|St|vs|e\.g|i\.e|Sgt|Insp|approx|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, an item of a list, or a cell of a table."""

    heading: str
    """The heading that it stands under; empty before the first."""
    number: int
    """Which text under this heading, from 1; 0 for what no reader of a page sees."""
    text: str
    place: str = ""
    """Said instead of the number, such as the row of a table or a hidden part of the file."""
    prose: bool = True
    """Whether a person wrote it to be read: no cell, no heading, nothing to be copied exactly."""

    @property
    def where(self) -> str:
        """Say where it stands.

        >>> Text("In numbers", 2, "None.").where
        "under 'In numbers', paragraph 2"
        """
        if self.prose and self.place and not self.heading:
            return self.place
        under = f"under '{self.heading}'" if self.heading else "before the first heading"
        return f"{under}, {self.place or f'paragraph {self.number}'}" if self.number else self.place


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table with its header first."""

    heading: str
    number: int
    """Which table of the report, from 1."""
    rows: tuple[tuple[str, ...], ...]

    @property
    def where(self) -> str:
        """Say where it stands."""
        under = f"under '{self.heading}'" if self.heading else "before the first heading"
        return f"{under}, table {self.number}"

    @property
    def texts(self) -> tuple[Text, ...]:
        """Give its cells as texts."""
        return tuple(
            Text(self.heading, 1, cell, f"table {self.number}, row {number}", prose=False)
            for number, row in enumerate(self.rows)
            for cell in row
            if cell.strip()
        )


@dataclass(frozen=True, slots=True)
class Finished:
    """A whole report."""

    texts: tuple[Text, ...]
    """Everything that is read, headings too, in order."""
    tables: tuple[ReadTable, ...]
    unseen: tuple[Text, ...] = ()
    """What a reader of the page does not see: comments, properties, alternative texts, scripts."""
    left: tuple[Text, ...] = ()
    """Of these what must be taken out whatever it says: comments, tracked changes, hidden text."""

    @property
    def everything(self) -> tuple[Text, ...]:
        """Every text of the file, wherever it stands."""
        cells = tuple(text for table in self.tables for text in table.texts)
        return (*self.texts, *cells, *self.unseen)


def sentences(text: str) -> tuple[str, ...]:
    """Part a paragraph into its sentences.

    >>> sentences("Of 52, 3.5 % were late. Mr. Hill was not. Why?")
    ('Of 52, 3.5 % were late.', 'Mr. Hill was not.', 'Why?')
    """
    found: list[str] = []
    rest = ""
    for part in _END.split(" ".join(text.split())):
        rest = f"{rest} {part}" if rest else part
        if not _SHORTENED.search(rest):
            found.append(rest)
            rest = ""
    return tuple(each for each in (*found, rest) if each)


class Gatherer:
    """Collects the texts and tables of a report in the order in which a reader of it comes."""

    def __init__(self) -> None:
        """Start with an empty report."""
        self._texts: list[Text] = []
        self._tables: list[ReadTable] = []
        self._unseen: list[Text] = []
        self._left: list[Text] = []
        self._heading = ""
        self._number = 0

    def heading(self, text: str) -> None:
        """Add a heading; what follows stands under it."""
        said = " ".join(text.split())
        if said:
            self._heading, self._number = said, 0
            self._texts.append(Text(said, 1, said, "the heading itself", prose=False))

    def paragraph(self, text: str, prose: bool = True, place: str = "") -> None:
        """Add a paragraph or an item of a list; a blank one is none.

        With a place it stands beside the text, such as in a footnote, and is not counted.
        """
        said = " ".join(text.split())
        if said and place:
            self._texts.append(Text("", 1, said, place, prose=prose))
        elif said:
            self._number += 1
            self._texts.append(Text(self._heading, self._number, said, prose=prose))

    def table(self, rows: list[list[str]]) -> None:
        """Add a table, header first; rows are made equally long."""
        kept = [[" ".join(cell.split()) for cell in row] for row in rows if row]
        if kept:
            width = max(map(len, kept))
            made = tuple(tuple(row + [""] * (width - len(row))) for row in kept)
            self._tables.append(ReadTable(self._heading, len(self._tables) + 1, made))

    def unseen(self, text: str, place: str) -> None:
        """Add something that a reader of the page does not see."""
        said = " ".join(text.split())
        if said:
            self._unseen.append(Text("", 0, said, place, prose=False))

    def left(self, text: str, place: str) -> None:
        """Add something that must be taken out of the file, whatever it says."""
        said = " ".join(text.split())
        if said:
            self.unseen(said, place)
            self._left.append(Text("", 0, said, place, prose=False))

    def finished(self) -> Finished:
        """Give the whole report."""
        return Finished(
            tuple(self._texts), tuple(self._tables), tuple(self._unseen), tuple(self._left)
        )
