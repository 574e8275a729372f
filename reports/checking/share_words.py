"""Shares and changes that are said in words: "half", "two in five", "most", "doubled".

A newspaper prints such a word more gladly than a number. It is held against the counts beside it,
and without any against all the shares that the record gives. Ways of speaking that count nothing,
such as half an hour, are passed over.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from reports.checking.numbers import number_of

_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred"
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_MOSTLY = (
    r"(?P<how>(?:(?:well|far|slightly|a little|just) )?(?:more|fewer|less) than|over|under|nearly"
    r"|almost|about|around|roughly|some|just over|just under|exactly|only)?\s?"
)
_WHAT = (
    r"(?: of)?(?: (?:the|all|these|those|its|our|them|drawn|read))*"
    r" (?:cases|complaints|files|searches|records|disposals|people|children|members|findings"
    r"|officers|incidents|letters|stops|them|that|all)\b"
)
_HALF = re.compile(
    rf"\b{_MOSTLY}(?:a |one )?half\b(?!-| an? (?:hour|day|mile|year|minute)| hour| day| way"
    rf"| past| time| term| year| brother| sister| the time)",
    re.IGNORECASE,
)
_NO_HALF = re.compile(r"(?:first|second|last|other|latter|former|better)\s?$", re.IGNORECASE)
_FRACTION = re.compile(
    rf"\b{_MOSTLY}(?P<count>an?|one|two|three|four|five|seven|nine)[ -]"
    rf"(?P<part>third|quarter|fifth|sixth|eighth|tenth)s?\b(?= of\b|{_WHAT}"
    r"|[,.;)]| were| was| had|$)",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"\b{_MOSTLY}(?P<count>{_ONES}) (?:in|out of)(?: every)? (?P<of>{_ONES})\b", re.IGNORECASE
)
_MOST = re.compile(
    rf"\b(?P<how>vast majority|majority|minority|nearly all|almost all|most|hardly any)"
    rf"(?={_WHAT})",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?P<how>more than|over|nearly|almost|about|around)?\s?(?P<times>doubled|doubling|double the"
    r"|halved|halving|trebled|tripled|quadrupled|twice as (?:many|likely|often|high)"
    rf"|(?:{_ONES}|\d{{1,2}}(?:\.\d)?) times as (?:many|likely|often|high)|(?:two|three|four|five"
    r"|ten)fold)\b",
    re.IGNORECASE,
)
_FACTORS = {
    "doubl": Fraction(2),
    "twice": Fraction(2),
    "halv": Fraction(1, 2),
    "trebl": Fraction(3),
    "tripl": Fraction(3),
    "quadr": Fraction(4),
}
_CLOSE, _LOOSE = Fraction(3, 100), Fraction(8, 100)
_MORE = re.compile(r"more|over", re.IGNORECASE)
_LESS = re.compile(r"fewer|less|under", re.IGNORECASE)
_NEARLY = re.compile(r"nearly|almost", re.IGNORECASE)
_KINDS = {
    "vast majority": (Fraction(3, 4), Fraction(1)),
    "majority": (Fraction(1, 2), Fraction(1)),
    "most": (Fraction(1, 2), Fraction(1)),
    "nearly all": (Fraction(85, 100), Fraction(1)),
    "almost all": (Fraction(85, 100), Fraction(1)),
    "minority": (Fraction(0), Fraction(1, 2)),
    "hardly any": (Fraction(0), Fraction(15, 100)),
}


@dataclass(frozen=True, slots=True)
class SharedWords:
    """A share or a change that was said in words."""

    text: str
    start: int
    low: Fraction
    """The least that the word can mean, and the most."""
    high: Fraction
    times: bool = False
    """It is a change, or how many times as many; else a share of a whole."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    def fits(self, share: Fraction) -> bool:
        """Whether a share is what the word says."""
        return self.low <= share <= self.high


