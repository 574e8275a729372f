"""Sees when two references look the same to a reader although their characters differ.

It only compares: a reference is always stored and drawn as the force wrote it.
"""

import unicodedata

_LATIN = str.maketrans(
    "авекмнорстухіѕјαβεζηικμνορτυχ",
    "abekmhopctyxisjabezhikmnoptyx",
)
"""Small Cyrillic and Greek letters whose capitals look like Latin ones."""


def looks_of(reference: str) -> str:
    """Give what is left of a reference when all that a reader cannot tell apart is made one.

    >>> looks_of("AB- 1") == looks_of("ab-1") == looks_of(chr(0x410) + "B-1")
    True
    >>> looks_of("A-1") == looks_of("A-11")
    False
    """
    if reference.isascii():
        return "".join(reference.casefold().split())
    folded = unicodedata.normalize("NFKC", reference).casefold().translate(_LATIN)
    return "".join(_plain(mark) for mark in folded if not mark.isspace())


def _plain(mark: str) -> str:
    category = unicodedata.category(mark)
    if category == "Cf":
        return ""
    return "-" if category == "Pd" or mark == "−" else mark
