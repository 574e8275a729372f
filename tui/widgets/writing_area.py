"""A box to write in: the library's own, without blinking, and with pasted signs made visible."""

from textual import events
from textual.widgets import TextArea

from scrutiny.text import clean


class WritingArea(TextArea):
    """Text of several lines; Tab leaves it."""

    def __init__(self, text: str = "") -> None:
        """Start with this cleaned text, the cursor at its end."""
        super().__init__(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.cursor_blink = False
        self.highlight_cursor_line = False
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        # Pasted text comes from outside: a sign that acts on the terminal must show, not act.
        # The library would run its own handler as well, and paste a second time.
        event.prevent_default()
        event.stop()
        text = clean(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(self.selection.end)