def share_words(sentence: str) -> tuple[SharedWords, ...]:
    """Find the words of a sentence that state a share or a change, in order.

    >>> [each.text for each in share_words("Half of the cases, two in five letters; it doubled.")]
    ['Half', 'two in five', 'doubled']
    >>> share_words("After half an hour, in the second half of May, a third officer came at once.")
    ()
    """
    found: list[SharedWords] = []
    for each in (*_shares(sentence), *_changes(sentence)):
        if not any(each.start < other.end and other.start < each.end for other in found):
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))


def _shares(sentence: str) -> Iterator[SharedWords]:
    for match in _IN.finditer(sentence):
        part, of = number_of(match["count"]), number_of(match["of"])
        if 0 < part < of:
            yield _share(match, Fraction(part, of))
    for match in _FRACTION.finditer(sentence):
        count = 1 if match["count"].casefold() in ("a", "an") else number_of(match["count"])
        yield _share(match, Fraction(count, _PARTS[match["part"].casefold()]))
    for match in _HALF.finditer(sentence):
        if not _NO_HALF.search(sentence[: match.start()]):
            yield _share(match, Fraction(1, 2))
    for match in _MOST.finditer(sentence):
        low, high = _KINDS[match["how"].casefold()]
        yield SharedWords(match[0], match.start(), low, high)


def _share(match: re.Match[str], value: Fraction) -> SharedWords:
    text = match[0].strip()
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return SharedWords(text, start, *_limits(match["how"] or "", value, Fraction(1)))


def _limits(how: str, value: Fraction, most: Fraction) -> tuple[Fraction, Fraction]:
    """Give what a word can mean; "about" and its like are taken generously, and the rest less."""
    loose = _LOOSE * value * 2
    if _MORE.search(how):
        return value, most if "just" not in how else value + loose
    if _LESS.search(how):
        return Fraction(0) if "just" not in how else value - loose, value
    if _NEARLY.search(how):
        return value - loose, value
    if how.casefold() in ("about", "around", "roughly", "some"):
        return value - loose, value + loose
    return value - _CLOSE, value + _CLOSE


def _changes(sentence: str) -> Iterator[SharedWords]:
    for match in _TIMES.finditer(sentence):
        said = match["times"].casefold()
        factor = next((each for key, each in _FACTORS.items() if said.startswith(key)), None)
        if factor is None:
            first = said.removesuffix("fold").split(" times")[0]
            factor = Fraction(first) if first[0].isdigit() else Fraction(number_of(first))
        text = match[0].strip()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        spread = factor / 10
        low, high = _limits(match["how"] or "", factor, Fraction(1000))
        yield SharedWords(text, start, min(low, factor - spread), max(high, factor + spread), True)


def wrong_share(
    word: SharedWords, pairs: Iterable[tuple[int, int]], given: Iterable[Fraction]
) -> str:
    """Say why a share does not fit; blank when it does.

    `pairs` are the counts of its own sentence, as n of N; `given` all shares of the record.

    >>> (word,) = share_words("Most of the cases (9 of 20) were good.")
    >>> wrong_share(word, [(9, 20)], [])
    "'Most' is not 9 of 20."
    >>> wrong_share(word, [], [Fraction(3, 5)])
    ''
    """
    beside = [(part, of) for part, of in pairs if of]
    if beside:
        if any(word.fits(Fraction(part, of)) for part, of in beside):
            return ""
        part, of = beside[0]
        return f"'{word.text}' is not {part:,} of {of:,}."
    if any(word.fits(each) for each in given):
        return ""
    return "No count stands beside it, and the record gives no such share."


def wrong_change(
    word: SharedWords, steps: Iterable[tuple[int, int]], given: Iterable[Fraction]
) -> str:
    """Say why a change in words does not fit its two counts, or a ratio of the record.

    >>> (word,) = share_words("Complaints doubled, from 20 to 31.")
    >>> wrong_change(word, [(20, 31)], [])
    "'doubled' is not from 20 to 31."
    """
    told = [(before, after) for before, after in steps if before]
    if told:
        if any(word.fits(Fraction(after, before)) for before, after in told):
            return ""
        before, after = told[0]
        return f"'{word.text}' is not from {before:,} to {after:,}."
    if any(word.fits(each) for each in given):
        return ""
    return "No two counts stand beside it, and the record gives no such ratio."
