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
@click.option(
    "--for-the-panel-only",
    "panel_only",
    is_flag=True,
    help="Print every total and every word; the report is marked and must not be published.",
)
@click.option("--overwrite", is_flag=True, help="Write over a file that was edited since.")
@json_option
@click.pass_obj
def annual_report(
    path: Path,
    panel_ids: tuple[str, ...],
    year: int,
    output: Path,
    panel_only: bool,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Write the annual report: a year of closed meetings added up, no case counted twice.

    It prints only sentences that were ticked with 'scrutiny report sentences', and hides each total
    of conclusions that the report of a meeting hides.
    """
    from scrutiny.meetings.documents import needed_place, note_document
    from scrutiny.paths import write_whole
    from tui.annual import annual_bytes

    with open_workspace(path) as workspace:
        if not overwrite:
            needed_place(workspace, output)
        content = annual_bytes(workspace, panel_ids, year, output.suffix, panel_only)
        write_whole(output, content)
        sha256 = note_document(workspace, "", f"annual {year}", content)
    payload = {"path": str(output), "sha256": sha256}
    answer(payload, as_json, lambda: say(f"Wrote {output}"))
