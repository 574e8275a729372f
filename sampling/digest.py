"""Fix a list of cases by one number that anyone can compute again with two standard commands.

`LC_ALL=C sort references.txt | sha256sum` gives the same digest, so the list can be sealed before
the seed exists and shown afterwards to be the same list. This module must never see case text.
"""

from collections.abc import Iterable
from hashlib import sha256

from sampling.references import distinct_references


def frame_digest(references: Iterable[str]) -> str:
    r"""Give the SHA-256 of the sorted references, each followed by a line feed, as hexadecimal.

    References are normalised first. One that is blank, repeated or holds a line break is refused
    with `ValueError`, since the list could then not be written one to a line.

    >>> frame_digest(["B-2", "A-1"]) == sha256(b"A-1\nB-2\n").hexdigest()
    True
    >>> frame_digest([])[:16]
    'e3b0c44298fc1c14'
    """
    # Code point order is the order of the UTF-8 bytes, which is what `LC_ALL=C sort` uses.
    lines = sorted(distinct_references(references))
    text = "".join(f"{line}\n" for line in lines)
    if len(text.splitlines()) != len(lines):
        broken = next(line for line in lines if len(line.splitlines()) > 1)
        raise ValueError(f"The reference {broken!r} holds a line break; it must be one line.")
    return sha256(text.encode()).hexdigest()


def grouped(hexdigest: str) -> str:
    """Split a digest into groups of four for reading aloud.

    >>> grouped("e3b0c44298fc")
    'e3b0 c442 98fc'
    """
    return " ".join(hexdigest[start : start + 4] for start in range(0, len(hexdigest), 4))
