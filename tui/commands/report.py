"""Commands that write the documents of a meeting; each kind is a command of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.report_annual import annual_report
from tui.commands.report_approval import approve_report, take_back
from tui.commands.report_check import check
from tui.commands.report_options import (
    figure_choice,
    figure_choice_options,
    overwrite_option,
)
from tui.commands.report_outward import numbers, open_data, police_and_crime_panel
from tui.commands.report_publication import publication, release
from tui.commands.report_sentences import sentences, summary
from tui.output import answer, json_option, say
from tui.parameters import meeting_option, open_workspace, output_option

if TYPE_CHECKING:
    from tui.documents import FigureChoice


@click.group()
def report() -> None:
    """Write a meeting's documents, check a report, and publish it.

    The ending of the file decides the format: .html to read and publish, .docx to edit, .pdf to
    print (tagged for screen readers), .md; findings also .xlsx and .csv.
    """


report.add_command(check)
report.add_command(sentences)
report.add_command(summary)
report.add_command(publication)
report.add_command(release)
report.add_command(police_and_crime_panel)
report.add_command(numbers)
report.add_command(open_data)


@report.command("pack")
@meeting_option
@output_option
@figure_choice_options
@click.option("--copies", is_flag=True, help="Folder: a numbered copy for each member, by name.")
@click.option(
    "--paper", "papers", multiple=True, metavar="TITLE=FILE", help="Folder: a paper, or an address."
)
@overwrite_option
@json_option
@click.pass_obj
def pack(
    path: Path,
    meeting_id: str,
    output: Path,
    population: str | None,
    field_id: str | None,
    reference: str | None,
    figures: tuple[str, ...],
    copies: bool,
    papers: tuple[str, ...],
    overwrite: bool,
    as_json: bool,
) -> None:
    """Write the reading pack of a meeting, as a file or as a folder.

    Without an ending the output is a folder: the pack in each format, the proofs, the papers, and
    with --copies a copy for each member, numbered, with the member's name across each page and only
    the cases of that seat.
    """
    choice = figure_choice(population, field_id, reference, figures)
    if (copies or papers) and output.suffix:
        raise click.UsageError("--copies and --paper belong to a pack that is a folder: -o FOLDER")
    if output.suffix:
        write_kind(path, "pack", meeting_id, output, overwrite, as_json, choice)
    else:
        _pack_folder(path, meeting_id, output, choice, papers, copies, overwrite, as_json)


def _pack_folder(
    path: Path,
    meeting_id: str,
    folder: Path,
    choice: "FigureChoice",
    papers: tuple[str, ...],
    copies: bool,
    overwrite: bool,
    as_json: bool,
) -> None:
    from tui.pack_folder import write_pack_folder

    with open_workspace(path) as workspace:
        made = write_pack_folder(
            workspace,
            meeting_id,
            folder,
            choice=choice,
            papers=papers,
            with_copies=copies,
            overwrite=overwrite,
        )
    payload = {
        "path": str(folder),
        "sha256": made.files[0].sha256,
        "files": [
            {"path": str(each.path), "what": each.what, "sha256": each.sha256}
            for each in made.files
        ],
        "copies": [
            {"copy": each.number, "seat": each.seat.number, "cases": len(each.case_ids)}
            for each in (made.copies.copies if made.copies else ())
        ],
        "without": [
            {"seat": each.number, "reason": why}
            for each, why in (made.copies.without if made.copies else ())
        ],
    }

    def words() -> None:
        say(f"Wrote {len(made.files)} files into {folder}")
        for each, why in made.copies.without if made.copies else ():
            say(f"No copy for seat {each.number}: {why}.")

    answer(payload, as_json, words)


@report.command("findings")
@meeting_option
@output_option
@overwrite_option
@json_option
@click.pass_obj
def findings_schedule(
    path: Path, meeting_id: str, output: Path, overwrite: bool, as_json: bool
) -> None:
    """Write the numbered findings for the force to answer; .xlsx or .csv to fill in."""
    write_kind(path, "findings", meeting_id, output, overwrite, as_json)


@report.command("draft")
@meeting_option
@output_option
@figure_choice_options
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
    figures: tuple[str, ...],
    overwrite: bool,
    as_json: bool,
) -> None:
    """Write the draft of a meeting's report."""
    choice = figure_choice(population, field_id, reference, figures)
    write_kind(path, "draft", meeting_id, output, overwrite, as_json, choice)


def write_kind(
    path: Path,
    kind: str,
    meeting_id: str,
    output: Path,
    overwrite: bool,
    as_json: bool,
    choice: "FigureChoice | None" = None,
) -> None:
    """Write one document of a meeting and keep its digest, with the choice of its figures."""
    from scrutiny.meetings.documents import needed_place, note_document
    from scrutiny.paths import write_whole
    from tui.documents import USUAL, document_bytes

    chosen = choice or USUAL

    with open_workspace(path) as workspace:
        if not overwrite:
            needed_place(workspace, output)
        content = document_bytes(workspace, kind, meeting_id, output.suffix, chosen)
        write_whole(output, content)
        sha256 = note_document(workspace, meeting_id, kind, content, chosen.options())
    payload = {"path": str(output), "sha256": sha256}
    answer(payload, as_json, lambda: say(f"Wrote {output}"))


report.add_command(approve_report)
report.add_command(take_back)
report.add_command(annual_report)
