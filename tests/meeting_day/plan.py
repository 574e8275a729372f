"""Who says what at the whole meeting: the one plan that a keyboard, a mouse and lines all follow.

Three sub-groups, ten members, 22 cases; one member should not judge one case, one comes late, one
sends a paper sheet, and two cases come from the meeting before. Nothing here knows a front end.
"""

from dataclasses import dataclass

SEATS = 10
GROUPS = "ABC"
PAPER = 9
"""The seat of the member who sent a paper sheet."""
LATE = 10
"""The seat of the member who comes late, when the others have judged."""
CLERK = "A Clerk"
"""Who types the sheet in; nobody who judges."""
CHAIR = "Member Ash"
"""Who signs the close."""
DRAWN = 17
CARRIED = 2
FOR_ALL = 3
CASES = DRAWN + CARRIED + FOR_ALL
WARNED = "D-13"
"""The case with a content warning."""
CONFLICT = (2, "D-40")
"""The seat that knows someone in a case, and that case, which all read."""
FLAGGED = (1, "D-40")
"""The seat that wants to talk about a case."""
NOTED = (3, "D-41")
"""The seat that writes a note about a case."""
NOTE = "Ask about the radio."
DISSENT = "One of us would have gone further."
REASON = "The record says so."


@dataclass(frozen=True, slots=True)
class Reply:
    """What one seat answers about one case: the numbers that it presses."""

    judgement: int
    grounds: int
    conflict: bool = False
    flag: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the panel agrees about one case: the number of the conclusion, and what goes with it."""

    conclusion: int
    reason: str = ""
    dissent: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """An observation: the number of its kind, its text, and the case it is about."""

    kind: int
    text: str
    reference: str


OBSERVATION = Said(3, "The form could ask for the reason.", "D-40")


def reply(seat: int, reference: str) -> Reply:
    """Give what a seat says of a case: of most cases all say the same, of some they differ.

    >>> reply(2, "D-40").conflict, reply(1, "D-06").judgement, reply(2, "D-03").judgement
    (True, 1, 2)
    """
    number = int(reference.removeprefix("D-"))
    judgement = 1 + (seat + number) % 4 % 3 if number % 3 == 0 else 1
    judgement = 1 if number % 2 == 0 else judgement
    about = (seat, reference)
    note = NOTE if about == NOTED else ""
    return Reply(judgement, 1 + (seat + number) % 3, about == CONFLICT, about == FLAGGED, note)


def further(reference: str) -> int:
    """Give how many questions stand before the judgement of a case: every fourth has none.

    >>> further("D-40"), further("D-41")
    (0, 1)
    """
    return int(int(reference.removeprefix("D-")) % 4 != 0)


def agreed(reference: str) -> Agreed:
    """Give what the panel agrees about a case that it talks about on its own.

    >>> agreed("D-40").conclusion, agreed("D-03").dissent
    (4, 1)
    """
    number = int(reference.removeprefix("D-"))
    if reference == CONFLICT[1]:
        return Agreed(4, REASON)
    if number % 3 == 0:
        return Agreed(2, REASON, 1)
    return Agreed(1)
