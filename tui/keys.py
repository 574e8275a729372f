"""Every key of the screens, once: the key line, the help page and the tests are made from this.

Only keys that every terminal passes on: no Alt, no Ctrl with Enter, no F10 or F11, and never F1
alone. A single letter never deletes anything and never leaves the program.
"""

from tui.key import Key
from tui.keys_list import LIST_KEYS
from tui.keys_of_care import CARE
from tui.keys_of_drawing import DRAWING
from tui.keys_of_figures import FIGURES
from tui.keys_of_findings import FINDINGS
from tui.keys_of_people import PEOPLE
from tui.keys_of_publishing import PUBLISHING

__all__ = ["ALSO", "CHOICES", "KEYS", "Key", "keys_for", "line_for"]

CHOICES = "123456789"
"""The number keys that choose an answer."""


_CEREMONY_MENUS = ("ceremony_frames", "ceremony_source", "ceremony_seed")
_CEREMONY_STEPS = ("ceremony_list", "ceremony_plan")
_CEREMONY = (*_CEREMONY_STEPS, "ceremony_drawn")
_CEREMONY_BOXES = ("ceremony_digits_box", "ceremony_size_box", "ceremony_value_box")
_PEOPLE = ("attendance", "sub_groups", "papers")
_MENUS = (
    "home",
    "prepare",
    "weeks",
    "near",
    "figures_menu",
    "make_theme",
    "new_list",
    "columns",
    "words",
    "meetings",
    "seats",
    "chair",
    "end",
    "reports",
    "publish",
    "tick",
    *_PEOPLE,
    *_CEREMONY_MENUS,
)
_WORK = ("judge", "agree", "show", "alike", "observations")
_TOLD = ("information", "agreement", "figures", "chair_numbers", "reports", "copy")
_BLANK = ("hand_over", "pause")
_PAGES = (*_MENUS, *_WORK, *_CEREMONY, *_TOLD, "cases", "findings", *_BLANK)
_LISTS = ("go_to_box", "kind_box", "choice_box", "filter_box")
_LINES = ("line_box", "values_box")
_READ = ("read_box", "help_box")
_TEXTS = ("text_box", "dissent_box")

