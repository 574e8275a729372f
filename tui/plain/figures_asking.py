"""Figures line by line: what the pages offer to choose, in a plain terminal."""

from collections.abc import Callable

from scrutiny.errors import Refusal
from tui.figures.choosing import Choosing, Row
from tui.figures.chosen import chosen_figures
from tui.figures.command_words import command_line
from tui.figures.parts import OWN
from tui.plain.figure_lines import figure_lines
from tui.plain.sentences import problem_words, shown

Ask = Callable[[str], str]
Tell = Callable[[str], None]
SHOW = "Show the figures"
_WIDTH = 78
_EVERY_CASE = "Every case of the list is counted, never the cases that the panel read."
_ABOVE = {
    "forces": "Every search of the files is counted. Nothing of them is stored.",
    "draw": "Was the draw what was planned? No ratio is ever made of the cases drawn.",
}
HOW = "Enter on a line changes it. The last line shows the figures."


def told_above(choosing: Choosing) -> str:
    """Say what is counted, and how to choose."""
    return f"{_ABOVE.get(choosing.kind, _EVERY_CASE)}\n{HOW}"


def row_words(row: Row) -> str:
    """Write the line of a choice."""
    return f"{row.name + ':':15}{shown(row.words)}"


def ask_for_figures(choosing: Choosing, ask: Ask, tell: Tell) -> None:
    """Ask what is wanted and show it, until somebody stops or there is no more input.

    `ask` gives what a person typed on one line, and raises `EOFError` at the end of input.
    """
    try:
        while _turn(choosing, ask, tell):
            pass
    except EOFError:
        tell("")


def _turn(choosing: Choosing, ask: Ask, tell: Tell) -> bool:
    rows = choosing.rows()
    tell("")
    tell(_ABOVE.get(choosing.kind, _EVERY_CASE))
    for number, row in enumerate(rows, start=1):
        tell(f"{number:2}  {row_words(row)}")
    typed = ask(f"Type 1 to {len(rows)} to change a line, S to show the figures, Q to stop: ")
    word = typed.strip().lower()
    if word in ("q", "quit", "stop"):
        return False
    if word in ("s", "show"):
        _told(lambda: _show(choosing, tell), tell)
    elif (place := _number(word, len(rows))) is not None:
        _told(lambda: _change(choosing, rows[place].part, ask, tell), tell)
    else:
        tell(f"Type a number from 1 to {len(rows)}, S or Q.")
    return True


def _told(act: Callable[[], None], tell: Tell) -> None:
    try:
        act()
    except Refusal as refusal:
        tell(problem_words(refusal, saving=False))


def _show(choosing: Choosing, tell: Tell) -> None:
    found = chosen_figures(choosing)
    tell("")
    for line in figure_lines(found.pages, _WIDTH, found.notice):
        tell(line)
    tell("The same as a command:")
    tell(f"  {command_line(choosing)}")


def _change(choosing: Choosing, part: str, ask: Ask, tell: Tell) -> None:
    offer = choosing.offer(part)
    value = OWN
    if offer.values:
        tell(choosing.question(part))
        value = offer.values[_one(offer.lines, ask, tell)]
    if value == OWN:
        tell(choosing.line_question(part))
        value = ask("Write it: ")
    elif choosing.is_valued(part, value):
        told = choosing.values_of(value)
        tell("Which of these count? Any of several makes the case count.")
        value = "\n".join(told.values[place] for place in _several(told.lines, ask, tell))
    choosing.choose(part, value)


def _one(lines: tuple[str, ...], ask: Ask, tell: Tell) -> int:
    _list(lines, tell)
    while (place := _number(ask(f"1 to {len(lines)}: "), len(lines))) is None:
        tell(f"Type a number from 1 to {len(lines)}.")
    return place


def _several(lines: tuple[str, ...], ask: Ask, tell: Tell) -> tuple[int, ...]:
    _list(lines, tell)
    while True:
        typed = ask("Numbers, with commas between: ").replace(",", " ").split()
        places = [_number(each, len(lines)) for each in typed]
        known = [place for place in places if place is not None]
        if known and len(known) == len(places):
            return tuple(dict.fromkeys(known))
        tell(f"Type numbers from 1 to {len(lines)}, such as: 1, 3")


def _list(lines: tuple[str, ...], tell: Tell) -> None:
    for number, line in enumerate(lines, start=1):
        tell(f"{number:2}  {shown(line)}")


def _number(text: str, most: int) -> int | None:
    typed = text.strip()
    return int(typed) - 1 if typed.isdecimal() and 1 <= int(typed) <= most else None
