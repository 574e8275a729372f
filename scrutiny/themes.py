"""The themes of a panel, with what they hold today."""

from dataclasses import dataclass

from scrutiny.cases.absent import absent_fields, absent_from, cannot_hold
from scrutiny.cases.asking import ALL_CASES, Period, count_cases
from scrutiny.panels.definition import Condition
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme and the number of its cases."""

    theme: Condition
    cases: int
    """Means nothing where the theme is not countable."""
    missing_fields: tuple[str, ...] = ()
    """Fields that the theme asks for and no list of the period has."""
    countable: bool = True
    """The lists hold what the theme asks for; without it 0 would not mean "none"."""


def theme_counts(workspace: Workspace, panel_id: str, period: Period) -> tuple[ThemeCount, ...]:
    """Count the cases of every theme in a period, all cases first."""
    panel = workspace.panel(panel_id)
    absent = absent_fields(workspace, panel, panel.themes, period)
    counts = [ThemeCount(ALL_CASES, count_cases(workspace, panel, ALL_CASES, period))]
    for theme in panel.themes:
        counts.append(
            ThemeCount(
                theme,
                count_cases(workspace, panel, theme, period),
                absent_from(theme, absent),
                not cannot_hold(theme, absent),
            )
        )
    return tuple(counts)
