"""Commands that write documents, and take the force's answers back."""

from pathlib import Path

import click

from tui.output import answer, json_option, problem_body, say, tell_problems
from tui.parameters import open_workspace

KINDS = ("pack", "draft", "findings")


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--meeting", "meeting_id", required=True, metavar="M", help="The meeting.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The format is its ending.",
)
@click.option("--population", metavar="FILE-or-NAME", help="For a section on disproportionality.")
@click.option("--by", "field_id", metavar="FIELD", help="The field with the groups.")
@click.option("--reference", metavar="GROUP", help="The group compared with.")
@click.option("--overwrite", is_flag=True, help="Write over a file that was edited since.")
@json_option
@click.pass_obj
def report(
    path: Path,
    kind: str,
    meeting_id: str,
    output: Path,
    population: str | None,
    field_id: str | None,
    reference: str | None,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Write a reading pack, a report draft or the findings.

    The ending of the file decides the format: .html to read and publish, .docx to edit, .pdf to
    print (tagged for screen readers), .md; findings also .xlsx.
    """
    from scrutiny.meetings.documents import needed_place, note_document
    from scrutiny.paths import write_whole
    from tui.documents import Comparison, document_bytes

    parts = (population, field_id, reference)
    if any(parts) and not all(parts):
        raise click.UsageError("Give --population, --by and --reference together, or none.")
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


@click.group()
def findings() -> None:
    """Take the force's answers to findings back."""


@findings.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.xlsx")
@json_option
@click.pass_context
def import_answers(context: click.Context, file: Path, as_json: bool) -> None:
    """Take back the findings schedule that the force filled in."""
    from reports.answers_returned import returned_answers
    from scrutiny.meetings.responding import take_answers
    from scrutiny.paths import read_file
    from scrutiny.workbooks import read_workbook

    returned = returned_answers(read_workbook(read_file(file), str(file)), str(file))
    with open_workspace(context.obj) as workspace:
        taken = take_answers(workspace, returned, str(file))
    payload = {
        "updated": taken.updated,
        "unchanged": taken.unchanged,
        "problems": [problem_body(each) for each in taken.problems],
    }

    def words() -> None:
        say(f"Answers taken: {taken.updated}; there already: {taken.unchanged}.")
        tell_problems(taken.problems)

    answer(payload, as_json, words)
    if taken.problems:
        context.exit(1)
