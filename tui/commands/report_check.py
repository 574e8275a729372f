"""The command that reads a finished report again before it goes out."""

from pathlib import Path

import click

from tui.commands.report_options import figure_choice, figure_choice_options
from tui.output import answer, json_option, say
from tui.parameters import meeting_option, open_workspace


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@meeting_option
@figure_choice_options
@json_option
@click.pass_context
def check(
    context: click.Context,
    file: Path,
    meeting_id: str,
    population: str | None,
    field_id: str | None,
    reference: str | None,
    figures: tuple[str, ...],
    as_json: bool,
) -> None:
    """Check a finished report against the record, before anyone outside reads it.

    Told are numbers that the record does not give, percentages and changes that do not follow from
    their counts, whatever identifies a person (also out of sight, as in comments and properties),
    and hidden counts that can be worked out. The exit status is 1 when anything is found.
    """
    from reports.checking.check import check_report
    from reports.checking.reading import read_report
    from scrutiny.meetings.known_details import known_details
    from scrutiny.meetings.meeting import meeting
    from scrutiny.paths import file_name, read_file
    from tui.documents import USUAL, last_choice
    from tui.report_numbers import numbers_of

    choice = figure_choice(population, field_id, reference, figures)
    report = read_report(read_file(file), file_name(Path(file.name)))
    with open_workspace(context.obj) as workspace:
        if choice == USUAL:
            choice = last_choice(workspace, meeting_id, "draft")
        held = meeting(workspace, meeting_id)
        given = numbers_of(workspace, meeting_id, choice)
        found = check_report(report, given, known_details(workspace, held.id), int(held.day[:4]))
    payload = {
        "found": len(found),
        "problems": [
            {
                "kind": each.kind,
                "what": each.what,
                "text": each.text,
                "where": each.where,
                "sentence": each.sentence,
                "to_do": each.to_do,
            }
            for each in found
        ],
    }

    def words() -> None:
        for number, each in enumerate(found, 1):
            said = f" '{each.text}'" if each.text else ""
            say(f"{number}. {each.kind}:{said} {each.where}")
            say(f"   {each.what[:1].upper()}{each.what[1:]}")
            if each.sentence:
                say(f"   In: {each.sentence}")
            say(f"   What to do: {each.to_do}")
        if found:
            say(f"{len(found)} found. Correct the report and check it again.")
        else:
            say("Nothing was found. Still let somebody read it who has not seen it before.")

    answer(payload, as_json, words)
    if found:
        context.exit(1)
