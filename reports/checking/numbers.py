"""Finds the numbers that a sentence states: in digits and in words, with their places.

What only names something is no number: years, dates, times, pages, laws, forms, references, phone
numbers. Such a name is passed over, so that what is left can be held against the record.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports.checking.patterns import EMAIL, MONTH, PHONE, POSTCODE, WHOLE_DATE

_NAMED = (
    "section|sections|article|articles|schedule|schedules|part|parts|chapter|paragraph|paragraphs"
    "|para|paras|regulation|regulations|rule|rules|code|codes|form|forms|annex|appendix|page|pages"
    "|p|pp|table|tables|figure|figures|chart|step|stage|version|category|categories|band|tier"
    "|level|grade|class|type|group|sub-group|seat|case|cases|draw|place|finding|question"
    "|recommendation|action|item|note|footnote|volume|issue|act|ref|reference|no|number|room|phase"
    "|quarter|week|tickets?|NPPV|PIP|Q|census"
)
"""Words whose number is a name: 'section 60', 'page 3', 'case 12'."""

_PASSED_OVER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"https?://\S+|www\.\S+",
        r"\bpages? \d+ of \d+\b",
        EMAIL.pattern,
        PHONE.pattern,
        POSTCODE.pattern,
        rf"\b{WHOLE_DATE}",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}\b(?: (?:19|20)\d\d)?",
        rf"\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? (?:19|20)\d\d)?",
        r"\b(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)\b",
        (
            r"(?<![\d,.£])(?:19|20)\d\d\b"
            r"(?![,.]\d|\s?%| per cent| (?:cases|complaints|searches|records))"
        ),
        r"\b\d{1,2}[:.]\d\d\s?(?:am|pm|UTC|GMT|BST)\b|\b\d{1,2}:\d\d\b|\b\d{1,2}\s?(?:am|pm)\b",
        # A number that follows its name; a list of several goes with it.
        (
            rf"\b(?:{_NAMED})\.? (?:no\.? )?\(?\d[\w./()-]*(?:(?:, | and | to | or )\d[\w./()-]*)*"
            r"(?<![.,)])(?!\s?%| (?:of (?:the |all )?\d|cases|out|per cent))"
        ),
        r"\b(?:18|16)\s?\+\s?1\b",
        r"\b(?:101|999)\b(?=\s*(?:or|and|call|line|,|\.|$))",
        r"\b\d+(?:st|nd|rd|th)\b",
        # A code, a reference, a mark: digits and letters in one word, or a path.
        r"(?<![\w.])(?=[\w/+-]*\d)(?=[\w/+-]*[a-z/])[\w/+-]+\b",
        r"\b[A-Z]+-\d+\b|\b\d{9,}\b",
    )
)

_PASSED_FIRST = (
    # The level of an interval is no share of anything, and the record grows after each report.
    re.compile(r"\b\d\d(?:\.\d+)?\s?(?:%|per cent) (?:confidence|interval|limits?|level)\b", re.I),
    re.compile(r"\brecord of [\d,]+ events?\b"),
    # The head of the record, as each document prints it below its last words.
    re.compile(r"\b(?:events \d+ )?head(?: [0-9a-f]{4}){16}\b|^events \d+$"),
    # The commands with which anybody repeats a draw.
    re.compile(r"^python3 -c .*$", re.DOTALL),
)

_PERCENTAGE = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,9}(?:\.\d{1,6})?)(?:\s?%|\s?per ?cent\b| percentage(?! points?))",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:\.\d{1,6})?) (?:percentage )?points?\b", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w]|,\d|\.\d)")

_UNITS = (
    "nought|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    "|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_SMALL = {"none": 0} | {word: max(0, place - 1) for place, word in enumerate(_UNITS.split("|"))}
_TENS = {
    word: 10 * place
    for place, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ANY = "|".join(sorted((*_SMALL, *_TENS, *_SCALES, "dozen"), key=len, reverse=True))
_WORDS = re.compile(
    rf"\b(?:a (?=dozen|hundred|thousand))?(?:{_ANY})(?:(?:-|\s|\sand\s)(?:{_ANY}))*\b", re.I
)
_COUNTED_NOUNS = (
    r"\s(?:[a-z-]+\s)?(?:cases?|records?|search(?:es)?|complaints?|members?|disposals?|findings?"
    r"|officers?|persons?|people|child(?:ren)?|incidents?|observations?|questions?|of the|of those"
    r"|of them|was|were|had)\b"
)
_ONE = re.compile(_COUNTED_NOUNS, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A number as it was said."""

    value: Decimal
    text: str
    start: int
    kind: str = "number"
    """`number`, `percentage` or `points`."""


def numbers_in(sentence: str) -> tuple[Said, ...]:
    """Give the numbers of a sentence in order.

    >>> [str(each.value) for each in numbers_in("Twenty-two of 1,019 cases (2.2 %) in May 2026.")]
    ['22', '1019', '2.2']
    >>> numbers_in("On 12 May 2026, under section 60, see page 3 and Form 3A; no one left.")
    ()
    >>> numbers_in("events 1731") + numbers_in("events 1731 head" + " 1873 6e86 9072 6ad8" * 4)
    ()
    """
    rest = sentence
    for pattern in _PASSED_FIRST:
        rest = _blanked(rest, [match.span() for match in pattern.finditer(rest)])
    found = [*_marked(rest, _PERCENTAGE, "percentage"), *_marked(rest, _POINTS, "points")]
    rest = _blanked(rest, [(each.start, each.start + len(each.text)) for each in found])
    for pattern in _PASSED_OVER:
        rest = _blanked(rest, [match.span() for match in pattern.finditer(rest)])
    for match in _DIGITS.finditer(rest):
        value = Decimal(match[0].replace(",", ""))
        found.append(Said(value, match[0], match.start()))
    found += _in_words(rest)
    return tuple(sorted(found, key=lambda each: each.start))


def number_of(words: str) -> int:
    """Read a number in words.

    >>> number_of("one hundred and twenty-three"), number_of("two thousand"), number_of("a dozen")
    (123, 2000, 12)
    """
    total = part = 0
    for word in re.findall(r"[a-z]+", words.casefold()):
        if word in _SMALL:
            part += _SMALL[word]
        elif word in _TENS:
            part += _TENS[word]
        elif word == "dozen":
            part = max(part, 1) * 12
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in _SCALES:
            total += max(part, 1) * _SCALES[word]
            part = 0
    return total + part


def _in_words(text: str) -> Iterator[Said]:
    for match in _WORDS.finditer(text):
        words = match[0].casefold()
        if words in ("one", "none", "zero", "nought", "million", "hundred", "thousand"):
            # "No one", "another one" and "one another" count nothing.
            before = text[: match.start()].rstrip().casefold()
            follows = words in ("one", "none") and _ONE.match(text, match.end())
            if not follows or before.endswith((" no", "each", "any", "every", "another")):
                continue
        yield Said(Decimal(number_of(words)), match[0], match.start())


def _marked(text: str, pattern: re.Pattern[str], kind: str) -> Iterator[Said]:
    for match in pattern.finditer(text):
        yield Said(Decimal(match["digits"]), match[0], match.start(), kind)


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """Put blanks where something stands, so that every place stays what it was."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
