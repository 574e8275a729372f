"""The command that sets several forces side by side, straight from data.police.uk files."""

import click

from tui.commands.figure_output import Shown, figure_options, show_figures
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
@click.option(
    "--ages", metavar="BAND", default="", help="Searches and residents of these ages: 10-17."
)
@click.option("--sex", metavar="SEX", default="", help="Only one sex, Female or Male.")
@from_option
@to_option
@figure_options
def forces(
    files: tuple[str, ...],
    population: str,
    field_id: str,
    reference: str,
    force: str,
    ages: str,
    sex: str,
    first: str | None,
    last: str | None,
    shown: Shown,
) -> None:
    """Rates and ratios of several forces, from files that are read as a stream.

    FILE is a stop-and-search file of data.police.uk, plain or .gz, a folder of them, or a pattern.
    Nothing is imported and no workspace is needed.
    """
    from reports.publication.figure_counts import of_across
    from reports.words import counted as counted_words
    from tui.commands.figures_areas import areas_body
    from tui.figures.forces import ForceRequest, force_answer

    found = force_answer(
        ForceRequest(files, population, field_id, reference, force, ages, sex, first, last)
    )
    counted = found.counted
    rows = counted_words(counted.rows, "row")
    tell(f"Read: {rows} of the period in {counted_words(counted.files, 'file')}.")
    payload = {
        "by": field_id,
        "classification": counted.by.id,
        "reference": reference,
        "period": {"from": counted.first.isoformat(), "to": counted.last.isoformat()},
        "rows_read": counted.rows,
        "files": counted.files,
        "narrowed": counted.narrowed,
        **areas_body(found.across, "force"),
        "by_month": {each.force: each.by_month for each in counted.forces},
    }
    show_figures(found.pages, payload, shown, of_across(found.across, "force"))
