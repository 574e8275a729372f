"""Matches the header of a list with the fields of a panel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from scrutiny.errors import Problem, Refusal
from scrutiny.importing.mapping import ListMapping
from scrutiny.importing.personal import is_personal
from scrutiny.importing.quoting import quoted
from scrutiny.importing.titles import Titles
from scrutiny.panels.definition import Field, Panel


@dataclass(frozen=True, slots=True)
class Header:
    """Which column of a list is what."""

    width: int
    columns: tuple[str, ...]
    """The header as the list has it."""
    fields: tuple[tuple[int, Field], ...]
    """Column number and the field it fills."""
    unknown: tuple[int, ...]
    """Columns kept beside the fields."""
    personal: tuple[int, ...]
    """Columns that are left out."""
    words: Mapping[int, Mapping[str, str]] = dataclass_field(default_factory=dict)
    """What the words of a column mean, where somebody said so."""
    index: int | None = None
    """A column that only counts the rows, as some programs write one; it is left out."""

    def place_of(self, field_id: str) -> int | None:
        """Give the column of a field."""
        return next((place for place, field in self.fields if field.id == field_id), None)


_INDEX_TITLES = ("", "unnamed: 0", "index", "row", "row number")


def without_index(header: Header, first_row: Sequence[str]) -> Header:
    """Leave out a first column that only counts the rows, when the first row begins to count.

    >>> header = Header(2, ("", "ref"), (), (0, 1), ())
    >>> without_index(header, ["0", "A-1"]).index, without_index(header, ["x", "A-1"]).index
    (0, None)
    """
    named_so = header.columns[:1] and header.columns[0].casefold() in _INDEX_TITLES
    counts = list(first_row[:1]) in (["0"], ["1"])
    if not (named_so and counts and 0 in (*header.unknown[:1], *header.personal[:1])):
        return header
    unknown = tuple(place for place in header.unknown if place)
    personal = tuple(place for place in header.personal if place)
    return replace(header, unknown=unknown, personal=personal, index=0)


def match_header(
    cells: Sequence[str],
    panel: Panel,
    mapping: ListMapping,
    name: str,
    needed: bool = True,
) -> Header:
    """Find the field of each column by known names, or by a mapping.

    Columns that fill no field may share a name; the later ones are then told apart by their number.
    Raises `Refusal` for a name that fits two fields, for two columns of one field, or when no
    column is known; when not `needed`, to look at the columns only, such a column stays beside.
    """
    titles = [cell.strip() for cell in cells]
    known = Titles(panel, mapping.columns)
    problems: list[Problem] = []
    fields: list[tuple[int, Field]] = []
    unknown: list[int] = []
    personal: list[int] = []
    for place, title in enumerate(titles):
        found = known.fields(title)
        earlier = next((titles[at] for at, each in fields if each in found), None)
        if len(found) == 1 and earlier is None:
            fields.append((place, found[0]))
        elif found:
            problems.append(_unsettled(title, found, earlier, name))
            unknown.append(place)
        elif is_personal(title, panel.personal_columns):
            personal.append(place)
        else:
            unknown.append(place)
    if not fields:
        problems.append(
            Problem(
                f"no column is known to the panel '{panel.id}'; is this its list, and does its"
                " first row name the columns?",
                name,
            )
        )
    if problems and needed:
        raise Refusal(
            "The header of the list cannot be used.",
            where=name,
            next_step="Correct the header, or say which column is meant in a file with --mapping"
            ' (a field of "" takes a column away).',
            problems=tuple(problems),
        )
    words = {place: mapping.words_of(titles[place]) for place, _ in fields}
    return Header(
        len(titles), _told_apart(titles), tuple(fields), tuple(unknown), tuple(personal), words
    )


def _unsettled(title: str, found: Sequence[Field], earlier: str | None, name: str) -> Problem:
    if len(found) > 1:
        meant = " or ".join(f"'{each.title}'" for each in found)
        return Problem(f"could be {meant}", name, column=title)
    if title == earlier:
        return Problem("two columns have this name", name, column=title)
    message = f"is read as '{found[0].title}', and so is {quoted(earlier or '')}"
    return Problem(message, name, column=title)


def _told_apart(titles: Sequence[str]) -> tuple[str, ...]:
    """Give each column a name of its own; one that has no name keeps none.

    >>> _told_apart(["ref", "Note", "", "Note", ""])
    ('ref', 'Note', '', 'Note (column 4)', '')
    """
    taken: set[str] = set()
    told = []
    for place, title in enumerate(titles, start=1):
        told.append(f"{title} (column {place})" if title and title in taken else title)
        taken.add(title)
    return tuple(told)
