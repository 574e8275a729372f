"""Commands that approve a draft, and take back one that was edited in a word processor."""

from pathlib import Path

import click

from tui.commands.report_options import figure_choice, figure_choice_options
from tui.output import answer, json_option, say
from tui.parameters import meeting_option, open_workspace


@click.command("approve")
@meeting_option
@click.option(
    "--as", "role", required=True, type=click.Choice(("chair", "coordinator")), help="Who you are."
)
@click.option("--name", required=True, metavar="N", help="Your name; the chair's as on the list.")
@figure_choice_options
@json_option
@click.pass_obj
def approve_report(
    path: Path,
    meeting_id: str,
    role: str,
    name: str,
    population: str | None,
    field_id: str | None,
    reference: str | None,
    figures: tuple[str, ...],
    as_json: bool,
) -> None:
    """Approve the draft of a meeting's report as it stands now: this very text.

    When chair and coordinator have both done so it is no longer marked as a draft. Any later change
    of the record or the text makes an approval out of date, and the draft says so.
    """
    from tui.approval import approve_draft

    choice = figure_choice(population, field_id, reference, figures)
    with open_workspace(path) as workspace:
        content, state = approve_draft(workspace, meeting_id, role, name, choice)
    payload = {
        "meeting": meeting_id,
        "role": role,
        "content": content,
        "approved": state.approved,
        "words": state.words,
    }

    def words() -> None:
        say(state.words)
        say(f"Digest of the text: {content}")
        say("Write it again to see its marking: scrutiny report draft")

    answer(payload, as_json, words)


@click.command("take-back")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.docx")
@click.option(
    "--meeting",
    "meeting_id",
    default="",
    metavar="M",
    help="The meeting; without it, the one whose head of the record the file prints.",
)
@figure_choice_options
@json_option
@click.pass_obj
def take_back(
    path: Path,
    file: Path,
    meeting_id: str,
    population: str | None,
    field_id: str | None,
    reference: str | None,
    figures: tuple[str, ...],
    as_json: bool,
) -> None:
    """Take back a draft that was edited in a word processor.

    Running text in other words is kept as the office's text. A changed figure, heading or table is
    told line by line, and then nothing is kept.
    """
    from reports.draft import draft, plain_draft
    from reports.taken_back import head_in, taken_back
    from scrutiny.errors import Refusal
    from scrutiny.meetings.documents import meeting_of_draft
    from scrutiny.meetings.record import meeting_record
    from scrutiny.meetings.report_texts import keep_texts
    from scrutiny.paths import file_name, read_file
    from tui.documents import USUAL, draft_parts, last_choice

    choice = figure_choice(population, field_id, reference, figures)
    name = file_name(file)
    with open_workspace(path) as workspace:
        content = read_file(file)
        meeting_id = meeting_id or meeting_of_draft(workspace, head_in(content, name))
        if choice == USUAL:
            choice = last_choice(workspace, meeting_id, "draft")
        parts = draft_parts(workspace, meeting_record(workspace, meeting_id), choice)
        found = taken_back(plain_draft(*parts), draft(*parts), content, name)
        if found.problems:
            raise Refusal(
                "The file differs from the record in more than running text. Nothing was kept.",
                where=name,
                next_step="Put these lines back as the record has them, or change the record.",
                problems=found.problems,
            )
        kept = keep_texts(workspace, meeting_id, found.texts, found.before)
    payload = {"meeting": meeting_id, "kept": kept}

    def words() -> None:
        say(f"Texts kept: {kept}." if kept else "Nothing was edited since the draft was written.")

    answer(payload, as_json, words)
