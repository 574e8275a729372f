"""One key of the screens: what it is called, what it does, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that a key does."""

    id: str
    keys: tuple[str, ...]
    """The keys, as the terminal library names them."""
    shown: str
    """The key as a person finds it on the keyboard."""
    label: str
    """At most 12 letters, for the line at the bottom."""
    help: str
    """One sentence for the help page."""
    screens: tuple[str, ...]
    """The pages on which it works; `*` means all."""
    line: tuple[str, ...] = ()
    """The pages whose bottom line shows it."""
