"""Commands about meetings: open, seat, bring, assign, conclude, observe, close."""

from pathlib import Path
from typing import Any

import click

from scrutiny.meetings.cases import BESIDE_THE_DRAW, MeetingCase
from scrutiny.meetings.meeting import ROLES
from scrutiny.panels.definition import OBSERVATION_KINDS
from tui.output import answer, json_option, say, table
from tui.parameters import Day, open_workspace

meeting_option = click.option("--meeting", "meeting_id", required=True, metavar="M")


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


@meeting.command("bring")
@meeting_option
@click.option("--draw", "draw_id", metavar="D", help="All random cases of a draw.")
@click.option("--kind", type=click.Choice(BESIDE_THE_DRAW), help="The kind of single cases.")
@click.argument("references", nargs=-1, metavar="[REFERENCE…]")
@json_option
@click.pass_obj
def bring(
    path: Path,
    meeting_id: str,
    draw_id: str | None,
    kind: str | None,
    references: tuple[str, ...],
    as_json: bool,
) -> None:
    """Bring the cases of a draw, or single cases beside the draw, to a meeting."""
    from scrutiny.meetings.cases import bring_case, bring_draw, meeting_cases

    if (draw_id is None) == (not references):
        raise click.UsageError("Give either --draw, or --kind with references.")
    if references and kind is None:
        raise click.UsageError("Single cases need --kind.")
    with open_workspace(path) as workspace:
        if draw_id is not None:
            bring_draw(workspace, meeting_id, draw_id)
        for reference in references:
            bring_case(workspace, meeting_id, reference, kind or "")
        cases = meeting_cases(workspace, meeting_id)
    payload = {"meeting": meeting_id, "cases": [_case_body(each) for each in cases]}
    answer(payload, as_json, lambda: say(f"The meeting has {len(cases)} cases."))


@meeting.command("assign")
@meeting_option
@click.option("--to", "to_whom", metavar="WHOM", help="all, group:A or seat:3.")
@click.argument("references", nargs=-1, metavar="[REFERENCE…]")
@json_option
@click.pass_obj
def assign(
    path: Path,
    meeting_id: str,
    to_whom: str | None,
    references: tuple[str, ...],
    as_json: bool,
) -> None:
    """Assign cases; without references, share them between the sub-groups."""
    from scrutiny.cases.asking import case_id_of
    from scrutiny.meetings.cases import assign as assign_cases
    from scrutiny.meetings.cases import assign_to_sub_groups, meeting_cases
    from scrutiny.meetings.meeting import meeting as meeting_of

    if (to_whom is None) == bool(references):
        raise click.UsageError("Give --to with references, or neither.")
    with open_workspace(path) as workspace:
        if to_whom is None:
            assign_to_sub_groups(workspace, meeting_id)
        else:
            panel_id = meeting_of(workspace, meeting_id).panel
            chosen = [(case_id_of(workspace, panel_id, each), to_whom) for each in references]
            assign_cases(workspace, meeting_id, chosen)
        cases = meeting_cases(workspace, meeting_id)
    payload = {"meeting": meeting_id, "cases": [_case_body(each) for each in cases]}

    def words() -> None:
        table(("No.", "Reference", "Kind", "For"), [_case_row(each) for each in cases])

    answer(payload, as_json, words)


def _case_body(case: MeetingCase) -> dict[str, Any]:
    return {
        "place": case.place,
        "reference": case.reference,
        "kind": case.kind,
        "draw": case.draw or None,
        "order": case.draw_order or None,
        "stratum": case.stratum,
        "unavailable": case.unavailable or None,
        "assigned": list(case.assigned),
    }


def _case_row(case: MeetingCase) -> tuple[str, str, str, str]:
    note = f"not produced: {case.unavailable}" if case.unavailable else ", ".join(case.assigned)
    return str(case.place), case.reference, case.kind, note


@meeting.command("unavailable")
@meeting_option
@click.option("--reason", required=True, help="Such as 'no footage'; it is counted and printed.")
@click.argument("reference")
@json_option
@click.pass_obj
def unavailable(path: Path, meeting_id: str, reason: str, reference: str, as_json: bool) -> None:
    """Note that a case cannot be produced; the next reserve of its stratum comes in."""
    from scrutiny.meetings.cases import mark_unavailable

    with open_workspace(path) as workspace:
        reserve = mark_unavailable(workspace, meeting_id, reference, reason)
    payload = {
        "meeting": meeting_id,
        "unavailable": reference,
        "reserve": reserve.reference if reserve else None,
    }

    def words() -> None:
        if reserve is None:
            say(f"Noted. No reserve is left to take the place of {reference}.")
        else:
            say(f"Noted. The reserve {reserve.reference} takes the place of {reference}.")

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
        "cases": [_case_body(each) for each in cases],
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
        table(("No.", "Reference", "Kind", "For"), [_case_row(each) for each in cases])

    answer(payload, as_json, words)