KEYS: tuple[Key, ...] = (
    Key(
        "choose",
        tuple(CHOICES),
        "1 to 9",
        "Choose",
        "1 to 9 choose the line with that number; another number changes it. Where several answers"
        " fit, the same number takes the answer back.",
        ("judge", "agree", *_MENUS, "kind_box", "choice_box", "filter_box", "values_box"),
    ),
    Key(
        "digit",
        tuple("0123456789"),
        "0 to 9",
        "Number",
        "Type the number of a case to move to it.",
        ("go_to_box",),
    ),
    Key(
        "conflict",
        ("0",),
        "0",
        "Not mine",
        "0 says that you should not judge this case, for example because you know someone in it."
        " The case is then hidden from you. U takes it back.",
        ("judge",),
    ),
    Key(
        "next",
        ("enter",),
        "Enter",
        "Next",
        "Enter goes on to the next question, and then to the next case. After a first answer the"
        " next question comes by itself; the last one waits for Enter.",
        ("judge", "hand_over", "pause"),
        ("judge", "hand_over", "pause"),
    ),
    Key(
        "open",
        ("enter",),
        "Enter",
        "Go on",
        "Enter opens the line with the > mark.",
        (*_MENUS, *_LISTS, "show", "cases", "findings"),
        (*_MENUS, *_LISTS, "show", "cases", "findings"),
    ),
    *LIST_KEYS,
    *FINDINGS,
    *PUBLISHING,
    *FIGURES,
    Key(
        "answer",
        ("enter",),
        "Enter",
        "Choose",
        "Enter gives the answer with the > mark.",
        ("ask_box",),
        ("ask_box",),
    ),
    Key(
        "save",
        ("enter",),
        "Enter",
        "Save",
        "Enter saves what the panel agrees about this case and goes on to the next one.",
        ("agree",),
        ("agree",),
    ),
    Key(
        "next_step",
        ("enter",),
        "Enter",
        "Next",
        "Enter goes on to the next step of the draw.",
        _CEREMONY_STEPS,
        _CEREMONY_STEPS,
    ),
    Key(
        "take",
        ("enter",),
        "Enter",
        "Keep",
        "Enter keeps what you typed.",
        (*_CEREMONY_BOXES, *_LINES),
        (*_CEREMONY_BOXES, *_LINES),
    ),
    Key(
        "back",
        ("b",),
        "B",
        "Back",
        "B goes back: one question, one case, or one page. What you chose there is still there and"
        " can be changed until the chair shows the answers.",
        tuple(each for each in _PAGES if each not in ("home", *_BLANK)),
        tuple(each for each in _PAGES if each not in ("home", *_BLANK, "agree")),
    ),
    Key(
        "undo",
        ("u",),
        "U",
        "Undo",
        "U takes back the last thing you changed, and says what it was. Press it again to go"
        " further back, as far as your first answer.",
        ("judge", "end", "agree", "alike", "observations"),
        ("judge", "alike", "observations"),
    ),
    Key(
        "note",
        ("n",),
        "N",
        "Note",
        "N opens a box for your own note on this case. Escape closes the box and keeps the note.",
        ("judge",),
        ("judge",),
    ),
    Key(
        "reason",
        ("n",),
        "N",
        "Why",
        "N opens a box for the reason of the panel. Sometimes a reason is needed; the page says"
        " when.",
        ("agree", "show"),
        ("agree", "show"),
    ),
    Key(
        "flag",
        ("f",),
        "F",
        "Flag",
        "F marks the case so that the panel talks about it first. F again takes the mark away.",
        ("judge",),
        ("judge",),
    ),
    Key(
        "go_to",
        ("g",),
        "G",
        "Go to",
        "G shows the list of all cases and goes to the one you type.",
        ("judge", "end", "agree"),
        ("end",),
    ),
    Key(
        "dissent",
        ("d",),
        "D",
        "Dissent",
        "D notes how many did not agree, and why.",
        ("agree",),
        ("agree",),
    ),
    Key(
        "observe",
        ("o",),
        "O",
        "Observe",
        "O writes down an observation: good practice, learning, a question or a point of policy.",
        ("agree", "observations"),
        ("agree", "observations"),
    ),
    Key(
        "read_case",
        ("r",),
        "R",
        "Read",
        "R opens the case and the notes of the members, to read again.",
        ("agree",),
        ("agree",),
    ),
    Key(
        "agree_alike",
        ("a",),
        "A",
        "Agree all",
        "A agrees all the cases of the list at once, each with the answer beside it.",
        ("agree", "alike"),
        ("alike",),
    ),
    Key(
        "show_answers",
        ("s",),
        "S",
        "Show to all",
        "S shows the answers of all seats. It asks once, because it cannot be taken back.",
        ("show",),
        ("show",),
    ),
    *DRAWING,
    Key(
        "hand_over",
        ("h",),
        "H",
        "Hand over",
        "H blanks the screen so that you can pass the computer to the next seat.",
        ("judge", "end"),
    ),
    Key(
        "chair",
        ("c",),
        "C",
        "Chair",
        "C opens the chair's part: show the answers, agree on each case, close the meeting.",
        ("seats", "end"),
        ("seats",),
    ),
    *PEOPLE,
    *CARE,
    Key(
        "read_on",
        ("pagedown",),
        "Page Down",
        "Read on",
        "Page Down reads on, wherever the > mark is. So does the mouse wheel, or a click on the"
        " lower edge of the box.",
        (*_WORK, *_READ, *_CEREMONY, *_TOLD, "prepare", "make_theme"),
        (*_READ, *_CEREMONY, "prepare", "make_theme", "chair_numbers", "figures"),
    ),
    Key(
        "read_back",
        ("pageup",),
        "Page Up",
        "Read back",
        "Page Up goes back to the part before. So does a click on the upper edge of the box.",
        (*_WORK, *_READ, *_CEREMONY, *_TOLD, "prepare", "make_theme"),
    ),
    Key(
        "yes",
        ("y",),
        "Y",
        "Yes",
        "Y answers yes to the question in the box.",
        ("ask_box",),
    ),
    Key(
        "no",
        ("n",),
        "N",
        "No",
        "N answers no to the question in the box; so does Escape.",
        ("ask_box",),
    ),
    Key(
        "pass_on",
        ("h",),
        "H",
        "Hand over",
        "H passes the computer on instead of stopping.",
        ("ask_box",),
    ),
    Key(
        "keep",
        ("escape",),
        "Escape",
        "Keep",
        "Escape keeps what you wrote and closes the box.",
        _TEXTS,
        _TEXTS,
    ),
    Key(
        "close",
        ("escape",),
        "Escape",
        "Close",
        "Escape closes the box. It never leaves the program.",
        (*_LISTS, *_READ, *_LINES, *_CEREMONY_BOXES, "ask_box"),
        (*_LISTS, *_READ, *_LINES, *_CEREMONY_BOXES, "ask_box"),
    ),
    Key(
        "stop_reading",
        ("escape",),
        "Escape",
        "Stop reading",
        "Escape stops the reading of a long list. Nothing of it is stored then.",
        ("wait_box",),
        ("wait_box",),
    ),
    Key(
        "theme",
        ("t",),
        "T",
        "Light/dark",
        "T changes between dark letters on white and light letters on black. It is kept for next"
        " time.",
        _PAGES,
    ),
    Key(
        "help",
        ("f1", "question_mark"),
        "F1 or ?",
        "Help",
        "F1 or ? opens this page.",
        _PAGES,
        _PAGES,
    ),
    Key(
        "stop",
        ("ctrl+q",),
        "Ctrl+Q",
        "Stop",
        "Ctrl+Q stops the program. It asks one question first. Everything is saved already.",
        ("*",),
        _PAGES,
    ),
)

ALSO = (
    "Up and Down move the > mark, Space chooses the line it is on.",
    "Tab goes from the answers to the case text and back.",
    "With the mouse: click a line to choose it, click a word at the bottom to do it.",
    "What has no word at the bottom can be done with a click on its line in this help.",
    "To copy text, hold Shift, drag with the mouse, and copy as you always do.",
    "Ctrl and + makes the letters bigger in most windows; Ctrl and - makes them smaller.",
    "If the window ever shows strange signs after a stop, type reset and press Enter.",
    "Nothing on these pages needs the internet, and nothing times out.",
)
"""What the help page says beside the keys."""


def keys_for(page: str) -> tuple[Key, ...]:
    """Give the keys that work on a page.

    >>> [key.id for key in keys_for("hand_over")]
    ['next', 'theme', 'help', 'stop']
    """
    return tuple(key for key in KEYS if page in key.screens or "*" in key.screens)


def line_for(page: str) -> tuple[Key, ...]:
    """Give the keys that the bottom line of a page shows, in their order.

    >>> [key.label for key in line_for("hand_over")]
    ['Next', 'Help', 'Stop']
    """
    return tuple(key for key in KEYS if page in key.line)
