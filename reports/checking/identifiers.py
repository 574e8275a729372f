"""Finds what identifies a person by its shape alone: small pure functions, one for each kind.

They look at any text and know no case. A false alarm costs a look, a miss costs a person; yet with
too many false alarms nobody looks, so laws, forms, dates and ordinary words are left alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reports.checking import patterns
from reports.checking.given_names import GIVEN_NAMES
from reports.checking.plain_letters import plain_letters

_ORDINARY = re.compile(
    "THE|AND|FOR|WAS|HAS|HAD|ARE|NOT|BUT|ALL|ANY|ONE|TWO|OUT|OFF|PER|ITS|WHO|HOW|WHY|CAN|MAY|NEW"
    "|OLD|YES|NOW|PSD"
)
_NO_SURNAME = re.compile(
    "And|Or|Of|The|In|At|On|To|Was|Were|Is|Are|General|Panel|Panels|Who|Training|Force|Forces|Each"
    "|Every|All|Any|Some"
)
_NO_STREET = re.compile("The|This|That|A|An|Our|Your|Their|On|In|At|To|By|Any|Each|Every|Main")
_NO_INITIAL = re.compile(
    r"(?:Code|Category|Section|Part|Form|Schedule|Grade|Class|Band|Group|Sub-group|Type|Annex|Plan"
    r"|Appendix|Figure|Table|Option|Page|Seat|Question|Theme|Stage|Vitamin|Tier|Unit|Zone) $",
    re.IGNORECASE,
)
_NO_DOTTED = frozenset(("U.K.", "U.S.", "E.U.", "P.C.", "U.N.", "A.M.", "P.M.", "E.G.", "I.E."))
_OFFICE = re.compile(
    r"(?:Chief Constable|Commissioner|PCC|Mayor|Secretary|Minister|Judge|Justice|Lord|Lady|Sir"
    r"|Dame|Baroness|Professor|Saint|St\.?)[,:]? (?:for \w+,? )?$"
)
"""Public offices and saints: whoever holds one is no secret."""
_NO_SMALL_STREET = re.compile(
    r"on|in|the|a|an|at|of|one|this|that|per|mile|mph|same|each|and|or|"
    r"to|for|main|busy|near|by|down|up|off|from|with|across|side|open|next|"
    r"every|any|no|some|more|public|dark|quiet"
)
_NHS_WEIGHTS = range(10, 1, -1)
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
    text = plain_letters(text)
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
    """Find the numbers of officers: before or behind a rank, or after what they are called.

    >>> [[text[a:b] for a, b in collar_numbers(text)] for text in ("1234PC", "pc 1234", "12 PCs")]
    [['1234PC'], ['pc 1234'], []]
    """
    for pattern in (patterns.NAMED_COLLAR, patterns.COLLAR, patterns.SMALL_COLLAR):
        yield from _spans(pattern, text)


def titled_names(text: str) -> Iterator[Span]:
    """Find names behind a title or a rank; a chief constable holds a public office.

    >>> list(titled_names("The Chief Constable Sarah Hill wrote to Mr J O'Neill."))
    [(40, 52)]
    """
    for match in patterns.TITLED_NAME.finditer(text):
        first = match["name"].split()[0]
        if first[0].isupper() and not _NO_SURNAME.fullmatch(first):
            said = match["name"].split()
            named = [each for each in said if each[0].isupper() and not _NO_SURNAME.fullmatch(each)]
            short = sum(len(each) + 1 for each in said[len(named) :])
            yield match.start(), match.end() - short
    for match in patterns.SMALL_TITLE.finditer(text):
        if match["name"] not in ("and", "or", "is", "was", "in", "to"):
            yield match.span()


def given_names(text: str) -> Iterator[Span]:
    """Find people's names by a common given name, whole, turned round, in capitals, or alone.

    >>> said = "SMITH, John and Mary O'Neill met the Mayor John Hill."
    >>> [said[a:b] for a, b in given_names(said)]
    ['SMITH, John', "Mary O'Neill"]
    """
    words = list(patterns.WORD.finditer(text))
    for place, word in enumerate(words):
        if not word[0][0].isupper() or word[0].capitalize() not in GIVEN_NAMES:
            continue
        if (word[0].isupper() and len(word[0]) < 3) or _OFFICE.search(text[: word.start()]):
            continue
        start, end = word.span()
        after = words[place + 1] if place + 1 < len(words) else None
        before = words[place - 1] if place else None
        if after and text[end : after.start()] == " " and _is_surname(after[0]):
            end = after.end()
        elif before and text[before.end() : start] in (", ", " ") and before[0].isupper():
            if len(before[0]) > 2 and _is_surname(before[0]):
                start = before.start()
        elif before and text[before.end() : start] == ", " and _is_surname(before[0]):
            start = before.start()
        yield start, end


def _is_surname(word: str) -> bool:
    return word[0].isupper() and not _NO_SURNAME.fullmatch(word)


def initials(text: str) -> Iterator[Span]:
    """Find an initial with a surname, and initials with full stops.

    >>> said = "J. Smith and R Jones, J.S. too; Code A Notes, U.K. and I Think."
    >>> [said[a:b] for a, b in initials(said)]
    ['J. Smith', 'R Jones', 'J.S.']
    """
    for match in patterns.INITIALED.finditer(text):
        spaced = text[match.end("letter") + len(match["dot"])] == " "
        if not (match["dot"] or spaced) or not _is_surname(match["name"]):
            continue
        before = text[: match.start()]
        # Without a full stop it may be a letter of a list: "A Yes; B Partly".
        if not match["dot"] and (match["letter"] in "AI" or before.rstrip()[-1:] in ("", ":", ";")):
            continue
        # A sentence may end in a letter, such as "Schedule B."
        if _NO_INITIAL.search(before) or before.endswith(("'", "&")):
            continue
        yield match.span()
    for match in patterns.DOTTED.finditer(text):
        if match[0].replace(" ", "").upper() not in _NO_DOTTED:
            yield match.span()


def handles(text: str) -> Iterator[Span]:
    """Find names on social media."""
    return _spans(patterns.HANDLE, text)


def places_on_earth(text: str) -> Iterator[Span]:
    """Find a place given in degrees or in three words."""
    return _spans(patterns.PLACE_ON_EARTH, text)


def numbers_of_people(text: str) -> Iterator[Span]:
    """Find NHS numbers by their check digit, driving licences, and numbers of bank cards.

    >>> said = "943 476 5919 and 943 476 5918"
    >>> [said[a:b] for a, b in numbers_of_people(said)]
    ['943 476 5919']
    """
    yield from _spans(patterns.NAMED_NHS, text)
    yield from _spans(patterns.LICENCE, text)
    for match in patterns.CARD.finditer(text):
        if _adds_up([int(each) for each in match[0] if each.isdigit()]):
            yield match.span()
    for match in patterns.NHS.finditer(text):
        digits = [int(each) for each in match[0] if each.isdigit()]
        left = sum(n * weight for n, weight in zip(digits, _NHS_WEIGHTS, strict=False)) % 11
        if digits[9] == (11 - left) % 11:
            yield match.span()


def _adds_up(digits: list[int]) -> bool:
    """Check the last digit of a bank card by Luhn's sum."""
    doubled = [2 * each if place % 2 == 0 else each for place, each in enumerate(digits)]
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0


