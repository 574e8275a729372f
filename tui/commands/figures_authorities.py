"""The command that sets the local authorities of a force side by side."""

from pathlib import Path

import click

from tui.commands.figure_output import figure_options, show_figures
from tui.parameters import from_option, open_workspace, panel_option, to_option


@click.command("authorities")
@panel_option
@click.option("--by", "field_id", required=True, metavar="FIELD", help="The field with the groups.")
@click.option("--reference", required=True, metavar="GROUP", help="The group compared with.")
@click.option(
    "--population",
    required=True,
    metavar="FILE-or-NAME",
    help="census-2011, census-2021, or a CSV of your own with every authority.",
)
@click.option("--area-field", default="", metavar="FIELD", help="The field that names authorities.")
@click.option("--theme", metavar="T", help="A theme of the panel; without it, all cases.")
@click.option("--force", default="", metavar="SLUG", help="Count one force's cases.")
@from_option
@to_option
@figure_options
@click.pass_obj
def authorities(
    path: Path,
    panel_id: str,
    field_id: str,
    reference: str,
    population: str,
    area_field: str,
    theme: str | None,
    force: str,
    first: str | None,
    last: str | None,
    as_json: bool,
    chart: bool,
    output: Path | None,
) -> None:
    """Rates and ratios of each local authority that the list names, and of all together.

    People of all ages and both sexes are counted; for some of them, use: scrutiny figures
    disproportionality --area NAME --ages BAND --sex SEX.
    """
    from reports.across_page import across_pages
    from reports.authority_figures import authorities_compared
    from scrutiny.cases.asking import Period
    from scrutiny.cases.by_authority import counts_by_authority
    from scrutiny.populations import load
    from tui.commands.figures_areas import areas_body

    with open_workspace(path) as workspace:
        panel = workspace.panel(panel_id)
        counted = counts_by_authority(
            workspace,
            panel,
            theme,
            Period(first, last),
            field_id,
            area_field=area_field,
            force=force,
        )
    populations = {area.code: load(population, area.code) for area in counted.authorities}
    made = authorities_compared(counted, populations, reference)
    payload = {
        "panel": panel_id,
        "theme": theme or "all",
        "force": counted.whole.force,
        "by": field_id,
        "area_field": counted.area_field.id,
        "reference": reference,
        "total": counted.whole.total,
        "unplaced": {
            "count": counted.unplaced.total,
            "share": counted.unplaced.total / counted.whole.total,
            "places": dict(counted.unknown_places),
        },
        **areas_body(made, "authority"),
    }
    pages = across_pages(made, "authority", "authorities")
    show_figures(pages, payload, as_json=as_json, chart=chart, output=output)
