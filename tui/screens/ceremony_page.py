"""What the pages of the draw that are read aloud share: words in a box, and more to read below."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.plain.ceremony_words import NOTHING_DRAWN
from tui.screens.page import Page
from tui.widgets.reading_pane import ReadingPane


class StepPane(ReadingPane):
    """A text that leaves Page Down and Page Up to its page, which may have more to bring."""

    def action_page_down(self) -> None:
        """Let the page read on."""
        self.call_later(self.screen.run_action, "screen.read_on")

    def action_page_up(self) -> None:
        """Let the page read back."""
        self.call_later(self.screen.run_action, "screen.read_back")


class CeremonyPage(Page):
    """A box with the sentences to read aloud, above a text that scrolls."""

    def compose_body(self) -> ComposeResult:
        """Lay out the sentences and the text."""
        with VerticalScroll(id="asked", can_focus=False):
            yield Static(Content(""), id="question", markup=False)
        yield StepPane(self.below(), "reading")

    def below(self) -> str:
        """Give the title of the text below."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Give the keys to the text, so that it can be read on."""
        super().on_mount()
        self.tell_below()
        self.query_one(ReadingPane).focus()

    def tell_below(self) -> None:
        """Write the text below."""

    def aloud(self, title: str, content: Content) -> None:
        """Write the sentences that are read aloud."""
        self.query_one("#asked").border_title = Content(title)
        self.put("#question", content)

    def action_read_on(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        self.query_one(ReadingPane).scroll_page_up(animate=False)


def ask_to_stop(page: Page) -> None:
    """Ask before stopping in the middle of a draw: what was typed is not kept anywhere."""
    from tui.screens.ask_box import AskBox

    def answered(answer: str | None) -> None:
        if answer == "yes":
            page.app.exit()

    page.app.push_screen(
        AskBox(NOTHING_DRAWN, ("N", "no", "No, go on"), ("Y", "yes", "Yes, stop the program")),
        answered,
    )
