"""Finds in a text what the workspace knows: references, members' names, officers' labels, stories.

Words are compared, not letters: `SD-1` is not in `SD-12`. A bare number of few digits is taken for
a reference only where a word before it says so, since any report is full of numbers.
"""

import re
from collections.abc import Iterator

from reports.checking.identifiers import Identifier, apart
from reports.checking.plain_letters import plain_letters, without_accents
from scrutiny.meetings.known_details import KnownDetails

_WORD = re.compile(r"[\w][\w./-]*[\w]|\w")
_SHORT_NUMBER = re.compile(r"\d{1,6}")
_SAYS_REFERENCE = re.compile(r"\b(?:case|reference|ref|record|number|no)\.?:?\s*$", re.IGNORECASE)
_PIECE = re.compile(r"[^\W_]+")
_SHORTEST_JOINED = 4
"""A shorter reference without its signs could be any word."""
_RUN = 8
"""So many words in a row that stand in a case as well were copied from it."""


class Matcher:
    """Compares texts with what is known; made once for a whole report."""

    def __init__(self, known: KnownDetails) -> None:
        """Prepare the comparison."""
        self._references: dict[str, str] = {}
        self._joined: set[str] = set()
        self._longest = 1
        for each in map(plain_letters, known.references):
            words = _words(each)
            self._references[" ".join(words)] = each
            self._longest = max(self._longest, min(len(words), 6))
            joined = _joined(each)
            if len(joined) >= _SHORTEST_JOINED and not joined.isdigit():
                self._joined.add(joined)
                self._longest = max(self._longest, min(len(_PIECE.findall(each)), 8))
        self._names = [
            *(("name of a member", each) for name in known.names for each in _member(name)),
            *(
                (f"value of '{title}'", _phrase(_plain(value)))
                for value, title in known.labels
                if value.strip()
            ),
        ]
        self._runs = {
            run: what
            for text, what in known.stories
            for run in _runs([w for w, _ in _placed(text)])
        }

    def find(self, text: str) -> tuple[Identifier, ...]:
        """Find what is known in a text, in order.

        >>> references, officers = frozenset({"SD-012", "7"}), (("A17", "Officer"),)
        >>> known = KnownDetails(references, ("Ada Hill",), officers, ())
        >>> found = Matcher(known).find("Ada Hill read SD-012 of Officer A17, and 7 more; case 7.")
        >>> [(each.kind, each.text) for each in found]  # doctest: +NORMALIZE_WHITESPACE
        [('name of a member', 'Ada Hill'), ('reference of a case', 'SD-012'),
         ("value of 'Officer'", 'A17'), ('reference of a case', '7')]
        """
        return apart(self._found(plain_letters(text)))

    def _found(self, text: str) -> Iterator[Identifier]:
        words = _placed(text)
        for place in range(len(words)):
            for length in range(self._longest, 0, -1):
                part = words[place : place + length]
                if len(part) < length:
                    continue
                if " ".join(word for word, _ in part) in self._references:
                    start, end = part[0][1].start(), part[-1][1].end()
                    said = text[start:end]
                    if _SHORT_NUMBER.fullmatch(said) and not _SAYS_REFERENCE.search(text[:start]):
                        continue
                    yield Identifier("reference of a case", said, start)
                    break
        yield from self._written_otherwise(text)
        bare = without_accents(text)
        for kind, pattern in self._names:
            for match in pattern.finditer(bare):
                yield Identifier(kind, text[match.start() : match.end()], match.start())
        yield from self._copied(text, words)

    def _written_otherwise(self, text: str) -> Iterator[Identifier]:
        """Find references with other signs between their parts, or with none: SD-012 as SD 012."""
        pieces = list(_PIECE.finditer(text)) if self._joined else []
        for place, first in enumerate(pieces):
            said = ""
            for last in pieces[place : place + self._longest]:
                said += last[0].casefold()
                if said in self._joined:
                    start, end = first.start(), last.end()
                    yield Identifier("reference of a case", text[start:end], start)

    def _copied(self, text: str, words: list[tuple[str, re.Match[str]]]) -> Iterator[Identifier]:
        place = 0
        while place <= len(words) - _RUN:
            what = self._runs.get(tuple(word for word, _ in words[place : place + _RUN]))
            if what is None:
                place += 1
                continue
            start, end = words[place][1].start(), words[place + _RUN - 1][1].end()
            yield Identifier(f"copied from {what}", text[start:end], start)
            place += _RUN


def _placed(text: str) -> list[tuple[str, re.Match[str]]]:
    return [(match[0].casefold(), match) for match in _WORD.finditer(text)]


def _words(text: str) -> list[str]:
    return [word for word, _ in _placed(text)]


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))


def _plain(text: str) -> str:
    return without_accents(plain_letters(text))


def _joined(reference: str) -> str:
    return "".join(_PIECE.findall(reference)).casefold()


def _member(name: str) -> Iterator[re.Pattern[str]]:
    """Give the ways in which a name is written: whole, turned round, shortened, the surname alone.

    A surname alone tells as much as the whole name, when it is no short word.
    """
    words = _plain(name).split()
    if not words:
        return
    yield _phrase(" ".join(words))
    if len(words) == 1:
        return
    first, last = re.escape(words[0]), re.escape(words[-1])
    letters, ends = re.escape(words[0][0]), r"(?![\w-])"
    yield re.compile(rf"(?<![\w-]){last},? {first}{ends}", re.IGNORECASE)
    yield re.compile(rf"(?<![\w-]){letters}\.? ?{last}{ends}", re.IGNORECASE)
    yield re.compile(rf"(?<![\w-]){first} {re.escape(words[-1][0])}\.?(?![\w-])")
    if len(words[-1]) > 3:
        yield re.compile(rf"(?<![\w-])(?:{last}|{last.upper()}){ends}")


def _phrase(text: str) -> re.Pattern[str]:
    """Match a text as whole words, in its own case where it could be an ordinary word."""
    words = r"\s+".join(re.escape(each) for each in text.split())
    plain = text.replace(" ", "").isalpha() and " " not in text
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", 0 if plain else re.IGNORECASE)
