"""Commands that prepare a meeting: the weeks, the copy of an earlier one, members, and cards."""

from pathlib import Path
from typing import Any

import click

from scrutiny.panels.preparing import MEMBER_DATES
from tui.commands import prepare_footage, prepare_sharing
from tui.output import answer, json_option, say, table
from tui.parameters import Day, meeting_option, open_workspace

output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write it as a file; by its ending."
)


@click.group(invoke_without_command=True)
@click.option("--plain", is_flag=True, help="Without a command: line by line, for screen readers.")
@click.option("--meeting", "meeting_id", metavar="M", help="Without a command: begin with it.")
@click.pass_context
def prepare(context: click.Context, plain: bool, meeting_id: str | None) -> None:
    """Prepare a meeting: its weeks, footage, who reads what, members and cards.

    Without a command, in a terminal, this opens the screens where all of it can be done.
    """
    if context.invoked_subcommand is not None:
        return
    from tui.commands.judge import open_desk

    context.exit(open_desk(context.obj, plain, meeting_id))


for _command in (*prepare_footage.COMMANDS, *prepare_sharing.COMMANDS):
    prepare.add_command(_command)


@prepare.command("tasks")
@meeting_option
@click.option("--done", "done", multiple=True, metavar="TASK", help="Tick a task off.")
@click.option("--not-done", "undone", multiple=True, metavar="TASK", help="Take a tick back.")
@output_option
@json_option
@click.pass_obj
def tasks(
    path: Path,
    meeting_id: str,
    done: tuple[str, ...],
    undone: tuple[str, ...],
    output: Path | None,
    as_json: bool,
) -> None:
    """Show what is to be done on which day, from eight weeks before to six weeks after.

    What the record shows to be done is ticked by itself, with the entry that shows it.
    """
    from reports.preparing_papers import state_words, weeks_words
    from reports.words import day_of
    from scrutiny.preparing.tasks import calendar, tick
    from tui.desk.files import write_calendar
    from tui.plain.next_words import next_words

    with open_workspace(path) as workspace:
        for each in done:
            tick(workspace, meeting_id, each)
        for each in undone:
            tick(workspace, meeting_id, each, done=False)
        found = calendar(workspace, meeting_id)
        if output is not None:
            write_calendar(workspace, meeting_id, output)
        following = next_words(workspace, meeting_id)
    payload: dict[str, Any] = {
        "meeting": meeting_id,
        "late": found.late,
        "next": found.next.task.id if found.next else None,
        "tasks": [
            {
                "task": each.task.id,
                "title": each.task.title,
                "weeks": each.task.weeks,
                "day": each.day,
                "done": each.done,
                "done_at": each.done_at or None,
                "by_hand": each.by_hand,
                "late": each.late,
                "shown_by": each.proof.words.one_line() if each.proof else None,
                "entry": (each.proof.entry or None) if each.proof else None,
            }
            for each in found.tasks
        ],
    }

    def words() -> None:
        rows = [
            (
                each.task.id,
                weeks_words(each.task.weeks),
                day_of(each.day),
                each.task.title,
                state_words(each),
            )
            for each in found.tasks
        ]
        table(("Name", "When", "Day", "Task", "State"), rows)
        say(following)

    answer(payload, as_json, words)


@prepare.command("copy")
@click.option("--from", "source", required=True, metavar="M", help="The earlier meeting.")
@click.option("--date", "day", required=True, type=Day(), metavar="D", help="The new day.")
@click.option("--plans", type=click.Path(path_type=Path), help="A folder for the plan files.")
@json_option
@click.pass_obj
def copy(path: Path, source: str, day: str, plans: Path | None, as_json: bool) -> None:
    """Open a meeting like an earlier one: themes, plans, members, sub-groups; never its cases."""
    from scrutiny.paths import make_folder, write_whole
    from scrutiny.preparing.copying import copy_meeting, plan_text
    from tui.plain.preparing_words import plan_words, seal_command

    with open_workspace(path) as workspace:
        made = copy_meeting(workspace, source, day)
    files = [
        (plans or Path()) / f"{made.meeting.id}-plan-{number}.toml"
        for number in range(1, len(made.plans) + 1)
    ]
    if plans is not None:
        make_folder(plans)
        for file, each in zip(files, made.plans, strict=True):
            write_whole(file, plan_text(each).encode("utf-8"))
    payload = {
        "meeting": made.meeting.id,
        "from": made.source,
        "seated": made.seated,
        "carried_forward": list(made.carried),
        "plans": [
            {
                "theme": each.theme or None,
                "from": each.first,
                "to": each.last,
                "file": str(file) if plans else None,
                **each.plan,
            }
            for file, each in zip(files, made.plans, strict=True)
        ],
    }

    def words() -> None:
        say(f"Opened the meeting {made.meeting.id} like {made.source}; {made.seated} are invited.")
        if made.carried:
            say(f"Carried forward to it: {', '.join(made.carried)}.")
        for file, each in zip(files, made.plans, strict=True):
            say(f"{each.theme_title}, {plan_words(each)}. Seal it with:")
            say(f"  {seal_command(made.meeting.panel, each, str(file) if plans else '')}")
        if made.plans and plans is None:
            say("With --plans FOLDER the numbers are written into plan files, to be sealed too.")

    answer(payload, as_json, words)


