"""The bottom line: at most seven keys with what they do; each can be clicked."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from tui.keys import Key


def key_line_text(keys: tuple[Key, ...]) -> str:
    """Write the line as it is shown."""
    return " " + "   ".join(f"{key.shown} {key.label}" for key in keys)


class KeyLine(Widget):
    """Shows the keys of a page and does what is clicked."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        """Show these keys."""
        super().__init__()
        self._keys = keys

    def render(self) -> Content:
        """Write the line, keys in bold."""
        parts: list[Content] = []
        for key in self._keys:
            parts.append(Content.styled(key.shown, "bold") + Content(f" {key.label}"))
        return Content(" ") + Content("   ").join(parts)

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        start = 1
        for key in self._keys:
            width = cell_len(f"{key.shown} {key.label}")
            if start <= offset.x < start + width:
                await self.screen.run_action(f"screen.{key.id}")
            start += width + 3
