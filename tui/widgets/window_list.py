"""A list of any length: it draws the rows that fit, asks for them when it draws, and keeps none.

Rows are lines of cleaned text. The list never knows more of them than it has room for.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

_WHEEL = 3


class WindowList(Widget, can_focus=True):
    """Shows the rows around the one that the person is at; says `Moved` and `Opened`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    class Moved(Message):
        """The person wants to go so many rows on, or back when it is below zero."""

        def __init__(self, steps: int) -> None:
            """Say how far."""
            super().__init__()
            self.steps = steps

    class Opened(Message):
        """A row was clicked."""

        def __init__(self, number: int) -> None:
            """Say which."""
            super().__init__()
            self.number = number

    def __init__(self, ask: Callable[[int, int], Sequence[str]]) -> None:
        """Ask for lines with `ask(first number, how many)`."""
        super().__init__()
        self._ask = ask
        self._top = 1
        self._at = 1
        self._of = 0

    @property
    def room(self) -> int:
        """How many rows fit."""
        return max(1, self.size.height)

    def stand(self, at: int, of: int) -> None:
        """Stand at a row of so many, with that row in view."""
        self._at, self._of = at, of
        last_top = max(1, of - self.room + 1)
        self._top = min(max(min(self._top, at), at - self.room + 1, 1), last_top)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the row in view."""
        self.stand(self._at, self._of)

    def watch_has_focus(self, value: bool) -> None:
        """Show by a mark whether it has the keys."""
        super().watch_has_focus(value)
        self.refresh()

    def render(self) -> Content:
        """Write the rows that fit, each with its number and the mark where the person is."""
        lines = self._ask(self._top, self.room)
        width = max(10, self.size.width)
        digits = len(f"{self._of:,}")
        told = []
        for number, line in enumerate(lines, start=self._top):
            mark = ">" if number == self._at else " "
            text = f"{mark} {number:>{digits},}  {line}"
            if cell_len(text) > width:
                text = set_cell_size(text, width - 1) + "…"
            style = "bold" if number == self._at else ""
            told.append(Content.styled(text, style) if style else Content(text))
        return Content("\n").join(told)

    def action_move(self, steps: int) -> None:
        """Ask to move."""
        self.post_message(self.Moved(steps))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go a few rows on."""
        event.stop()
        self.post_message(self.Moved(_WHEEL))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go a few rows back."""
        event.stop()
        self.post_message(self.Moved(-_WHEEL))

    def on_click(self, event: events.Click) -> None:
        """Open the row under the mouse; the lower and upper edges turn the page."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.y < min(self.room, self._of - self._top + 1):
            self.post_message(self.Opened(self._top + offset.y))
        elif event.y == self.outer_size.height - 1:
            self.post_message(self.Moved(self.room))
        elif event.y == 0:
            self.post_message(self.Moved(-self.room))
