"""Commands for what goes out beside the report; each follows the publication copy made last."""

from pathlib import Path

import click

from tui.commands.report_options import overwrite_option
from tui.output import answer, json_option, say
from tui.parameters import meeting_option, open_workspace, output_option

link_option = click.option(
    "--link", default="", metavar="ADDRESS", help="Where the whole report is, as https://…"
)


@click.command("numbers")
@meeting_option
@output_option
@link_option
@overwrite_option
@json_option
@click.pass_obj
def numbers(
    path: Path, meeting_id: str, output: Path, link: str, overwrite: bool, as_json: bool
) -> None:
    """Write the meeting in numbers, for a news page."""
    from reports.publication.outward import report_in_numbers
    from tui.outward import checked_link, followed, written

    checked_link(link)
    with open_workspace(path) as workspace:
        made, released = followed(workspace, meeting_id)
        document = report_in_numbers(made.allowed, made.safe, released, link)
        sha256 = written(workspace, meeting_id, "numbers", document, output, overwrite)
    _told(output, sha256, released, as_json)


@click.command("police-and-crime-panel")
@meeting_option
@output_option
@click.option("--category", "field_id", metavar="FIELD", help="A field with a list of codes.")
@link_option
@overwrite_option
@json_option
@click.pass_obj
def police_and_crime_panel(
    path: Path,
    meeting_id: str,
    output: Path,
    field_id: str | None,
    link: str,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Write the paragraph for the Police and Crime Panel.

    The theme with its counts, by category when one is named, beside the same period of the year
    before. Small counts are hidden.
    """
    from reports.publication.outward import panel_paragraph
    from scrutiny.meetings.cases import draws_of
    from scrutiny.meetings.meeting import meeting, panel_of
    from scrutiny.publishing.last_year import theme_years
    from tui.outward import checked_link, followed, written

    checked_link(link)
    with open_workspace(path) as workspace:
        made, released = followed(workspace, meeting_id)
        panel = panel_of(workspace, meeting(workspace, meeting_id))
        draws = draws_of(workspace, meeting_id)
        years = [theme_years(workspace, panel, each, field_id) for each in draws]
        document = panel_paragraph(made.allowed, made.safe, years, released, link)
        sha256 = written(
            workspace, meeting_id, "police-and-crime-panel", document, output, overwrite
        )
    _told(output, sha256, released, as_json)


@click.command("open-data")
@meeting_option
@output_option
@overwrite_option
@json_option
@click.pass_obj
def open_data(path: Path, meeting_id: str, output: Path, overwrite: bool, as_json: bool) -> None:
    """Write the numbers as open data: a .csv, and beside it a file that describes it."""
    from tui.outward import written_open_data

    if output.suffix.lower() != ".csv":
        raise click.UsageError("Open data is a .csv file: -o FILE.csv")
    with open_workspace(path) as workspace:
        sha256, description, released = written_open_data(workspace, meeting_id, output, overwrite)
    payload = {
        "path": str(output),
        "sha256": sha256,
        "description": str(description),
        "released": released,
    }
    answer(payload, as_json, lambda: say(f"Wrote {output} and {description}"))


def _told(output: Path, sha256: str, released: bool, as_json: bool) -> None:
    payload = {"path": str(output), "sha256": sha256, "released": released}
    state = "" if released else " It is marked as a draft until the report is released."
    answer(payload, as_json, lambda: say(f"Wrote {output}.{state}"))
