"""The command for the chair's counts beside the same period of the year before."""

from pathlib import Path

import click

from tui.commands.figure_output import (
    Shown,
    figure_options,
    force_option,
    show_figures,
    theme_option,
)
from tui.parameters import open_workspace, panel_option


@click.command("counts")
@panel_option
@click.option("--month", metavar="YYYY-MM", help="The last month; without it, the list's last.")
@click.option("--by", "field_id", metavar="FIELD", default="", help="Count each value of a field.")
@theme_option
@force_option
@figure_options
@click.pass_obj
def counts(
    path: Path,
    panel_id: str,
    month: str | None,
    field_id: str,
    theme: str | None,
    force: str,
    shown: Shown,
) -> None:
    """A month, the year to date and the financial year, beside the same days last year."""
    from reports.publication.figure_counts import of_periods
    from tui.figures.chair import ChairRequest, chair_answer

    request = ChairRequest(panel_id, month or "", field_id, theme or "", force)
    with open_workspace(path) as workspace:
        found = chair_answer(workspace, request)
    page = found.page
    payload = {
        "panel": panel_id,
        "theme": theme or "all",
        "force": found.force,
        "month": found.month,
        "by": field_id,
        "definition": page.definition,
        "rows": [dict(row) for row in page.records],
        "sentences": list(page.sentences),
        "warnings": list(page.warnings),
    }
    show_figures((page,), payload, shown, of_periods(found.counts, found.page.title))
