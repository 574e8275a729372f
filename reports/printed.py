"""What every printed format says of a block in the same way: clean lines and pieces.

It knows no format; it must never let a control character or a hidden mark through.
"""

import re
from collections.abc import Sequence

from scrutiny.text import clean


def lines_of(text: str) -> list[str]:
    """Give the clean lines of a text.

    >>> lines_of(" a  b\\nc ")
    ['a b', 'c']
    """
    return [_tidy(line) for line in clean(text).strip().splitlines()] or [""]


def line_of(text: str) -> str:
    """Give a text as one clean line."""
    return _tidy(" ".join(clean(text).splitlines()))


def parts_of(text: str) -> list[list[str]]:
    """Give the paragraphs of a text, each as its lines."""
    return [lines_of(part) for part in re.split(r"\n\s*\n", clean(text).strip())]


def exact_line(line: str) -> str:
    """Give a line to be copied exactly, without anything hidden in it."""
    return " ".join(clean(line).splitlines())


def cut_lines(lines: Sequence[str], most: int) -> list[str]:
    """Part lines that are wider than the page.

    >>> cut_lines(["abcdef"], 4)
    ['abcd', 'ef']
    """
    return [
        line[start : start + most] for line in lines for start in range(0, max(1, len(line)), most)
    ]


def language_of(tag: str) -> tuple[str, str]:
    """Part a language tag into the language and the country.

    >>> language_of("en-GB"), language_of("cy")
    (('en', 'GB'), ('cy', ''))
    """
    language, _, region = tag.partition("-")
    return language, region


def _tidy(line: str) -> str:
    return " ".join(part for part in line.replace("\t", " ").split(" ") if part)
