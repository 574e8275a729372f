"""Holds the whole meeting with the keyboard alone, in a real terminal of 80 by 24."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.meeting_day import plan
from tests.meeting_day.office import name_of
from tests.terminal.terminal import Terminal

TITLE = re.compile(r"Case (\d+) of (\d+)\s+(\S+)")


@dataclass(frozen=True, slots=True)
class Judged:
    """How many keys one judgement took."""

    seat: int
    reference: str
    further: int
    """The questions before the judgement."""
    keys: int


def title_of(screen: str) -> tuple[int, int, str]:
    """Read the number of the case in hand, of how many, and its reference."""
    found = TITLE.search(screen.splitlines()[0])
    return (int(found[1]), int(found[2]), found[3]) if found else (0, 0, "")


def gone_from(number: int) -> Callable[[str], bool]:
    """Tell, of a screen, whether another page than the case of this number stands there."""
    return lambda screen: title_of(screen)[0] != number


def write(terminal: Terminal, text: str) -> None:
    """Write a text into the box on the screen, and close it."""
    terminal.wait("Escape Keep")
    terminal.send(text)
    terminal.press("escape")
    terminal.wait(lambda screen: "Escape Keep" not in screen)


def hold(path: Path, data: Path) -> list[Judged]:
    """Hold the meeting of this workspace; gives the keys of each judgement."""
    judged: list[Judged] = []
    with Terminal(["-w", str(path)], data) as terminal:
        terminal.wait("Ctrl+Q Stop")
        terminal.press("enter")
        for seat in range(1, plan.SEATS + 1):
            terminal.wait(at_the_seats)
            if seat == plan.LATE:
                _arrive(terminal)
            if seat == plan.PAPER:
                _begin_sheet(terminal)
            else:
                terminal.press(*_to_seat(seat))
            judged += _judge(terminal, seat)
            terminal.press("h")
            terminal.wait("Next seat: press Enter.")
            terminal.press("enter")
        _agree(terminal)
        terminal.press("ctrl+q")
        terminal.wait("Stop now?")
        terminal.press("y")
        assert terminal.status() == 0
    return judged


def at_the_seats(screen: str) -> bool:
    """Tell whether the page that asks who is judging stands."""
    return "Who is judging?" in screen and "C Chair" in screen


def _arrive(terminal: Terminal) -> None:
    terminal.press("w")
    terminal.wait("Somebody comes late")
    terminal.press("1", "enter")
    terminal.wait("Who comes?")
    terminal.send(name_of(plan.LATE))
    terminal.press("enter")
    terminal.wait("In which role?")
    terminal.press("1", "enter")
    terminal.wait("In which sub-group?")
    terminal.press("1", "enter")
    terminal.wait("10 cases to judge.")
    terminal.press("b")
    terminal.wait(at_the_seats)


def _begin_sheet(terminal: Terminal) -> None:
    terminal.press("e")
    terminal.wait("whose is it?")
    terminal.press(str(plan.PAPER), "enter")
    terminal.wait("Who types it in?")
    terminal.press("9", "enter")
    terminal.wait("Enter Keep")
    terminal.send(plan.CLERK)
    terminal.press("enter")


def _to_seat(seat: int) -> Sequence[str]:
    return [str(seat), "enter"] if seat <= 9 else ["9", *["down"] * (seat - 9), "enter"]


def _judge(terminal: Terminal, seat: int) -> list[Judged]:
    judged, number, of = [], 1, 1
    while number <= of:

        def arrived(screen: str, number: int = number) -> bool:
            place, _, reference = title_of(screen)
            asked = f"Question 1 of {plan.further(reference) + 1}" if reference else "?"
            return place == number and (asked in screen or "Press Enter to read" in screen)

        _, of, reference = title_of(terminal.wait(arrived))
        if reference == plan.WARNED:
            terminal.press("enter")
        reply = plan.reply(seat, reference)
        if reply.flag:
            terminal.press("f")
        if reply.note:
            terminal.press("n")
            terminal.wait("Your note on case")
            write(terminal, reply.note)
        before = terminal.keys
        terminal.press(*_keys(reply, plan.further(reference)))
        judged.append(Judged(seat, reference, plan.further(reference), terminal.keys - before))
        number += 1
    terminal.wait(f"All {of} cases" if seat == plan.PAPER else f"You have judged all {of}.")
    return judged


def _keys(reply: plan.Reply, further: int) -> list[str]:
    if reply.conflict:
        return ["0", "enter"]
    return [*[str(reply.grounds)][:further], str(reply.judgement), "enter"]


def _agree(terminal: Terminal) -> None:
    terminal.wait("C Chair")
    terminal.press("c")
    terminal.wait("The chair's part")
    terminal.press("1", "enter")
    terminal.wait("All have finished.")
    terminal.press("s")
    terminal.wait("N  No, not yet")
    terminal.press("y")
    terminal.wait("What you each said first")
    terminal.press("a")
    terminal.wait("Press A.")
    terminal.press("a")
    while True:
        screen = terminal.wait(
            lambda s: "SHOWN TO ALL" in s or ("All is saved." in s and "5  Close" in s)
        )
        if "SHOWN TO ALL" not in screen:
            break
        number, _, reference = title_of(screen)
        agreed = plan.agreed(reference)
        if reference == plan.OBSERVATION.reference:
            terminal.press("o")
            terminal.wait("Of which kind is it?")
            terminal.press(str(plan.OBSERVATION.kind), "enter")
            terminal.wait("Write what the panel wants to say.")
            write(terminal, plan.OBSERVATION.text)
            terminal.wait("The observation is saved.")
        terminal.press(str(agreed.conclusion))
        if agreed.reason:
            terminal.press("n")
            terminal.wait("The reason goes into the report.")
            write(terminal, agreed.reason)
        if agreed.dissent:
            terminal.press("d")
            terminal.wait("How many did not agree?")
            terminal.press(str(agreed.dissent), "enter")
            terminal.wait("> Why?")
            write(terminal, plan.DISSENT)
        terminal.press("enter")
        terminal.wait(gone_from(number))
    terminal.press("5", "enter")
    terminal.wait("Close the meeting?")
    terminal.send(plan.CHAIR)
    terminal.press("enter")
    terminal.wait("head of the log")
