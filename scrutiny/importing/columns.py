"""Shows which column of a list is read as what, and remembers what a person corrected.

The first values of a column help to tell what it holds; those of personal columns are never given.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from scrutiny.canonical import canonical, digest
from scrutiny.importing.finding import find_header
from scrutiny.importing.header import Header, match_header
from scrutiny.importing.mapping import ListMapping, Said, check_mapping, parted, read_mapping
from scrutiny.importing.opening import open_any
from scrutiny.importing.words import WordsOfColumn
from scrutiny.importing.workbook_lists import NO_CHOICES, Choices
from scrutiny.panels.definition import Field, Panel
from scrutiny.paths import make_folder, write_whole
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace

_VALUES = 3
_ROWS_LOOKED_AT = 200

FIELD, BESIDE, PERSONAL = "field", "beside", "personal"


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """One column of a list."""

    title: str
    """As the list has it: text from outside."""
    field_id: str
    """The field that it fills; empty when none."""
    use: str
    """`field`, `beside` (kept, but shown to nobody) or `personal` (left out)."""
    values: tuple[OutsideText, ...]
    """Its first different values; none of a personal column."""


@dataclass(frozen=True, slots=True)
class ColumnsSeen:
    """The columns of a list."""

    header: str
    """A digest of the header, by which the same sort of list is known again."""
    columns: tuple[ColumnSeen, ...]
    words: Mapping[str, Mapping[str, str]]
    """What words mean, by column, as a person said it."""
    dates: tuple[str, ...] = ()
    """How the list writes dates, as a person said it."""

    def mapping(self) -> dict[str, str]:
        """Give how each named column is read, as a mapping says it."""
        return {
            each.title: each.field_id
            for each in self.columns
            if each.title and each.use != PERSONAL
        }

    def said(self) -> Said:
        """Give how the list is read, with what its words mean."""
        return {"columns": self.mapping(), "words": self.words, "dates": self.dates}


def columns_of(
    workspace: Workspace,
    panel_id: str,
    name: str,
    content: bytes | Path,
    mapping: Said | None = None,
    choices: Choices = NO_CHOICES,
) -> ColumnsSeen:
    """Look at the columns of a list; raises `Refusal` when it has no header that can be used."""
    panel = workspace.panel(panel_id)
    checked = check_mapping(mapping or {}, panel, "the mapping")
    header, rows = _opened(panel, name, content, checked, choices)
    places = {place: field.id for place, field in header.fields}
    seen: list[dict[str, None]] = [{} for _ in header.columns]
    for cells in rows:
        for place, cell in enumerate(cells[: len(seen)]):
            if cell.strip() and len(seen[place]) < _VALUES:
                seen[place].setdefault(cell)
    columns = tuple(
        ColumnSeen(
            title,
            places.get(place, ""),
            FIELD if place in places else PERSONAL if place in header.personal else BESIDE,
            () if place in header.personal else tuple(OutsideText(value) for value in seen[place]),
        )
        for place, title in enumerate(header.columns)
    )
    filled = {each.title: checked.words_of(each.title) for each in columns if each.use == FIELD}
    words = {title: meanings for title, meanings in filled.items() if meanings}
    return ColumnsSeen(_header_digest(header), columns, words, checked.dates)


def _opened(
    panel: Panel,
    name: str,
    content: bytes | Path,
    mapping: ListMapping,
    choices: Choices,
) -> tuple[Header, Iterator[list[str]]]:
    from scrutiny.importing.files import rows_of

    found = find_header(
        open_any(name, content, panel, mapping.columns, choices), panel, mapping.columns
    )
    rows = islice(rows_of(found.file), found.above, found.above + _ROWS_LOOKED_AT)
    titles = next(rows, (None, []))[1]
    return match_header(titles, panel, mapping, name, needed=False), (cells for _, cells in rows)


def _header_digest(header: Header) -> str:
    return digest(canonical([title.casefold() for title in header.columns]))


def mapping_text(seen: ColumnsSeen, panel: Panel, looked: Sequence[WordsOfColumn] = ()) -> str:
    """Write how the columns are read as TOML, to be corrected by hand and given with --mapping.

    Columns that fill no field stand there with nothing, so that one can be written in. The fields
    that no column fills stand below, as remarks, to be copied from. So do the words that were
    `looked` at and are not known, to be given a meaning.
    """
    lines = [f"# How the columns of a list are read for the panel {panel.id}."]
    if seen.dates:
        lines.append(f"dates = [{', '.join(_quote(each) for each in seen.dates)}]")
    lines.append("[columns]")
    for title, field_id in seen.mapping().items():
        field = panel.field(field_id)
        note = f"  # {field.title}" if field else "  # kept beside the case, shown to nobody"
        lines.append(f"{_quote(title)} = {_quote(field_id)}{note}")
    filled = {each.field_id for each in seen.columns}
    free = [each for each in panel.fields if each.id not in filled]
    if free:
        lines += [
            "",
            "# Fields that no column fills. To use one, write it behind its column above:",
        ]
        lines += [f"#   {each.id}  ({each.title})" for each in free]
    lines += _word_lines(seen, looked)
    return "\n".join((*lines, ""))


def _word_lines(seen: ColumnsSeen, looked: Sequence[WordsOfColumn]) -> Iterator[str]:
    open_words = {
        each.title: [word for word in each.words if not word.known and not word.decided]
        for each in looked
    }
    for title in dict.fromkeys((*seen.words, *(each for each in open_words if open_words[each]))):
        yield ""
        yield f"[words.{_quote(title)}]"
        for word, held in seen.words.get(title, {}).items():
            yield f"{_quote(word)} = {_quote(held)}"
        waiting = open_words.get(title, [])
        field = next((each.field for each in looked if each.title == title), None)
        if waiting and field is not None:
            yield "# Not known. Take the mark away and write the code; nothing says nothing."
            yield from (f'# {_quote(each.raw)} = ""  # {each.cells:,} cells' for each in waiting)
            yield from (f"#   {_quote(code)}  ({label})" for code, label in _meanings(field))


def _meanings(field: Field) -> list[tuple[str, str]]:
    """Give what a word of a field can stand for, each with its words."""
    if field.type == "boolean":
        return [("True", "Yes"), ("False", "No")]
    return [(each.code, each.label) for each in field.codelist.codes] if field.codelist else []


def _quote(text: str) -> str:
    # A basic string of TOML takes the escapes of JSON.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def save_mapping(
    workspace: Workspace,
    panel_id: str,
    seen: ColumnsSeen,
    to: Path | None,
    looked: Sequence[WordsOfColumn] = (),
) -> Path:
    """Remember how the columns of this header are read, and write it to a file when one is named.

    Gives the file that was written.
    """
    text = mapping_text(seen, workspace.panel(panel_id), looked).encode("utf-8")
    folder = _folder(workspace)
    make_folder(folder)
    kept = folder / f"{panel_id}-{seen.header[:12]}.toml"
    write_whole(kept, text)
    if to is not None:
        write_whole(to, text)
    return to or kept


def remembered_mapping(
    workspace: Workspace,
    panel_id: str,
    files: Sequence[tuple[str, bytes | Path]],
    choices: Choices = NO_CHOICES,
) -> Said:
    """Give what was remembered for lists with the header of these; empty when nothing was.

    Raises `Refusal` when a list cannot be opened.
    """
    panel = workspace.panel(panel_id)
    for path in sorted(_folder(workspace).glob(f"{panel_id}-*.toml")):
        mapping = read_mapping(path.read_text("utf-8"), path.name)
        titles = sorted(title.casefold() for title in parted(mapping)[0])
        if all(_fits(panel, name, content, titles, choices) for name, content in files):
            return mapping
    return {}


def _fits(
    panel: Panel, name: str, content: bytes | Path, titles: Sequence[str], choices: Choices
) -> bool:
    """Tell whether a list has just these columns, besides personal ones."""
    from scrutiny.importing.files import rows_of
    from scrutiny.importing.personal import is_personal

    named = dict.fromkeys(titles, "")
    found = find_header(open_any(name, content, panel, named, choices), panel, named)
    row = next(islice(rows_of(found.file), found.above, None), (None, []))[1]
    there = [cell.strip() for cell in row]
    plain = {each.casefold() for each in there if not is_personal(each, panel.personal_columns)}
    known = {each.casefold() for each in there} & set(titles)
    return sorted((plain | known) - {""}) == list(titles)


def _folder(workspace: Workspace) -> Path:
    return workspace.path.with_suffix(".mappings")
