"""A seat's cases, line by line: the same turn as on the screens, and the same record."""

from functools import partial

from scrutiny.meetings.answering import NOTE
from scrutiny.meetings.turn import Turn
from scrutiny.meetings.words import answer_words
from tui.plain.beside import HIDDEN, MINUTES_HINT, footage_step, minutes_step
from tui.plain.people_words import sheet_done_words, sheet_words
from tui.plain.resting import ask_private_note, pause
from tui.plain.sentences import (
    ALONE,
    CONFLICT,
    CONFLICT_LONG,
    case_lines,
    finished_words,
    kind_of_case,
    progress_words,
    saved_words,
    shown,
    warning_text,
)
from tui.plain.talk import Talk

HELP = (
    "Type the number of an answer and press Enter. It is saved at once.",
    "Enter alone goes on. B goes back. U takes back the last change.",
    "0 says that you should not judge this case, for example because you know someone in it.",
    "N writes a note. F flags the case, so that the panel talks about it first.",
    "R reads the case again. G goes to another case. P pauses.",
    "V says that you begin to watch footage of this case; V again, that you pause or have seen it.",
    "M puts in the minutes of footage watched. S writes a private note: see what it says.",
    "H passes the computer to the next seat. Q stops; everything you saw as saved is safe.",
)


def judge(talk: Talk, turn: Turn) -> None:
    """Let a seat judge its cases until it hands over; raises `Stopped` when it stops."""
    if turn.greeting():
        talk.tell(turn.greeting())
    at, read, asked = -1, False, (-1, 0)
    while True:
        if turn.at_end:
            at, asked = -1, (-1, 0)
            if _ended(talk, turn):
                return
            continue
        if turn.place != at:
            at, read = turn.place, False
            _tell_head(talk, turn)
        if not read and not turn.covered:
            read = True
            _tell_case(talk, turn)
        if turn.covered:
            typed = _ask_covered(talk, turn)
        else:
            if asked != (turn.place, turn.step):
                asked = (turn.place, turn.step)
                _tell_question(talk, turn)
            typed = _ask(talk, turn)
        if typed == "h":
            if talk.attempt(turn.leave):
                return
            continue
        if typed in ("r", "u", "0"):
            asked = (-1, 0)
        if typed == "r":
            read = False
        else:
            _do(talk, turn, typed)


def _tell_head(talk: Talk, turn: Turn) -> None:
    kind = kind_of_case(turn.case.case.kind)
    flagged = ". Flagged" if turn.case.flagged else ""
    talk.tell(
        "",
        f"Case {turn.place + 1} of {turn.of}: {shown(turn.case.case.reference)}"
        + (f", {kind}" if kind else "")
        + f". Seat {turn.seat.number}{flagged}.",
        (sheet_words(turn.sheet) if turn.sheet else ALONE.replace(" - ", ", ")) + ".",
        progress_words(turn.done, turn.of) + ".",
    )


def _tell_case(talk: Talk, turn: Turn) -> None:
    if turn.view is None:
        talk.tell("You said that you should not judge this case, so it is hidden.")
        return
    for line in case_lines(turn.view):
        talk.tell(f"{line.title}: {line.text}")
    note = turn.answers.get(NOTE)
    if note:
        talk.tell(f"Your note: {note.text.show()}")


def _ask_covered(talk: Talk, turn: Turn) -> str:
    assert turn.view is not None
    talk.tell("Before you read:", warning_text(turn.view))
    return talk.ask(
        "Press Enter to read this case. You may take a break first. G takes another case, ? helps:"
    ).casefold()


def _tell_question(talk: Talk, turn: Turn) -> None:
    question = turn.question
    if question is None:
        return
    talk.tell("", f"Question {turn.step + 1} of {len(turn.questions)}. {shown(question.text)}")
    if question.help:
        talk.tell(shown(question.help))
    value = turn.answer.value if turn.answer else None
    held = value if isinstance(value, tuple) else (value,)
    for number, option in enumerate(turn.options, start=1):
        mark = " (chosen)" if option.code in held else ""
        talk.tell(f"{number}  {shown(option.label)}{mark}")
    if question.type == "text":
        written = answer_words(question, turn.answer) if turn.answer else "nothing written yet"
        talk.tell(f"1  Write your answer: {written}")
    talk.tell(f"0  {CONFLICT_LONG}")


def _ask(talk: Talk, turn: Turn) -> str:
    question = turn.question
    if question is None:
        prompt = "Press Enter for the next case, U to undo, ? for help:"
    elif question.type == "text":
        prompt = "Type 1 to write, or press Enter alone to go on, B to go back, ? for help:"
    elif question.type == "several":
        prompt = (
            f"Type numbers from 1 to {len(turn.options)} and press Enter; then Enter alone to go"
            " on. B to go back, ? for help:"
        )
    else:
        prompt = f"Type 1 to {len(turn.options)} and press Enter, B to go back, ? for help:"
    return talk.ask(prompt).casefold()


