"""The keys of the whole list of cases; `tui.keys` holds them with all others."""

from tui.key import Key

LIST_KEYS: tuple[Key, ...] = (
    Key(
        "filter",
        ("f",),
        "F",
        "Find",
        "F finds cases by reference, theme, month or words; the list then shows only those.",
        ("cases",),
        ("cases",),
    ),
    Key(
        "exclude",
        ("x",),
        "X",
        "Exclude",
        "X keeps the case out of every later draw, for a reason that is counted and published. X"
        " again takes that back.",
        ("cases",),
    ),
    Key(
        "jump",
        ("g",),
        "G",
        "Go to",
        "G goes to a reference, or to a row by its number.",
        ("cases",),
        ("cases",),
    ),
    Key(
        "page_on",
        ("pagedown",),
        "Page Down",
        "On",
        "Page Down goes one page on in the list. So does a click on the lower edge of the box; the"
        " mouse wheel goes a few rows.",
        ("cases", "findings"),
        ("cases",),
    ),
    Key(
        "page_back",
        ("pageup",),
        "Page Up",
        "Back",
        "Page Up goes one page back in the list, and so does a click on the upper edge of the box.",
        ("cases", "findings"),
    ),
    Key(
        "first",
        ("home",),
        "Home",
        "First",
        "Home goes to the first line of the list.",
        ("cases", "findings"),
    ),
    Key(
        "last",
        ("end",),
        "End",
        "Last",
        "End goes to the last line of the list.",
        ("cases", "findings"),
    ),
    Key(
        "count_by",
        ("g",),
        "G",
        "Count by",
        "G counts each value of a field, or all cases together again.",
        ("chair_numbers",),
        ("chair_numbers",),
    ),
)
