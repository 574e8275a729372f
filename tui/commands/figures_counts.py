"""The command for the chair's counts beside the same period of the year before."""

from pathlib import Path

import click

from tui.commands.figure_output import figure_options, show_figures
from tui.parameters import open_workspace, panel_option


@click.command("counts")
@panel_option
@click.option("--month", metavar="YYYY-MM", help="The last month; without it, the list's last.")
@click.option("--by", "field_id", metavar="FIELD", default="", help="Count each value of a field.")
@click.option("--theme", metavar="T", help="A theme of the panel; without it, all cases.")
@click.option("--force", metavar="SLUG", default="", help="Count one force's cases.")
@figure_options
@click.pass_obj
def counts(
    path: Path,
    panel_id: str,
    month: str | None,
    field_id: str,
    theme: str | None,
    force: str,
    as_json: bool,
    chart: bool,
    output: Path | None,
) -> None:
    """A month, the year to date and the financial year, beside the same days last year."""
    from reports.period_page import period_page
    from reports.trend_figures import break_cautions
    from scrutiny.cases.asking import Period, needed_field, theme_of
    from scrutiny.cases.forces import needed_one_force
    from scrutiny.cases.period_counts import last_month, period_counts

    with open_workspace(path) as workspace:
        panel = workspace.panel(panel_id)
        field = needed_field(panel, field_id) if field_id else None
        counted = needed_one_force(workspace, panel, theme_of(panel, None), Period(), force)
        ending = month or last_month(workspace, panel, counted)
        found = period_counts(workspace, panel, theme, ending, field, force=counted)
        title = theme_of(panel, theme).title
    first = min(each.periods.before[0] for each in found)
    last = max(each.periods.now[1] for each in found)
    what = f"; by {field.title.lower()}" if field else ""
    page = period_page(
        f"{title} to {ending}",
        found,
        f"Definition. {title}{what}; a case belongs to the month of its day in the list.",
        break_cautions(panel, first, last),
    )
    payload = {
        "panel": panel_id,
        "theme": theme or "all",
        "force": counted,
        "month": ending,
        "by": field_id,
        "definition": page.definition,
        "rows": [dict(row) for row in page.records],
        "sentences": list(page.sentences),
        "warnings": list(page.warnings),
    }
    show_figures((page,), payload, as_json=as_json, chart=chart, output=output)
