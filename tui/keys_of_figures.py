"""The keys of the page on which figures are read; `tui.keys` holds them with all."""

from tui.key import Key

FIGURES: tuple[Key, ...] = (
    Key(
        "protected",
        ("p",),
        "P",
        "Protect",
        "P shows what of these figures may be published: small counts hidden, and whatever would"
        " give them away. P again shows everything.",
        ("figures",),
        ("figures",),
    ),
    Key(
        "write_file",
        ("w",),
        "W",
        "Write",
        "W writes what is shown to a file for a spreadsheet, .xlsx or .csv, where you say.",
        ("figures",),
        ("figures",),
    ),
)
