"""The command that sets the local authorities of a force side by side."""

from pathlib import Path

import click

from tui.output import answer, json_option
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
@json_option
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
) -> None:
    """Rates and ratios of each local authority that the list names, and of all together."""
    from reports.authority_figures import authorities_compared
    from scrutiny.cases.asking import Period
    from scrutiny.cases.by_authority import counts_by_authority
    from scrutiny.populations import load
    from tui.commands.figures_areas import areas_body, areas_words

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
    answer(payload, as_json, lambda: areas_words(made, "authority"))
