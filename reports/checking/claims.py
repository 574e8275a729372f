"""Holds percentages and changes of a sentence against the counts that stand beside them.

A percentage must come from whole numbers, and a change from its two counts. Nothing here knows the
record, and nothing here guesses which of the numbers is the wrong one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.checking.numbers import Said, numbers_in
from reports.guards.percentages import Rounding, counts_of, printed
from reports.guards.published_change import check_change, share_step
from reports.guards.reconciling import reconcile, why_not

_COUNT = r"(\d{1,3}(?:,\d{3})+|\d{1,9})"
_SHARE = r"(\d{1,3}(?:\.\d{1,6})?)\s?(?:%|per ?cent\b)"
_OF = re.compile(
    rf"(?<![\d.,]){_COUNT} (?:of|out of|in) (?:the |all |its |these )*{_COUNT}(?!\s?%|[.,]?\d)"
)
_STATED = re.compile(
    rf"(?<![\d.,]){_COUNT}(?: of(?: the| all| its)?| out of(?: the)?|/) ?{_COUNT}(?!\s?%|[.,]?\d)"
)
_FROM_TO = re.compile(
    rf"\bfrom {_COUNT}(?!\s?%| per ?cent|[.,]?\d)(?: [\w' -]{{0,40}}?)? to {_COUNT}"
    r"(?!\s?%| per ?cent|[.,]?\d)"
)
_SHARES = re.compile(rf"\bfrom {_SHARE}(?: [\w' -]{{0,40}}?)? to {_SHARE}", re.IGNORECASE)
_COMPARED = re.compile(
    rf"(?<![\d.,]){_COUNT}(?!\s?%|[.,]?\d)[\w' ]{{0,30}},? (?:compared (?:with|to)|against|up from"
    rf"|down from|from) {_COUNT}(?!\s?%|[.,]?\d)"
)
_DOWN = r"fall|fell|drop|dropped|decrease|decreased|reduction|down|decline|declined"
_UP = r"rise|rose|increase|increased|up|growth|grew"
_MOVED = re.compile(rf"\b(?P<way>{_DOWN}|{_UP})(?: (?:of|by))?(?: about| around)? {_SHARE}", re.I)
_SHARE_FIRST = re.compile(
    rf"{_SHARE} (?P<way>{_DOWN}|{_UP}|fewer|less|lower|more|higher)\b", re.IGNORECASE
)
_GAP = re.compile(rf"(?<![\d.,]){_COUNT} (?P<way>fewer|less|more)\b", re.IGNORECASE)
_FALLING = re.compile(rf"{_DOWN}|fewer|less|lower", re.IGNORECASE)
_FEWEST_PARTS = 2


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that does not follow from the counts beside it."""

    kind: str
    """`percentage` or `change`."""
    text: str
    """What was said."""
    why: str


def claims_in(sentence: str, paragraph: str = "") -> tuple[Claim, ...]:
    """Find percentages and changes of a sentence that its counts do not give.

    A total may stand elsewhere in the `paragraph`.

    >>> claims_in("Of the 52 cases 66 % were good, 28 % fair and 6 % poor.")[0].why[:46]
    '66 %, 28 % and 6 % cannot be of 52: no whole n'
    >>> claims_in("1,019 complaints, 88 less than last year, a drop of 12 per cent.")[0].why
    'Published as -12 %, but 1,107 to 1,019 is -7.9 %.'
    >>> claims_in("6 of 22 (27.3 %) went up from 20 to 25, a rise of 25 %.")
    ()
    """
    return (*_percentages(sentence, paragraph or sentence), *_changes(sentence))


def percentages_with_counts(sentence: str) -> frozenset[str]:
    """Give the percentages, as they were said, beside which their own n of N stands, and fits."""
    pairs = _pairs(sentence)
    return frozenset(
        each.text
        for each in numbers_in(sentence)
        if each.kind == "percentage" and any(_fits(each, *pair) for pair in pairs)
    )


def parts_of_wholes(text: str) -> tuple[tuple[int, int], ...]:
    """Give each n of N of a text.

    >>> parts_of_wholes("27.3 % (6 of 22), and 3 out of 9.")
    ((6, 22), (3, 9))
    """
    return tuple((part, of) for part, of, _ in _pairs(text) if part <= of)


def steps_of(sentence: str) -> tuple[tuple[int, int], ...]:
    """Give the two counts of a change, the earlier first.

    >>> steps_of("It rose from 20 to 31."), steps_of("It was 31, compared with 20 last year.")
    (((20, 31),), ((20, 31),))
    """
    found = [(_number(m[1]), _number(m[2])) for m in _FROM_TO.finditer(sentence)]
    return tuple(found) or tuple(
        (_number(match[2]), _number(match[1])) for match in _COMPARED.finditer(sentence)
    )


def changes_with_counts(sentence: str) -> bool:
    """Tell whether a sentence gives the two counts of a change."""
    return bool(_FROM_TO.search(sentence) or _COMPARED.search(sentence))


