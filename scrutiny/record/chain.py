"""The hash chain of the log: what an event is, and how it holds the one before it.

Pure: it knows no file. Each device has a chain of its own, so that laptops can later be brought
together without either rewriting what it wrote.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.canonical import Json, canonical, digest

_TAG = "scrutiny-event/1\0"


@dataclass(frozen=True, slots=True)
class Event:
    """One decision, as the log keeps it."""

    device: str
    seq: int
    """1, 2, 3 … on its device."""
    time: str
    """UTC, as the clock of the device said."""
    actor: str
    """Who acted: an office role or a seat, never a name."""
    kind: str
    body: str
    """Canonical JSON."""
    previous: str
    """Hash of the event before it on its device."""
    hash: str


def first_link(device: str) -> str:
    """Give what stands before the first event of a device.

    >>> first_link("a") == first_link("b")
    False
    """
    return digest(f"scrutiny-device/1\0{device}")


def event_hash(
    device: str, seq: int, time: str, actor: str, kind: str, body: str, previous: str
) -> str:
    """Hash everything an event says together with the hash before it."""
    return digest(_TAG + canonical([previous, device, seq, time, actor, kind, body]))


def make_event(
    device: str,
    seq: int,
    time: str,
    actor: str,
    kind: str,
    body: Mapping[str, Json],
    previous: str,
) -> Event:
    """Write the next event of a device.

    >>> event = make_event("d", 1, "2026-01-01T00:00:00Z", "office", "test", {}, first_link("d"))
    >>> is_whole(event)
    True
    """
    text = canonical(dict(body))
    hashed = event_hash(device, seq, time, actor, kind, text, previous)
    return Event(device, seq, time, actor, kind, text, previous, hashed)


def is_whole(event: Event) -> bool:
    """Tell whether an event still says what it said when it was hashed."""
    return event.hash == event_hash(
        event.device,
        event.seq,
        event.time,
        event.actor,
        event.kind,
        event.body,
        event.previous,
    )


def common_head(heads: Mapping[str, str]) -> str:
    """Give one head for the whole log from the last hash of each device.

    With one device, the usual case, it is that device's own last hash.

    >>> common_head({"a": "11"})
    '11'
    >>> common_head({})
    '0000000000000000000000000000000000000000000000000000000000000000'
    """
    if len(heads) == 1:
        return next(iter(heads.values()))
    if not heads:
        return "0" * 64
    return digest("scrutiny-heads/1\0" + canonical(dict(heads)))
