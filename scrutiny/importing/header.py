"""Matches the header of a list with the fields of a panel."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scrutiny.errors import Problem, Refusal
from scrutiny.importing.personal import is_personal
from scrutiny.importing.quoting import quoted
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
    mapping: Mapping[str, str],
    name: str,
    needed: bool = True,
) -> Header:
    """Find the field of each column by known names, or by a mapping `header -> field id`.

    Raises `Refusal` for a header with repeated names, with two columns for one field, or without
    any that the panel knows; when not `needed`, to look at the columns only, just for the first,
    and of two columns for one field the second stays beside.
    """
    titles = [cell.strip() for cell in cells]
    problems = [
        Problem("two columns have this name", name, column=title or "(blank)")
        for title, count in Counter(titles).items()
        if count > 1 and title
    ]
    known = _fields_by_name(panel)
    chosen = {title.casefold(): field_id for title, field_id in mapping.items()}
    fields: list[tuple[int, Field]] = []
    unknown: list[int] = []
    personal: list[int] = []
    for place, title in enumerate(titles):
        key = title.casefold()
        field = panel.field(chosen[key]) if key in chosen else known.get(key)
        if field is not None:
            earlier = next((titles[at] for at, each in fields if each.id == field.id), None)
            if earlier is not None and not needed:
                unknown.append(place)
                continue
            if earlier is not None and not problems:
                message = f"is read as '{field.title}', and so is {quoted(earlier)}"
                problems.append(Problem(message, name, column=title))
            fields.append((place, field))
        elif is_personal(title, panel.personal_columns):
            personal.append(place)
        else:
            unknown.append(place)
    if not fields and needed:
        problems.append(
            Problem(f"no column is known to the panel '{panel.id}'; is this its list?", name)
        )
    if problems:
        raise Refusal(
            "The header of the list cannot be used.",
            where=name,
            next_step="Correct the header, or name the columns in a file with --mapping.",
            problems=tuple(problems),
        )
    return Header(len(titles), tuple(titles), tuple(fields), tuple(unknown), tuple(personal))


def known_names(panel: Panel, mapping: Mapping[str, str]) -> frozenset[str]:
    """Give every header name that the panel or a mapping knows, in small letters."""
    return frozenset({*_fields_by_name(panel), *(title.casefold() for title in mapping)})


def _fields_by_name(panel: Panel) -> dict[str, Field]:
    return {each.casefold(): field for field in panel.fields for each in (field.id, *field.columns)}


def check_mapping(mapping: Mapping[str, object], panel: Panel, name: str) -> dict[str, str]:
    """Check a mapping of header names to field ids; raises `Refusal` with all problems."""
    problems = []
    checked: dict[str, str] = {}
    for title, field_id in mapping.items():
        if field_id == "":
            checked[title] = ""  # The column fills no field, whatever its name is.
        elif not isinstance(field_id, str) or panel.field(field_id) is None:
            problems.append(
                Problem(f"'{field_id}' is not a field of the panel '{panel.id}'", name, None, title)
            )
        else:
            checked[title] = field_id
    if problems:
        raise Refusal(
            "The mapping names fields that are not there.",
            where=name,
            next_step='Write each line as: "Their header" = "field_id". The fields are listed by'
            f" scrutiny themes fields --panel {panel.id}, and at the end of a file that"
            " --save-mapping writes.",
            problems=tuple(problems),
        )
    return checked
