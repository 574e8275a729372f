"""Commands that take the force's answers back."""

from pathlib import Path

import click

from tui.output import answer, json_option, problem_body, say, tell_problems
from tui.parameters import open_workspace


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
