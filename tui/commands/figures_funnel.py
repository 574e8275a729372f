"""The command for areas against limits, so that small ones are not ranked."""

from pathlib import Path

import click

from tui.commands.figure_output import Shown, figure_options, list_options, show_figures
from tui.parameters import open_workspace


@click.command("funnel")
@click.option("--by-area", "field_id", required=True, metavar="FIELD", help="The field of areas.")
@click.option("--outcome", "named", multiple=True, metavar="FIELD=VALUE", help="Shares of this.")
@click.option("--where", "condition", metavar="COND", help="Shares of what meets a condition.")
@click.option("--population", metavar="FILE-or-NAME", help="Rates among residents of each area.")
@click.option("--widen", is_flag=True, help="Allow for areas that differ by more than chance.")
@list_options
@figure_options
@click.pass_obj
def funnel(
    path: Path,
    panel_id: str,
    field_id: str,
    named: tuple[str, ...],
    condition: str | None,
    population: str | None,
    widen: bool,
    theme: str | None,
    force: str,
    first: str | None,
    last: str | None,
    shown: Shown,
) -> None:
    """Areas against limits that allow for their size; never a league table."""
    from tui.figures.areas import AreaRequest, area_answer

    if sum(map(bool, (named, condition, population))) != 1:
        raise click.UsageError("Give one of --outcome, --where and --population.")
    request = AreaRequest(
        panel_id,
        field_id,
        named,
        condition or "",
        population or "",
        widen,
        theme,
        first,
        last,
        force,
    )
    with open_workspace(path) as workspace:
        found = area_answer(workspace, request)
    counted, made, page = found.counted, found.funnel, found.page
    payload = {
        "panel": panel_id,
        "theme": theme or "all",
        "force": counted.force,
        "by": field_id,
        "definition": page.definition,
        "average": made.average,
        "rows": [dict(row) for row in page.records],
        "outside_95": made.outside_95,
        "outside_998": made.outside_998,
        "expected_95": made.expected_95,
        "expected_998": made.expected_998,
        "dispersion": made.dispersion,
        "widened": made.widened,
        "method": made.method,
        "without_area": counted.without,
        "sentences": list(page.sentences),
        "warnings": list(page.warnings),
    }
    show_figures((page,), payload, shown, found.publishable)
