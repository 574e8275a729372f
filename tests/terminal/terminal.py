"""A program in a terminal of its own: a real pseudo-terminal, read by a terminal emulator.

What a test sees here is what a person would see, sign by sign; and every byte that the program
wrote is kept, so that a byte that acts can be searched for.
"""

import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from types import TracebackType

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "tui")
PATIENCE = 60.0
"""Seconds after which a program that does not show what is awaited is given up."""
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "backspace": "\x7f",
    "ctrl+q": "\x11",
}
"""What a terminal sends for the keys that have a name; any other key is sent as it is."""
_LEFT_OUT = ("NO_COLOR", "ACCESSIBLE", "PYTHONDONTWRITEBYTECODE")
"""What would change how the program looks, or have it compiled anew at each start."""


class Terminal:
    """Starts a program, types and clicks, and shows its screen as lines of text."""

    def __init__(
        self,
        arguments: Sequence[str],
        data: Path,
        rows: int = 24,
        columns: int = 80,
        environment: Mapping[str, str] | None = None,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        """Start `program` with these arguments; what it keeps of this computer goes to `data`."""
        import fcntl
        import pty
        import termios

        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._lines = [""] * rows
        self.raw = bytearray()
        """Every byte that the program has written."""
        self.heard = 0.0
        """When it last wrote (`perf_counter`)."""
        self.keys = 0
        """How many keys were pressed."""
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        outside = {k: v for k, v in os.environ.items() if k not in _LEFT_OUT}
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [*program, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env={
                **outside,
                "SCRUTINY_DATA": str(data),
                "TERM": "xterm-256color",
                **(environment or {}),
            },
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> "Terminal":
        """Use it in a `with` block, which ends the program."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None:
        """End the program, whatever it is doing."""
        self.kill()

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        # Only the lines that were written to since: a test looks at the screen very often.
        for y in self._screen.dirty:
            signs = self._screen.buffer[y]
            told = (signs[x].data for x in range(self._screen.columns))
            self._lines[y] = "".join(told).rstrip()
        self._screen.dirty.clear()
        return list(self._lines)

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    def hear(self, patience: float) -> bool:
        """Take what the program has written within so many seconds; gives whether there was any."""
        if not select.select([self._ours], [], [], patience)[0]:
            return False
        try:
            piece = os.read(self._ours, 65536)
        except OSError:
            # Linux says so when the program has closed its side.
            return False
        if not piece:
            return False
        self.heard = time.perf_counter()
        self.raw += piece
        self._stream.feed(piece)
        return True

    def wait(self, awaited: str | Callable[[str], bool], patience: float = PATIENCE) -> str:
        """Wait until the screen shows these words, or is as wanted; gives the screen."""
        until = time.monotonic() + patience
        while True:
            text = self.text
            if awaited in text if isinstance(awaited, str) else awaited(text):
                return text
            left = until - time.monotonic()
            if not self.hear(max(left, 0)):
                raise AssertionError(f"the screen never showed {awaited!r}, but:\n{self.text}")
            while self.hear(0):
                pass

    def settle(self, quiet: float = 0.05) -> str:
        """Wait until the program has written nothing for so many seconds; gives the screen."""
        while self.hear(quiet):
            pass
        return self.text

    def press(self, *keys: str) -> None:
        """Press keys, by name or as they are."""
        self.keys += len(keys)
        self.send("".join(KEYS.get(key, key) for key in keys))

    def send(self, text: str) -> None:
        """Send signs that are no single keys: a text that is typed or pasted."""
        os.write(self._ours, text.encode())

    def click(self, words: str, last: bool = False) -> None:
        """Click on these words of the screen, as a terminal tells the program of the mouse."""
        found = [(y, line.index(words)) for y, line in enumerate(self.lines) if words in line]
        assert found, f"there is no {words!r} to click on:\n{self.text}"
        y, x = found[-1 if last else 0]
        self.send(f"\x1b[<0;{x + 2};{y + 1}M\x1b[<0;{x + 2};{y + 1}m")

    def kill(self) -> None:
        """End the program as `kill -9` does, and take the last that it wrote."""
        if self._ours < 0:
            return
        self.process.kill()
        self.process.wait()
        while self.hear(0):
            pass
        os.close(self._ours)
        self._ours = -1

    def status(self) -> int:
        """Read until the program ends by itself; gives its exit status."""
        while self.hear(PATIENCE):
            pass
        return self.process.wait(PATIENCE)
