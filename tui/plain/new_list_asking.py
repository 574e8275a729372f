"""A list that the force sent, line by line: what the pages show and ask, in a plain terminal.

Nothing is redrawn. Each question takes a number, and Enter alone goes back.
"""

from collections.abc import Callable, Sequence

from scrutiny.errors import Refusal
from tui.plain.new_list import NewList
from tui.plain.new_list_lines import CELLS, DATES, DECISIONS
from tui.plain.sentences import problem_words, shown

Ask = Callable[[str], str]
Tell = Callable[[str], None]
WAYS = (
    "Read all that is wrong with it",
    "See how its columns are read, and correct it",
    "See what its words mean, and say what is not known",
    "Say which dates you asked for",
    "Compare with totals from a second source",
    CELLS,
    "Say how its dates are written",
    "Write the page for the force's analyst",
    "Store the list",
    "Stop here",
)
_STORE, _STOP = 8, 9
_EVERY = 100_000


def ask_about_list(new: NewList, ask: Ask, tell: Tell, storing: bool = True) -> bool:
    """Look at a list and ask what is to be done; gives whether it was stored.

    `ask` gives what a person typed on one line, and raises `EOFError` when there is no more. When
    not `storing`, the list is only looked at.
    """
    _look(new, tell)
    ways = [way for at, way in enumerate(WAYS) if storing or at != _STORE]
    while True:
        chosen = _choose(ask, tell, "What do you want to do?", ways)
        way = _STOP if chosen is None else WAYS.index(ways[chosen])
        if way == _STOP:
            if not new.stored:
                tell("Nothing was stored.")
            return bool(new.stored)
        try:
            _do(way, new, ask, tell)
        except Refusal as refusal:
            tell(problem_words(refusal, saving=False))
            for each in refusal.problems:
                tell(shown(each.sentence()))
        if new.stored and way == _STORE:
            return True


def _do(way: int, new: NewList, ask: Ask, tell: Tell) -> None:
    if way == 0:
        for line in new.page_lines(100):
            tell(line)
    elif way in (1, 2):
        _correct(way, new, ask, tell)
    elif way == 3:
        _line(ask, tell, "First and last day, as 2026-01-01 to 2026-03-31: ", new.ask_for)
        _look(new, tell)
    elif way == 4:
        _line(ask, tell, "Totals, as 2026-01=412; all=800: ", new.control)
        _look(new, tell)
    elif way == 5:
        _cells(new, ask, tell)
    elif way == 6:
        rows = [words for _, words in DATES]
        chosen = _choose(ask, tell, "How does the list write dates?", rows)
        if chosen is not None:
            tell(new.write_dates_as(chosen))
            _look(new, tell)
    elif way == 7:
        _line(ask, tell, "The file to write (.html .docx .pdf .md): ", new.write_page, "Written.")
    elif way == _STORE:
        _store(new, ask, tell)


def _look(new: NewList, tell: Tell) -> None:
    tell(f"Reading {shown(new.path.name)} …")
    new.look(_counting(tell))
    for line in new.points():
        tell(line)


def _counting(tell: Tell) -> Callable[[int], None]:
    """Tell how far the reading has come, seldom enough to be listened to."""
    read = 0

    def watch(rows: int) -> None:
        nonlocal read
        if read // _EVERY != (read + rows) // _EVERY:
            tell(f"{read + rows:,} rows read so far. Ctrl+C stops.")
        read += rows

    return watch


def _choose(ask: Ask, tell: Tell, question: str, rows: Sequence[str]) -> int | None:
    """Ask for the number of a line; `None` for Enter alone."""
    tell("")
    tell(question)
    for number, row in enumerate(rows, start=1):
        tell(f"{number}. {row}")
    while True:
        typed = ask("Number, or Enter to go back: ").strip()
        if not typed:
            return None
        if typed.isdecimal() and 1 <= int(typed) <= len(rows):
            return int(typed) - 1
        tell(f"Type a number from 1 to {len(rows)}.")


def _line(ask: Ask, tell: Tell, question: str, take: Callable[[str], str], done: str = "") -> None:
    why_not = take(ask(question))
    if why_not or done:
        tell(why_not or done)


def _correct(way: int, new: NewList, ask: Ask, tell: Tell) -> None:
    """Let columns or words be corrected one after the other, and look again when any was."""
    if new.columns is None:
        tell("The list has no header that can be read.")
        return
    corrected = False
    while True:
        rows = new.column_rows() if way == 1 else new.word_rows()
        if not rows:
            tell("Every code, date and number of the list can be read as it is written.")
            break
        what = "column" if way == 1 else "word"
        place = _choose(ask, tell, f"Which {what} is wrong?", rows)
        if place is None:
            break
        if way == 1 and new.columns.columns[place].use == "personal":
            tell("This column says who a person is. It is never read.")
            continue
        question = "Which field does it fill?" if way == 1 else "What does it mean?"
        choices = new.field_rows(place) if way == 1 else new.meaning_rows(place)
        chosen = _choose(ask, tell, question, choices)
        if chosen is not None:
            tell(new.assign(place, chosen) if way == 1 else new.mean(place, chosen))
            corrected = True
    if corrected:
        _look(new, tell)


def _cells(new: NewList, ask: Ask, tell: Tell) -> None:
    sheets = new.sheets
    if not sheets:
        tell("This list is not a workbook, so there is nothing of that sort to decide.")
        return
    rows = (*new.sheet_rows(), *(words for *_, words in DECISIONS))
    chosen = _choose(ask, tell, "What shall be done?", rows)
    if chosen is None:
        return
    if chosen < len(sheets):
        new.decide(sheet=sheets[chosen].name)
    else:
        about, how, _ = DECISIONS[chosen - len(sheets)]
        new.decide(**{about: how})
    _look(new, tell)


def _store(new: NewList, ask: Ask, tell: Tell) -> None:
    question = new.store_question()
    if not question:
        tell("The list cannot be read, so it cannot be stored.")
        return
    if ask(f"{question} Type yes to store: ").strip().casefold() in ("y", "yes"):
        tell(new.store(_counting(tell)))
    else:
        tell("Nothing was stored.")
