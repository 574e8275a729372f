"""The sentences that both front ends say: one wording for the screens and for the plain mode.

Nothing here knows a terminal. Every text that came from outside is cleaned before it leaves.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny.clock import moment_of
from scrutiny.errors import Refusal
from scrutiny.meetings.concluding import Spread
from scrutiny.meetings.hiding import HIDDEN, REPEATED, TOKEN
from scrutiny.meetings.meeting import Meeting, Seat
from scrutiny.meetings.observing import Observation
from scrutiny.meetings.overview import LeftOff
from scrutiny.meetings.progress import SeatProgress
from scrutiny.meetings.viewing import CaseView
from scrutiny.meetings.words import kind_words
from scrutiny.panels.definition import Panel
from scrutiny.text import OutsideText

CONFLICT = "I should not judge this case"
CONFLICT_LONG = f"{CONFLICT} (I know someone in it)"
ALONE = "YOUR OWN VIEW - hidden from the others"
TOGETHER = "SHOWN TO ALL - talk, then agree"
STOP = "Everything is saved. Stop now?"
HOW_ALIKE = "How alike you judged"
SAFE = "Your saved work is safe."


def shown(text: str) -> str:
    """Clean a label or name and put it on one line.

    >>> shown("two" + chr(10) + "lines" + chr(27))
    'two lines‹U+001B›'
    """
    return OutsideText(text).one_line()


def counted(number: int, one: str, more: str = "") -> str:
    """Count things in words.

    >>> counted(1, "case"), counted(3, "case")
    ('1 case', '3 cases')
    """
    return f"{number} {one if number == 1 else more or one + 's'}"


def clock_words(stamp: str) -> str:
    """Give the local time of a stamp, as a clock on the wall shows it; empty for no stamp."""
    return moment_of(stamp).astimezone().strftime("%H:%M:%S") if stamp else ""


def saved_words(stamp: str) -> str:
    """Say when something was saved; empty when nothing was."""
    return f"Saved at {clock_words(stamp)}" if stamp else ""


def progress_words(done: int, of: int, verb: str = "done") -> str:
    """Say how far it is, without a percentage.

    >>> progress_words(6, 40)
    '6 done, 34 to go'
    """
    return f"{done} {verb}, {of - done} to go"


def problem_words(refusal: Refusal, saving: bool) -> str:
    """Say what could not be done, and what to do next."""
    start = "Problem: NOT SAVED – " if saving else "Problem: "
    return start + shown(" ".join(part for part in (refusal.what, refusal.next_step) if part))


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One thing that is told of a case."""

    title: str
    text: str
    """Cleaned; may have several lines."""


def warning_text(view: CaseView) -> str:
    """Give the content warnings of a case."""
    return "\n".join(each.value.show().strip() for each in view.warnings)


def case_lines(view: CaseView) -> list[CaseLine]:
    """Give what a case says, in the order of the panel; other fields are named at the end."""
    lines = [
        CaseLine(shown(each.title), each.value.show().strip())
        for each in view.fields
        if each.state == "filled"
    ]
    for state, told in (
        ("hidden", HIDDEN.capitalize()),
        ("blank", "Left blank in the list"),
        ("absent", "Not in the list"),
    ):
        titles = [shown(each.title) for each in view.fields if each.state == state]
        if titles:
            repeated = state == "hidden" and any(TOKEN in line.text for line in lines)
            more = f". {REPEATED}." if repeated else ""
            lines.append(CaseLine(told, "; ".join(titles) + more))
    return lines


def kind_of_case(kind: str) -> str:
    """Say how a case came to the meeting, when that was not by the draw.

    >>> kind_of_case("directed"), kind_of_case("random")
    ('chosen, not drawn', '')
    """
    return {
        "reserve": "a reserve",
        "directed": "chosen, not drawn",
        "carried-forward": "carried forward",
        "calibration": "for practice",
    }.get(kind, "")


def finished_words(of: int, flagged: int) -> str:
    """Tell a seat that it has come to the end.

    >>> finished_words(40, 2)
    'You have judged all 40. 2 flagged.'
    """
    told = f"You have judged all {of}." if of > 1 else "You have judged your case."
    return told + (f" {flagged} flagged." if flagged else "")


def seat_progress_words(each: SeatProgress) -> str:
    """Tell the chair how far a seat is, and nothing of what it answered."""
    told = f"Seat {each.seat.number}: {each.done} of {each.of} done"
    if not each.of:
        told = f"Seat {each.seat.number}: no case is assigned to it"
    return told if each.seat.present else f"{told} - left early"


