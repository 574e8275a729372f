"""How a force's list is read: which header is which field, and what its words mean.

A mapping comes from a file or from what was corrected on a screen. It is checked against the panel
before a list is opened, and all that is wrong with it is told at once.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scrutiny.errors import Problem, Refusal
from scrutiny.importing.cells import Reader, reader_for
from scrutiny.importing.dates import DECLARED
from scrutiny.importing.titles import Titles
from scrutiny.panels.definition import Field, Panel

Said = Mapping[str, object]
"""A mapping as a file says it: headers with their fields, or `columns` and `words` apart."""
WITHOUT_WORDS = ("reference", "text")
"""Types of field that are kept as they are typed, so that no word of theirs has a meaning."""
SEVERAL = ("codes", "dates")
"""Types of field whose cells hold several values parted by semicolons."""


@dataclass(frozen=True, slots=True)
class ListMapping:
    """A mapping that was checked."""

    columns: Mapping[str, str]
    """The field of each header; empty for a column that fills none."""
    words: Mapping[str, Mapping[str, str]]
    """For each header what its words mean: a code or a value, or nothing for a blank cell."""
    dates: tuple[str, ...] = ()
    """How the list writes dates; empty for the forms that the panel file declares."""

    def reading(self, panel: Panel) -> Panel:
        """Give the panel as this list is to be read by it."""
        return replace(panel, date_formats=self.dates) if self.dates else panel

    def words_of(self, title: str) -> Mapping[str, str]:
        """Give what the words of a column mean."""
        wanted = title.strip().casefold()
        found = (said for each, said in self.words.items() if each.strip().casefold() == wanted)
        return next(found, {})


def read_mapping(text: str, name: str) -> Said:
    """Read a mapping (TOML), with its lines at the top or under `[columns]`.

    What words mean stands under `[words."Their header"]`, and how dates are written in a line on
    top: `dates = ["MM/DD/YYYY"]`.

    >>> dict(read_mapping('[columns]\\n"Case No" = "complaint_ref"', "map.toml"))
    {'Case No': 'complaint_ref'}
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(
            f"The mapping is not a TOML file: {error}",
            where=name,
            next_step='Write each line as: "Their header" = "field_id".',
        ) from error
    columns, words = parted(document)
    if not words and not dates_of(document):
        return columns
    return {"columns": columns, "words": words, "dates": dates_of(document)}


def parted(said: Said) -> tuple[Said, Said]:
    """Give the columns and the words of a mapping.

    >>> parted({"Case No": "ref"})
    ({'Case No': 'ref'}, {})
    >>> parted({"Case No": "ref", "words": {"Result": {"NFA": "none"}}})[1]
    {'Result': {'NFA': 'none'}}
    """
    columns = said.get("columns")
    words = said.get("words")
    if not isinstance(columns, Mapping):
        columns = {
            title: held
            for title, held in said.items()
            if not (title == "words" and isinstance(held, Mapping))
            and not (title == "dates" and isinstance(held, Sequence) and not isinstance(held, str))
        }
    return columns, words if isinstance(words, Mapping) else {}


def dates_of(said: Said) -> Sequence[object]:
    """Give how a mapping says that dates are written.

    >>> dates_of({"dates": ["MM/DD/YYYY"]}), dates_of({"dates": "closed"})
    (['MM/DD/YYYY'], ())
    """
    dates = said.get("dates")
    return dates if isinstance(dates, Sequence) and not isinstance(dates, str) else ()


def check_mapping(said: Said, panel: Panel, name: str) -> ListMapping:
    """Check a mapping; raises `Refusal` with all problems."""
    columns, words = parted(said)
    dates = dates_of(said)
    problems = [
        Problem(f"'{each}' is no way to write dates: {', '.join(DECLARED)}", name, None, "dates")
        for each in dates
        if each not in DECLARED
    ]
    problems += _column_problems(columns, panel, name)
    fields = {title: str(held) for title, held in columns.items()}
    if not problems:
        problems = list(_word_problems(words, Titles(panel, fields), panel, name))
    if problems:
        raise Refusal(
            "The mapping cannot be used.",
            where=name,
            next_step='Write each line as: "Their header" = "field_id", and what a word means under'
            f' [words."Their header"]. The fields are listed by scrutiny themes fields --panel'
            f" {panel.id}, and at the end of a file that --save-mapping writes.",
            problems=tuple(problems),
        )
    meanings = {
        title: {str(word): str(held) for word, held in each.items()}
        for title, each in words.items()
        if isinstance(each, Mapping)
    }
    return ListMapping(fields, meanings, tuple(str(each) for each in dates))


def _column_problems(columns: Said, panel: Panel, name: str) -> Iterator[Problem]:
    for title, field_id in columns.items():
        # An empty one says that the column fills no field, whatever its name is.
        if field_id != "" and (not isinstance(field_id, str) or panel.field(field_id) is None):
            message = f"'{field_id}' is not a field of the panel '{panel.id}'"
            yield Problem(message, name, None, title)


def _word_problems(words: Said, known: Titles, panel: Panel, name: str) -> Iterator[Problem]:
    for title, meanings in words.items():
        fields = known.fields(title)
        if not isinstance(meanings, Mapping):
            yield Problem('must be a table: [words."Their header"]', name, None, title)
        elif len(fields) != 1:
            yield Problem("fills no field, so its words have no meaning", name, None, title)
        elif fields[0].type in WITHOUT_WORDS:
            message = f"fills '{fields[0].title}', which is kept as it is typed"
            yield Problem(message, name, None, title)
        else:
            yield from _meaning_problems(title, meanings, fields[0], panel, name)


def _meaning_problems(
    title: str, meanings: Said, field: Field, panel: Panel, name: str
) -> Iterator[Problem]:
    read = reader_for(field, panel)
    for word, held in meanings.items():
        if not isinstance(held, str):
            yield Problem(f"what '{word}' means must stand in quotation marks", name, None, title)
            continue
        try:
            read(held)
        except ValueError as error:
            yield Problem(f"'{word}' cannot mean that: {error}", name, None, title)


def reading_of(field: Field, panel: Panel, words: Mapping[str, str]) -> Reader:
    """Give the reader of a column whose words may have been given a meaning."""
    read = reader_for(field, panel)
    if not words:
        return read
    meanings = {word.strip().casefold(): held for word, held in words.items()}

    def meaning(cell: str) -> str:
        return meanings.get(cell.strip().casefold(), cell)

    if field.type not in SEVERAL:
        return lambda cell: read(meaning(cell))
    return lambda cell: read(";".join(dict.fromkeys(meaning(each) for each in cell.split(";"))))
