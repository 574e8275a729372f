"""Lists the cases on which all said the same, and agrees them in one step."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from scrutiny.meetings.agreeing import Agreeing
from tui.plain.sentences import counted, shown
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.page import Page
from tui.widgets.reading_pane import ReadingPane


class AlikePage(Page):
    """Every case by name, and one key."""

    PAGE = "alike"
    BINDINGS: ClassVar[list[BindingType]] = bindings("alike")

    def __init__(self, agreeing: Agreeing) -> None:
        """Go on with the chair's walk."""
        super().__init__(agreeing.workspace)
        self.agreeing = agreeing
        self._alike = agreeing.alike()

    def compose_body(self) -> ComposeResult:
        """Lay out the list."""
        yield ReadingPane("Cases on which all said the same", "reading")

    def on_mount(self) -> None:
        """Fill the list."""
        super().on_mount()
        if self._alike:
            asked = f"Agree all of these {len(self._alike)}? Press A. Or press B to go back.\n"
        else:
            asked = "There is no open case on which all said the same. Press B to go back."
        if self.agreeing.together:
            undo = f"Press U to take back the {self.agreeing.together} agreed at once before."
            asked = f"{asked}\n{undo}\n"
        lines = [
            f"{shown(each.case.reference)}: {shown(option.label)} (all {each.judged})"
            for each, option in self._alike
        ]
        pane = self.query_one(ReadingPane)
        pane.read(Content("\n".join([asked, *lines])))
        pane.focus()

    def fill(self) -> None:
        """Write the lines around the list."""
        self.entitle("Agree at once", right="Chair")
        nothing = ("agree_alike",) if not self._alike else ()
        self.leave_out(*nothing, *(() if self.agreeing.together else ("undo",)))

    def action_agree_alike(self) -> None:
        """Agree them all."""
        if not self._alike:
            self.say("There is nothing to agree at once.")
            return
        said: list[str] = []

        def agree() -> None:
            number = self.agreeing.agree_alike()
            said.append(f"{counted(number, 'case')} agreed. All is saved.")

        if self.attempt(agree):
            held = self.agreeing.meeting.id
            if self.agreeing.at_end:
                routes.to_chair(self, held, f"{said[0]} To take them back, choose 3, then U.")
            else:
                routes.to_agree(self, held, f"{said[0]} To take them back, press A, then U.")

    def action_undo(self) -> None:
        """Take back all that was last agreed at once."""

        said: list[str] = []

        def undo() -> None:
            number = self.agreeing.withdraw_alike()
            said.append(f"Undone: {counted(number, 'case')} not agreed now.")

        if self.attempt(undo):
            routes.to_alike(self, self.agreeing.meeting.id, said[0])

    def action_back(self) -> None:
        """Go back to the chair's part."""
        routes.to_chair(self, self.agreeing.meeting.id)

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)
