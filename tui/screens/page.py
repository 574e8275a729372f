"""What all pages share: title, message, progress and key lines, the size guard, and honest saving.

A page calls functions of the domain only through `attempt`, so that a refusal is told on the page
and nobody goes on as if it had been saved.
"""

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from scrutiny.errors import Refusal
from scrutiny.workspace import Workspace
from tui.keys import line_for
from tui.plain.sentences import STOP, problem_words
from tui.widgets.key_line import LEAST_WIDTH, KeyLine
from tui.widgets.wrapping import cut

LEAST_HEIGHT = 24
WIDE = 110
_BAR = 30
_ONE_LINE = ("#title", "#note", "#progress")


class Page(Screen[None]):
    """One full page."""

    PAGE: ClassVar[str]
    """Its name in the list of keys."""

    def __init__(self, workspace: Workspace) -> None:
        """Work on an open workspace."""
        super().__init__()
        self.workspace = workspace
        self._told: dict[str, Content] = {}
        self._left_out: frozenset[str] = frozenset()
        self.started_with = ""
        """A sentence to show when the page opens."""

    def compose(self) -> ComposeResult:
        """Lay out the lines that every page has around its own body."""
        yield Static(Content(""), id="title", markup=False)
        yield from self.compose_body()
        yield Static(Content(""), id="message", markup=False)
        yield Static(Content(""), id="progress", markup=False)
        yield KeyLine(line_for(self.PAGE))
        yield Static(Content(""), id="too-small", markup=False)

    def compose_body(self) -> ComposeResult:
        """Lay out what is particular to the page."""
        yield from ()

    def on_mount(self) -> None:
        """Fill the page."""
        self.fill()
        if self.started_with:
            self.say(self.started_with)

    def fill(self) -> None:
        """Write everything that the page shows."""

    def on_resize(self, event: events.Resize) -> None:
        """Guard the size and fit the lines to it."""
        small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        self.set_class(small, "-small")
        if small:
            self.put(
                "#too-small",
                f"This window has {event.size.width} by {event.size.height} letters; please make it"
                f" at least {LEAST_WIDTH} by {LEAST_HEIGHT}, or make the letters smaller.",
            )
        self.fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing that cannot be seen: in a window too small only stopping works."""
        return not self.has_class("-small") or action in ("stop", "focus_next", "focus_previous")

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Mark the box that has the keys."""
        self.mark()

    def on_descendant_blur(self, _: events.DescendantBlur) -> None:
        """Mark the box that has the keys."""
        self.mark()

    def mark(self) -> None:
        """Write the titles of the boxes, with a `>` in the one that has the keys."""

    def put(self, selector: str, text: str | Content) -> None:
        """Write text into a part of the page; never markup."""
        content = text if isinstance(text, Content) else Content(text)
        before = self._told.get(selector)
        # Laying the page out again takes most of the time of a key, so it is done only when needed.
        if before is None or not before.is_same(content):
            self._told[selector] = content
            same_room = selector in _ONE_LINE and before is not None
            self.query_one(selector, Static).update(content, layout=not same_room)

    def leave_out(self, *keys: str) -> None:
        """Offer these keys neither at the bottom nor in the help, because they do nothing now."""
        self._left_out = frozenset(keys)
        offered = tuple(key for key in line_for(self.PAGE) if key.id not in self._left_out)
        self.query_one(KeyLine).offer(offered)

    def entitle(self, left: str, middle: str = "", right: str = "", short: str = "") -> None:
        """Write the title line; `short` stands for the middle when there is little room."""
        width = max(self.size.width, LEAST_WIDTH) - 2
        told, room = left, width - cell_len(left) - cell_len(right)
        for between in (middle, short or cut(middle, room - 6)):
            told = f"{left}    {between}" if between else left
            room = width - cell_len(told) - cell_len(right)
            if room >= 2:
                break
        self.put("#title", f" {told}{' ' * max(room, 2)}{right} ")

    def say(self, sentence: str) -> None:
        """Write the message line."""
        style = "bold" if sentence.startswith("Problem:") else ""
        self.put("#message", Content.styled(sentence, style))

    def tell_progress(self, told: str, done: int, of: int, saved: str) -> None:
        """Write the progress line: words first, then a bar of plain signs."""
        width = max(self.size.width, LEAST_WIDTH)
        bar = max(0, min(_BAR, width - cell_len(told) - cell_len(saved) - 9))
        filled = bar * done // of if of else 0
        left = f" {told}   [{'=' * filled}{'-' * (bar - filled)}]"
        room = width - cell_len(left) - cell_len(saved) - 1
        self.put("#progress", left + " " * max(room, 2) + saved)

    def attempt(self, act: Callable[[], str | None], saving: bool = True) -> bool:
        """Do something; tell what it says, or what the problem is; gives whether it was done."""
        try:
            self.say(act() or "")
        except Refusal as refusal:
            self.say(problem_words(refusal, saving))
            return False
        return True

    def mark_focus(self, box: Widget, title: str, holder: Widget) -> None:
        """Put a `>` into the title of the box that has the keys."""
        box.border_title = Content(f"> {title}" if holder.has_focus else title)

    def action_help(self) -> None:
        """Open the help page."""
        from tui.screens.help_box import HelpBox

        self.app.push_screen(HelpBox(self.PAGE, self.help_first(), self._left_out))

    def help_first(self) -> Content:
        """Give what the help page says before the keys; blank when there is nothing."""
        return Content("")

    def action_pause(self) -> None:
        """Blank the screen until the person comes back."""
        from tui.screens.pause import PausePage

        self.app.push_screen(PausePage(self.workspace))

    async def action_theme(self) -> None:
        """Change between light and dark."""
        await self.app.run_action("app.change_theme")

    def action_stop(self) -> None:
        """Ask once, and stop."""
        from tui.screens.ask_box import AskBox

        def answered(answer: str | None) -> None:
            if answer == "yes":
                self.app.exit()

        self.app.push_screen(
            AskBox(STOP, ("N", "no", "No, go on"), ("Y", "yes", "Yes, stop the program")), answered
        )
