"""Paper sheets: somebody types what a member wrote down, and the record says who typed it.

Whoever types holds the sheet, so its own answers may be seen; nothing else of that seat may. A case
that the member has begun on the screen is therefore closed to the sheet: it is neither shown nor
overwritten. So is a case that the one who types declared a conflict for.
"""

from collections.abc import Collection
from dataclasses import dataclass

from scrutiny.errors import Refusal
from scrutiny.meetings.begun import PAPER, begun_on_screen
from scrutiny.meetings.meeting import Member, add_member, seat, seats
from scrutiny.meetings.viewing import conflicts
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A sheet of one seat, and who types it in."""

    seat: int
    entered_by: OutsideText
    actor: str
    """What the log names as the one who acts: `paper:` and the id of the member who types."""


def counted_cases(number: int) -> str:
    """Count cases in words.

    >>> counted_cases(1), counted_cases(3)
    ('1 case', '3 cases')
    """
    return f"{number} case" + ("" if number == 1 else "s")


def paper_sheet(workspace: Workspace, meeting_id: str, number: int, entered_by: str) -> PaperSheet:
    """Begin a sheet; `entered_by` is a seat of the meeting (its number or name) or any other name.

    Refused without a name, and for the member whose sheet it is: whoever judges in person judges
    on the screen.
    """
    sitting = seat(workspace, meeting_id, number)
    name = " ".join(entered_by.split())
    if not name:
        raise Refusal(
            "Who enters the sheet must be named.", next_step="Type the name of whoever enters it."
        )
    for each in seats(workspace, meeting_id):
        if name.casefold() in (str(each.number), f"seat {each.number}"):
            name = each.name.show()
    who = add_member(workspace, name)
    if who.id == sitting.member:
        raise Refusal(
            f"Seat {number} cannot enter its own sheet.",
            where=meeting_id,
            next_step="Whoever judges in person opens their own seat, without a sheet.",
        )
    return PaperSheet(number, who.name, PAPER + who.id)


def entered_by_whom(workspace: Workspace, actor: str) -> Member | None:
    """Name who typed something from a paper sheet; `None` when it was not a sheet."""
    if not actor.startswith(PAPER):
        return None
    rows = workspace.rows(
        "SELECT member, name FROM member WHERE member = ?", (actor.removeprefix(PAPER),)
    )
    return Member(rows[0][0], workspace.passage(rows[0][1])) if rows else None


@dataclass(frozen=True, slots=True)
class Closed:
    """The cases that a sheet may not touch; none when no sheet is entered."""

    seat: int
    on_screen: frozenset[str] = frozenset()
    """Begun by the member on the screen."""
    hidden: frozenset[str] = frozenset()
    """In conflict for the one who types."""

    @property
    def cases(self) -> frozenset[str]:
        """All of them."""
        return self.on_screen | self.hidden

    def words(self, asked: Collection[str]) -> str:
        """Say how many of the cases that the seat is asked about are closed, and why.

        >>> Closed(3, frozenset({"c1"})).words({"c1", "c2"})
        'Seat 3 has begun 1 case on the screen; what is there stays, and is not shown here.'
        """
        told = []
        if begun := len(self.on_screen & set(asked)):
            told.append(
                f"Seat {self.seat} has begun {counted_cases(begun)} on the screen; what is there"
                " stays, and is not shown here."
            )
        if hidden := len(self.hidden & set(asked)):
            told.append(
                f"{counted_cases(hidden)} must be entered by somebody else, because you said that"
                " you should not see it."
            )
        return " ".join(told)


def closed_to_sheet(workspace: Workspace, meeting_id: str, number: int, actor: str) -> Closed:
    """Give the cases that what this actor enters for a seat may not touch."""
    if not actor.startswith(PAPER):
        return Closed(number)
    typist = actor.removeprefix(PAPER)
    theirs = [each for each in seats(workspace, meeting_id) if each.member == typist]
    hidden = conflicts(workspace, meeting_id, theirs[0].number) if theirs else frozenset()
    return Closed(number, begun_on_screen(workspace, meeting_id, number), hidden)


def needed_open_to_sheet(
    workspace: Workspace, meeting_id: str, number: int, case_id: str, actor: str
) -> None:
    """Refuse what a sheet may not touch."""
    closed = closed_to_sheet(workspace, meeting_id, number, actor)
    if case_id in closed.on_screen:
        raise Refusal(
            f"Seat {number} has begun this case on the screen, so the sheet does not change it.",
            where=meeting_id,
            next_step="The member can change it on the screen.",
        )
    if case_id in closed.hidden:
        raise Refusal(
            "Who enters this sheet should not see this case.",
            where=meeting_id,
            next_step="Let somebody else enter it.",
        )