@meeting.command("show-answers")
@meeting_option
@click.option("--reason", default="", help="Why, when not everyone has finished.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@click.pass_obj
def show_answers(path: Path, meeting_id: str, reason: str, yes: bool, as_json: bool) -> None:
    """Show the answers to all. They are fixed from then on; this cannot be taken back."""
    from scrutiny.meetings.concluding import show_answers as show_all

    if not yes:
        click.confirm("Show the answers to all? This cannot be taken back", abort=True, err=True)
    with open_workspace(path) as workspace:
        saved = show_all(workspace, meeting_id, reason)
    payload = {"meeting": meeting_id, "shown_at": saved.at}
    answer(payload, as_json, lambda: say(f"Shown at {saved.at}."))


@meeting.command("conclude")
@meeting_option
@click.option("--conclusion", required=True, metavar="CODE", help="A code of the panel's scale.")
@click.option("--reason", default="")
@click.option("--dissent", type=click.IntRange(min=0), default=0, help="Seats that disagree.")
@click.option("--dissent-reason", default="")
@click.option("--group", "sub_group", default="", help="When a sub-group concludes.")
@click.argument("references", nargs=-1, required=True, metavar="REFERENCE…")
@json_option
@click.pass_obj
def conclude(
    path: Path,
    meeting_id: str,
    conclusion: str,
    reason: str,
    dissent: int,
    dissent_reason: str,
    sub_group: str,
    references: tuple[str, ...],
    as_json: bool,
) -> None:
    """Save what the panel agreed about cases, with dissent."""
    from scrutiny.cases.asking import case_id_of
    from scrutiny.meetings.concluding import conclude as agree
    from scrutiny.meetings.meeting import meeting as meeting_of

    with open_workspace(path) as workspace:
        panel_id = meeting_of(workspace, meeting_id).panel
        case_ids = [case_id_of(workspace, panel_id, each) for each in references]
        for case_id in case_ids:
            agree(
                workspace,
                meeting_id,
                case_id,
                conclusion,
                reason,
                dissent,
                dissent_reason,
                sub_group,
            )
    payload = {"meeting": meeting_id, "conclusion": conclusion, "references": list(references)}
    answer(payload, as_json, lambda: say(f"Saved for {len(references)} cases: {conclusion}."))


@meeting.command("observe")
@meeting_option
@click.option("--kind", type=click.Choice(OBSERVATION_KINDS), required=True)
@click.option("--case", "reference", default="", metavar="REFERENCE", help="About one case.")
@click.option("--finding", is_flag=True, help="Number it, to be sent to the force.")
@click.option("--recipient", default="", help="Without it: the panel's first recipient.")
@click.option("--due", type=Day(), default=None, metavar="D", help="When an answer is due.")
@click.argument("text")
@json_option
@click.pass_obj
def observe(
    path: Path,
    meeting_id: str,
    kind: str,
    reference: str,
    finding: bool,
    recipient: str,
    due: str | None,
    text: str,
    as_json: bool,
) -> None:
    """Save what the panel saw: good practice, learning, a question, a policy point."""
    from scrutiny.meetings.observing import observe as save
    from scrutiny.meetings.observing import raise_finding

    with open_workspace(path) as workspace:
        saved = save(workspace, meeting_id, kind, text, reference)
        number = ""
        if finding:
            number = raise_finding(workspace, meeting_id, saved.id, recipient, due or "").number
    payload = {"meeting": meeting_id, "observation": saved.id, "finding": number or None}
    called = f" as finding {number}" if number else ""
    answer(payload, as_json, lambda: say(f"Saved {saved.id}{called}."))


@meeting.command("close")
@meeting_option
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@click.pass_obj
def close(path: Path, meeting_id: str, yes: bool, as_json: bool) -> None:
    """Close a meeting, and print the head of the record for the minutes."""
    from sampling.digest import grouped
    from scrutiny.meetings.concluding import close_meeting

    if not yes:
        click.confirm("Close the meeting? What was agreed is fixed then", abort=True, err=True)
    with open_workspace(path) as workspace:
        held = close_meeting(workspace, meeting_id)
        head, events = workspace.head(), workspace.events()
    payload = {"meeting": held.id, "closed_at": held.closed_at, "head": head, "events": events}

    def words() -> None:
        say(f"Closed {held.id}.")
        say(f"For the minutes: {events:,} events, head {grouped(head)[:39]}")

    answer(payload, as_json, words)
