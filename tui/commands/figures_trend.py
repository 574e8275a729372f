"""The command for months in a row: counts, rates and ratios, with their gaps."""

import re
from pathlib import Path

import click

from tui.commands.figure_output import Shown, figure_options, list_options, show_figures
from tui.parameters import open_workspace


@click.command("trend")
@click.option("--by", "field_id", metavar="FIELD", default="", help="The field with the groups.")
@click.option("--group", metavar="GROUP", default="", help="The group that is counted.")
@click.option("--reference", metavar="GROUP", default="", help="The group compared with.")
@click.option("--population", metavar="FILE-or-NAME", help="Residents, for rates and ratios.")
@click.option("--split", metavar="YYYY-MM", default="", help="Compare before with from here on.")
@list_options
@figure_options
@click.pass_obj
def trend(
    path: Path,
    panel_id: str,
    field_id: str,
    group: str,
    reference: str,
    population: str | None,
    split: str,
    theme: str | None,
    force: str,
    first: str | None,
    last: str | None,
    shown: Shown,
) -> None:
    """Months in a row; a missing month is a gap. Refused across a change of the measure."""
    from reports.publication.figure_counts import of_months
    from tui.figures.months import MonthRequest, month_answer

    if bool(population) != bool(reference) or (population and not (group and field_id)):
        raise click.UsageError("A ratio needs --by, --group, --reference and --population.")
    if group and not field_id:
        raise click.UsageError("Give --by with --group.")
    if split and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", split):
        raise click.UsageError("Write --split as a month, such as 2019-04.")
    if split and not population:
        raise click.UsageError("--split compares ratios: it needs --population.")
    request = MonthRequest(
        panel_id,
        field_id,
        group,
        reference,
        population or "",
        split,
        theme,
        first,
        last,
        force,
    )
    with open_workspace(path) as workspace:
        found = month_answer(workspace, request)
    figures, page = found.figures, found.page
    change = figures.split[1].change if figures.split else None
    payload = {
        "panel": panel_id,
        "theme": theme or "all",
        "force": found.force,
        "by": field_id,
        "group": group,
        "reference": reference,
        "definition": page.definition,
        "rows": [{**row, "gap": row["gap"] == "yes"} for row in page.records],
        "gaps": [each.month for each in found.months if each.gap],
        "change": None
        if change is None or figures.split is None
        else {
            "split": split,
            "before": figures.split[1].before,
            "after": figures.split[1].after,
            "change": change.estimate,
            "low": change.low,
            "high": change.high,
            "method": change.method,
            "dispersion": figures.split_dispersion.factor if figures.split_dispersion else None,
        },
        "sentences": list(page.sentences),
        "warnings": list(page.warnings),
    }
    show_figures((page,), payload, shown, of_months(figures))
