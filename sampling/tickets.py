"""Give each case its ticket: the one scheme by which every draw is made and can be repeated.

The scheme is that of `consistent_sampler` 1.0.10 (Rivest), generation 1: the ticket depends on the
seed and the case's own reference and on nothing else, so the order of the file, the other cases
and the theme cannot change it. This module must never use randomness of its own.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from heapq import nsmallest

from sampling.references import distinct_references, normalise_reference

__all__ = [
    "first_tickets",
    "in_ticket_order",
    "lowest_tickets",
    "normalise_reference",
    "seed_key",
    "shown",
    "ticket",
]

_LEAST_DIGITS = 64
"""A number shorter than this is padded with zeros on its left."""

_SPARE = 4
"""How many times more low tickets to expect than are asked for, in the quick search."""


def seed_key(seed: str) -> str:
    """Hash the seed once: lower-case hexadecimal SHA-256 of its UTF-8 text.

    >>> seed_key("28917365509382746150")[:16]
    '9dc2fceb2ea70023'
    """
    return sha256(seed.encode()).hexdigest()


def ticket(key: str, reference: str) -> str:
    """Give the full ticket of a reference, as text, from the key of the seed (`seed_key`).

    SHA-256 of key and reference, as a decimal number of at least 64 digits, read backwards behind
    "0.": the last digits of such a number are evenly spread and its first are not.

    >>> ticket(seed_key("01382438112797316654"), "AB-130")
    '0.26299714122838008416507544297546663599715395525154425586041245287750224561854'
    """
    return _text(sha256((key + normalise_reference(reference)).encode()).digest())


def shown(full_ticket: str, digits: int = 18) -> str:
    """Cut a ticket to `digits` digits after any leading nines, as `consistent_sampler` shows it.

    Cut, not rounded. Nines at the front do not count, so tickets just below 1 stay distinct.

    >>> shown("0.9991234567890", 4)
    '0.9991234'
    """
    if not full_ticket.startswith("0."):
        raise ValueError(f"A ticket begins with '0.', but this is {full_ticket!r}.")
    fraction = full_ticket[2:]
    nines = len(fraction) - len(fraction.lstrip("9"))
    return full_ticket[: 2 + nines + digits]


def in_ticket_order(seed: str, references: Iterable[str]) -> list[tuple[str, str]]:
    """Give every (ticket, reference), lowest ticket first, ties by reference.

    A blank or repeated reference is refused with `ValueError`.

    >>> [reference for _, reference in in_ticket_order("314159", ["ab-1", "ab-2", "cd-1"])]
    ['cd-1', 'ab-1', 'ab-2']
    """
    key = seed_key(seed)
    return sorted((ticket(key, name), name) for name in distinct_references(references))


def first_tickets(seed: str, references: Iterable[str], count: int) -> list[tuple[str, str]]:
    """Give the `count` lowest (ticket, reference) in order: the start of `in_ticket_order`.

    >>> [reference for _, reference in first_tickets("314159", ["ab-1", "ab-2", "cd-1"], 2)]
    ['cd-1', 'ab-1']
    """
    return lowest_tickets(seed_key(seed), distinct_references(references), count)


def lowest_tickets(key: str, references: Sequence[str], count: int) -> list[tuple[str, str]]:
    """Do `first_tickets` for references already known to be normalised and distinct.

    A ticket that begins with z zeros comes from a number divisible by 10**z and so by 2**z, which
    shows in its last bits. Only the few such numbers are written out in decimal. Should too few
    tickets begin with z zeros, the whole list is sorted instead, so the answer is never a guess.

    >>> lowest_tickets(seed_key("314159"), ["ab-1", "ab-2", "cd-1"], 0)
    []
    """
    if count < 0:
        raise ValueError(f"The number of cases to draw is {count}; it cannot be below 0.")
    zeros = _zeros_to_expect(len(references), count)
    if zeros:
        low = _beginning_with_zeros(key, references, zeros)
        if len(low) >= count:
            return nsmallest(count, low)
    everything = ((_text(sha256((key + name).encode()).digest()), name) for name in references)
    return nsmallest(count, everything)


def _text(digest: bytes) -> str:
    return "0." + str(int.from_bytes(digest, "big")).zfill(_LEAST_DIGITS)[::-1]


def _zeros_to_expect(size: int, count: int) -> int:
    """Count the leading zeros that comfortably more than `count` of `size` tickets should have."""
    if count == 0:
        return 0
    return min(8, max(0, len(str(size // (_SPARE * count))) - 1))


def _beginning_with_zeros(key: str, references: Sequence[str], zeros: int) -> list[tuple[str, str]]:
    bits, power = (1 << zeros) - 1, 10**zeros
    number_of = int.from_bytes
    # The key is hashed once and its state copied: half of the work for a reference of one block.
    begun = sha256(key.encode()).copy
    low = []
    for name in references:
        hashed = begun()
        hashed.update(name.encode())
        digest = hashed.digest()
        if not digest[31] & bits and not number_of(digest, "big") % power:
            low.append((_text(digest), name))
    return low
