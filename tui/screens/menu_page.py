"""What pages with a list of ways to go share: a number moves the mark, Enter or a click opens."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.screens.page import Page
from tui.widgets.choice_list import Choice, ChoiceList


class MenuPage(Page):
    """A page with some text and a list; say what is in it with `rows`, and open with `open_row`."""

    def compose_body(self) -> ComposeResult:
        """Lay out the text and the list."""
        with VerticalScroll(id="menu", can_focus=False):
            yield Static(Content(""), id="above", markup=False)
            yield ChoiceList()
            yield Static(Content(""), id="below", markup=False)

    def on_mount(self) -> None:
        """Give the keys to the list."""
        super().on_mount()
        choices = self.query_one(ChoiceList)
        choices.cursor = self.first_row()
        choices.focus()

    def rows(self) -> tuple[str, ...]:
        """Give the lines of the list, cleaned."""
        raise NotImplementedError

    def open_row(self, index: int) -> None:
        """Go where a line leads."""
        raise NotImplementedError

    def first_row(self) -> int:
        """Give the line that the mark stands at when the page opens."""
        return 0

    def list_rows(self) -> None:
        """Write the list; the first nine lines have a number."""
        self.query_one(ChoiceList).show(
            tuple(
                Choice(row, str(n) if n <= 9 else "") for n, row in enumerate(self.rows(), start=1)
            )
        )

    def action_choose(self, number: int) -> None:
        """Move the mark to the line with this number."""
        choices = self.query_one(ChoiceList)
        if number <= len(choices.choices):
            choices.cursor = number - 1
            self.say("")
        else:
            self.say(f"Choose 1 to {min(9, len(choices.choices))}.")

    def action_open(self) -> None:
        """Open the line with the mark."""
        choices = self.query_one(ChoiceList)
        if choices.choices:
            self.open_row(choices.cursor)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Open the line that was clicked; Space only moves the mark."""
        if event.by_mouse:
            self.open_row(event.index)
