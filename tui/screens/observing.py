"""The two boxes in which an observation is made: its kind, then its text."""

from collections.abc import Callable

from scrutiny.meetings.words import kind_words
from scrutiny.panels.definition import Panel
from tui.screens.kind_box import KindBox
from tui.screens.page import Page
from tui.screens.text_box import TextBox


def ask_observation(
    page: Page,
    panel: Panel,
    about: str,
    save: Callable[[str, str], object],
    done: Callable[[], None],
) -> None:
    """Ask for kind and text, save them, and call `done` when that is so."""

    def written(kind: str | None) -> None:
        if kind is None:
            return

        def keep(text: str) -> str:
            if text.strip():
                save(kind, text)
            return ""

        box = TextBox(
            kind_words(panel, kind),
            f"{about} Write what the panel wants to say.",
            "",
            keep,
        )
        page.app.push_screen(box, lambda kept: done() if kept else None)

    page.app.push_screen(KindBox(panel, about), written)
