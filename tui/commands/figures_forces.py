"""The command that sets several forces side by side, straight from data.police.uk files."""

from pathlib import Path

import click

from tui.commands.figure_output import figure_options, show_figures
from tui.output import tell
from tui.parameters import from_option, to_option


@click.command("forces")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--population",
    required=True,
    metavar="NAME",
    help="census-2011, census-2021, or a CSV of your own with every force area.",
)
@click.option(
    "--by",
    "field_id",
    default="self_defined_ethnicity",
    show_default=True,
    metavar="FIELD",
    help="self_defined_ethnicity or officer_defined_ethnicity; never both in one figure.",
)
@click.option(
    "--reference", default="White", show_default=True, metavar="GROUP", help="Compared with."
)
@click.option("--force", default="", metavar="SLUG", help="Whose files these are, if not named so.")
@from_option
@to_option
@figure_options
def forces(
    files: tuple[str, ...],
    population: str,
    field_id: str,
    reference: str,
    force: str,
    first: str | None,
    last: str | None,
    as_json: bool,
    chart: bool,
    output: Path | None,
) -> None:
    """Rates and ratios of several forces, from files that are read as a stream.

    FILE is a stop-and-search file of data.police.uk, plain or .gz, a folder of them, or a pattern.
    Nothing is imported and no workspace is needed. People of all ages and both sexes are counted;
    for some of them, import the files and use: scrutiny figures disproportionality --ages --sex.
    """
    from reports.across_page import across_pages
    from reports.force_figures import forces_compared
    from scrutiny.cases.asking import Period
    from scrutiny.national.by_force import by_force
    from scrutiny.national.files import files_named
    from scrutiny.national.streaming import count_files
    from scrutiny.populations import force_areas, load
    from tui.commands.figures_areas import areas_body

    period = Period(first, last)
    streamed = count_files(files_named(files), period, force)
    counted = by_force(streamed, field_id, period)
    tell(f"Read: {counted.rows:,} rows of the period in {counted.files:,} files.")
    populations = {
        each.force: load(population, each.force)
        for each in counted.forces
        if each.force in force_areas()
    }
    made = forces_compared(counted, populations, reference)
    payload = {
        "by": field_id,
        "classification": counted.by.id,
        "reference": reference,
        "period": {"from": counted.first.isoformat(), "to": counted.last.isoformat()},
        "rows_read": counted.rows,
        "files": counted.files,
        **areas_body(made, "force"),
        "by_month": {each.force: each.by_month for each in counted.forces},
    }
    pages = across_pages(made, "force", "forces")
    show_figures(pages, payload, as_json=as_json, chart=chart, output=output)
