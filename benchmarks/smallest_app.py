"""The smallest application of the library that the screens are made with: the peer in two scripts.

It shows one line, and repaints it at each key. What it needs, no program made so can do without.
"""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class SmallestApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("ready 0", id="line")

    def on_mount(self) -> None:
        self.pressed = 0
        self.animation_level = "none"

    def on_key(self, event: events.Key) -> None:
        self.pressed += 1
        self.query_one("#line", Static).update(f"ready {self.pressed}")
        if event.key == "q":
            self.exit()


if __name__ == "__main__":
    SmallestApp().run()
