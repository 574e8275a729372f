"""The command for months in a row: counts, rates and ratios, with their gaps."""

import re
from datetime import date
from pathlib import Path

import click

from tui.commands.figure_output import figure_options, show_figures
from tui.parameters import from_option, open_workspace, panel_option, to_option


@click.command("trend")
@panel_option
@click.option("--by", "field_id", metavar="FIELD", default="", help="The field with the groups.")
@click.option("--group", metavar="GROUP", default="", help="The group that is counted.")
@click.option("--reference", metavar="GROUP", default="", help="The group compared with.")
@click.option("--population", metavar="FILE-or-NAME", help="Residents, for rates and ratios.")
@click.option("--split", metavar="YYYY-MM", default="", help="Compare before with from here on.")
@click.option("--theme", metavar="T", help="A theme of the panel; without it, all cases.")
@click.option("--force", metavar="SLUG", default="", help="Count one force's cases.")
@from_option
@to_option
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
    as_json: bool,
    chart: bool,
    output: Path | None,
) -> None:
    """Months in a row; a missing month is a gap. Refused across a change of the measure."""
    from reports.list_cautions import list_cautions
    from reports.trend_figures import Compared, needed_one_measure, trend_figures
    from reports.trend_page import trend_page
    from scrutiny.cases.asking import Period, needed_field, theme_of
    from scrutiny.cases.basis import basis_of
    from scrutiny.cases.by_month import month_counts
    from scrutiny.cases.counting import group_counts
    from scrutiny.cases.forces import needed_one_force
    from scrutiny.cases.grouping import needed_groups
    from scrutiny.cases.months import month_end
    from scrutiny.errors import Refusal
    from scrutiny.populations import load

    if bool(population) != bool(reference) or (population and not (group and field_id)):
        raise click.UsageError("A ratio needs --by, --group, --reference and --population.")
    if group and not field_id:
        raise click.UsageError("Give --by with --group.")
    if split and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", split):
        raise click.UsageError("Write --split as a month, such as 2019-04.")
    if split and not population:
        raise click.UsageError("--split compares ratios: it needs --population.")
    with open_workspace(path) as workspace:
        panel = workspace.panel(panel_id)
        field = needed_field(panel, field_id) if field_id else None
        if field is not None:
            needed_groups(panel, field)
        chosen = theme_of(panel, theme)
        period = Period(first, last)
        counted_force = needed_one_force(workspace, panel, chosen, period, force)
        months = month_counts(workspace, panel, theme, period, field_id, force=counted_force)
        if not months:
            raise Refusal(
                "There is no case in this theme and period.",
                next_step="See 'scrutiny themes' for the counts, and check --from and --to.",
            )
        compared = None
        cautions: tuple[str, ...] = ()
        if population:
            residents_there = load(population, counted_force)
            compared = Compared(group, reference, residents_there, basis_of(chosen.where))
            counted = group_counts(workspace, panel, theme, period, field_id, counted_force)
            cautions = list_cautions(counted, residents_there, by_month=True)
    days = date.fromisoformat(f"{months[0].month}-01"), month_end(months[-1].month)
    needed_one_measure(panel, field, *days)
    for name in (group, reference):
        groups = months[0].groups
        if name and (name not in groups or (compared and name not in compared.population.groups)):
            raise Refusal(
                f"There is no group '{name}' to count month by month.",
                next_step=f"Groups of the list: {', '.join(groups)}.",
            )
    what = f"{chosen.title}: {group}" if group else chosen.title
    figures = trend_figures(months, what, group=group, compared=compared, split=split)
    groups_of = f" {field.title}." if field else ""
    residents = (
        f" Residents: {compared.population.title}, {compared.population.area},"
        f" {compared.population.ages} ({compared.population.source}), the same for every month."
        if compared
        else ""
    )
    unrecorded = sum(each.missing for each in months)
    missing = f" {unrecorded:,} cases have no group." if field else ""
    definition = f"Definition. {what}, month by month.{groups_of}{missing}{residents}"
    page = trend_page(figures, definition, field, *days, cautions)
    change = figures.split[1].change if figures.split else None
    payload = {
        "panel": panel_id,
        "theme": theme or "all",
        "force": counted_force,
        "by": field_id,
        "group": group,
        "reference": reference,
        "definition": definition,
        "rows": [{**row, "gap": row["gap"] == "yes"} for row in page.records],
        "gaps": [each.month for each in months if each.gap],
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
        },
        "sentences": list(page.sentences),
        "warnings": list(page.warnings),
    }
    show_figures((page,), payload, as_json=as_json, chart=chart, output=output)
