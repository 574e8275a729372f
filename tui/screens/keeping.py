"""What the application keeps between pages: the one seat of a laptop, and the meeting in hand.

While a computer is kept to a seat, no page of another one can be opened.
"""

from scrutiny.meetings.meeting import Seat
from tui.screens.page import Page


class KeepsSeat:
    """What the application knows about being kept to a seat."""

    kept_to: tuple[str, Seat] | None = None
    """Meeting and seat; `None` when the computer goes round."""
    preparing: str = ""
    """The meeting whose weeks are open, so that a way from there leads back; empty for none."""


OPEN_PAGES = ("home", "judge", "end")
"""Pages that a computer kept to a seat may show; the last two only of that seat."""


def kept_to(page: Page) -> tuple[str, Seat] | None:
    """Give the meeting and the seat that the computer is kept to."""
    app = page.app
    return app.kept_to if isinstance(app, KeepsSeat) else None


def preparing(page: Page) -> str:
    """Give the meeting whose weeks the person came from."""
    app = page.app
    return app.preparing if isinstance(app, KeepsSeat) else ""


def prepare_meeting(page: Page, meeting_id: str) -> None:
    """Keep in mind whose weeks are open; empty for none."""
    app = page.app
    if isinstance(app, KeepsSeat):
        app.preparing = meeting_id
