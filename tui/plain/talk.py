"""One line asked, some lines told: all that the plain mode needs of a terminal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scrutiny.errors import Refusal
from tui.plain.sentences import problem_words


class Stopped(Exception):  # noqa: N818 - it is no error: the person stops
    """The person stops, by Q or by the end of the input."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The two ends of a conversation."""

    asking: Callable[[str], str]
    """Shows a prompt and gives the typed line; raises `EOFError` at the end of the input."""
    telling: Callable[[str], None]

    def ask(self, prompt: str) -> str:
        """Ask for one line; Q alone stops everywhere."""
        typed = self.line(prompt)
        if typed.casefold() == "q":
            raise Stopped
        return typed

    def line(self, prompt: str) -> str:
        """Ask for one line of text, in which Q is a letter like any other."""
        try:
            return self.asking(f"{prompt} ").strip()
        except EOFError as end:
            raise Stopped from end

    def tell(self, *lines: str) -> None:
        """Tell some lines."""
        for line in lines:
            self.telling(line)

    def attempt(self, act: Callable[[], str | None], saving: bool = True) -> bool:
        """Do something; tell what it says or what the problem is; gives whether it was done."""
        try:
            said = act()
        except Refusal as refusal:
            self.tell(problem_words(refusal, saving))
            return False
        if said:
            self.tell(said)
        return True

    def choose(self, title: str, rows: Sequence[str], prompt: str) -> int | None:
        """Let one of several numbered lines be chosen; `None` for B."""
        self.tell("", title)
        self.tell(*(f"{n}  {row}" for n, row in enumerate(rows, start=1)))
        while True:
            typed = self.ask(prompt).casefold()
            if typed == "b":
                return None
            if typed.isdecimal() and 1 <= int(typed) <= len(rows):
                return int(typed) - 1
            self.tell(f"Type a number from 1 to {len(rows)} and press Enter. B goes back, Q stops.")

    def yes(self, question: str) -> bool:
        """Ask a question whose safe answer is no."""
        return self.ask(f"{question} Type Y for yes or N for no:").casefold() == "y"