@prepare.command("members")
@click.option("--meeting", "meeting_id", metavar="M", help="Tell how its seats stand.")
@click.option("--member", "name", metavar="NAME", help="The member; with --what and --until.")
@click.option("--what", type=click.Choice(MEMBER_DATES), help="Which date.")
@click.option("--until", type=Day(), metavar="D", help="The last day on which it holds.")
@click.option("--allow", "allowed", metavar="SEAT", help="Let an out-of-date member read.")
@click.option("--authority", default="", metavar="NAME", help="Who allows it; with --allow.")
@click.option("--reason", default="", metavar="WHY", help="Why; with --allow.")
@json_option
@click.pass_obj
def members(
    path: Path,
    meeting_id: str | None,
    name: str | None,
    what: str | None,
    until: str | None,
    allowed: str | None,
    authority: str,
    reason: str,
    as_json: bool,
) -> None:
    """Keep until when members are vetted and sworn to confidentiality, and who may read.

    A member whose date lies before the meeting may read no case of it, until the date is put right
    or a named authority allows it.
    """
    from scrutiny.meetings.meeting import seat_named
    from scrutiny.preparing.members import (
        allow_member,
        member_dates,
        note_member_date,
        standings,
    )

    given = (name, what, until)
    if any(given) and not all(given):
        raise click.UsageError("Give --member, --what and --until together, or none.")
    if allowed and not meeting_id:
        raise click.UsageError("--allow belongs to a meeting: give --meeting too.")
    with open_workspace(path) as workspace:
        if name and what and until:
            note_member_date(workspace, name, what, until)
        if allowed and meeting_id:
            number = seat_named(workspace, meeting_id, allowed).number
            allow_member(workspace, meeting_id, number, authority, reason)
        known = member_dates(workspace)
        found = standings(workspace, meeting_id) if meeting_id else ()
    payload: dict[str, Any] = {
        "members": [
            {"member": each.id, **{key: dates.get(key) for key in MEMBER_DATES}}
            for each, dates in known
        ],
        "seats": [
            {
                "seat": each.seat.number,
                "shut_out": each.shut_out,
                "problems": list(each.problems),
                "allowed": each.allowed is not None,
            }
            for each in found
        ],
    }

    def words() -> None:
        if not meeting_id:
            rows = [
                (each.name.one_line(), *(dates.get(key, "not on record") for key in MEMBER_DATES))
                for each, dates in known
            ]
            table(("Member", "Vetted until", "Confidentiality until"), rows)
            return
        for each in found:
            state = "may read"
            if each.shut_out:
                state = f"may NOT read: {'; '.join(each.problems)}"
            elif each.allowed is not None:
                said = each.allowed
                state = (
                    f"may read, although {'; '.join(each.problems)}: allowed by"
                    f" {said.authority.one_line()} ({said.reason.one_line()})"
                )
            say(f"Seat {each.seat.number} ({each.seat.name.one_line()}): {state}.")

    answer(payload, as_json, words)


@prepare.command("cards")
@click.option("--panel", "panel_id", required=True, metavar="P", help="The panel.")
@click.option("--write", is_flag=True, help="Put the shipped ones into the office's folder.")
@json_option
@click.pass_obj
def cards(path: Path, panel_id: str, write: bool, as_json: bool) -> None:
    """List the cards of the reading pack, or put them where the office can edit them."""
    from scrutiny.preparing.cards import cards_folder, cards_of, write_cards

    with open_workspace(path) as workspace:
        panel = workspace.panel(panel_id)
        written = write_cards(workspace, panel) if write else ()
        found = cards_of(workspace, panel)
        folder = cards_folder(workspace)
    payload = {
        "folder": str(folder),
        "written": [str(each) for each in written],
        "cards": [{"card": each.name, "own": each.own} for each in found],
    }

    def words() -> None:
        for each in written:
            say(f"Wrote {each}")
        for card in found:
            say(f"{card.name}: {'the office’s own' if card.own else 'as it ships'}")
        say(f"The office's own cards lie in {folder}, as text files that end in .md.")

    answer(payload, as_json, words)
