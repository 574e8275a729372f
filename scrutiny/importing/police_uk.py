"""Knows what the name of a data.police.uk file says: the force and the month."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from scrutiny.importing.sources import unpacked_name

_NAME = re.compile(
    r"(?P<month>\d{4}-(?:0[1-9]|1[0-2]))-(?P<force>[a-z][a-z-]*)-stop-and-search\.(?:csv|json)$"
)


@dataclass(frozen=True, slots=True)
class MonthFile:
    """One force's file of one month."""

    force: str
    month: str

    def reference(self, row: int) -> str:
        """Name the case of a row, counted from 1 below the header.

        >>> MonthFile("avon-and-somerset", "2019-01").reference(123)
        'avon-and-somerset/2019-01/000123'
        """
        return f"{self.force}/{self.month}/{row:06d}"

    def day(self, stamp: str) -> str:
        """Give the day that puts a record into a period: the file's month decides.

        A stamp of another month counts on the nearest day of the file's month.

        >>> MonthFile("kent", "2026-07").day("2026-06-30T23:30:00+00:00")
        '2026-07-01'
        """
        if stamp[:7] == self.month:
            return stamp[:10]
        if stamp and stamp[:7] > self.month:
            year, month = (int(part) for part in self.month.split("-"))
            return date(year, month, calendar.monthrange(year, month)[1]).isoformat()
        return f"{self.month}-01"


def month_file(name: str) -> MonthFile | None:
    """Read the name of a file; `None` when it is not one of data.police.uk.

    >>> month_file("lists/2019-01-avon-and-somerset-stop-and-search.csv")
    MonthFile(force='avon-and-somerset', month='2019-01')
    >>> month_file("complaints.csv") is None
    True
    """
    last = unpacked_name(name.replace("\\", "/").rsplit("/", 1)[-1])
    match = _NAME.search(last)
    return MonthFile(match["force"], match["month"]) if match else None
