"""The themes of a panel, with what they hold today."""

from dataclasses import dataclass

from scrutiny.cases.asking import ALL_CASES, Period, count_cases
from scrutiny.panels.definition import Condition
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme and the number of its cases."""

    theme: Condition
    cases: int


def theme_counts(workspace: Workspace, panel_id: str, period: Period) -> tuple[ThemeCount, ...]:
    """Count the cases of every theme in a period, all cases first."""
    panel = workspace.panel(panel_id)
    return tuple(
        ThemeCount(theme, count_cases(workspace, panel, theme, period))
        for theme in (ALL_CASES, *panel.themes)
    )