def _do(talk: Talk, turn: Turn, typed: str) -> None:
    question = turn.question
    if typed == "?":
        talk.tell(*HELP)
    elif typed == "b":
        if turn.place == 0 and turn.step == 0:
            talk.tell("This is your first case.")
        talk.attempt(turn.back, saving=False)
    elif typed == "u":
        talk.attempt(turn.undo)
    elif typed == "f":
        if turn.view is None:
            talk.tell(HIDDEN)
        else:
            talk.attempt(turn.flag)
    elif typed == "g":
        number = talk.ask(f"Which case? Type 1 to {turn.of}:")
        talk.attempt(lambda: turn.go(int(number) if number.isdecimal() else 0))
    elif typed == "n":
        _note(talk, turn)
    elif typed == "v":
        talk.attempt(lambda: footage_step(turn))
    elif typed == "m":
        _minutes(talk, turn)
    elif typed == "s":
        _refer(talk, turn)
    elif typed == "p":
        pause(talk, turn.workspace)
    elif typed == "0":
        if talk.attempt(turn.declare):
            talk.tell(f"{CONFLICT}. {saved_words(turn.saved_at)}.")
    elif typed == "":
        talk.attempt(turn.forward)
    elif question is not None and question.type == "text":
        _write(talk, turn, typed)
    else:
        _choose(talk, turn, typed)


def _choose(talk: Talk, turn: Turn, typed: str) -> None:
    parts = typed.replace(",", " ").split()
    question = turn.question
    several = question is not None and question.type == "several"
    if not all(each.isdecimal() for each in parts) or (len(parts) > 1 and not several):
        talk.tell(f"'{shown(typed)}' is not an answer here. ? tells what you can type.")
        return
    if question is None or turn.covered:
        talk.tell("Press Enter first.")
        return
    for each in parts:
        if not 1 <= int(each) <= len(turn.options):
            talk.tell(f"Choose 1 to {len(turn.options)}.")
            return
    for each in parts:
        if not talk.attempt(partial(turn.choose, int(each))):
            return
    told = answer_words(question, turn.answer) if turn.answer else "nothing"
    talk.tell(f"{told}. {saved_words(turn.saved_at) or 'Saved before'}.")
    if not several:
        talk.attempt(turn.forward)


def _write(talk: Talk, turn: Turn, typed: str) -> None:
    if typed != "1":
        talk.tell("Type 1 to write your answer.")
        return
    text = talk.line("Your answer, on one line:")

    def write() -> str:
        turn.write(text)
        return f"{saved_words(turn.saved_at)}." if text else ""

    if talk.attempt(write) and text:
        talk.attempt(turn.forward)


def _note(talk: Talk, turn: Turn) -> None:
    if turn.view is None:
        talk.tell(HIDDEN)
        return
    text = talk.line("Your note, on one line (Enter alone keeps the old one). No names, please:")

    def write() -> str:
        turn.write_note(text)
        return f"Note kept. {saved_words(turn.saved_at)}."

    if text:
        talk.attempt(write)


def _minutes(talk: Talk, turn: Turn) -> None:
    if turn.view is None or turn.covered:
        talk.tell(HIDDEN if turn.view is None else "Press Enter to read the case first.")
        return
    text = talk.line(f"{MINUTES_HINT} On one line:")

    def write() -> str:
        minutes_step(turn, text)
        return "Kept." if text else ""

    talk.attempt(write)


def _refer(talk: Talk, turn: Turn) -> None:
    if turn.view is None or turn.covered:
        talk.tell(HIDDEN if turn.view is None else "Press Enter to read the case first.")
        return
    ask_private_note(
        talk, turn.workspace, turn.meeting.id, turn.case.case.case_id, turn.seat.number, turn.actor
    )


def _ended(talk: Talk, turn: Turn) -> bool:
    talk.tell(
        "",
        f"{sheet_words(turn.sheet)}. {sheet_done_words(turn.of, turn.flagged)}"
        if turn.sheet
        else finished_words(turn.of, turn.flagged),
        "You can change any answer until the chair shows them all.",
    )
    typed = talk.ask(
        "Press Enter to look back over your answers, or H to pass the computer to the next seat:"
    ).casefold()
    if typed == "h":
        return True
    if typed == "":
        talk.attempt(lambda: turn.go(1), saving=False)
    elif typed in ("b", "u", "g", "?"):
        _do(talk, turn, typed)
    return False
