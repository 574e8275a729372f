"""What pages share that tell which commands do something and have ways to go above the text."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from scrutiny.workspace import Workspace
from tui.screens.information import InformationPage
from tui.widgets.choice_list import Choice, ChoiceList


class WaysPage(InformationPage):
    """A list of ways and a text; open a way with `open_way`."""

    def __init__(self, workspace: Workspace, topic: str, ways: tuple[str, ...]) -> None:
        """Tell about a topic, below these cleaned lines."""
        super().__init__(workspace, topic)
        self.ways = ways

    def open_way(self, index: int) -> None:
        """Go where a line leads."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        """Lay out the ways to go above the text."""
        with VerticalScroll(id="asked", can_focus=False):
            yield ChoiceList(
                *(Choice(row, str(n) if n <= 9 else "") for n, row in enumerate(self.ways, 1))
            )
        yield from super().compose_body()

    def focus_first(self) -> None:
        """Give the keys to the ways to go."""
        self.query_one(ChoiceList).focus()

    def mark(self) -> None:
        """Write the title of the box with the ways to go."""
        self.mark_focus(
            self.query_one("#asked"), "What do you want to do?", self.query_one(ChoiceList)
        )

    def action_choose(self, number: int) -> None:
        """Move the mark to the line with this number."""
        there = number <= len(self.ways)
        self.say("" if there else f"Choose 1 to {min(9, len(self.ways))}.")
        if there:
            self.query_one(ChoiceList).cursor = number - 1

    def action_open(self) -> None:
        """Open the line with the mark."""
        self.open_way(self.query_one(ChoiceList).cursor)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Open what was clicked; Space only moves the mark."""
        if event.by_mouse:
            self.open_way(event.index)
