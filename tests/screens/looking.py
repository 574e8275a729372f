"""Reads a screen as lines of text, and compares it with a kept picture of it."""

import os
from pathlib import Path

from tui.app import ScrutinyApp

SNAPSHOTS = Path(__file__).with_name("snapshots")


def screen_lines(app: ScrutinyApp) -> list[str]:
    """Give the screen line by line, with the boxes that lie over it, as a person sees it."""
    app.screen._compositor.reflow(app.screen, app.size)
    lines = []
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        text = strip.text
        lines.append(text.rstrip())
        assert y < app.size.height
    return lines


def screen_text(app: ScrutinyApp) -> str:
    """Give the whole screen as one text."""
    return "\n".join(screen_lines(app))


def assert_snapshot(app: ScrutinyApp, name: str) -> None:
    """Compare the screen with the kept one; SCRUTINY_SNAPSHOTS=write keeps it anew."""
    path = SNAPSHOTS / f"{name}.txt"
    seen = screen_text(app) + "\n"
    if os.environ.get("SCRUTINY_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(seen, "utf-8")
    assert path.is_file(), f"no snapshot {name}: run once with SCRUTINY_SNAPSHOTS=write"
    assert seen == path.read_text("utf-8")
