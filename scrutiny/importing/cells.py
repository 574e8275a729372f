"""Reads one cell by the declared type of its field.

Every reader takes the text as typed and gives it back in one fixed form, or says in plain words why
it cannot be read. Blank stays blank; nothing is guessed.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from scrutiny.importing.codes import code_reader
from scrutiny.importing.quoting import quoted
from scrutiny.panels.definition import Field, Panel

Reader = Callable[[str], str]
"""Gives the cell in its fixed form; raises `ValueError` with the reason."""

_TRUE = ("true", "yes", "y")
_FALSE = ("false", "no", "n")
_PATTERNS = {
    "YYYY-MM-DD": (re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"), (0, 1, 2)),
    "DD/MM/YYYY": (re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"), (2, 1, 0)),
    "DD/MM/YY": (re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})"), (2, 1, 0)),
    "DD-MM-YYYY": (re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})"), (2, 1, 0)),
    "YYYY-MM-DDThh:mm:ss": (
        re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T[0-9:.]{5,15}"),
        (0, 1, 2),
    ),
    "DD Mon YYYY": (re.compile(r"([0-9]{1,2}) ([A-Za-z]{3,9}) ([0-9]{4})"), (2, 1, 0)),
}
_DAY_AND_TIME = re.compile(r"(.+?)(?:,? +([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


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
    """Read a whole number.

    >>> read_integer(" 42 ")
    '42'
    """
    text = cell.strip()
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


def read_datetime(cell: str, formats: Sequence[str] = ()) -> str:
    """Read a date with a time as data.police.uk writes it; the text is kept as it is.

    A date in one of the declared forms is read too, with a time of 24 hours behind it or without.

    >>> read_datetime("2019-04-01T02:30:00+00:00")
    '2019-04-01T02:30:00+00:00'
    >>> read_datetime("03/04/2025 14:05", ["DD/MM/YYYY"])
    '2025-04-03T14:05:00'
    >>> read_datetime("03/04/2025", ["DD/MM/YYYY"])
    '2025-04-03'
    """
    text = cell.strip()
    if not text:
        return ""
    if not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return _written_day_and_time(text, formats)
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a possible date") from None
    _near_our_time(int(text[:4]), text)
    return text


def _written_day_and_time(text: str, formats: Sequence[str]) -> str:
    """Read a date in one of the declared forms, with the time behind it when there is one."""
    written = _DAY_AND_TIME.fullmatch(text)
    if written is None or not re.search("[0-9]", text):
        raise ValueError(f"{quoted(text)} is not a possible date")
    day = read_date(written[1], formats)
    if written[2] is None:
        return day
    hour, minute, second = int(written[2]), int(written[3]), int(written[4] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"{quoted(text)} is not a possible time")
    return f"{day}T{hour:02}:{minute:02}:{second:02}"


def read_date(cell: str, formats: Sequence[str]) -> str:
    """Read a date in one of the declared forms; gives `YYYY-MM-DD`.

    >>> read_date("03/04/2025", ["DD/MM/YYYY"])
    '2025-04-03'
    >>> read_date("31/11/2024", ["DD/MM/YYYY"])
    Traceback (most recent call last):
    ValueError: '31/11/2024' is not a possible date
    """
    text = cell.strip()
    if not text:
        return ""
    for each in formats:
        pattern, order = _PATTERNS[each]
        match = pattern.fullmatch(text)
        if match is None:
            continue
        year, month, day = (match.groups()[place] for place in order)
        if not month.isdigit():
            short = month[:3].casefold()
            month = str(_MONTHS.index(short) + 1) if short in _MONTHS else "0"
        full_year = int(year) + (2000 if len(year) == 2 else 0)
        try:
            found = date(full_year, int(month), int(day)).isoformat()
        except ValueError:
            raise ValueError(f"{quoted(text)} is not a possible date") from None
        _near_our_time(full_year, text)
        return found
    raise ValueError(f"{quoted(text)} is not a date written as {' or '.join(formats)}")


def _near_our_time(year: int, text: str) -> None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(
            f"{quoted(text)} is not a possible date: it lies before {_FIRST_YEAR} or after"
            f" {_LAST_YEAR}"
        )
