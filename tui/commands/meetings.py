"""Commands about meetings: open, list, seat, leave, apologies, show."""

from pathlib import Path

import click

from scrutiny.meetings.meeting import ROLES
from tui.commands import meeting_agreement, meeting_cases
from tui.commands.meeting_cases import case_body, case_row
from tui.output import answer, json_option, say, table
from tui.parameters import Day, meeting_option, open_workspace


@click.group()
def meeting() -> None:
    """Open a meeting, seat members, bring and assign cases."""


@meeting.command("open")
@click.option("--panel", "panel_id", required=True, metavar="P", help="The panel.")
@click.option("--date", "day", required=True, type=Day(), metavar="D", help="The day.")
@click.option("--title", default="", help="A title of your own.")
@click.option("--blind/--not-blind", default=None, help="Without it: what the panel file says.")
@json_option
@click.pass_obj
def open_one(
    path: Path, panel_id: str, day: str, title: str, blind: bool | None, as_json: bool
) -> None:
    """Open a meeting of a panel; cases carried forward come to it by themselves."""
    from scrutiny.meetings.cases import carry_forward
    from scrutiny.meetings.meeting import open_meeting

    with open_workspace(path) as workspace:
        held = open_meeting(workspace, panel_id, day, title, blind)
        carried = carry_forward(workspace, held.id)
    payload = {"meeting": held.id, "carried_forward": [each.reference for each in carried]}

    def words() -> None:
        say(f"Opened the meeting {held.id}.")
        if carried:
            say(f"Carried forward to it: {', '.join(each.reference for each in carried)}.")
        say(f"Next: scrutiny meeting seat --meeting {held.id} NAME…")

    answer(payload, as_json, words)


@meeting.command("list")
@json_option
@click.pass_obj
def list_meetings(path: Path, as_json: bool) -> None:
    """List all meetings, the latest first."""
    from scrutiny.meetings.meeting import meetings

    with open_workspace(path) as workspace:
        found = meetings(workspace)
    states = {each.id: _state(each.shown_at, each.closed_at) for each in found}
    payload = {
        "meetings": [
            {"meeting": each.id, "panel": each.panel, "date": each.day, "state": states[each.id]}
            for each in found
        ]
    }

    def words() -> None:
        rows = [(each.id, each.panel, each.day, states[each.id]) for each in found]
        table(("Meeting", "Panel", "Date", "State"), rows)

    answer(payload, as_json, words)


def _state(shown_at: str, closed_at: str) -> str:
    if closed_at:
        return "closed"
    return "answers shown" if shown_at else "judging"


@meeting.command("seat")
@meeting_option
@click.option("--role", type=click.Choice(ROLES), default="member", show_default=True)
@click.option("--group", "sub_group", default="", metavar="G", help="A sub-group, such as A.")
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@json_option
@click.pass_obj
def seat_members(
    path: Path,
    meeting_id: str,
    role: str,
    sub_group: str,
    names: tuple[str, ...],
    as_json: bool,
) -> None:
    """Seat members at a meeting; names never enter the log or a report."""
    from scrutiny.meetings.meeting import take_seat

    with open_workspace(path) as workspace:
        seated = [take_seat(workspace, meeting_id, name, role, sub_group) for name in names]
    payload = {
        "meeting": meeting_id,
        "seats": [
            {"seat": each.number, "role": each.role, "group": each.sub_group} for each in seated
        ],
    }

    def words() -> None:
        for each in seated:
            group = f", sub-group {each.sub_group}" if each.sub_group else ""
            say(f"Seat {each.number}: {each.name.one_line()} ({each.role}{group})")

    answer(payload, as_json, words)


@meeting.command("leave")
@meeting_option
@click.argument("seat")
@json_option
@click.pass_obj
def leave(path: Path, meeting_id: str, seat: str, as_json: bool) -> None:
    """Note that a member left early; the answers given stay."""
    from scrutiny.meetings.meeting import leave_seat, seat_named

    with open_workspace(path) as workspace:
        left = leave_seat(workspace, meeting_id, seat_named(workspace, meeting_id, seat).number)
    payload = {"meeting": meeting_id, "seat": left.number, "left_at": left.left_at}
    answer(payload, as_json, lambda: say(f"Seat {left.number} left early."))


@meeting.command("apologies")
@meeting_option
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@json_option
@click.pass_obj
def apologies(path: Path, meeting_id: str, names: tuple[str, ...], as_json: bool) -> None:
    """Note who sent apologies."""
    from scrutiny.meetings.meeting import note_apology

    with open_workspace(path) as workspace:
        for name in names:
            note_apology(workspace, meeting_id, name)
    payload = {"meeting": meeting_id, "apologies": len(names)}
    answer(payload, as_json, lambda: say(f"Noted {len(names)} apologies."))


@meeting.command("show")
@click.argument("meeting_id", metavar="M")
@json_option
@click.pass_obj
def show(path: Path, meeting_id: str, as_json: bool) -> None:
    """Show a meeting: seats with their progress, and cases; never an answer."""
    from scrutiny.meetings.cases import meeting_cases
    from scrutiny.meetings.meeting import apologies as apologies_of
    from scrutiny.meetings.meeting import meeting as meeting_of
    from scrutiny.meetings.progress import progress

    with open_workspace(path) as workspace:
        held = meeting_of(workspace, meeting_id)
        done = progress(workspace, meeting_id)
        cases = meeting_cases(workspace, meeting_id)
        absent = apologies_of(workspace, meeting_id)
    payload = {
        "meeting": held.id,
        "panel": held.panel,
        "date": held.day,
        "state": _state(held.shown_at, held.closed_at),
        "apologies": len(absent),
        "seats": [
            {
                "seat": each.seat.number,
                "role": each.seat.role,
                "group": each.seat.sub_group,
                "done": each.done,
                "of": each.of,
            }
            for each in done
        ],
        "cases": [case_body(each) for each in cases],
    }

    def words() -> None:
        say(f"{held.id}: {_state(held.shown_at, held.closed_at)}")
        seats = [
            (
                str(each.seat.number),
                each.seat.name.one_line(),
                each.seat.role,
                each.seat.sub_group,
                f"{each.done} of {each.of}",
            )
            for each in done
        ]
        table(("Seat", "Name", "Role", "Group", "Done"), seats)
        table(("No.", "Reference", "Kind", "For"), [case_row(each) for each in cases])

    answer(payload, as_json, words)


for each in (
    meeting_cases.bring,
    meeting_cases.assign,
    meeting_cases.unavailable,
    meeting_agreement.show_answers,
    meeting_agreement.conclude,
    meeting_agreement.observe,
    meeting_agreement.close,
):
    meeting.add_command(each)
