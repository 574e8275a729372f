"""Where reports are read: the way to the findings, and the commands that write documents."""

from typing import ClassVar

from textual.binding import BindingType

from scrutiny.workspace import Workspace
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.ways_page import WaysPage

FINDINGS = "What became of our findings"
PUBLISH = "Publish the report of a meeting"


class ReportsPage(WaysPage):
    """The commands that write documents, and the ways to the findings and to publishing."""

    PAGE = "reports"
    BINDINGS: ClassVar[list[BindingType]] = bindings("reports")

    def __init__(self, workspace: Workspace) -> None:
        """Tell what writes a report."""
        super().__init__(workspace, "reports", (FINDINGS, PUBLISH))

    def open_way(self, index: int) -> None:
        """Go to the findings, or publish a report."""
        if index == 0:
            routes.to_findings(self)
        else:
            routes.to_publish(self)
