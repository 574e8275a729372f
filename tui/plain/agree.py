"""What the panel agrees about each case, line by line: the same walk as on the screens."""

from scrutiny.meetings.agreeing import Agreeing
from scrutiny.meetings.referring import CHAIR
from scrutiny.panels.definition import Panel
from tui.plain.observing import ask_observation
from tui.plain.resting import ask_private_note, pause
from tui.plain.sentences import (
    TOGETHER,
    case_lines,
    counted,
    kind_of_case,
    progress_words,
    saved_words,
    shown,
    spread_words,
    warning_text,
)
from tui.plain.talk import Talk

HELP = (
    "Type the number of what the panel agrees and press Enter. You are then asked for the reason",
    "where one is needed, and for dissent. After that it is saved.",
    "Enter alone goes on. B goes back. U takes back what was agreed about this case.",
    "W writes a reason where none is needed. R reads the case and the notes. O writes an",
    "observation about this case. G goes to another case. M goes back to the chair's part.",
    "S writes a private note that goes into no report. P pauses.",
    "Q stops; everything you saw as saved is safe.",
)


def agree(talk: Talk, agreeing: Agreeing) -> None:
    """Walk through the cases until all are agreed, or M; raises `Stopped` when the chair stops."""
    told = -1
    while not agreeing.at_end:
        if told != agreeing.place:
            told = agreeing.place
            _tell(talk, agreeing)
        typed = talk.ask(
            f"Type 1 to {len(agreeing.options)} and press Enter, B to go back, ? for help:"
        ).casefold()
        if typed == "m":
            return
        if typed == "u":
            told = -1
        _do(talk, agreeing, typed)
    talk.tell(f"All {counted(len(agreeing.talk), 'case')} agreed. All is saved.")


def _tell(talk: Talk, agreeing: Agreeing) -> None:
    spread = agreeing.shown
    kind = kind_of_case(spread.case.kind)
    talk.tell(
        "",
        f"Case {agreeing.place + 1} of {len(agreeing.talk)}: {shown(spread.case.reference)}"
        + (f", {kind}." if kind else "."),
        TOGETHER.replace(" - ", ": ") + ".",
        progress_words(agreeing.agreed, len(agreeing.talk), "agreed") + ".",
        "What you each said before talking:",
    )
    talk.tell(*(f"{shown(each.option.label)}: {each.count}" for each in spread.counts))
    talk.tell(*spread_words(spread))
    talk.tell("What does the panel agree?")
    for number, option in enumerate(agreeing.options, start=1):
        mark = " (agreed)" if option == agreeing.draft.option else ""
        talk.tell(f"{number}  {shown(option.label)}{mark}")


def _do(talk: Talk, agreeing: Agreeing, typed: str) -> None:
    if typed == "?":
        talk.tell(*HELP)
    elif typed == "b":
        agreeing.back()
    elif typed == "u":
        talk.attempt(agreeing.withdraw)
    elif typed == "r":
        _read(talk, agreeing)
    elif typed == "s":
        case_id = agreeing.shown.case.case_id
        ask_private_note(talk, agreeing.workspace, agreeing.meeting.id, case_id, CHAIR)
    elif typed == "p":
        pause(talk, agreeing.workspace)
    elif typed == "o":
        _observe(talk, agreeing, agreeing.panel)
    elif typed == "w":
        agreeing.give_reason(talk.line("Why, on one line:"))
        talk.tell("Kept as a draft. It is saved with the number of what the panel agrees.")
    elif typed == "g":
        number = talk.ask(f"Which case? Type 1 to {len(agreeing.talk)}:")
        talk.attempt(lambda: agreeing.go(int(number) if number.isdecimal() else 0))
    elif typed == "":
        talk.attempt(agreeing.save)
    elif typed.isdecimal() and 1 <= int(typed) <= len(agreeing.options):
        _conclude(talk, agreeing, int(typed))
    else:
        talk.tell(f"'{shown(typed)}' is not an answer here. ? tells what you can type.")


def _conclude(talk: Talk, agreeing: Agreeing, number: int) -> None:
    agreeing.choose(number)
    if agreeing.reason_wanted and not agreeing.draft.reason:
        why = f"Why? It is needed: {agreeing.reason_wanted}. On one line:"
        agreeing.give_reason(talk.line(why))
    if agreeing.most_dissent and not _dissent(talk, agreeing):
        return

    def save() -> str:
        return agreeing.save() or f"{saved_words(agreeing.saved_at)}."

    talk.attempt(save)


def _dissent(talk: Talk, agreeing: Agreeing) -> bool:
    typed = talk.ask(f"How many did not agree? 0 to {agreeing.most_dissent}, Enter alone for none:")
    if not typed or typed == "0":
        return not agreeing.give_dissent(0, "")
    if not typed.isdecimal():
        talk.tell("Not saved: that is not a number. Type what the panel agrees again.")
        return False
    reason = talk.line("Why did they not agree? In their own words, without names, on one line:")
    why_not = agreeing.give_dissent(int(typed), reason)
    if why_not:
        talk.tell(f"Not saved: {why_not} Type what the panel agrees again.")
    return not why_not


def _read(talk: Talk, agreeing: Agreeing) -> None:
    view = agreeing.view
    if view.warnings:
        talk.tell(f"Warning: {warning_text(view)}")
    talk.tell(*(f"{line.title}: {line.text}" for line in case_lines(view)))
    talk.tell(*(f"A member's note: {note.show()}" for note in agreeing.shown.notes))


def _observe(talk: Talk, agreeing: Agreeing, panel: Panel) -> None:
    said = ask_observation(talk, panel)
    if said is not None:
        kind, text = said

        def save() -> str:
            agreeing.observe(kind, text, about_case=True)
            return "The observation is saved."

        talk.attempt(save)
