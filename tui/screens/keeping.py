"""One seat per laptop: while a computer is kept to a seat, no page of another one can be opened."""

from scrutiny.meetings.meeting import Seat
from tui.screens.page import Page


class KeepsSeat:
    """What the application knows about being kept to a seat."""

    kept_to: tuple[str, Seat] | None = None
    """Meeting and seat; `None` when the computer goes round."""


OPEN_PAGES = ("home", "judge", "end")
"""Pages that a computer kept to a seat may show; the last two only of that seat."""


def kept_to(page: Page) -> tuple[str, Seat] | None:
    """Give the meeting and the seat that the computer is kept to."""
    app = page.app
    return app.kept_to if isinstance(app, KeepsSeat) else None
