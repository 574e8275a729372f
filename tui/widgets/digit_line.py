"""A line of digits to type or to click, shown in groups of five with how many there are.

A seed is read from dice one digit at a time, so each digit must be easy to see and to take back.
"""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

_PAD = "1234567890"
_STEP = 4
_RUB_OUT = "Rub out"


class DigitLine(Widget, can_focus=True):
    """Digits; with `wanted` they are grouped and counted, without they are a number."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("backspace,delete", "rub_out", show=False)]

    class Changed(Message):
        """A digit came or went."""

    def __init__(self, most: int, wanted: int = 0, value: str = "") -> None:
        """Take at most so many digits."""
        super().__init__()
        self._most = most
        self._wanted = wanted
        self.value = value

    def on_key(self, event: events.Key) -> None:
        """Take a digit; every other key is left to the box."""
        if event.character and event.character in _PAD:
            event.stop()
            self._add(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take the digits of a pasted text."""
        event.stop()
        for digit in event.text:
            if digit in _PAD:
                self._add(digit)

    def on_click(self, event: events.Click) -> None:
        """Take the digit that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y != 1 or offset.x < 2:
            return
        place = (offset.x - 2) // _STEP
        if place < len(_PAD):
            self._add(_PAD[place])
        else:
            self.action_rub_out()

    def action_rub_out(self) -> None:
        """Take the last digit back."""
        self._show(self.value[:-1])

    def _add(self, digit: str) -> None:
        if len(self.value) < self._most:
            self._show(self.value + digit)

    def _show(self, value: str) -> None:
        self.value = value
        self.refresh()
        self.post_message(self.Changed())

    def watch_has_focus(self, value: bool) -> None:
        """Show by a mark whether it has the keys."""
        super().watch_has_focus(value)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take one line for the digits and one to click on."""
        return 2

    def render(self) -> Content:
        """Write the digits, and the digits to click."""
        mark = ">" if self.has_focus else " "
        pad = "  " + "".join(f"[{digit}]".ljust(_STEP) for digit in _PAD) + f"[{_RUB_OUT}]"
        return Content(f"{mark} ") + Content.styled(self._digits(), "bold") + Content(f"\n{pad}")

    def _digits(self) -> str:
        if not self._wanted:
            return self.value + "_"
        places = self.value.ljust(self._wanted, "_")
        groups = [places[start : start + 5] for start in range(0, len(places), 5)]
        return f"{' '.join(groups)}   {len(self.value)} of {self._wanted}"
