"""The draw ceremony from the command line: on the screens, or asked line by line in a terminal."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import get_terminal_size

import click

from scrutiny.draws import DrawMade
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tui.output import tell


def screens_can_open() -> bool:
    """Tell whether this terminal can show the screens, and its user wants them."""
    plain = os.environ.get("ACCESSIBLE", "") not in ("", "0") or os.environ.get("TERM") == "dumb"
    return sys.stdin.isatty() and sys.stdout.isatty() and not plain


def draw_on_screen(path: Path, frame_id: str) -> int:
    """Open the draw of a sealed list on the screens; gives the exit status."""
    if not screens_can_open():
        tell(f"The screens need a terminal. 'scrutiny draw {frame_id}' asks the same line by line.")
        return 2
    from tui.app import run_ceremony

    return run_ceremony(path, frame_id)


def draw_by_asking(
    workspace: Workspace,
    frame_id: str,
    given: SeedGiven,
    size: int | None,
    quotas: Mapping[str, int],
    reserves: int | None,
    reason: str,
) -> DrawMade | None:
    """Ask for what the options did not give, and draw; nothing when the answer was no.

    Questions go to standard error, so that the answer of the command stays alone.
    """
    from tui.plain.ceremony import Ceremony
    from tui.plain.ceremony_asking import ask_for_draw
    from tui.widgets.wrapping import wrapped

    ceremony = Ceremony(workspace, frame_id)
    ceremony.choose_source(given.source or ceremony.source)
    ceremony.named = given.named or ceremony.named
    ceremony.seed_time, ceremony.witnesses = given.time, given.witnesses
    ceremony.reason = reason
    if size is not None or quotas or reserves is not None:
        ceremony.choose_size(size, reserves, quotas)

    def tell_wrapped(text: str) -> None:
        # A terminal breaks lines in the middle of a word; these are read aloud.
        width = get_terminal_size().columns
        for line in text.split("\n"):
            tell("\n".join(wrapped(line, width)) if "  " not in line else line)

    def ask(prompt: str) -> str:
        return str(click.prompt(prompt, default="", show_default=False, prompt_suffix="", err=True))

    if ask_for_draw(ceremony, ask, tell_wrapped):
        return ceremony.draw()
    tell("Nothing was drawn.")
    return None
