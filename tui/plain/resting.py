"""The pause and the private note, line by line: the same as on the screens."""

from scrutiny.workspace import Workspace
from tui.plain.beside import REFER_DONE, REFER_HINT, refer_step, support_words
from tui.plain.sentences import shown
from tui.plain.talk import Talk

_BLANK = "\n" * 40


def pause(talk: Talk, workspace: Workspace) -> None:
    """Move everything out of sight until Enter; nothing is noted."""
    talk.tell(_BLANK, "Take your time. Nothing hurries you.")
    talk.tell(*(shown(line) for line in support_words(workspace).splitlines() if line))
    talk.ask("To go on: press Enter.")


def ask_private_note(
    talk: Talk,
    workspace: Workspace,
    meeting_id: str,
    case_id: str,
    number: int,
    actor: str = "",
) -> None:
    """Ask for a private note on one line, and keep it."""
    talk.tell(REFER_HINT)
    text = talk.line("Your private note, on one line (Enter alone keeps nothing):")

    def write() -> str:
        refer_step(workspace, meeting_id, case_id, text, number, actor)
        return REFER_DONE if text else ""

    talk.attempt(write)
