"""Choices as full lines with marks that can be read without colour: `( )` `(x)` `[ ]` `[x]` `>`.

The library's own check boxes and radio buttons look the same on and off when copied as text, so
they are never used.
"""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.wrapping import wrapped


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list."""

    text: str
    """Cleaned text on one line."""
    key: str = ""
    """The key that chooses it, as shown in front."""
    mark: str = ""
    """`( )`, `(x)`, `[ ]`, `[x]`, or nothing for a list that only opens pages."""


class ChoiceList(Widget, can_focus=True):
    """A list of choices; says `Chosen` when one is chosen by mouse, Space or Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "move(-99)", show=False),
        Binding("end", "move(99)", show=False),
        Binding("space", "pick", show=False),
    ]
    cursor: reactive[int] = reactive(0)

    class Chosen(Message):
        """A line was chosen."""

        def __init__(self, source: "ChoiceList", index: int, by_mouse: bool) -> None:
            """Say which line of which list."""
            super().__init__()
            self.source = source
            self.index = index
            self.by_mouse = by_mouse

        @property
        def control(self) -> "ChoiceList":
            """The list it happened in."""
            return self.source

    def __init__(self, *choices: Choice) -> None:
        """Start with these choices and the cursor on the first."""
        super().__init__()
        self._choices = choices
        self._rows: list[int] = []

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The lines as they stand."""
        return self._choices

    def show(self, choices: tuple[Choice, ...], cursor: int | None = None) -> None:
        """Put other choices there."""
        tall = [each.text for each in choices] != [each.text for each in self._choices]
        self._choices = choices
        wanted = self.cursor if cursor is None else cursor
        self.set_reactive(ChoiceList.cursor, max(0, min(wanted, len(choices) - 1)))
        self.refresh(layout=tall)

    def action_move(self, steps: int) -> None:
        """Move the cursor, without choosing."""
        self.cursor = max(0, min(self.cursor + steps, len(self._choices) - 1))

    def action_pick(self) -> None:
        """Choose the line with the cursor."""
        if self._choices:
            self.post_message(self.Chosen(self, self.cursor, by_mouse=False))

    def watch_cursor(self) -> None:
        """Keep the line with the cursor in view."""
        rows = [row for row, index in enumerate(self._rows) if index == self.cursor]
        if rows and isinstance(self.parent, Widget):
            region = Region(0, rows[0], self.size.width, len(rows))
            self.parent.scroll_to_region(
                region.translate(self.virtual_region.offset), animate=False, force=True
            )

    def on_click(self, event: events.Click) -> None:
        """Choose the line under the mouse; a line is as wide as the list."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.y < len(self._rows):
            self.cursor = self._rows[offset.y]
            self.post_message(self.Chosen(self, self.cursor, by_mouse=True))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Count the lines at a width."""
        return max(1, len(self._lines(width)))

    def render(self) -> Content:
        """Write the lines."""
        lines = self._lines(self.size.width)
        self._rows = [index for index, _ in lines]
        return Content("\n").join(Content(text) for _, text in lines)

    def _lines(self, width: int) -> list[tuple[int, str]]:
        lines: list[tuple[int, str]] = []
        widest = max((cell_len(each.key) for each in self._choices), default=0)
        for index, each in enumerate(self._choices):
            cursor = ">" if index == self.cursor else " "
            key = f"{each.key:>{widest}} " if widest else ""
            head = f"{cursor} {key} {each.mark + ' ' if each.mark else ''}"
            parts = wrapped(each.text, max(10, width - cell_len(head)))
            lines.append((index, head + parts[0]))
            lines += [(index, " " * cell_len(head) + part) for part in parts[1:]]
        return lines
