"""Holds the whole meeting with the mouse; the keyboard only writes texts.

The clicks are what a terminal sends for them, so they go the way of a real mouse. To save time only
one member of each sub-group clicks, and the clerk with the paper sheet; the others type line by
line. `clicking` may be all ten.
"""

from collections.abc import Callable
from pathlib import Path

from tests.meeting_day import by_lines, plan
from tests.meeting_day.by_keys import at_the_seats, gone_from, title_of
from tests.meeting_day.office import name_of
from tests.terminal.terminal import Terminal

STILL = 0.02
"""Seconds without a new sign after which a page is taken to stand still."""


class Mouse:
    """Clicks on words once they are there and the page stands still, as a person does."""

    def __init__(self, terminal: Terminal) -> None:
        """Click in this terminal."""
        self.terminal = terminal
        self.clicks = 0

    def on(self, words: str, awaited: str | Callable[[str], bool] = "") -> str:
        """Wait for something, by itself for the words, and click on the words."""
        while True:
            self.terminal.wait(awaited or words)
            standing = self.terminal.wait(words)
            if self.terminal.settle(STILL) == standing:
                break
        self.terminal.click(words, last=True)
        self.clicks += 1
        return self.terminal.text

    def write(self, text: str) -> None:
        """Write a text into the box on the screen, and close it."""
        self.terminal.wait("Escape Keep")
        self.terminal.send(text)
        self.terminal.wait(text)
        self.on("Escape Keep")
        self.terminal.wait(lambda screen: "Escape Keep" not in screen)


def hold(path: Path, data: Path, clicking: int = len(plan.GROUPS)) -> int:
    """Hold the meeting of this workspace, so many members clicking; gives the number of clicks."""
    with Terminal(["-w", str(path)], data) as terminal:
        mouse = Mouse(terminal)
        mouse.on("Go on with today's meeting", "Ctrl+Q Stop")
        for seat in range(1, plan.SEATS + 1):
            if seat == plan.LATE:
                _arrive(mouse)
            if clicking < seat != plan.PAPER:
                by_lines.judge_seat(path, data, seat)
                continue
            if seat == plan.PAPER:
                _begin_sheet(mouse)
            else:
                mouse.on(f"{name_of(seat)} ", at_the_seats)
            _judge(mouse, seat)
            mouse.on("Pass the computer")
            mouse.on("Enter Next", "Next seat: press Enter.")
        _agree(mouse)
        mouse.on("Ctrl+Q Stop", "head of the log")
        mouse.on("Yes, stop the program")
        assert terminal.status() == 0
    return mouse.clicks


def _arrive(mouse: Mouse) -> None:
    mouse.on("W Who is here", at_the_seats)
    mouse.on("Somebody comes late")
    mouse.terminal.wait("Who comes?")
    mouse.terminal.send(name_of(plan.LATE))
    mouse.on("Enter Keep")
    mouse.on(" 1  Member", "In which role?")
    mouse.on(" 1  ", "In which sub-group?")
    mouse.on("B Back", "10 cases to judge.")
    mouse.terminal.wait(at_the_seats)


def _begin_sheet(mouse: Mouse) -> None:
    mouse.on("Enter a paper sheet", at_the_seats)
    mouse.on(f"{name_of(plan.PAPER)} ", "whose is it?")
    mouse.on("Somebody else", "Who types it in?")
    mouse.terminal.wait("Enter Keep")
    mouse.terminal.send(plan.CLERK)
    mouse.on("Enter Keep")


def _judge(mouse: Mouse, seat: int) -> None:
    number, of = 1, 1
    while number <= of:

        def arrived(screen: str, number: int = number) -> bool:
            place, _, reference = title_of(screen)
            asked = f"Question 1 of {plan.further(reference) + 1}" if reference else "?"
            return place == number and (asked in screen or "Press Enter to read" in screen)

        _, of, reference = title_of(mouse.terminal.wait(arrived))
        if reference == plan.WARNED:
            mouse.on("Enter Next")
            mouse.terminal.wait("Question 1 of")
        reply = plan.reply(seat, reference)
        if reply.flag:
            mouse.on("F Flag")
        if reply.note:
            mouse.on("N Note")
            mouse.write(reply.note)
        if reply.conflict:
            mouse.on("I should not judge this case")
            mouse.on("Enter Next", "This case is hidden from you.")
        else:
            if plan.further(reference):
                mouse.on(f" {reply.grounds}  ( )", _stands)
                mouse.terminal.wait("4  ( ) Could not decide")
            mouse.on(f" {reply.judgement}  ( )", _stands)
            mouse.on("Enter Next", f" {reply.judgement}  (x)")
        number += 1
    done = f"All {of} cases" if seat == plan.PAPER else f"You have judged all {of}."
    mouse.terminal.wait(done)


def _stands(screen: str) -> bool:
    """Tell whether the box of the question is laid out: its last line is the last choice."""
    lines = screen.splitlines()
    last = [place for place, line in enumerate(lines) if " 0  ( ) I should not" in line]
    return bool(last) and lines[last[0] + 1].startswith("+---")


def _agreeing(screen: str) -> bool:
    """Tell whether the box of the conclusion is laid out: its last line is about dissent."""
    lines = screen.splitlines()
    first = [place for place, line in enumerate(lines) if "What the panel agrees" in line]
    end = [place for place, line in enumerate(lines) if line.startswith("| Dissent: ")]
    return bool(
        first
        and end
        and "(x)" not in screen
        and " 1  (" in lines[first[0] + 1]
        and lines[end[0] + 1].startswith("+---")
    )


def _agree(mouse: Mouse) -> None:
    mouse.on("C Chair", "Who is judging?")
    mouse.on("Show the answers to all", "The chair's part")
    mouse.on("S Show to all", "All have finished.")
    mouse.on("Yes, show the answers to all")
    mouse.on("F1 or ? Help", "What you each said first")
    mouse.on("A agrees all the cases")
    mouse.on("A Agree all", "Press A.")
    done = "All is saved."
    while True:
        screen = mouse.terminal.wait(
            lambda s: "SHOWN TO ALL" in s or (done in s and "5  Close" in s)
        )
        if "SHOWN TO ALL" not in screen:
            break
        number, _, reference = title_of(screen)
        _conclude(mouse, reference)
        mouse.on("Enter Save")
        mouse.terminal.wait(gone_from(number))
    mouse.on("Close the meeting")
    mouse.terminal.wait("Enter Keep")
    mouse.terminal.send(plan.CHAIR)
    mouse.on("Enter Keep")


def _conclude(mouse: Mouse, reference: str) -> None:
    agreed = plan.agreed(reference)
    if reference == plan.OBSERVATION.reference:
        mouse.on("O Observe")
        mouse.on(f" {plan.OBSERVATION.kind}  Learning for the force", "Escape Close")
        mouse.write(plan.OBSERVATION.text)
    mouse.on(f" {agreed.conclusion}  ( )", _agreeing)
    while f" {agreed.conclusion}  (x)" not in mouse.terminal.wait("(x)"):
        # The box moved between the look and the click; a person looks again and clicks again.
        mouse.terminal.settle(0.2)
        mouse.terminal.click(f" {agreed.conclusion}  (", last=True)
        mouse.terminal.settle(0.2)
    if agreed.reason:
        mouse.on("N Why")
        mouse.write(agreed.reason)
    if agreed.dissent:
        mouse.on("D Dissent")
        mouse.terminal.wait("> How many")
        mouse.terminal.send(str(agreed.dissent))
        mouse.on("Why? In their own words")
        mouse.terminal.wait("> Why?")
        mouse.write(plan.DISSENT)
