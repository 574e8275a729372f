"""Finds what identifies a person by its shape alone: small pure functions, one for each kind.

They look at any text and know no case. A false alarm costs a look, a miss costs a person; yet with
too many false alarms nobody looks, so laws, forms, dates and ordinary words are left alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reports.checking import patterns

_ORDINARY = re.compile(
    "THE|AND|FOR|WAS|HAS|HAD|ARE|NOT|BUT|ALL|ANY|ONE|TWO|OUT|OFF|PER|ITS|WHO|HOW|WHY|CAN|MAY|NEW"
    "|OLD|YES|NOW|PSD"
)
_NO_SURNAME = re.compile(
    "And|Or|Of|The|In|At|On|To|Was|Were|Is|Are|General|Panel|Panels|Who|Training|Force|Forces|Each"
    "|Every|All|Any|Some"
)
_NO_STREET = re.compile("The|This|That|A|An|Our|Your|Their|On|In|At|To|By|Any|Each|Every|Main")
_CHILDHOOD = 10
"""A whole date so many years before the report is a birth date more often than anything else."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """One thing that identifies somebody, and where it stands in the text."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def identifiers(text: str, year: int = 0) -> tuple[Identifier, ...]:
    """Find all identifiers in a text, in order, each stretch of text once.

    `year` is that of the report: with it a whole date of long before is told too.

    >>> [(each.kind, each.text) for each in identifiers("PC 1234 went to BS1 4XE on 12 May.")]
    [('collar number', 'PC 1234'), ('post code', 'BS1 4XE')]
    >>> identifiers("Section 60 of the 1994 Act, Form 3A, 12 May 2026 and page 14 of 20.", 2026)
    ()
    """
    found: list[Identifier] = []
    for kind, rule in RULES.items():
        found += [Identifier(kind, text[start:end], start) for start, end in rule(text)]
    if year:
        found += [
            Identifier("date of birth, by its year", text[start:end], start)
            for start, end in old_dates(text, year)
        ]
    return apart(found)


def apart(found: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """Give each stretch of text once, named by the first rule that saw it, in order."""
    kept: list[Identifier] = []
    for each in found:
        if not any(each.start < other.end and other.start < each.end for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


Span = tuple[int, int]


def emails(text: str) -> Iterator[Span]:
    """Find e-mail addresses.

    >>> list(emails("Write to ann@example.org."))
    [(9, 24)]
    """
    return _spans(patterns.EMAIL, text)


def postcodes(text: str) -> Iterator[Span]:
    """Find whole post codes; the first half alone names a district and is left alone."""
    return _spans(patterns.POSTCODE, text)


def phones(text: str) -> Iterator[Span]:
    """Find telephone numbers of ten or eleven digits from 0, or from +44."""
    return _spans(patterns.PHONE, text)


def national_insurance_numbers(text: str) -> Iterator[Span]:
    """Find National Insurance numbers, with and without spaces."""
    return _spans(patterns.NATIONAL_INSURANCE, text)


def vehicle_marks(text: str) -> Iterator[Span]:
    """Find vehicle marks: of today, and with the letter of the year first or last.

    >>> [[text[a:b] for a, b in vehicle_marks(text)] for text in ("AB12 CDE", "A123 BCD", "M5 THE")]
    [['AB12 CDE'], ['A123 BCD'], []]
    """
    yield from _spans(patterns.NEW_MARK, text)
    yield from _spans(patterns.NAMED_MARK, text)
    for pattern in (patterns.PREFIX_MARK, patterns.SUFFIX_MARK):
        for match in pattern.finditer(text):
            if not _ORDINARY.fullmatch(match["word"]):
                yield match.span()


def collar_numbers(text: str) -> Iterator[Span]:
    """Find the numbers of officers, after a rank or after what such a number is called."""
    yield from _spans(patterns.NAMED_COLLAR, text)
    yield from _spans(patterns.COLLAR, text)


def titled_names(text: str) -> Iterator[Span]:
    """Find names behind a title or a rank; a chief constable holds a public office.

    >>> list(titled_names("The Chief Constable Sarah Hill wrote to Mr Jones."))
    [(40, 48)]
    """
    for match in patterns.TITLED_NAME.finditer(text):
        if not _NO_SURNAME.fullmatch(match["name"].split()[0]):
            yield match.span()


def birth_dates(text: str) -> Iterator[Span]:
    """Find dates that are said to be dates of birth."""
    return _spans(patterns.BORN, text)


def references(text: str) -> Iterator[Span]:
    """Find references of crimes, custody, incidents and complaints."""
    yield from _spans(patterns.CRIME_NUMBER, text)
    yield from _spans(patterns.NAMED_REFERENCE, text)


def streets(text: str) -> Iterator[Span]:
    """Find streets, with or without a house number.

    >>> set(streets("At 4 Mill Road.")), set(streets("The Street was busy."))
    ({(3, 14)}, set())
    """
    yield from _spans(patterns.NUMBERED_STREET, text)
    for match in patterns.STREET.finditer(text):
        if match["name"] == "High" or _NO_STREET.fullmatch(match["name"].split()[-1]):
            continue
        first = match["name"].split()[0]
        skipped = len(first) + 1 if _NO_STREET.fullmatch(first) else 0
        yield match.start() + skipped, match.end()


def old_dates(text: str, year: int) -> Iterator[Span]:
    """Find whole dates of so long ago that they are most likely a date of birth.

    >>> list(old_dates("on 3 June 1985", 2026)), list(old_dates("on 3 June 2025", 2026))
    ([(3, 14)], [])
    """
    for match in patterns.ANY_DATE.finditer(text):
        said = match["year"] or match["iso"] or match["last"]
        when = int(said)
        if len(said) == 2:
            when += 2000 if when <= year % 100 else 1900
        if when <= year - _CHILDHOOD:
            yield match.span()


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (match.span() for match in pattern.finditer(text))


RULES: dict[str, Callable[[str], Iterator[Span]]] = {
    "e-mail address": emails,
    "date of birth": birth_dates,
    "National Insurance number": national_insurance_numbers,
    "post code": postcodes,
    "vehicle mark": vehicle_marks,
    "collar number": collar_numbers,
    "telephone number": phones,
    "reference of a crime, custody or incident": references,
    "name": titled_names,
    "street": streets,
}
"""Each kind of identifier and the function that finds it; where two see one text, the first."""
