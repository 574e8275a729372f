"""The keys for the people at a meeting: who is here, and paper sheets."""

from tui.key import Key

PEOPLE: tuple[Key, ...] = (
    Key(
        "people",
        ("w",),
        "W",
        "Who is here",
        "W opens the page of who is here: late arrivals, early leavers, apologies, sub-groups.",
        ("seats", "chair"),
        ("seats", "chair"),
    ),
    Key(
        "paper",
        ("e",),
        "E",
        "Paper sheet",
        "E enters a paper sheet for a member. It asks whose sheet it is, and who types it in.",
        ("seats", "chair"),
        ("chair",),
    ),
)
