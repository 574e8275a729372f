"""Text that came from outside, and the only way it may reach a screen or a document.

A case summary, a note or a file name may hold escape codes, right-to-left marks or characters that
cannot be seen. `OutsideText` carries such text through the program; `clean` turns every such
character into a visible token. Nothing is deleted: a hidden character may itself be evidence.
"""

import unicodedata
from dataclasses import dataclass

_HIDDEN_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_HIDDEN_LETTERS = frozenset((0x115F, 0x1160, 0x3164, 0xFFA0, 0x034F))
_MOST_MARKS = 2
"""Combining marks in a row that real names need; more only pile up over other lines."""


def clean(text: str) -> str:
    """Replace every character that acts or hides by a visible token.

    New lines and tabs stay. Markup brackets stay too: they are text.

    >>> clean("a" + chr(27) + "[2J")
    'a‹U+001B›[2J'
    >>> clean("left" + chr(0x202E) + "thgir")
    'left‹U+202E›thgir'
    >>> clean("café £5 – fine")
    'café £5 – fine'
    """
    if text.isascii() and text.isprintable():
        return text
    shown: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > _MOST_MARKS:
            if marks == _MOST_MARKS + 1:
                shown.append("‹+marks›")
        elif character in "\n\t":
            shown.append(character)
        elif _hides(character):
            shown.append(f"‹U+{ord(character):04X}›")
        else:
            shown.append(character)
    return "".join(shown)


def _hides(character: str) -> bool:
    number = ord(character)
    return (
        unicodedata.category(character) in _HIDDEN_CATEGORIES
        or 0xE0000 <= number <= 0xE0FFF
        or number in _HIDDEN_LETTERS
    )


@dataclass(frozen=True, slots=True)
class OutsideText:
    """Text from a list, a member or a file; `show` is its only way out.

    >>> str(OutsideText("plain"))
    Traceback (most recent call last):
    TypeError: text from outside is shown with .show(), never with str()
    >>> OutsideText("bell" + chr(7)).show()
    'bell‹U+0007›'
    """

    _text: str

    def show(self) -> str:
        """Give the text with every hidden or acting character made visible."""
        return clean(self._text)

    def one_line(self) -> str:
        """Give the text on one line, for tables and titles."""
        return " ".join(clean(self._text).split())

    def is_blank(self) -> bool:
        """Tell whether there is nothing to read."""
        return not self._text.strip()

    def __str__(self) -> str:
        """Refuse, so that a format string cannot leak raw text."""
        raise TypeError("text from outside is shown with .show(), never with str()")

    def __format__(self, specification: str) -> str:
        """Refuse, as `str` does."""
        return str(self)

    def __repr__(self) -> str:
        """Show it cleaned, so that a traceback or a log cannot leak raw text."""
        return f"OutsideText({self.show()!r})"
