"""Reads a finished report against the record, and tells everything that must not go out so.

It tells where each thing stands and what to do. It never mends a report, and never says that one is
right: only that nothing of what it looks for was found.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reports.checking.claims import (
    changes_with_counts,
    claims_in,
    parts_of_wholes,
    percentages_with_counts,
    steps_of,
)
from reports.checking.identifiers import apart, identifiers
from reports.checking.known import Matcher
from reports.checking.numbers import numbers_in
from reports.checking.places import Finished, Text, sentences
from reports.checking.share_words import SharedWords, share_words, wrong_change, wrong_share
from reports.checking.small_cells import small_cell_problems
from reports.content import Bullets, Document, Heading, Lines, Notice, Paragraph, Picture, Table
from scrutiny.meetings.known_details import KnownDetails

_DO = {
    "number": "Take the number from the draft, or leave it out.",
    "percentage": "Print the count and the total beside it, and work it out again.",
    "change": "Give both counts and their days, and work the change out again.",
    "identifier": "Take it out.",
    "unseen": "Take it out of the file: write the document anew; the page alone is not enough.",
    "small count": "Print fewer totals, merge rows, or use 'scrutiny figures protect'.",
}


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """One thing that a report must not say so."""

    kind: str
    """`number`, `percentage`, `change`, `identifier`, `unseen` or `small count`."""
    what: str
    """The kind of identifier, or why the number is wrong."""
    text: str
    """The very words."""
    where: str
    """Heading and paragraph."""
    sentence: str

    @property
    def to_do(self) -> str:
        """Say what to do about it."""
        return _DO[self.kind]


@dataclass(frozen=True, slots=True)
class GivenNumbers:
    """The numbers that the record gives, as its own documents print them."""

    numbers: frozenset[Decimal]
    percentages: frozenset[Decimal]
    shares: frozenset[Fraction] = frozenset()
    """Each part of a whole that the record gives as n of N."""


def given_numbers(documents: Iterable[Document]) -> GivenNumbers:
    """Gather the numbers of documents that come from the record; digests and tickets are none.

    >>> made = Document("Report", "en-GB", "", (Paragraph("Appropriate: 27.3 % (6 of 22)."),))
    >>> sorted(given_numbers([made]).numbers), sorted(given_numbers([made]).percentages)
    ([Decimal('6'), Decimal('22')], [Decimal('27.3')])
    """
    numbers: set[Decimal] = set()
    percentages: set[Decimal] = set()
    shares: set[Fraction] = set()
    for document in documents:
        for text in document_texts(document):
            shares |= {Fraction(part, of) for part, of in parts_of_wholes(text)}
            for each in numbers_in(text):
                (numbers if each.kind == "number" else percentages).add(each.value)
    return GivenNumbers(frozenset(numbers), frozenset(percentages), frozenset(shares))


def document_texts(document: Document) -> Iterator[str]:
    """Give every text of a document that a person reads, but none to be copied exactly."""
    yield document.title
    for block in document.blocks:
        match block:
            case Heading() | Paragraph() | Notice():
                yield block.text
            case Bullets():
                yield from block.items
            case Table():
                yield from _cells(block)
            case Picture():
                yield block.alternative
                yield from _cells(block.table)
            case Lines():
                pass


def _cells(table: Table) -> Iterator[str]:
    exact = {
        place for place, name in enumerate(table.header) if name in ("Reference", "Ticket", "Place")
    }
    yield table.caption
    yield from table.header
    for row in table.rows:
        yield from (cell for place, cell in enumerate(row) if place not in exact)


def check_report(
    report: Finished, given: GivenNumbers, known: KnownDetails, year: int
) -> tuple[CheckFinding, ...]:
    """Check a finished report of one meeting; `year` is that of the meeting."""
    found: list[CheckFinding] = []
    for text in report.texts:
        if text.prose:
            found += _figures(text, given)
    found += _cell_percentages(report)
    found += scan(report, known, year)
    found += [
        CheckFinding("unseen", "The file still holds this.", _short(each.text), each.place, "")
        for each in report.left
    ]
    found += [
        CheckFinding("small count", problem, "", where, "")
        for where, problem in small_cell_problems(report.tables)
    ]
    return tuple(dict.fromkeys(found))


def scan(report: Finished, known: KnownDetails, year: int) -> Iterator[CheckFinding]:
    """Find every identifier of a report, on the page and out of sight."""
    matcher = Matcher(known)
    for text in report.everything:
        hits = apart((*matcher.find(text.text), *identifiers(text.text, year)))
        for each in hits:
            kind = "identifier" if text.number else "unseen"
            sentence = next((one for one in sentences(text.text) if each.text in one), text.text)
            yield CheckFinding(kind, each.kind, each.text, text.where, _short(sentence))


def _figures(text: Text, given: GivenNumbers) -> Iterator[CheckFinding]:
    for sentence in sentences(text.text):
        claims = claims_in(sentence, text.text)
        told = " ".join(each.text for each in claims)
        for claim in claims:
            yield CheckFinding(claim.kind, claim.why, claim.text, text.where, _short(sentence))
        words = share_words(sentence)
        for word in words:
            why = _wrong_words(word, sentence, text.text, given)
            if why:
                kind = "change" if word.times else "percentage"
                yield CheckFinding(kind, why, word.text, text.where, _short(sentence))
        # What identifies somebody is told as that, and is no number of the report.
        passed = [(each.start, each.end) for each in words]
        passed += [(each.start, each.end) for each in identifiers(sentence)]
        counted = percentages_with_counts(sentence)
        moved = changes_with_counts(sentence)
        for each in numbers_in(sentence):
            if each.text in told or any(a <= each.start < b for a, b in passed):
                continue
            why = ""
            if each.kind == "number" and each.value not in given.numbers:
                why = "The record does not give this number."
            elif each.kind != "number" and not (
                each.value in given.percentages or each.text in counted or moved
            ):
                why = "No count stands beside it, and the record does not give it."
            if why:
                kind = "number" if each.kind == "number" else "percentage"
                yield CheckFinding(kind, why, each.text, text.where, _short(sentence))


def _wrong_words(word: SharedWords, sentence: str, paragraph: str, given: GivenNumbers) -> str:
    if word.times:
        ratios = [Fraction(each) for each in given.numbers]
        return wrong_change(word, steps_of(sentence), ratios)
    percent = [Fraction(each) / 100 for each in given.percentages]
    near = [Fraction(part, of) for part, of in parts_of_wholes(paragraph)]
    return wrong_share(word, parts_of_wholes(sentence), (*given.shares, *percent, *near))


def _cell_percentages(report: Finished) -> Iterator[CheckFinding]:
    for table in report.tables:
        for text in table.texts:
            for claim in claims_in(text.text):
                yield CheckFinding(claim.kind, claim.why, claim.text, text.where, _short(text.text))


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 240 else f"{sentence[:240]}…"
