"""What is said when the program itself fails: on the screens, line by line and after a command.

No variable, no message of the fault and no text of a case is ever in it.
"""

from scrutiny.incidents import Incident
from tui.plain.sentences import SAFE

NEXT = "Start the program again. Tell whoever looks after it the number of the incident."


def crash_words(incident: Incident) -> str:
    """Say that the program had to stop, that nothing is lost, and where more is told.

    >>> crash_words(Incident("ABC-234", "KeyError", "turn.py line 7", None)).splitlines()[0]
    'Problem: the program had to stop. Your saved work is safe.'
    """
    lines = [
        f"Problem: the program had to stop. {SAFE}",
        f"Incident {incident.number} ({incident.kind}, {incident.place}).",
    ]
    if incident.path is not None:
        lines.append(f"More is told, without any text of a case, in: {incident.path}")
    return "\n".join([*lines, NEXT])
