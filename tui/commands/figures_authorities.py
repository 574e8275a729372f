"""The command that sets the local authorities of a force side by side."""

from pathlib import Path

import click

from tui.commands.figure_output import (
    Shown,
    figure_options,
    group_options,
    list_options,
    show_figures,
)
from tui.parameters import open_workspace


@click.command("authorities")
@group_options
@click.option(
    "--population",
    required=True,
    metavar="FILE-or-NAME",
    help="census-2011, census-2021, or a CSV of your own with every authority.",
)
@click.option("--area-field", default="", metavar="FIELD", help="The field that names authorities.")
@click.option(
    "--ages", metavar="BAND", default="", help="Cases and residents of these ages: 10-17."
)
@click.option("--sex", metavar="SEX", default="", help="Only one sex, Female or Male.")
@list_options
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
    ages: str,
    sex: str,
    first: str | None,
    last: str | None,
    shown: Shown,
) -> None:
    """Rates and ratios of each local authority that the list names, and of all together."""
    from reports.publication.figure_counts import of_across
    from tui.commands.figures_areas import areas_body
    from tui.figures.authorities import AuthorityRequest, authority_answer

    request = AuthorityRequest(
        panel_id,
        field_id,
        reference,
        population,
        area_field=area_field,
        ages=ages,
        sex=sex,
        theme=theme,
        first=first,
        last=last,
        force=force,
    )
    with open_workspace(path) as workspace:
        found = authority_answer(workspace, request)
    counted = found.counted
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
        "narrowed": counted.narrowed,
        **areas_body(found.across, "authority"),
    }
    show_figures(found.pages, payload, shown, of_across(found.across, "authority"))
