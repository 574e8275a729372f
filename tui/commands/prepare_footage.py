"""Commands about footage before a meeting: the list for the force, and its answer."""

from dataclasses import replace
from pathlib import Path

import click

from tui.output import answer, json_option, problem_body, say, table, tell_problems
from tui.parameters import meeting_option, open_workspace


@click.command("footage")
@meeting_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A file: .xlsx for the force, or .pdf."
)
@click.option("--overwrite", is_flag=True, help="Write over a file that was edited since.")
@json_option
@click.pass_obj
def footage(
    path: Path, meeting_id: str, output: Path | None, overwrite: bool, as_json: bool
) -> None:
    """List the footage that the force should keep, the first to be deleted on top."""
    from reports.words import KINDS
    from scrutiny.preparing.footage import preservation_list
    from tui.desk.files import write_footage
    from tui.plain.next_words import next_words

    with open_workspace(path) as workspace:
        found = preservation_list(workspace, meeting_id)
        if output is not None:
            write_footage(workspace, meeting_id, output, overwrite)
        following = next_words(workspace, meeting_id)
    payload = {
        "meeting": meeting_id,
        "path": str(output) if output else None,
        "footage": [
            {
                "reference": each.reference,
                "kind": each.kind,
                "delete_on": each.delete_on or None,
                "named_by_list": each.named,
                "past": each.past,
                "before_meeting": each.before_meeting,
                "answer": None if each.answer is None else each.answer or "available",
            }
            for each in found.items
        ],
    }

    def words() -> None:
        if output is not None:
            say(f"Wrote {output}. Send it to the force today.")
            say(following)
            return
        rows = [
            (
                each.delete_on or "not known",
                each.reference,
                KINDS[each.kind],
                "the list" if each.named else "counted",
                "PAST" if each.past else ("before the meeting" if each.before_meeting else ""),
                "" if each.answer is None else each.answer or "available",
            )
            for each in found.items
        ]
        table(("Deleted on", "Case", "How it came", "Date from", "Take care", "Answer"), rows)

    answer(payload, as_json, words)


@click.command("availability")
@meeting_option
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@json_option
@click.pass_context
def availability(context: click.Context, meeting_id: str, file: Path, as_json: bool) -> None:
    """Take back what the force says is there; reserves come in for what is not.

    FILE is the workbook that was sent, or a CSV with the same columns.
    """
    from scrutiny.paths import file_name, read_file
    from scrutiny.preparing.availability import read_availability, take_availability
    from tui.plain.next_words import next_words
    from tui.plain.preparing_words import availability_lines

    name = file_name(file)
    rows = read_availability(read_file(file), name)
    with open_workspace(context.obj) as workspace:
        taken = take_availability(workspace, meeting_id, rows, name)
        following = next_words(workspace, meeting_id)
    payload = {
        "meeting": meeting_id,
        "available": taken.available,
        "not_produced": [
            {"reference": each.reference, "reason": each.reason, "reserve": each.reserve or None}
            for each in taken.not_produced
        ],
        "reserves_not_produced": list(taken.reserves_not_produced),
        "unanswered": taken.unanswered,
        "unchanged": taken.unchanged,
        "problems": [problem_body(each) for each in taken.problems],
    }

    def words() -> None:
        for line in availability_lines(replace(taken, problems=())):
            say(line)
        tell_problems(taken.problems)
        say(following)

    answer(payload, as_json, words)
    if taken.problems:
        context.exit(1)


COMMANDS = (footage, availability)
"""The commands of this file."""
