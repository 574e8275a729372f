"""The counts of a publication before anything is hidden, as tables that can be protected."""

from collections.abc import Iterator

from reports.disclosure.cells import Figure
from reports.disclosure.grids import Grid, Way, table_of
from reports.disclosure.grids import Table as Counts
from reports.disproportionality import Disproportionality, GroupRow
from reports.publication.allowed import AllowedTheme
from reports.sentences import rate_text, ratio_text

CONCLUSIONS = "conclusions"
UNRECORDED = "Not recorded"


def cases_of_draw(draw: str) -> str:
    """Name the cases that were read of a draw, as the record knows their printed counts by."""
    return f"cases read of draw {draw}"


def conclusion_counts(theme: AllowedTheme) -> Counts:
    """Count what was concluded about a theme's own first cases."""
    rows = theme.figures.rows
    grid = Grid(
        theme.title,
        cases_of_draw(theme.figures.draw),
        Way(CONCLUSIONS, tuple(each.judgement for each in rows)),
    )
    return table_of(grid, [[each.count] for each in rows])


def groups_table(figures: Disproportionality) -> Counts:
    """Count the cases of the period by group, those without one too."""
    names = (*(each.group for each in figures.rows), UNRECORDED)
    grid = Grid(
        figures.field_title,
        f"cases from {figures.first} to {figures.last}",
        Way(figures.field_title, names),
    )
    return table_of(grid, [[each.count] for each in figures.rows] + [[figures.unknown.count]])


def group_figures(figures: Disproportionality) -> Iterator[Figure]:
    """Give each rate and ratio with the counts that it was made of."""
    grid = groups_table(figures).grid
    base = next((each for each in figures.rows if each.group == figures.reference), None)
    for row in figures.rows:
        if row.rate_per_1000 is None or not row.population:
            continue
        cell = grid.inner(row.group)
        yield Figure(
            figure_label(figures, row, "rate"),
            rate_text(row.rate_per_1000),
            ((cell, 1),),
            (),
            row.population,
            1000,
        )
        compared = base is not None and row is not base and not figures.bounds_only
        if compared and row.ratio is not None and base is not None and base.population:
            yield Figure(
                figure_label(figures, row, "ratio"),
                ratio_text(row.ratio),
                ((cell, base.population),),
                ((grid.inner(base.group), row.population),),
                0,
                1,
            )


def figure_label(figures: Disproportionality, row: GroupRow, what: str) -> str:
    """Name a rate or a ratio."""
    return f"{figures.field_title}: {row.group}, {what}"
