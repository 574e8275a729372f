"""Who is in which sub-group and how many cases each has; shares the cases between them."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.meetings.cases import assign_to_sub_groups
from scrutiny.meetings.meeting import meeting, panel_of
from scrutiny.meetings.words import meeting_words
from scrutiny.workspace import Workspace
from tui.plain.people_words import CHOOSE_NAME, group_lines, share_question, share_row, shared_words
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.menu_page import MenuPage


class SubGroupsPage(MenuPage):
    """The sub-groups, and one thing to do."""

    PAGE = "sub_groups"
    BINDINGS: ClassVar[list[BindingType]] = bindings("sub_groups")

    def __init__(self, workspace: Workspace, meeting_id: str) -> None:
        """Look the meeting up."""
        super().__init__(workspace)
        self._held = meeting(workspace, meeting_id)

    def rows(self) -> tuple[str, ...]:
        """Give what can be done."""
        return (
            share_row(self.workspace, self._held.id),
            "Put somebody into another sub-group",
        )

    def fill(self) -> None:
        """Write the page."""
        self.entitle("Sub-groups", meeting_words(panel_of(self.workspace, self._held), self._held))
        lines = group_lines(self.workspace, self._held.id)
        self.put("#above", "\n".join([*lines, ""]))
        self.list_rows()

    def open_row(self, index: int) -> None:
        """Share the cases, or go to the people."""
        if index:
            routes.to_attendance(self, self._held.id, CHOOSE_NAME)
            return
        from tui.screens.ask_box import AskBox

        def share() -> str:
            return shared_words(assign_to_sub_groups(self.workspace, self._held.id))

        def answered(answer: str | None) -> None:
            if answer == "yes":
                self.attempt(share)
                self.fill()

        self.app.push_screen(
            AskBox(
                share_question(self.workspace, self._held.id),
                ("N", "no", "No, leave them as they are"),
                ("Y", "yes", "Yes, share them"),
            ),
            answered,
        )

    def action_back(self) -> None:
        """Go back to who is here."""
        routes.to_attendance(self, self._held.id)
