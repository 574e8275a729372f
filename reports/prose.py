"""The running text of a document, paragraph by paragraph, and what the office put in its place.

Only paragraphs and list items are running text: headings, tables, charts and whatever must be
copied exactly are the record's. This module must never let a text of the office bring in, drop or
change a number.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.content import Block, Bullets, Paragraph
from reports.printed import lines_of, parts_of
from scrutiny.canonical import digest

_WORDS = (
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty"
    " seventy eighty ninety hundred thousand million dozen half twice third thirds quarter quarters"
    " majority doubled halved trebled tripled"
)
_NUMBER = re.compile(rf"\d+(?:[.,]\d+)*(?:\s?%)?|\b(?:{'|'.join(_WORDS.split())})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph or list item as the program wrote it."""

    block: str
    """Its digest, and which of several alike it is."""
    text: str


def prose_of(blocks: Sequence[Block]) -> tuple[Prose, ...]:
    """Give the running text of a document in order.

    >>> [each.text for each in prose_of([Paragraph("One.\\n\\nTwo."), Bullets(("Three.",))])]
    ['One.', 'Two.', 'Three.']
    """
    seen: Counter[str] = Counter()
    return tuple(_named(text, seen) for block in blocks for text in _texts(block))


def with_texts(blocks: Sequence[Block], texts: Mapping[str, str]) -> tuple[Block, ...]:
    """Put the texts of the office in the place of the paragraphs that they belong to."""
    if not texts:
        return tuple(blocks)
    seen: Counter[str] = Counter()
    made: list[Block] = []
    for block in blocks:
        shown = tuple(
            texts.get(prose.block, prose.text)
            for prose in (_named(text, seen) for text in _texts(block))
        )
        match block:
            case Paragraph():
                made.append(Paragraph("\n\n".join(shown)))
            case Bullets():
                made.append(replace(block, items=shown))
            case _:
                made.append(block)
    return tuple(made)


def changed_numbers(before: str, after: str) -> str:
    """Say which numbers a text would bring in, drop or move; empty when they are the same.

    "3 of 22" and "22 of 3" have the same numbers, so their order counts too, and so does a number
    in words.

    >>> changed_numbers("3 of 22 cases", "Of all, 3 of 22")
    ''
    >>> changed_numbers("3 of 22", "4 of 22")
    'it says 4 where the record says 3'
    >>> changed_numbers("3 of 22", "22 of 3")
    'its numbers stand in another order than in the record'
    """
    listed_before, listed_after = _numbers(before), _numbers(after)
    were, are = Counter(listed_before), Counter(listed_after)
    lost, new = list((were - are).elements()), list((are - were).elements())
    if lost and new:
        return f"it says {', '.join(new)} where the record says {', '.join(lost)}"
    if new:
        return f"it brings in {', '.join(new)}, which this paragraph does not give"
    if lost:
        return f"it leaves out {', '.join(lost)}"
    if listed_before != listed_after:
        return "its numbers stand in another order than in the record"
    return ""


def _numbers(text: str) -> list[str]:
    return ["".join(each.casefold().split()) for each in _NUMBER.findall(text)]


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            for part in parts_of(block.text):
                yield "\n".join(part)
        case Bullets():
            for item in block.items:
                yield "\n".join(lines_of(item))
        case _:
            return


def _named(text: str, seen: Counter[str]) -> Prose:
    seen[text] += 1
    return Prose(f"{digest(text)}-{seen[text]}", text)
