"""Commands that write the documents of a meeting; each kind is a command of its own."""

from pathlib import Path

import click

from tui.output import answer, json_option, say
from tui.parameters import meeting_option, open_workspace

output_option = click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The format is its ending.",
)
overwrite_option = click.option(
    "--overwrite", is_flag=True, help="Write over a file that was edited since."
)


@click.group()
def report() -> None:
    """Write a meeting's documents, check a report, and publish it.

    The ending of the file decides the format: .html to read and publish, .docx to edit, .pdf to
    print (tagged for screen readers), .md; findings also .xlsx.
    """


@report.command("pack")
@meeting_option
@output_option
@overwrite_option
@json_option
@click.pass_obj
def pack(path: Path, meeting_id: str, output: Path, overwrite: bool, as_json: bool) -> None:
    """Write the reading pack of a meeting."""
    write_kind(path, "pack", meeting_id, output, overwrite, as_json)


@report.command("findings")
@meeting_option
@output_option
@overwrite_option
@json_option
@click.pass_obj
def findings_schedule(
    path: Path, meeting_id: str, output: Path, overwrite: bool, as_json: bool
) -> None:
    """Write the numbered findings for the force to answer; .xlsx to fill in."""
    write_kind(path, "findings", meeting_id, output, overwrite, as_json)


@report.command("draft")
@meeting_option
@output_option
@click.option("--population", metavar="FILE-or-NAME", help="For a section on disproportionality.")
@click.option("--by", "field_id", metavar="FIELD", help="The field with the groups.")
@click.option("--reference", metavar="GROUP", help="The group compared with.")
@overwrite_option
@json_option
@click.pass_obj
def draft(
    path: Path,
    meeting_id: str,
    output: Path,
    population: str | None,
    field_id: str | None,
    reference: str | None,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Write the draft of a meeting's report."""
    parts = (population, field_id, reference)
    if any(parts) and not all(parts):
        raise click.UsageError("Give --population, --by and --reference together, or none.")
    write_kind(path, "draft", meeting_id, output, overwrite, as_json, parts)


def write_kind(
    path: Path,
    kind: str,
    meeting_id: str,
    output: Path,
    overwrite: bool,
    as_json: bool,
    compared: tuple[str | None, str | None, str | None] = (None, None, None),
) -> None:
    """Write one document of a meeting and keep its digest."""
    from scrutiny.meetings.documents import needed_place, note_document
    from scrutiny.paths import write_whole
    from tui.documents import Comparison, document_bytes

    population, field_id, reference = compared
    with open_workspace(path) as workspace:
        if not overwrite:
            needed_place(workspace, output)
        comparison = None
        if population and field_id and reference:
            comparison = Comparison(population, field_id, reference)
        content = document_bytes(workspace, kind, meeting_id, output.suffix, comparison)
        write_whole(output, content)
        sha256 = note_document(workspace, meeting_id, kind, content)
    payload = {"path": str(output), "sha256": sha256}
    answer(payload, as_json, lambda: say(f"Wrote {output}"))