def birth_dates(text: str) -> Iterator[Span]:
    """Find dates that are said to be dates of birth."""
    return _spans(patterns.BORN, text)


def references(text: str) -> Iterator[Span]:
    """Find references of crimes, custody, incidents and complaints."""
    yield from _spans(patterns.NAMED_REFERENCE, text)
    yield from _spans(patterns.CRIME_NUMBER, text)


def streets(text: str) -> Iterator[Span]:
    """Find streets, with or without a house number.

    >>> set(streets("At 4 Mill Road.")), set(streets("The Street was busy."))
    ({(3, 14)}, set())
    """
    yield from _spans(patterns.NUMBERED_STREET, text)
    yield from _spans(patterns.SHORT_STREET, text)
    for match in patterns.SMALL_STREET.finditer(text):
        words = match["name"].split()
        if not any(map(_NO_SMALL_STREET.fullmatch, words)) and not words[0].endswith("s"):
            yield match.span()
    for match in patterns.STREET.finditer(text):
        if match["name"] in ("High", "The High") or _NO_STREET.fullmatch(match["name"].split()[-1]):
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
    "number of a person": numbers_of_people,
    "name on social media": handles,
    "exact place": places_on_earth,
    "reference of a crime, custody or incident": references,
    "name": titled_names,
    "name of a person": given_names,
    "initials of a person": initials,
    "street": streets,
}
"""Each kind of identifier and the function that finds it; where two see one text, the first."""
