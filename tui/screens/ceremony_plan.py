"""Second step of a draw: the plan, what a draw of this size can see, and the size if not sealed."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tui.plain.ceremony import Ceremony
from tui.plain.ceremony_sentences import plan_lines, strata_lines
from tui.plain.ceremony_words import heading
from tui.plain.planning_sentences import planning_sentences
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.ceremony_page import CeremonyPage, ask_to_stop
from tui.widgets.reading_pane import ReadingPane


class PlanPage(CeremonyPage):
    """The plan."""

    PAGE = "ceremony_plan"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ceremony_plan")

    def __init__(self, ceremony: Ceremony) -> None:
        """Show the plan of this ceremony."""
        super().__init__(ceremony.workspace)
        self._ceremony = ceremony

    def below(self) -> str:
        """Give the title of the text below."""
        strata = "The strata, and what" if self._ceremony.stratified else "What"
        return f"{strata} a draw can show"

    def fill(self) -> None:
        """Write the page."""
        self.entitle("The plan", right="Step 2 of 4")
        self.aloud(
            self._ceremony.sealed.id,
            Content("\n").join(
                [
                    Content.styled(heading(self._ceremony.sealed), "bold"),
                    Content("\n" + "\n".join(plan_lines(self._ceremony))),
                ]
            ),
        )

    def tell_below(self) -> None:
        """Write what the draw can show."""
        ceremony = self._ceremony
        size = None if ceremony.plan.as_far_as_we_get else sum(ceremony.quotas().values()) or None
        said = planning_sentences(ceremony.sealed.size, size, ceremony.stratified)
        self.query_one(ReadingPane).read(Content("\n".join([*strata_lines(ceremony), *said])))

    def action_how_many(self) -> None:
        """Say how many cases are read, where the plan leaves it open."""
        from tui.screens.ceremony_size_box import SizeBox

        ceremony = self._ceremony
        if ceremony.sealed.plan.decided:
            self.say("The number was sealed with the list. Nobody can change it now.")
            return

        def kept(done: bool | None) -> None:
            if done:
                self.say("")
                self.fill()
                self.tell_below()

        self.app.push_screen(SizeBox(ceremony), kept)

    def action_next_step(self) -> None:
        """Go on to the seed, once the size is known."""
        if not self._ceremony.plan.decided:
            self.action_how_many()
        elif self._ceremony.source:
            routes.to_seed(self, self._ceremony)
        else:
            routes.to_source(self, self._ceremony)

    def action_stop(self) -> None:
        """Ask once, and stop."""
        ask_to_stop(self)

    def action_back(self) -> None:
        """Go back to the sealed list."""
        routes.to_list(self, self._ceremony)
