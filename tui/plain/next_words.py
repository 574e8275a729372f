"""Says after a command what comes next for a meeting, and the command that does it."""

from scrutiny.meetings.meeting import meetings
from scrutiny.preparing.tasks import calendar
from scrutiny.text import clean
from scrutiny.workspace import Workspace

COMMANDS = {
    "list": "scrutiny import --check --panel {panel} FILE",
    "import": "scrutiny import --panel {panel} FILE",
    "seal": "scrutiny seal --panel {panel} --theme THEME --from DATE --to DATE",
    "draw": "scrutiny draw FRAME --seed DIGITS --size N, then scrutiny meeting bring --meeting {id}"
    " --draw DRAW",
    "preserve": "scrutiny prepare footage --meeting {id} -o footage.xlsx",
    "availability": "scrutiny prepare availability --meeting {id} FILE",
    "conflicts": "scrutiny prepare conflicts --meeting {id} -o conflicts.pdf, then scrutiny prepare"
    " assign --meeting {id}",
    "members": "scrutiny prepare members --meeting {id}",
    "pack": "scrutiny report pack --meeting {id} --copies -o pack",
    "hold": "scrutiny judge --meeting {id}",
    "draft": "scrutiny report draft --meeting {id} -o draft.docx",
    "findings": "scrutiny report findings --meeting {id} -o findings.xlsx",
    "answers": "scrutiny findings import findings.xlsx",
}
"""What does each task, by its id."""


def next_words(workspace: Workspace, meeting_id: str) -> str:
    """Name the first task that is not done, with its command where one does it."""
    found = calendar(workspace, meeting_id)
    if found.next is None:
        return "Every task of this meeting is done."
    said = f"Next: {clean(found.next.task.title)}."
    if found.next.proof:
        said += f" {found.next.proof.words.one_line()}."
    command = COMMANDS.get(found.next.task.id)
    if command is None:
        return said
    return f"{said}\n  {command.format(panel=found.meeting.panel, id=meeting_id)}"


def bring_words(workspace: Workspace, panel_id: str, draw_id: str) -> str:
    """Say how a draw that was made comes to its meeting."""
    open_ones = [
        each.id for each in meetings(workspace) if each.panel == panel_id and not each.closed_at
    ]
    if not open_ones:
        return f"Next: open its meeting.\n  scrutiny meeting open --panel {panel_id} --date DATE"
    name = open_ones[0] if len(open_ones) == 1 else "MEETING"
    return (
        "Next: bring its cases to the meeting."
        f"\n  scrutiny meeting bring --meeting {name} --draw {draw_id}"
    )
