"""Reads dates: in the forms that the panel or a person declared, and in those that leave no doubt.

`03/04/2026` is read by what was declared and never guessed from the other rows.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from scrutiny.importing.quoting import quoted

_NAMED = r"([0-9]{1,2})(?:st|nd|rd|th)?[ ./-]+([A-Za-z]{3,9})\.?,?[ ./-]+"
_PATTERNS = {
    "YYYY-MM-DD": (re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"), (0, 1, 2)),
    "YYYY/MM/DD": (re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})"), (0, 1, 2)),
    "DD/MM/YYYY": (re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"), (2, 1, 0)),
    "DD/MM/YY": (re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})"), (2, 1, 0)),
    "MM/DD/YYYY": (re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"), (2, 0, 1)),
    "DD-MM-YYYY": (re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4}|[0-9]{2})"), (2, 1, 0)),
    "DD.MM.YYYY": (re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})"), (2, 1, 0)),
    "YYYY-MM-DDThh:mm:ss": (
        re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T[0-9:.]{5,15}"),
        (0, 1, 2),
    ),
    "DD Mon YYYY": (re.compile(_NAMED + r"([0-9]{4})", re.IGNORECASE), (2, 1, 0)),
    "DD Mon YY": (re.compile(_NAMED + r"([0-9]{2})", re.IGNORECASE), (2, 1, 0)),
}
DAY_NUMBER = "day number"
"""Days counted from the end of 1899, as spreadsheets keep dates."""
DECLARED = (
    *("YYYY-MM-DD", "DD/MM/YYYY", "DD/MM/YY", "DD-MM-YYYY", "DD.MM.YYYY", "MM/DD/YYYY"),
    "DD Mon YYYY",
    DAY_NUMBER,
)
"""The forms that a list may be said to use."""
_UNDOUBTED = ("YYYY/MM/DD", "DD Mon YYYY", "DD Mon YY")
_DAY_NOUGHT = date(1899, 12, 30)
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]? +", re.IGNORECASE)
_DAY_AND_TIME = re.compile(
    r"(.+?)(?:,? +([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?: ?([AaPp][Mm]))?)?"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_datetime(cell: str, formats: Sequence[str] = ()) -> str:
    """Read a date with a time as data.police.uk writes it; the text is kept as it is.

    A date in one of the declared forms is read too, with a time of 24 hours behind it or without.

    >>> read_datetime("2019-04-01T02:30:00+00:00")
    '2019-04-01T02:30:00+00:00'
    >>> read_datetime("03/04/2025 14:05", ["DD/MM/YYYY"])
    '2025-04-03T14:05:00'
    >>> read_datetime("03/04/2025", ["DD/MM/YYYY"])
    '2025-04-03'
    >>> read_datetime("3-Apr-25 2:05 PM")
    '2025-04-03T14:05:00'
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
    half = (written[5] or "").casefold()
    if half and not 1 <= hour <= 12:
        raise ValueError(f"{quoted(text)} is not a possible time")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"{quoted(text)} is not a possible time")
    return f"{day}T{hour:02}:{minute:02}:{second:02}"


def read_date(cell: str, formats: Sequence[str]) -> str:
    """Read a date in one of the declared forms; gives `YYYY-MM-DD`.

    A date that names its month, or begins with a year of four digits, is read too: it leaves no
    doubt.

    >>> read_date("03/04/2025", ["DD/MM/YYYY"])
    '2025-04-03'
    >>> read_date("31/11/2024", ["DD/MM/YYYY"])
    Traceback (most recent call last):
    ValueError: '31/11/2024' is not a possible date
    >>> read_date("26.07.26", ["DD.MM.YYYY"]), read_date("26-07-26", ["DD-MM-YYYY"])
    ('2026-07-26', '2026-07-26')
    """
    text = _WEEKDAY.sub("", cell.strip())
    if not text:
        return ""
    for each in (*formats, *_UNDOUBTED):
        if each == DAY_NUMBER:
            day = _numbered_day(text)
            if day:
                return day
            continue
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
    number = _numbered_day(text)
    hint = f"; as a spreadsheet's day number it would be {number}" if number else ""
    for each in ("DD.MM.YYYY", "DD-MM-YYYY"):
        if _PATTERNS[each][0].fullmatch(text):
            hint = f"; say that the list writes dates as {each}, and it is read"
    raise ValueError(f"{quoted(text)} is not a date written as {' or '.join(formats)}{hint}")


def _numbered_day(text: str) -> str:
    if not re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", text):
        return ""
    return (_DAY_NOUGHT + timedelta(days=int(text[:5]))).isoformat()


def _near_our_time(year: int, text: str) -> None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(
            f"{quoted(text)} is not a possible date: it lies before {_FIRST_YEAR} or after"
            f" {_LAST_YEAR}"
        )
