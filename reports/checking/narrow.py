"""Says why a sentence is too narrow to be published: a person, an exact day, an exact place.

A month may be printed and a day may not: whoever was there knows the day.
"""

import re
from functools import lru_cache

from reports.checking.identifiers import apart, identifiers
from reports.checking.known import Matcher
from reports.checking.patterns import ANY_DATE, MONTH
from scrutiny.meetings.known_details import KnownDetails

_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}\b|\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?! ?\d)"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d ?(?:am|pm|hours|hrs)?\b|\b\d{1,2} ?(?:am|pm)\b", re.IGNORECASE
)


@lru_cache(maxsize=2)
def _matcher(known: KnownDetails) -> Matcher:
    """Make a comparison once for all sentences of a meeting: a list can be long."""
    return Matcher(known)


def reasons(sentence: str, known: KnownDetails, year: int) -> tuple[str, ...]:
    """Give the reasons against a sentence; none when it may be ticked.

    >>> nothing = KnownDetails(frozenset(), (), (), ())
    >>> reasons("In May the search was well explained.", nothing, 2026)
    ()
    >>> reasons("PC 1234 was there on 12 May at 10:30.", nothing, 2026)
    ("collar number: 'PC 1234'", "an exact day: '12 May'", "an exact time: '10:30'")
    """
    hits = apart((*_matcher(known).find(sentence), *identifiers(sentence, year)))
    told = [f"{each.kind}: '{each.text}'" for each in hits]
    for kind, patterns in (("an exact day", (ANY_DATE, _DAY)), ("an exact time", (_TIME,))):
        match = next((found for each in patterns if (found := each.search(sentence))), None)
        if match:
            told.append(f"{kind}: '{match[0]}'")
    return tuple(told)