def left_off_words(left: LeftOff) -> str:
    """Say where a meeting was left off."""
    if left.stage == "closed":
        return "Closed. What was agreed is fixed."
    if left.stage == "agreeing":
        return f"The answers are shown. {left.agreed} of {counted(left.cases, 'case')} agreed."
    if not left.seats or not left.cases:
        missing = "Nobody has a seat yet." if not left.seats else "No case has been brought yet."
        return f"Not ready. {missing}"
    gone = f" ({left.left_early} left early)" if left.left_early else ""
    told = f"{counted(left.seats, 'seat')}{gone}, {counted(left.cases, 'case')}."
    if not left.last_saved:
        return f"{told} Nobody has begun."
    day = moment_of(left.last_saved).astimezone()
    sheet = " (paper sheet)" if left.last_on_paper else ""
    return f"{told} Last answer: seat {left.last_seat}{sheet}, {day.day} {day:%B} at {day:%H:%M}."


def next_words(left: LeftOff) -> str:
    """Say plainly what is next at a meeting."""
    if left.stage == "closed":
        return "Next: the report draft and the findings."
    if left.stage == "agreeing" and left.agreed < left.cases:
        still = counted(left.cases - left.agreed, "case")
        return f"Next: talk, and agree on {still}."
    if left.stage == "agreeing":
        return "Next: the chair closes the meeting."
    if not left.seats:
        return "Next: seat the members, on the page of who is here."
    if not left.cases:
        return "Next: the coordinator brings the cases."
    return "Next: each seat judges alone. Then the chair shows the answers."


def spread_words(spread: Spread) -> list[str]:
    """Sum up what the seats said before talking."""
    most = max((each.count for each in spread.counts), default=0)
    lines = [f"{spread.judged or 'Nobody'} judged this case."]
    if spread.judged > 1:
        lines[0] += (
            " All gave the same answer."
            if spread.unanimous
            else f" {most} of the {spread.judged} gave the same answer."
        )
    if spread.flagged:
        lines[0] += f" Flagged by {spread.flagged}."
    if spread.conflicted:
        lines.append(f"{spread.conflicted} did not judge it (knew someone in it).")
    return lines


def dissent_words(count: int, reason: str) -> str:
    """Say how many did not agree."""
    if not count:
        return "none. Press D when someone did not agree."
    told = f"{count} did not agree"
    return f"{told}: {shown(reason)}" if reason.strip() else f"{told}."


def closed_words(held: Meeting) -> str:
    """Say that a meeting is closed, and what to write down."""
    day = moment_of(held.closed_at).astimezone()
    signed = f" Signed by seat {held.signed_by}." if held.signed_by else ""
    return (
        f"This meeting was closed on {day.day} {day:%B %Y} at {day:%H:%M}. What it agreed is fixed."
        f"{signed}"
        f"\n\nWrite this into the minutes, so that any later change would show:\n"
        f"head of the log {held.closing_head}"
    )


def show_words(done: Sequence[SeatProgress]) -> str:
    """Tell the chair whether the answers can be shown: nobody waits for an early leaver.

    >>> show_words(())
    'Nobody has a seat yet.'
    """
    if not done:
        return "Nobody has a seat yet."
    here = [each for each in done if each.seat.present]
    waiting = [each for each in done if each.waited_for]
    gone = [each for each in done if not each.seat.present and not each.finished]
    told = "All have finished. You can show the answers."
    if waiting:
        told = (
            f"{len(waiting)} of {counted(len(here), 'seat')}"
            f" {'has' if len(waiting) == 1 else 'have'} not finished."
            " Wait for them, or write why you go on without."
        )
    if gone:
        told += f" Nobody waits for {_listed(gone)}: what was answered before leaving counts."
    return told


def _listed(several: Sequence[SeatProgress]) -> str:
    numbers = [str(each.seat.number) for each in several]
    if len(numbers) == 1:
        return f"seat {numbers[0]}"
    return f"seats {', '.join(numbers[:-1])} and {numbers[-1]}"


SHOW_QUESTION = (
    "Show the answers of all seats to everyone? They are fixed from then on. This cannot be taken"
    " back."
)


def observation_words(panel: Panel, each: Observation, reference: str) -> str:
    """Write one observation on one line."""
    about = f", {shown(reference)}" if reference else ""
    return f"{kind_words(panel, each.kind)}{about}: {each.text.one_line()}"


def seat_words(each: Seat) -> str:
    """Name a seat."""
    role = f", {each.role}" if each.role != "member" else ""
    group = f", sub-group {each.sub_group}" if each.sub_group else ""
    left = " - left early" if each.left_at else ""
    return f"{each.name.one_line()} (seat {each.number}{role}{group}){left}"
