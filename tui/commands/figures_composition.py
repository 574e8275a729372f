"""The command that sets a draw beside the list it was drawn from."""

from pathlib import Path

import click

from tui.commands.figure_output import Shown, figure_options, show_figures
from tui.parameters import open_workspace


@click.command("composition")
@click.option("--draw", "draw_id", required=True, metavar="D", help="The draw.")
@click.option("--by", "field_id", required=True, metavar="FIELD", help="The field with the groups.")
@figure_options
@click.pass_obj
def composition(
    path: Path,
    draw_id: str,
    field_id: str,
    shown: Shown,
) -> None:
    """Is the dip-sample what was planned? The draw beside its list, and no ratio."""
    from reports.composition_page import composition_page
    from reports.publication.figure_counts import of_draw
    from scrutiny.cases.composition import composition as compose

    with open_workspace(path) as workspace:
        found = compose(workspace, draw_id, field_id)
    page = composition_page(found)
    payload = {
        "draw": draw_id,
        "frame": found.draw.frame.id,
        "by": field_id,
        "definition": page.definition,
        "rows": [dict(row) for row in page.records],
        "sentences": list(page.sentences),
        "warnings": list(page.warnings),
    }
    show_figures((page,), payload, shown, of_draw(found))
