"""Brings panel files into a workspace, each version kept for the meetings that used it."""

from scrutiny.cases.table import prepare
from scrutiny.panels.definition import Panel
from scrutiny.panels.reading import SHIPPED, read_panel, shipped_text
from scrutiny.workspace import Workspace


def install_panel(workspace: Workspace, text: str, name: str) -> Panel:
    """Install a panel file, or a new version of it; the same file twice changes nothing.

    Raises `Refusal` with every problem of the file.
    """
    panel = read_panel(text, name)
    present = workspace.value("SELECT digest FROM panel WHERE panel = ?", (panel.id,))
    if present == panel.digest:
        return panel
    with workspace.write() as writing:
        writing.connection.execute(
            "INSERT OR IGNORE INTO panel_file VALUES (?, ?)", (panel.digest, text)
        )
        prepare(writing.connection, panel)
        writing.record(
            "panel-installed",
            {"panel": panel.id, "digest": panel.digest, "version": panel.version},
        )
    return panel


def install_shipped(workspace: Workspace) -> None:
    """Install the panels that come with the program."""
    for panel_id in SHIPPED:
        install_panel(workspace, shipped_text(panel_id), f"{panel_id}.toml")
