"""Keeps one case out of later draws, in the words of both front ends."""

from scrutiny.excluding import (
    EXCLUSION_REASONS,
    exclude_case,
    include_case,
    is_excluded,
    reason_words,
)
from scrutiny.workspace import Workspace
from tui.plain.sentences import shown


class Excluding:
    """One case, and the reasons for which it may be kept out."""

    def __init__(self, workspace: Workspace, panel_id: str, reference: str) -> None:
        """Look up whether it is kept out already."""
        self._workspace = workspace
        self._panel_id = panel_id
        self._reference = reference
        self._reasons = tuple(EXCLUSION_REASONS)
        self.excluded = is_excluded(workspace, panel_id, reference)

    def question(self) -> str:
        """Ask for a reason, or whether to take it back."""
        name = shown(self._reference)
        if self.excluded:
            return f"{name} is kept out of later draws. Take that back?"
        return f"Why is {name} kept out of every later draw? The reason is counted and published."

    def rows(self) -> tuple[str, ...]:
        """Give the reasons."""
        return tuple(reason_words(each) for each in self._reasons)

    def exclude(self, index: int) -> str:
        """Keep the case out, for the reason of a line."""
        code = exclude_case(self._workspace, self._panel_id, self._reference, self._reasons[index])
        return f"{shown(self._reference)} is kept out of later draws: {reason_words(code)}. Saved."

    def take_back(self) -> str:
        """Let the case be drawn again."""
        include_case(self._workspace, self._panel_id, self._reference)
        return f"{shown(self._reference)} can be drawn again. Saved."
