"""The first choice line by line: to go on with a meeting, or to prepare one."""

from collections.abc import Callable

from scrutiny.workspace import Workspace
from tui.plain.desk import prepare
from tui.plain.judging import run_plain
from tui.plain.talk import Stopped, Talk

_ROWS = ("Go on with today's meeting", "Prepare a meeting")


def run_home(workspace: Workspace, ask: Callable[[str], str], tell: Callable[[str], None]) -> int:
    """Ask what to do; gives the exit status."""
    talk = Talk(ask, tell)
    try:
        while True:
            prompt = f"Type 1 to {len(_ROWS)} and press Enter, Q to stop:"
            chosen = talk.choose("What do you want to do?", _ROWS, prompt)
            if chosen == 0:
                return run_plain(workspace, ask, tell)
            if chosen == 1:
                prepare(talk, workspace)
    except Stopped:
        talk.tell("", "Everything is saved. Start again to go on where you left off.")
    return 0
