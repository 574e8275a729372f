"""A workspace that lives only as long as a list is looked at, so that nothing of it is stored.

It is a file without a name that the system removes by itself; nothing of it can be opened later.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from scrutiny.installing import install_panel
from scrutiny.record.connection import transaction
from scrutiny.record.migrating import migrate
from scrutiny.workspace import Workspace


@contextmanager
def scratch_for(workspace: Workspace, panel_id: str) -> Iterator[Workspace]:
    """Make a workspace with one panel of another one, and nothing else."""
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    with Workspace(workspace.path, connection, workspace.clock, "looked-at") as scratch:
        with transaction(connection):
            migrate(connection)
        with scratch.write() as writing:
            force = workspace.setting("force_area")
            body = {"force_area": force, "workspace": "looked-at", "practice": "yes"}
            writing.record("workspace-created", body)
        install_panel(scratch, workspace.panel_text(panel_id), f"{panel_id}.toml")
        yield scratch
