"""Asks for several lines, one after the other, before something is done with all of them."""

from collections.abc import Callable, Sequence

from tui.screens.line_box import LineBox
from tui.screens.page import Page


def ask_lines(
    page: Page,
    title: str,
    questions: Sequence[str],
    done: Callable[[list[str]], None],
    texts: Sequence[str] = (),
) -> None:
    """Ask each question, starting with its text; Escape at any of them leaves all undone."""
    said: list[str] = []

    def ask() -> None:
        place = len(said)
        typed: list[str] = []

        def take(text: str) -> str:
            typed[:] = [text.strip()]
            return "" if text.strip() else "Problem: nothing was typed."

        def taken(kept: bool | None) -> None:
            if not kept:
                page.say("Nothing was done.")
                return
            said.append(typed[0])
            if len(said) < len(questions):
                ask()
            else:
                done(said)

        start = texts[place] if place < len(texts) else ""
        page.app.push_screen(LineBox(title, questions[place], take, start), taken)

    ask()
