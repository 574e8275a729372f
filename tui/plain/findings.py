"""The findings line by line: read one, note evidence, close it, ask again, name its owner."""

from collections.abc import Callable

from reports.tracker_words import counts_words
from scrutiny.findings.following import close_finding, name_owner, note_evidence, reopen_finding
from scrutiny.findings.tracker import tracked_finding, tracker
from scrutiny.workspace import Workspace
from tui.plain.findings_words import EMPTY, finding_lines, row_lines
from tui.plain.talk import Talk

WHAT_BECAME = "What became of our findings"
_DOINGS = (
    "Note what the panel has seen",
    "Close it for the panel",
    "Ask the force again",
    "Name who of the force looks after it",
)
_ASKED = (
    "What the panel has seen, on one line (Enter alone keeps nothing):",
    "Why the panel closes it, on one line (Enter alone keeps nothing):",
    "Why it is asked again, on one line (Enter alone keeps nothing):",
    "A post or a department of the force (Enter alone keeps nothing):",
)


def findings(talk: Talk, workspace: Workspace) -> None:
    """Let the panel follow its findings until B; raises `Stopped` when the person stops."""
    while True:
        every = tracker(workspace)
        if not every:
            talk.tell("", EMPTY)
            return
        talk.tell("", counts_words(every))
        chosen = talk.choose(
            "Which finding?",
            row_lines(every),
            f"Type 1 to {len(every)} and press Enter, B to go back:",
        )
        if chosen is None:
            return
        _one(talk, workspace, every[chosen].finding.number)


def _one(talk: Talk, workspace: Workspace, number: str) -> None:
    while True:
        talk.tell("", *finding_lines(tracked_finding(workspace, number)))
        chosen = talk.choose(
            "What do you want to do?",
            _DOINGS,
            f"Type 1 to {len(_DOINGS)} and press Enter, B to go back:",
        )
        if chosen is None:
            return
        said = talk.line(_ASKED[chosen])
        if said:
            talk.attempt(_doing(workspace, number, chosen, said))


def _doing(workspace: Workspace, number: str, chosen: int, said: str) -> Callable[[], str]:
    def act() -> str:
        if chosen == 0:
            note_evidence(workspace, number, said)
        elif chosen == 1:
            close_finding(workspace, number, "panel", said)
        elif chosen == 2:
            reopen_finding(workspace, number, said)
        else:
            name_owner(workspace, number, said)
        return "It is saved."

    return act
