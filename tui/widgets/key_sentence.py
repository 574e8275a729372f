"""One sentence of the help page: a click does what its key does, so the mouse alone is enough.

The line at the bottom has room for seven keys; every key has its sentence in the help.
"""

from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class KeySentence(Static):
    """A sentence that says `Clicked` when it is clicked, if something can be done from here."""

    class Clicked(Message):
        """The sentence was clicked."""

        def __init__(self, action: str) -> None:
            """Say what is to be done."""
            super().__init__()
            self.action = action

    def __init__(self, sentence: Content, action: str) -> None:
        """Show this sentence; without an action a click does nothing."""
        super().__init__(sentence, markup=False)
        self._action = action

    def on_click(self) -> None:
        """Ask for what the sentence tells."""
        if self._action:
            self.post_message(self.Clicked(self._action))
