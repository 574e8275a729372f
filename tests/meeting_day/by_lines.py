"""Holds the whole meeting line by line, with `--plain`, as a screen reader would hear it."""

import re
from pathlib import Path

from tests.meeting_day import plan
from tests.meeting_day.office import name_of
from tests.terminal.terminal import Terminal

HEAD = re.compile(r"Case (\d+) of (\d+): (D-\d+)")
FINISHED = re.compile(r"You have judged all|cases of the sheet are entered")
PROMPT = re.compile(r": $")


class Lines:
    """Types a line at each prompt and gives what was told before the next."""

    def __init__(self, terminal: Terminal) -> None:
        """Talk in this terminal."""
        self._terminal = terminal

    def told(self, read: int) -> str:
        """Read on from this byte to the next prompt."""
        while True:
            text = self._terminal.raw[read:].decode("utf-8", "replace")
            if PROMPT.search(text):
                return text
            assert self._terminal.hear(60), text

    def type(self, *lines: str) -> str:
        """Type lines, each at its own prompt; gives what was told after the last."""
        text = ""
        for line in lines:
            read = len(self._terminal.raw)
            self._terminal.send(f"{line}\n")
            text = self.told(read)
        return text


def hold(path: Path, data: Path) -> str:
    """Hold the meeting of this workspace; gives everything that was written."""
    with Terminal(["-w", str(path), "judge", "--plain"], data) as terminal:
        lines = Lines(terminal)
        lines.told(0)
        for seat in range(1, plan.SEATS + 1):
            if seat == plan.LATE:
                # After nine seats come the chair's part, who is here, and a paper sheet.
                lines.type("11", "1", name_of(plan.LATE), "1", "1", "b")
            _judge(lines, seat)
        _agree(lines)
        assert "Publish its report now?" in lines.type(plan.CHAIR)
        terminal.send("n\n")
        assert terminal.status() == 0
        return terminal.raw.decode("utf-8", "replace")


def judge_seat(path: Path, data: Path, seat: int) -> None:
    """Let one seat judge, and leave the rest of the meeting to others."""
    with Terminal(["-w", str(path), "judge", "--plain"], data) as terminal:
        lines = Lines(terminal)
        lines.told(0)
        _judge(lines, seat)
        terminal.send("q\n")
        assert terminal.status() == 0


def _judge(lines: Lines, seat: int) -> None:
    sheet = ("12", str(plan.PAPER), "9", plan.CLERK)
    text = lines.type(*(sheet if seat == plan.PAPER else [str(seat)]))
    while not FINISHED.search(text):
        found = HEAD.findall(text)[-1]
        reference = found[2]
        if reference == plan.WARNED:
            lines.type("")
        reply = plan.reply(seat, reference)
        if reply.flag:
            lines.type("f")
        if reply.note:
            lines.type("n", reply.note)
        if reply.conflict:
            text = lines.type("0", "")
        else:
            asked = [str(reply.grounds)][: plan.further(reference)]
            text = lines.type(*asked, str(reply.judgement))
    lines.type("h")


def _agree(lines: Lines) -> None:
    lines.type(str(plan.SEATS + 1), "1", "y", "3", "y")
    text = lines.type("2")
    while "All is saved." not in text:
        reference = HEAD.findall(text)[-1][2]
        agreed = plan.agreed(reference)
        if reference == plan.OBSERVATION.reference:
            lines.type("o", str(plan.OBSERVATION.kind), plan.OBSERVATION.text)
        if agreed.reason:
            lines.type("w", agreed.reason)
        text = lines.type(str(agreed.conclusion))
        if "How many did not agree?" in text:
            said = [str(agreed.dissent), plan.DISSENT] if agreed.dissent else [""]
            text = lines.type(*said)
    lines.type("6")
