"""The keys for what is noted beside the answers, and for the wellbeing of those who judge."""

from tui.key import Key

CARE: tuple[Key, ...] = (
    Key(
        "footage",
        ("v",),
        "V",
        "Footage",
        "V notes that you begin to watch footage of this case; V again, that you pause or have seen"
        " it. The page says how long it was so far.",
        ("judge",),
    ),
    Key(
        "minutes",
        ("m",),
        "M",
        "Minutes",
        "M opens a box for the minutes of footage watched, when they were noted elsewhere or must"
        " be put right.",
        ("judge",),
    ),
    Key(
        "refer",
        ("s",),
        "S",
        "Safety",
        "S opens a box for a private note, when you see misconduct or someone may be at risk. Only"
        " the coordinator reads it. It goes into no report.",
        ("judge", "agree"),
    ),
    Key(
        "pause",
        ("p",),
        "P",
        "Pause",
        "P blanks the screen for a pause and says where support is. Enter comes back to where you"
        " were. Nobody is told.",
        ("judge", "agree", "show", "alike", "observations", "seats", "chair", "end"),
    ),
    Key(
        "at_once",
        ("a",),
        "A",
        "At once",
        "A makes the next case come as soon as you judge, with one key; A again makes it wait for"
        " Enter. It is kept for next time.",
        ("judge",),
    ),
)