def _percentages(sentence: str, paragraph: str) -> Iterator[Claim]:
    moved = _moved_texts(sentence)
    shares = [
        each
        for each in numbers_in(sentence)
        if each.kind == "percentage" and each.start not in moved
    ]
    pairs = _pairs(sentence)
    open_ = [each for each in shares if not any(_fits(each, *pair) for pair in pairs)]
    if not open_:
        return
    if pairs:
        for each in open_:
            near = min(pairs, key=lambda pair: abs(pair[2] - each.start))
            yield Claim("percentage", each.text, _not_of(each, near[0], near[1]))
        return
    totals = _totals(sentence) or _totals(paragraph)
    if not totals:
        return
    whole = sum((each.value for each in open_), start=Decimal(0))
    if len(open_) > _FEWEST_PARTS and abs(whole - 100) <= 1:
        tried = [reconcile([f"{each.value}" for each in open_], total) for total in totals]
        if not any(each.reconciles for each in tried):
            yield Claim("percentage", ", ".join(each.text for each in open_), why_not(tried[0]))
        return
    for each in open_:
        if not any(_counts(each, total) for total in totals):
            found = reconcile([f"{each.value}"], totals[0], overlapping=True)
            yield Claim("percentage", each.text, why_not(found))


def _changes(sentence: str) -> Iterator[Claim]:
    step = _SHARES.search(sentence)
    moves = list(_moves(sentence))
    if step:
        moved = share_step(step[1], step[2])
        for each in numbers_in(sentence):
            if each.kind == "points" and not (
                min(abs(moved.least), abs(moved.most))
                <= each.value
                <= max(abs(moved.least), abs(moved.most))
            ):
                yield Claim("change", each.text, moved.sentence)
        for text, moved_by in moves:
            said = abs(Decimal(moved_by))
            percent = Decimal(str(moved.percent or 0))
            if abs(said - abs(percent)) > 1 and said == abs(moved.points):
                yield Claim("change", text, moved.sentence)
            elif abs(said - abs(percent)) > 1:
                yield Claim("change", text, f"{moved.sentence} {text} is neither.")
        return
    before: int | None = None
    after: int | None = None
    difference: int | None = None
    found = _FROM_TO.search(sentence)
    compared = None if found else _COMPARED.search(sentence)
    gap = _GAP.search(sentence)
    if found:
        before, after = _number(found[1]), _number(found[2])
    elif compared:
        after, before = _number(compared[1]), _number(compared[2])
    if gap and not sentence[gap.end() :].lstrip().startswith("than half"):
        difference = _number(gap[1]) * (-1 if _FALLING.fullmatch(gap["way"]) else 1)
    if after is None and difference is not None:
        counts = [
            int(each.value)
            for each in numbers_in(sentence[: gap.start() if gap else 0])
            if each.kind == "number"
        ]
        after = counts[-1] if counts else None
    known = sum(each is not None for each in (before, after, difference))
    if known < 2 or (after or 0) - (difference or 0) < 0:
        return
    tried: Sequence[str | None] = [share for _, share in moves] or [None]
    for share in tried:
        checked = check_change(before=before, after=after, difference=difference, percent=share)
        for problem in checked.problems:
            yield Claim(
                "change", next((text for text, each in moves if each == share), ""), problem
            )


def _moves(sentence: str) -> Iterator[tuple[str, str]]:
    """Give each change in per cent: its words, and the number with its sign."""
    for pattern in (_MOVED, _SHARE_FIRST):
        for match in pattern.finditer(sentence):
            share = next(each for each in match.groups() if each and each[0].isdigit())
            sign = "-" if _FALLING.fullmatch(match["way"]) else ""
            yield match[0], f"{sign}{share}"


def _moved_texts(sentence: str) -> set[int]:
    """Give where the percentages stand that are changes or ends of a step, and so of no total."""
    spans = [
        match.span()
        for pattern in (_MOVED, _SHARE_FIRST, _SHARES)
        for match in pattern.finditer(sentence)
    ]
    return {
        each.start
        for each in numbers_in(sentence)
        if each.kind == "percentage" and any(a <= each.start < b for a, b in spans)
    }


def _pairs(sentence: str) -> list[tuple[int, int, int]]:
    return [
        (_number(match[1]), _number(match[2]), match.start())
        for match in _STATED.finditer(sentence)
        if _number(match[2]) > 0
    ]


def _fits(said: Said, part: int, of: int, _start: int) -> bool:
    return part in _counts(said, of)


def _counts(said: Said, total: int) -> set[int]:
    share = printed(f"{said.value}")
    return {count for rounding in Rounding for count in counts_of(share, total, rounding)}


def _not_of(said: Said, part: int, of: int) -> str:
    if part > of:
        return f"{part:,} of {of:,} is not a part of a whole."
    exact = (Decimal(100 * part) / of).quantize(Decimal("0.1"))
    return f"{part:,} of {of:,} is {exact} %, not {said.value} %."


def _totals(text: str) -> list[int]:
    """Give the counts that percentages of a text may be of."""
    counts = {int(each.value) for each in numbers_in(text) if each.kind == "number"}
    return sorted((each for each in counts if 1 <= each <= 10_000_000), reverse=True)


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))
