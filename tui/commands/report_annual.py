"""The command that writes the annual report of one panel or of several side by side."""

from pathlib import Path

import click

from tui.output import answer, json_option, say
from tui.parameters import open_workspace, output_option


@click.command("annual")
@click.option(
    "--panel",
    "panel_ids",
    required=True,
    multiple=True,
    metavar="P",
    help="The panel; give it again for panels side by side.",
)
@click.option("--year", required=True, type=click.IntRange(1, 9999), help="The year, as 2026.")
@output_option
@click.option("--overwrite", is_flag=True, help="Write over a file that was edited since.")
@json_option
@click.pass_obj
def annual_report(
    path: Path,
    panel_ids: tuple[str, ...],
    year: int,
    output: Path,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Write the annual report: a year of closed meetings added up, no case counted twice."""
    from reports.annual import annual
    from reports.render import render
    from scrutiny.meetings.documents import needed_place, note_document
    from scrutiny.meetings.yearly import year_record
    from scrutiny.paths import write_whole

    with open_workspace(path) as workspace:
        if not overwrite:
            needed_place(workspace, output)
        content = render(annual(year_record(workspace, panel_ids, year)), output.suffix)
        write_whole(output, content)
        sha256 = note_document(workspace, "", f"annual {year}", content)
    payload = {"path": str(output), "sha256": sha256}
    answer(payload, as_json, lambda: say(f"Wrote {output}"))
