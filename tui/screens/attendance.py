"""Who is here: late arrivals get a seat, early leavers and apologies are noted, sub-groups change.

It tells nothing of what anyone answered, nor who has finished.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.attendance import (
    change_seat,
    comings,
    expected_members,
    needed_newcomer,
    return_to_seat,
    withdraw_apology,
)
from scrutiny.meetings.meeting import (
    ROLES,
    Member,
    Seat,
    apologies,
    leave_seat,
    meeting,
    members,
    note_apology,
    panel_of,
    seats,
    take_seat,
)
from scrutiny.meetings.words import meeting_words
from scrutiny.workspace import Workspace
from tui.plain.people_words import (
    ACTS,
    APOLOGY,
    GROUPS,
    LATE,
    SOMEBODY_ELSE,
    acts_on,
    attendance_words,
    coming_words,
    group_choices,
    presence_words,
    seated_words,
)
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage

_FIRST = (LATE, APOLOGY, GROUPS)
_TOLD = 5


class AttendancePage(MenuPage):
    """The people of a meeting, and what can be noted about them."""

    PAGE = "attendance"
    BINDINGS: ClassVar[list[BindingType]] = bindings("attendance")

    def __init__(self, workspace: Workspace, meeting_id: str) -> None:
        """Look up who is here."""
        super().__init__(workspace)
        self._meeting_id = meeting_id
        self._look()

    def _look(self) -> None:
        self._held = meeting(self.workspace, self._meeting_id)
        self._seats: tuple[Seat, ...] = seats(self.workspace, self._meeting_id)
        self._absent: tuple[Member, ...] = apologies(self.workspace, self._meeting_id)

    def rows(self) -> tuple[str, ...]:
        """Give what can be noted, then a line for each person."""
        sitting = (presence_words(self.workspace, self._held, each) for each in self._seats)
        absent = (f"{each.name.one_line()} - sent apologies" for each in self._absent)
        return (*_FIRST, *sitting, *absent)

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Who is here", meeting_words(panel_of(self.workspace, self._held), self._held))
        told = attendance_words(self._seats, self._absent)
        self.put("#above", f"{told} Choose a name to note something about it.\n")
        self.list_rows()
        names = {each.id: each.name.one_line() for each in members(self.workspace)}
        lines = [
            f"  {coming_words(each, names.get(each.member, ''), self._held.day)}"
            for each in comings(self.workspace, self._meeting_id)[-_TOLD:]
        ]
        self.put("#below", "\n".join(["", "What was noted last:", *lines]) if lines else "")

    def open_row(self, index: int) -> None:
        """Do what a line is for."""
        place = index - len(_FIRST)
        if index == 0:
            self._choose_name("Who comes?", self._arrive)
        elif index == 1:
            self._choose_name("Who sent apologies?", self._apologise)
        elif index == 2:
            routes.to_sub_groups(self, self._meeting_id)
        elif place < len(self._seats):
            self._ask_act(self._seats[place].name.show(), acts_on(self._seats[place]), place)
        else:
            absent = self._absent[place - len(self._seats)]
            self._ask_act(absent.name.show(), ("come", "withdraw"), -1)

    def _ask_act(self, name: str, acts: tuple[str, ...], place: int) -> None:
        from tui.screens.choice_box import ChoiceBox

        def chosen(index: int | None) -> None:
            if index is None:
                return
            if place < 0:
                self._act_on_absent(acts[index], name)
            else:
                self._act_on_seat(acts[index], self._seats[place])

        rows = tuple(ACTS[each] for each in acts)
        self.app.push_screen(ChoiceBox("Note something", f"{name}:", rows), chosen)

    def _act_on_seat(self, act: str, sitting: Seat) -> None:
        work, held, number = self.workspace, self._meeting_id, sitting.number
        if act == "leave":
            self._note(
                lambda: f"{presence_words(work, self._held, leave_seat(work, held, number))}."
            )
        elif act == "back":
            self._note(lambda: f"Back: {seated_words(work, self._held, self._back(number))}")
        elif act == "apology":
            self._apologise(sitting.name.show())
        elif act == "group":
            self._ask_group(
                lambda group: seated_words(
                    work, self._held, change_seat(work, held, number, sub_group=group)
                )
            )
        else:
            self._ask_role(
                lambda role: seated_words(
                    work, self._held, change_seat(work, held, number, role=role)
                )
            )

    def _back(self, number: int) -> Seat:
        return return_to_seat(self.workspace, self._meeting_id, number)

    def _act_on_absent(self, act: str, name: str) -> None:
        if act == "come":
            self._arrive(name)
            return

        def withdraw() -> str:
            withdraw_apology(self.workspace, self._meeting_id, name)
            return "The apologies are taken back."

        self._note(withdraw)

    def _choose_name(self, question: str, then: Callable[[str], None]) -> None:
        from tui.screens.choice_box import ChoiceBox

        known = [each.name.show() for each in expected_members(self.workspace, self._meeting_id)]
        if not known:
            self._type_name(question, then)
            return

        def chosen(index: int | None) -> None:
            if index is not None and index < len(known):
                then(known[index])
            elif index is not None:
                self._type_name(question, then)

        rows = (*(" ".join(each.split()) for each in known), SOMEBODY_ELSE)
        self.app.push_screen(ChoiceBox(question, "Choose the name.", rows), chosen)

    def _type_name(self, question: str, then: Callable[[str], None]) -> None:
        from tui.screens.line_box import LineBox

        typed: list[str] = []

        def take(name: str) -> str:
            typed[:] = [name]
            return "" if name.strip() else "Problem: type a name first."

        def taken(kept: bool | None) -> None:
            if kept:
                then(typed[0])

        self.app.push_screen(LineBox(question, "Type the name, then press Enter.", take), taken)

    def _arrive(self, name: str) -> None:
        """Ask for role and sub-group, then give a seat."""

        def new() -> None:
            needed_newcomer(self.workspace, self._meeting_id, name)

        if not self.attempt(new, saving=False):
            return

        def with_role(role: str) -> str:
            def with_group(group: str) -> str:
                sitting = take_seat(self.workspace, self._meeting_id, name, role, group)
                return seated_words(self.workspace, self._held, sitting)

            self._ask_group(with_group)
            return ""

        self._ask_role(with_role, saving=False)

    def _apologise(self, name: str) -> None:
        def note() -> str:
            member = note_apology(self.workspace, self._meeting_id, name)
            return f"Apologies noted: {member.name.one_line()}."

        self._note(note)

    def _ask_role(self, then: Callable[[str], str], saving: bool = True) -> None:
        from tui.screens.choice_box import ChoiceBox

        roles = tuple(reversed(ROLES))

        def chosen(index: int | None) -> None:
            if index is not None and saving:
                self._note(lambda: then(roles[index]))
            elif index is not None:
                then(roles[index])

        rows = tuple(each.capitalize() for each in roles)
        self.app.push_screen(ChoiceBox("In which role?", "Most are members.", rows), chosen)

    def _ask_group(self, then: Callable[[str], str]) -> None:
        from tui.screens.choice_box import ChoiceBox

        choices = group_choices(self.workspace, self._meeting_id)

        def chosen(index: int | None) -> None:
            if index is not None:
                self._note(lambda: then(choices[index][0]))

        rows = tuple(words for _, words in choices)
        first = 0 if len(choices) > 2 else len(choices) - 1
        asked = "The sub-group decides which cases come. Where there are none, choose none."
        self.app.push_screen(ChoiceBox("In which sub-group?", asked, rows, first), chosen)

    def _note(self, act: Callable[[], str]) -> None:
        self.attempt(act)
        self._look()
        self.fill()

    def action_back(self) -> None:
        """Go back to the meeting, or to its weeks."""
        routes.back_to_meeting(self, self._meeting_id)
