"""A box of text that is read on with Page Down, and says how much is still below."""

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static


class ReadingPane(VerticalScroll):
    """Holds cleaned text; its lower edge says which part of how many is in view."""

    def __init__(self, title: str, name: str = "text", body: Widget | None = None) -> None:
        """Start empty, under this title; `body` stands there instead of a text."""
        super().__init__(id=name)
        self._title = title
        self._text = Static(Content(""), markup=False)
        self._body = body or self._text

    def compose(self) -> ComposeResult:
        """Put the text inside."""
        yield self._body

    def on_mount(self) -> None:
        """Write the title."""
        self._head()

    def read(self, content: Content) -> None:
        """Show other text, from its beginning."""
        self._text.update(content)
        self.scroll_home(animate=False)
        self.call_after_refresh(self._foot)

    def entitle(self, title: str) -> None:
        """Give it another title."""
        if title != self._title:
            self._title = title
            self._head()

    def watch_has_focus(self, value: bool) -> None:
        """Show by a mark whether it has the keys."""
        super().watch_has_focus(value)
        self._head()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell how far it is read."""
        super().watch_scroll_y(old_value, new_value)
        self._foot()

    def on_click(self, event: events.Click) -> None:
        """Read on at the lower edge and back at the upper one, for a mouse without a wheel."""
        if event.y == self.outer_size.height - 1:
            self.scroll_page_down(animate=False)
        elif event.y == 0:
            self.scroll_page_up(animate=False)

    def on_resize(self) -> None:
        """Count the parts again."""
        self.call_after_refresh(self._foot)

    def _head(self) -> None:
        self.border_title = Content(f"> {self._title}" if self.has_focus else self._title)

    def _foot(self) -> None:
        height = max(1, self.size.height)
        whole = self._body.size.height
        if whole <= height:
            self.border_subtitle = Content("")
            return
        parts = -(-whole // height)
        at_end = self.scroll_y >= self.max_scroll_y
        part = parts if at_end else min(parts, int(self.scroll_y // height) + 1)
        told = "the end" if at_end else "more below"
        self.border_subtitle = Content(f"{told} ({part} of {parts})")
