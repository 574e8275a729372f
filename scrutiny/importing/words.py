"""The words of a list that need a meaning: what each is read as, and which are not known.

A word that no list of codes knows is put before a person, with its count, and never passed over.
Only columns of codes, of yes or no, of dates and of numbers have such words.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from scrutiny.importing.files import rows_of
from scrutiny.importing.finding import find_header
from scrutiny.importing.header import match_header
from scrutiny.importing.mapping import SEVERAL, WITHOUT_WORDS, Said, check_mapping, reading_of
from scrutiny.importing.opening import open_any
from scrutiny.importing.watching import Watch, watched
from scrutiny.importing.workbook_lists import NO_CHOICES, Choices
from scrutiny.panels.definition import Field, Panel
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace

_MOST_WORDS = 500
"""So many different words of a column are looked at: more are no words, but texts."""


@dataclass(frozen=True, slots=True)
class WordSeen:
    """One word of a column, and what becomes of it."""

    text: OutsideText
    raw: str
    """As the list has it, not cleaned: only to be given back to a mapping."""
    cells: int
    read_as: str
    """The code or value that it stands for; empty for a blank cell, or when it is not known."""
    known: bool
    decided: bool
    """A person said what it means."""


@dataclass(frozen=True, slots=True)
class WordsOfColumn:
    """The words of one column that are not the codes themselves."""

    title: str
    """The header as the list has it: text from outside."""
    field: Field
    words: tuple[WordSeen, ...]
    """Those that are not known first, the most frequent on top."""


def words_of(
    workspace: Workspace,
    panel_id: str,
    files: Sequence[tuple[str, bytes | Path]],
    mapping: Said | None = None,
    choices: Choices = NO_CHOICES,
    watch: Watch | None = None,
) -> tuple[WordsOfColumn, ...]:
    """Look at all words of lists; raises `Refusal` when one cannot be opened.

    Codes that stand in the list as they are need no look and are not given.
    """
    panel = workspace.panel(panel_id)
    said = check_mapping(mapping or {}, panel, "the mapping")
    panel = said.reading(panel)
    counts: dict[tuple[str, str], Counter[str]] = {}
    fields: dict[tuple[str, str], Field] = {}
    for name, content in files:
        file = open_any(name, content, panel, said.columns, choices)
        found = find_header(file, panel, said.columns)
        rows = islice(rows_of(found.file), found.above, None)
        titles = next(rows, (None, []))[1]
        header = match_header(titles, panel, said, name, needed=False)
        columns = [
            (place, counts.setdefault((header.columns[place], field.id), Counter()), _takes(field))
            for place, field in header.fields
            if field.type not in WITHOUT_WORDS
        ]
        fields |= {(header.columns[place], field.id): field for place, field in header.fields}
        for _, cells in watched(rows, watch):
            if len(cells) != header.width or cells == titles:
                continue
            for place, counted, takes in columns:
                cell = cells[place]
                if cell and (cell in counted or (len(counted) < _MOST_WORDS and takes(cell))):
                    counted[cell] += 1
    return tuple(
        _told(panel, fields[key], key[0], counts[key], said.words_of(key[0])) for key in counts
    )


def _takes(field: Field) -> Callable[[str], bool]:
    if field.type in ("code", "codes", "boolean"):
        return lambda cell: bool(cell.strip())
    # A date or a number has digits; what has none is a word such as "not recorded".
    return lambda cell: bool(cell.strip()) and not any("0" <= sign <= "9" for sign in cell)


def _told(
    panel: Panel, field: Field, title: str, cells: Counter[str], meanings: Mapping[str, str]
) -> WordsOfColumn:
    counted: Counter[str] = Counter()
    for cell, count in cells.items():
        for part in cell.split(";") if field.type in SEVERAL else (cell,):
            if part.strip():
                counted[part.strip()] += count
    seen = [_seen(panel, field, word, count, meanings) for word, count in counted.items()]
    seen = [each for each in seen if each.decided or not each.known or each.read_as != each.raw]
    seen.sort(key=lambda each: (each.known, -each.cells, each.raw))
    return WordsOfColumn(title, field, tuple(seen))


def _seen(
    panel: Panel, field: Field, word: str, count: int, meanings: Mapping[str, str]
) -> WordSeen:
    decided = word.casefold() in {each.strip().casefold() for each in meanings}
    known = True
    try:
        read_as = reading_of(field, panel, meanings)(word).strip(";")
    except ValueError:
        read_as, known = "", False
    codes = {code.code for code in field.codelist.codes} if field.codelist else set()
    if codes and known and read_as and read_as not in codes:
        known = False  # Kept as it stands, which is no meaning.
    return WordSeen(OutsideText(word), word, count, read_as, known, decided)


def with_meanings(
    panel: Panel, looked: Sequence[WordsOfColumn], words: Mapping[str, Mapping[str, str]]
) -> tuple[WordsOfColumn, ...]:
    """Read the words that were looked at anew, with what they mean now; the order stays."""
    return tuple(
        replace(
            each,
            words=tuple(
                _seen(panel, each.field, word.raw, word.cells, words.get(each.title, {}))
                for word in each.words
            ),
        )
        for each in looked
    )
