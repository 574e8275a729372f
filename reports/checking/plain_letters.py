"""Puts a text into plain letters, so that nothing is missed for the way in which it was typed.

A word processor turns apostrophes and hyphens into others, a copied text brings invisible
characters, and an accent may be one character or two. None of that may hide a name.
"""

import re
import unicodedata

_MARKS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u02b9\u2032\u0060\u00b4", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
_SPACES = re.compile(r"[ \u00a0\t]+")
_TOKEN = re.compile(r"‹U\+[0-9A-F]{4,6}›")
"""How an invisible character is shown by `clean`."""


def plain_letters(text: str) -> str:
    """Put a text into one form: composed letters, plain marks, nothing invisible, single spaces.

    >>> plain_letters("O\\u2019Brien\\u2011Jones, Mu\\u0308ller, A\\u200bda")
    "O'Brien-Jones, Müller, Ada"
    """
    if text.isascii():
        # Most texts, and every reference of a long list: nothing else can be in them.
        return _SPACES.sub(" ", text.replace("`", "'"))
    # What is invisible goes first: between a letter and its accent it would keep them apart.
    seen = "".join(each for each in _TOKEN.sub("", text) if unicodedata.category(each) != "Cf")
    said = unicodedata.normalize("NFKC", seen).translate(_MARKS)
    return _SPACES.sub(" ", said)


def without_accents(text: str) -> str:
    """Take accents away; each letter stays one letter, so that places stay what they are.

    >>> without_accents("Zoë Müller, Ørsted")
    'Zoe Muller, Ørsted'
    """
    return "".join(
        unicodedata.normalize("NFKD", each)[0] if each.isalpha() else each for each in text
    )
