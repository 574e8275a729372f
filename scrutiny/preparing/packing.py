"""What a reading pack holds beside the meeting itself, gathered once, as one frozen value."""

from dataclasses import dataclass

from scrutiny.preparing.cards import Card
from scrutiny.preparing.copies import Copy
from scrutiny.preparing.numbers import ForceNumbers


@dataclass(frozen=True, slots=True)
class Paper:
    """A further paper that goes with the pack."""

    title: str
    place: str
    """The name of the file beside the pack, or an address on the internet."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Everything beside the meeting; each part may be missing."""

    cards: tuple[Card, ...] = ()
    numbers: ForceNumbers | None = None
    papers: tuple[Paper, ...] = ()
    copy: Copy | None = None
    """Whose copy this is; `None` for a pack that is nobody's."""


PLAIN = Packed()
"""Nothing beside the meeting."""
