"""Commands about meetings: open, list, seat, leave, apologies, show."""

from pathlib import Path

import click

from scrutiny.meetings.meeting import ROLES
from tui.commands import meeting_agreement, meeting_cases, meeting_footage
from tui.commands.meeting_cases import case_body, case_row
from tui.commands.standing import standing_body, standing_words
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
    """Open a meeting of a panel; standing themes and carried-forward cases come by themselves."""
    from scrutiny.preparing.opening import open_prepared

    with open_workspace(path) as workspace:
        opened = open_prepared(workspace, panel_id, day, title, blind)
    held, carried, standing = opened.meeting, opened.carried, opened.standing
    payload = {
        "meeting": held.id,
        "carried_forward": [each.reference for each in carried],
        "standing_themes": [standing_body(each) for each in standing],
    }

    def words() -> None:
        say(f"Opened the meeting {held.id}.")
        if carried:
            say(f"Carried forward to it: {', '.join(each.reference for each in carried)}.")
        for each in standing:
            say(f"  {standing_words(each, panel_id)}")
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
@click.option("--role", type=click.Choice(ROLES), help="Without it: as before, or member.")
@click.option(
    "--group", "--sub-group", "sub_group", metavar="G", help="A sub-group, such as A; '' for none."
)
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@json_option
@click.pass_obj
def seat_members(
    path: Path,
    meeting_id: str,
    role: str | None,
    sub_group: str | None,
    names: tuple[str, ...],
    as_json: bool,
) -> None:
    """Seat members at a meeting; names never enter the log or a report.

    A late arrival gets the cases of everyone and of the sub-group. One who sits there already
    changes role or sub-group, and keeps the cases that were begun.
    """
    from scrutiny.meetings.meeting import take_seat
    from scrutiny.meetings.viewing import seat_cases
    from tui.plain.next_words import next_words

    with open_workspace(path) as workspace:
        seated = [take_seat(workspace, meeting_id, name, role, sub_group) for name in names]
        cases = [len(seat_cases(workspace, meeting_id, each.number)) for each in seated]
        following = next_words(workspace, meeting_id)
    payload = {
        "meeting": meeting_id,
        "seats": [
            {
                "seat": each.number,
                "role": each.role,
                "group": each.sub_group,
                "came_at": each.came_at,
                "cases": count,
            }
            for each, count in zip(seated, cases, strict=True)
        ],
    }

    def words() -> None:
        for each, count in zip(seated, cases, strict=True):
            group = f", sub-group {each.sub_group}" if each.sub_group else ""
            brought = f", {count} case{'s' if count != 1 else ''}" if count else ""
            say(f"Seat {each.number}: {each.name.one_line()} ({each.role}{group}{brought})")
        say(following)

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


@meeting.command("return")
@meeting_option
@click.argument("seat")
@json_option
@click.pass_obj
def come_back(path: Path, meeting_id: str, seat: str, as_json: bool) -> None:
    """Note that a member who had left early is back."""
    from scrutiny.meetings.attendance import return_to_seat
    from scrutiny.meetings.meeting import seat_named

    with open_workspace(path) as workspace:
        number = seat_named(workspace, meeting_id, seat).number
        return_to_seat(workspace, meeting_id, number)
    payload = {"meeting": meeting_id, "seat": number}
    answer(payload, as_json, lambda: say(f"Seat {number} is back."))


@meeting.command("apologies")
@meeting_option
@click.option("--withdraw", is_flag=True, help="Take apologies back that were a mistake.")
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@json_option
@click.pass_obj
def apologies(
    path: Path, meeting_id: str, withdraw: bool, names: tuple[str, ...], as_json: bool
) -> None:
    """Note who sent apologies; a seat made ready for them is freed."""
    from scrutiny.meetings.attendance import withdraw_apology
    from scrutiny.meetings.meeting import apologies as apologies_of
    from scrutiny.meetings.meeting import note_apology

    act = withdraw_apology if withdraw else note_apology
    with open_workspace(path) as workspace:
        for name in names:
            act(workspace, meeting_id, name)
        absent = len(apologies_of(workspace, meeting_id))
    payload = {"meeting": meeting_id, "apologies": len(names), "absent": absent}
    done = "Took back" if withdraw else "Noted"
    what = "apology" if withdraw and len(names) == 1 else "apologies"
    answer(payload, as_json, lambda: say(f"{done} {len(names)} {what}."))


@meeting.command("attendance")
@meeting_option
@json_option
@click.pass_obj
def attendance(path: Path, meeting_id: str, as_json: bool) -> None:
    """Show who is here, in which sub-group, and every coming and going with its time."""
    from scrutiny.meetings.attendance import comings
    from scrutiny.meetings.meeting import apologies as apologies_of
    from scrutiny.meetings.meeting import meeting as meeting_of
    from scrutiny.meetings.meeting import members, seats
    from tui.plain.people_words import (
        attendance_words,
        coming_words,
        group_lines,
        presence_words,
    )

    with open_workspace(path) as workspace:
        held = meeting_of(workspace, meeting_id)
        sitting, absent = seats(workspace, meeting_id), apologies_of(workspace, meeting_id)
        told = comings(workspace, meeting_id)
        names = {each.id: each.name.one_line() for each in members(workspace)}
        lines = [presence_words(workspace, held, each) for each in sitting]
        groups = group_lines(workspace, meeting_id)
    payload = {
        "meeting": held.id,
        "seats": [
            {
                "seat": each.number,
                "role": each.role,
                "group": each.sub_group,
                "came_at": each.came_at,
                "left_at": each.left_at or None,
            }
            for each in sitting
        ],
        "apologies": len(absent),
        "comings": [{"seat": each.seat or None, "what": each.what, "at": each.at} for each in told],
    }

    def words() -> None:
        for line in (attendance_words(sitting, absent), *lines):
            say(line)
        for each in absent:
            say(f"{each.name.one_line()} - sent apologies")
        say()
        for line in groups:
            say(line)
        say()
        for coming in told:
            say(coming_words(coming, names.get(coming.member, ""), held.day))

    answer(payload, as_json, words)


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
    from scrutiny.meetings.standing import standing_themes

    with open_workspace(path) as workspace:
        held = meeting_of(workspace, meeting_id)
        done = progress(workspace, meeting_id)
        cases = meeting_cases(workspace, meeting_id)
        absent = apologies_of(workspace, meeting_id)
        standing = standing_themes(workspace, meeting_id)
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
                "came_at": each.seat.came_at,
                "left_at": each.seat.left_at or None,
            }
            for each in done
        ],
        "cases": [case_body(each) for each in cases],
        "standing_themes": [standing_body(each) for each in standing],
    }

    def words() -> None:
        say(f"{held.id}: {_state(held.shown_at, held.closed_at)}")
        seats = [
            (
                str(each.seat.number),
                each.seat.name.one_line(),
                each.seat.role,
                each.seat.sub_group,
                f"{each.done} of {each.of}" + ("" if each.seat.present else ", left early"),
            )
            for each in done
        ]
        table(("Seat", "Name", "Role", "Group", "Done"), seats)
        table(("No.", "Reference", "Kind", "For"), [case_row(each) for each in cases])
        for each in standing:
            say(standing_words(each, held.panel))

    answer(payload, as_json, words)


for each in (
    meeting_cases.bring,
    meeting_cases.assign,
    meeting_cases.unavailable,
    meeting_agreement.show_answers,
    meeting_agreement.conclude,
    meeting_agreement.observe,
    meeting_agreement.close,
    meeting_footage.footage,
):
    meeting.add_command(each)
