"""Bring a case's reference into its one spelling, and refuse a list that cannot be drawn from.

A ticket and a digest depend on every byte of a reference, so each part of the draw must see the
same spelling. Nothing here may look at anything of a case but its reference.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable


def normalise_reference(reference: str) -> str:
    r"""Give the one spelling of a reference: Unicode form NFC, without spaces at either end.

    >>> normalise_reference("  cafe\u0301/7 ") == "caf\u00e9/7"
    True
    """
    if reference.isascii():
        return reference.strip()
    return unicodedata.normalize("NFC", reference).strip()


def normalise_all(references: Iterable[str]) -> list[str]:
    """Normalise a whole list, in its order.

    The test for plain ASCII stands here a second time because a call for each of a million
    references costs more than the work itself.

    >>> normalise_all([" A-2", "A-1 "])
    ['A-2', 'A-1']
    """
    return [
        reference.strip() if reference.isascii() else normalise_reference(reference)
        for reference in references
    ]


def distinct_references(references: Iterable[str]) -> list[str]:
    """Normalise a list and refuse it when a reference is blank, repeated or not writable as UTF-8.

    >>> distinct_references(["A-2 ", "A-1"])
    ['A-2', 'A-1']
    >>> distinct_references(["A-1", "A-1 "])
    Traceback (most recent call last):
    ...
    ValueError: The reference 'A-1' is in the list 2 times; each case must have its own.
    """
    normalised = normalise_all(references)
    seen = set(normalised)
    if len(seen) != len(normalised):
        reference, times = Counter(normalised).most_common(1)[0]
        raise ValueError(
            f"The reference {reference!r} is in the list {times} times; "
            "each case must have its own."
        )
    if "" in seen:
        raise ValueError("A reference is blank; each case must have one.")
    try:
        "".join(normalised).encode()
    except UnicodeEncodeError as error:
        raise ValueError("A reference holds half a character, which has no bytes.") from error
    return normalised
