"""The bottom line: at most seven keys with what they do; each can be clicked."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from tui.key import Key

LEAST_WIDTH = 80
"""The narrowest window on which every key is shown."""


def key_line_text(keys: tuple[Key, ...]) -> str:
    """Write the line as it is shown."""
    parts = [f"{key.shown} {key.label}" for key in keys]
    return " " + gap(parts).join(parts)


def gap(parts: list[str]) -> str:
    """Give the space between two keys: less of it when the line would be too long.

    >>> len(gap(["Enter Next", "B Back"])), len(gap(["x" * 38, "y" * 39]))
    (3, 2)
    """
    return "   " if cell_len("   ".join(parts)) < LEAST_WIDTH else "  "


class KeyLine(Widget):
    """Shows the keys of a page and does what is clicked."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        """Show these keys."""
        super().__init__()
        self._keys = keys

    def offer(self, keys: tuple[Key, ...]) -> None:
        """Show other keys."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def render(self) -> Content:
        """Write the line, keys in bold."""
        parts: list[Content] = []
        for key in self._keys:
            parts.append(Content.styled(key.shown, "bold") + Content(f" {key.label}"))
        return Content(" ") + Content(gap([each.plain for each in parts])).join(parts)

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        start = 1
        parts = [f"{key.shown} {key.label}" for key in self._keys]
        between = len(gap(parts))
        for key, part in zip(self._keys, parts, strict=True):
            width = cell_len(part)
            if start <= offset.x < start + width:
                await self.screen.run_action(f"screen.{key.id}")
            start += width + between
