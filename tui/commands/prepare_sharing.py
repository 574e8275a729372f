"""Commands about who reads what: the balanced assignment, and conflicts before anybody reads."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.output import answer, json_option, say, table
from tui.parameters import meeting_option, open_workspace

if TYPE_CHECKING:
    # The domain is loaded by the command that needs it, so that help shows at once.
    from scrutiny.preparing.assigning import Assigned


@click.command("assign")
@meeting_option
@click.option("--by-seat", is_flag=True, help="Share between seats and not sub-groups.")
@click.option("--each-by", type=click.IntRange(min=1), default=1, help="Readers of each case.")
@json_option
@click.pass_obj
def assign(path: Path, meeting_id: str, by_seat: bool, each_by: int, as_json: bool) -> None:
    """Share the cases between sub-groups or seats, balanced by stratum and by how long they take.

    The same draw, members and conflicts always give the same answer. Calibration and directed
    cases go to everyone.
    """
    from scrutiny.preparing.assigning import assign_balanced
    from scrutiny.preparing.sharing import RULE
    from tui.plain.next_words import next_words
    from tui.plain.preparing_words import assigned_lines

    with open_workspace(path) as workspace:
        made = assign_balanced(workspace, meeting_id, by_seat=by_seat, each_by=each_by)
        following = next_words(workspace, meeting_id)

    def words() -> None:
        for line in assigned_lines(made):
            say(line)
        say(f"How: {RULE}")
        say(following)

    answer(_body(meeting_id, made), as_json, words)


@click.command("conflicts")
@meeting_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A sheet for members.")
@json_option
@click.pass_obj
def conflicts(path: Path, meeting_id: str, output: Path | None, as_json: bool) -> None:
    """Show what members are asked about conflicts: month, area, sort, and nothing else."""
    from scrutiny.preparing.conflicts import conflict_check
    from tui.desk.files import write_conflict_sheet

    with open_workspace(path) as workspace:
        check = conflict_check(workspace, meeting_id)
        if output is not None:
            write_conflict_sheet(workspace, meeting_id, output)
    payload = {
        "meeting": meeting_id,
        "path": str(output) if output else None,
        "cases": [
            {
                "case": each.number,
                "month": each.month or None,
                "told": [value.one_line() for value in each.values],
            }
            for each in check.cases
        ],
    }

    def words() -> None:
        if output is not None:
            say(f"Wrote {output}")
            return
        rows = [
            (str(each.number), each.month, *(value.one_line() for value in each.values))
            for each in check.cases
        ]
        table(("Case", "Month", *check.titles), rows)
        say(f"Declare: scrutiny prepare declare --meeting {meeting_id} --seat NAME CASE…")

    answer(payload, as_json, words)


@click.command("declare")
@meeting_option
@click.option("--seat", "name", required=True, metavar="NAME", help="Whose conflict it is.")
@click.option("--withdraw", is_flag=True, help="Take back a conflict that was a mistake.")
@click.argument("numbers", nargs=-1, required=True, type=int, metavar="CASE…")
@json_option
@click.pass_obj
def declare(
    path: Path,
    meeting_id: str,
    name: str,
    withdraw: bool,
    numbers: tuple[int, ...],
    as_json: bool,
) -> None:
    """Declare conflicts by the numbers of the cases; each goes to another reader."""
    from scrutiny.meetings.meeting import seat_named
    from scrutiny.preparing.assigning import loads_of
    from scrutiny.preparing.conflicts import declare as declare_conflicts
    from scrutiny.preparing.conflicts import withdraw as withdraw_conflict
    from tui.plain.preparing_words import assigned_lines

    with open_workspace(path) as workspace:
        seat = seat_named(workspace, meeting_id, name).number
        if withdraw:
            for each in numbers:
                withdraw_conflict(workspace, meeting_id, seat, each)
            made = loads_of(workspace, meeting_id)
        else:
            made = declare_conflicts(workspace, meeting_id, seat, numbers)

    def words() -> None:
        what = "Took back" if withdraw else "Noted"
        say(f"{what} {len(numbers)} for seat {seat}.")
        for line in assigned_lines(made):
            say(line)

    answer({"seat": seat, **_body(meeting_id, made)}, as_json, words)


def _body(meeting_id: str, made: "Assigned") -> dict[str, Any]:
    return {
        "meeting": meeting_id,
        "readers": [
            {
                "reader": each.reader,
                "cases": each.cases,
                "minutes": each.minutes,
                "strata": dict(each.strata),
            }
            for each in made.loads
        ],
        "everyone": made.everyone,
        "kept": made.kept,
        "nobody": list(made.nobody),
    }


COMMANDS = (assign, conflicts, declare)
"""The commands of this file."""
