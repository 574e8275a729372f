"""Reads one cell by the declared type of its field.

Every reader takes the text as typed and gives it back in one fixed form, or says in plain words why
it cannot be read. Blank stays blank; nothing is guessed.
"""

import re
from collections.abc import Callable

from scrutiny.importing.codes import code_reader
from scrutiny.importing.dates import read_date, read_datetime
from scrutiny.importing.quoting import quoted
from scrutiny.panels.definition import Field, Panel

Reader = Callable[[str], str]
"""Gives the cell in its fixed form; raises `ValueError` with the reason."""

_TRUE = ("true", "yes", "y")
_FALSE = ("false", "no", "n")


def reader_for(field: Field, panel: Panel) -> Reader:
    """Give the reader of a field's type."""
    kind = field.type
    if kind == "boolean":
        return read_boolean
    if kind == "integer":
        return read_integer
    if kind == "decimal":
        return read_decimal
    if kind == "datetime":
        return lambda cell: read_datetime(cell, panel.date_formats)
    if kind == "date":
        return lambda cell: read_date(cell, panel.date_formats)
    if kind == "dates":
        return lambda cell: _several(cell, lambda each: read_date(each, panel.date_formats))
    if kind in ("code", "codes"):
        reader = code_reader(field)
        return reader if kind == "code" else lambda cell: _several(cell, reader)
    return str.strip


def _several(cell: str, reader: Reader) -> str:
    parts = [part.strip() for part in cell.split(";") if part.strip()]
    return "".join(f";{reader(part)}" for part in parts) + (";" if parts else "")


def read_boolean(cell: str) -> str:
    """Read yes or no; 1 and 0 are refused because lists use them for counts too.

    >>> read_boolean("Yes"), read_boolean("FALSE"), read_boolean("")
    ('True', 'False', '')
    """
    if cell in ("", "True", "False"):
        return cell
    text = cell.strip().casefold()
    if text in _TRUE:
        return "True"
    if text in _FALSE:
        return "False"
    if not text:
        return ""
    raise ValueError(f"{quoted(cell.strip())} is neither yes nor no (True, False, Yes, No)")


def read_integer(cell: str) -> str:
    """Read a whole number, with or without commas between its thousands.

    >>> read_integer(" 42 "), read_integer("1,204")
    ('42', '1204')
    """
    text = cell.strip()
    if re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})+", text):
        text = text.replace(",", "")
    if not text:
        return ""
    if not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise ValueError(f"{quoted(text)} is not a whole number")
    return str(int(text))


def read_decimal(cell: str) -> str:
    """Read a number with a decimal point.

    >>> read_decimal("51.455293")
    '51.455293'
    """
    text = cell.strip()
    if text and not re.fullmatch(r"-?[0-9]{1,18}(\.[0-9]{1,18})?", text):
        raise ValueError(f"{quoted(text)} is not a number")
    return text
