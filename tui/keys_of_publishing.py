"""The keys of the page on which a copy for the public is read; `tui.keys` holds them with all."""

from tui.key import Key

PUBLISHING: tuple[Key, ...] = (
    Key(
        "turn",
        ("enter",),
        "Enter",
        "Next page",
        "Enter turns to the next page of what will be published.",
        ("copy",),
        ("copy",),
    ),
    Key(
        "turn_back",
        ("p",),
        "P",
        "Page before",
        "P turns to the page before.",
        ("copy",),
        ("copy",),
    ),
)
