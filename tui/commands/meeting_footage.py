"""The command about footage: minutes typed in from a sheet, and what was watched in all."""

from pathlib import Path

import click

from tui.output import answer, json_option, say, table
from tui.parameters import meeting_option, open_workspace


@click.command("footage")
@meeting_option
@click.option("--case", "reference", metavar="REFERENCE", help="The case; with --minutes.")
@click.option("--minutes", type=click.IntRange(min=0), metavar="N", help="Watched in all.")
@click.option("--seat", metavar="NAME", help="The seat that watched, or its sub-group.")
@click.option("--note", default="", help="Where the minutes come from, who had the player.")
@json_option
@click.pass_obj
def footage(
    path: Path,
    meeting_id: str,
    reference: str | None,
    minutes: int | None,
    seat: str | None,
    note: str,
    as_json: bool,
) -> None:
    """Tell how long footage was watched, or put in the minutes of one case."""
    from scrutiny.cases.asking import case_id_of
    from scrutiny.meetings.cases import meeting_cases
    from scrutiny.meetings.footage import footage_total, set_minutes
    from scrutiny.meetings.meeting import meeting, seat_named
    from scrutiny.meetings.words import duration_words

    if (reference is None) != (minutes is None):
        raise click.UsageError("Give --case and --minutes together, or neither.")
    with open_workspace(path) as workspace:
        held = meeting(workspace, meeting_id)
        if reference is not None and minutes is not None:
            case_id = case_id_of(workspace, held.panel, reference)
            number = seat_named(workspace, held.id, seat).number if seat else 0
            set_minutes(workspace, held.id, case_id, minutes, note, number=number, actor="office")
        total = footage_total(workspace, held.id)
        references = {each.case_id: each.reference for each in meeting_cases(workspace, held.id)}
    payload = {
        "meeting": held.id,
        "seconds": total.seconds,
        "cases": total.cases,
        "without_end": total.unended,
        "viewings": [
            {
                "reference": references[each.case_id],
                "viewer": each.viewer,
                "seconds": each.seconds,
                "going_on_since": each.since or None,
            }
            for each in total.viewings
        ],
    }

    def words() -> None:
        say(f"{duration_words(total.seconds)} watched, of {total.cases} cases.")
        if total.unended:
            say(f"{total.unended} without an end on record, in no sum.")
        rows = [
            (references[each.case_id], each.viewer, duration_words(each.seconds))
            for each in total.viewings
        ]
        table(("Case", "Who", "How long"), rows)

    answer(payload, as_json, words)
