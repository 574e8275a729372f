"""The keys of the draw in public; `tui.keys` holds them with all others."""

from tui.key import Key

DRAWING: tuple[Key, ...] = (
    Key(
        "how_many",
        ("s",),
        "S",
        "How many",
        "S says how many cases are read, where the sealed plan does not say it.",
        ("ceremony_plan",),
        ("ceremony_plan",),
    ),
    Key(
        "cases_drawn",
        ("c",),
        "C",
        "Cases",
        "C shows the cases that were drawn from this list before.",
        ("ceremony_list",),
        ("ceremony_list",),
    ),
    Key(
        "proof",
        ("p",),
        "P",
        "Proof sheet",
        "P writes the proof sheet and the record of the draw into files, and says where they are.",
        ("ceremony_drawn",),
        ("ceremony_drawn",),
    ),
)
