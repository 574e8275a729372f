"""The keys of the page of findings; `tui.keys` holds them with all others."""

from tui.key import Key

FINDINGS: tuple[Key, ...] = (
    Key(
        "evidence",
        ("e",),
        "E",
        "Evidence",
        "E notes what the panel itself has seen of what the force did.",
        ("findings",),
        ("findings",),
    ),
    Key(
        "close_finding",
        ("c",),
        "C",
        "Close",
        "C closes a finding for the panel, once you have written why. It stays in the list.",
        ("findings",),
        ("findings",),
    ),
    Key(
        "ask_again",
        ("a",),
        "A",
        "Reopen",
        "A opens a finding again that was answered or closed, once you have written why.",
        ("findings",),
        ("findings",),
    ),
    Key(
        "owner",
        ("w",),
        "W",
        "Who",
        "W names who of the force looks after a finding.",
        ("findings",),
    ),
    Key(
        "link",
        ("l",),
        "L",
        "Repeats",
        "L brings a finding together with another one that it repeats.",
        ("findings",),
    ),
    Key(
        "which",
        ("f",),
        "F",
        "Which",
        "F changes which findings are shown: those that the panel has not closed, those that are"
        " overdue, or all.",
        ("findings",),
    ),
)
