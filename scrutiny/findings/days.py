"""Reads a day as an officer types it in a sheet; the day comes before the month, as in Britain.

A day that could be read in two ways beyond that order, or that is no day at all, is told and never
guessed.
"""

import re
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}[0-9:.]*Z?)?")
_NUMBERS = re.compile(
    r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?"
)
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[ .-]*(?:of )?([a-z]{3,9})\.?,?[ .-]*(\d{4}|\d{2})", re.IGNORECASE
)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)
_SERIAL = re.compile(r"[3-6]\d{4}(?:\.0+)?")
_FIRST_SERIAL = date(1899, 12, 30)


def read_day(typed: str) -> str:
    """Read a day; gives `YYYY-MM-DD`, blank for blank, and raises `ValueError` for anything else.

    A whole number of five digits is the way in which a spreadsheet counts days.

    >>> [read_day(each) for each in ("7/12/2026", "7th December 2026", "46363", "2026-12-07")]
    ['2026-12-07', '2026-12-07', '2026-12-07', '2026-12-07']
    >>> read_day("31/11/2026")
    Traceback (most recent call last):
    ValueError: '31/11/2026' is not a possible date; write it as 7/12/2026
    """
    text = " ".join(typed.split())
    if not text:
        return ""
    if _SERIAL.fullmatch(text):
        return (_FIRST_SERIAL + timedelta(days=int(text.partition(".")[0]))).isoformat()
    try:
        year, month, day = _parts(_WEEKDAY.sub("", text))
        return date(year, month, day).isoformat()
    except ValueError:
        quoted = text if len(text) <= 40 else f"{text[:40]}…"
        raise ValueError(f"'{quoted}' is not a possible date; write it as 7/12/2026") from None


def month_first(typed: str) -> str:
    """Give the day that an American would read, where that is another possible day; else blank.

    >>> month_first("11/9/2026"), month_first("11/24/2026"), month_first("24/11/2026")
    ('2026-11-09', '2026-11-24', '')
    >>> month_first("11/11/2026"), month_first("11 September 2026")
    ('', '')
    """
    found = _NUMBERS.fullmatch(_WEEKDAY.sub("", " ".join(typed.split())))
    if found is None or int(found[1]) == int(found[2]):
        return ""
    try:
        return date(_year(found[3]), int(found[1]), int(found[2])).isoformat()
    except ValueError:
        return ""


def _parts(text: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _NUMBERS.fullmatch(text):
        return _year(found[3]), int(found[2]), int(found[1])
    if found := _DAY_MONTH.fullmatch(text):
        return _year(found[3]), _month(found[2]), int(found[1])
    if found := _MONTH_DAY.fullmatch(text):
        return int(found[3]), _month(found[1]), int(found[2])
    raise ValueError


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month(name: str) -> int:
    said = name.casefold()
    if said in (*_MONTHS, "sept"):
        return _MONTHS.index(said[:3]) + 1
    return _FULL.index(said) + 1
