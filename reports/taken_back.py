"""Lays an edited draft beside the one that the record gives, and tells what may be kept.

Running text may be put in other words. Figures, headings and tables may not: each difference is
told with its place. Nothing is guessed about a paragraph that was added or taken out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reports.content import Document, Heading, Paragraph
from reports.prose import changed_numbers, prose_of
from reports.word import word
from reports.word_read import NOTICE, OTHER, PROSE, WordLine, word_lines
from scrutiny.errors import Problem

_SHORT = 70
_WRITTEN = "Written on "
_HEAD = re.compile(r"\bhead((?: [0-9a-f]{4}){16})\b")
_OF_THE_DAY = re.compile(r"(?:had come by|Age:) [^.\n]*")
"""What the draft says otherwise on another day, though nothing has happened."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What an edited draft holds."""

    texts: Mapping[str, str]
    """The office's texts, by the paragraph that they belong to."""
    before: Mapping[str, str]
    """What the program wrote there."""
    problems: tuple[Problem, ...]


def taken_back(plain: Document, shown: Document, content: bytes, name: str) -> TakenBack:
    """Compare an edited file with the draft.

    `plain` is the draft as the program writes it, `shown` the same with the texts of the office
    that were kept before.
    """
    blocks = iter(prose_of(plain.blocks))
    pairs = [
        (next(blocks) if line.kind == PROSE else None, line)
        for line in word_lines(word(shown), name)
    ]
    record = _record_heading(plain)
    lasting = [(owner, line) for owner, line in pairs if _lasts(line, record)]
    owners, before = [owner for owner, _ in lasting], [line for _, line in lasting]
    after = [line for line in word_lines(content, name) if _lasts(line, record)]
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    matcher = SequenceMatcher(None, _keys(before), _keys(after), autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what == "equal":
            continue
        if what == "replace" and i2 - i1 == j2 - j1:
            for owner, old, new in zip(owners[i1:i2], before[i1:i2], after[j1:j2], strict=True):
                problem = _told(old, new)
                if problem:
                    problems.append(Problem(problem, name, column=old.under))
                elif owner is not None:
                    texts[owner.block] = new.text
            continue
        problems += [
            Problem(f"'{_cut(each.text)}' was taken out", name, column=each.under)
            for each in before[i1:i2]
        ]
        problems += [
            Problem(f"'{_cut(each.text)}' was added", name, column=each.under)
            for each in after[j1:j2]
        ]
    written = {each.block: each.text for each in prose_of(plain.blocks) if each.block in texts}
    return TakenBack(texts, written, tuple(problems))


def head_in(content: bytes, name: str) -> str:
    """Give the head of the record that a draft prints; empty when it prints none."""
    said = "\n".join(line.text for line in word_lines(content, name))
    found = _HEAD.findall(said)
    return "".join(found[-1].split()) if found else ""


def _lasts(line: WordLine, record: str) -> bool:
    """Tell whether a line is the same however often the draft is written."""
    written = line.kind == OTHER or line.text.startswith(_WRITTEN)
    return line.kind != NOTICE and not (line.under == record and written)


def _record_heading(document: Document) -> str:
    """Find the heading under which the draft says when it was written."""
    under = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            under = block.text
        if isinstance(block, Paragraph) and block.text.startswith(_WRITTEN):
            return under
    return ""


def _told(old: WordLine, new: WordLine) -> str:
    if old.kind != PROSE:
        return f"'{_cut(old.text)}' became '{_cut(new.text)}': only running text may be edited"
    numbers = changed_numbers(old.text, new.text)
    return f"'{_cut(new.text)}': {numbers}" if numbers else ""


def _keys(lines: Sequence[WordLine]) -> list[tuple[str, str]]:
    return [(line.kind, _OF_THE_DAY.sub("", line.text)) for line in lines]


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"
