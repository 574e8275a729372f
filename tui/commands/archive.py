"""The command that writes everything of a meeting into one folder."""

from pathlib import Path

import click

from tui.output import answer, json_option, say
from tui.parameters import meeting_option, open_workspace


@click.command()
@meeting_option
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A folder that is not there yet.",
)
@click.option(
    "--add",
    "added",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="A further file, such as a report published elsewhere.",
)
@json_option
@click.pass_obj
def archive(
    path: Path, meeting_id: str, output: Path, added: tuple[Path, ...], as_json: bool
) -> None:
    """Write all documents of a closed meeting into one folder, with digests.

    A report that was released lies in it too, unless something of it changed since.
    `sha256sum -c SHA256SUMS` checks the folder, without this program.
    """
    from scrutiny.archiving import needed_for_archive, write_archive
    from scrutiny.meetings.meeting import meeting
    from tui.archive_files import archive_files

    with open_workspace(path) as workspace:
        needed_for_archive(workspace, meeting(workspace, meeting_id), output)
        files = archive_files(workspace, meeting_id)
        made = write_archive(workspace, meeting_id, files, output, added)
    payload = {
        "path": str(made.folder),
        "files": made.files,
        "sha256": made.sha256,
        "head": made.head,
    }

    def words() -> None:
        say(f"Wrote {made.folder}: {made.files} files and their digests.")
        say("Check it with: sha256sum -c SHA256SUMS")

    answer(payload, as_json, words)
