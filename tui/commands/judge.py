"""The command that judges: on the screens, or line by line."""

import sys
from pathlib import Path
from typing import TextIO

import click

from tui.line_by_line import asking, telling, wants_plain
from tui.output import document, json_option, tell
from tui.parameters import open_workspace


@click.command()
@click.option("--plain", is_flag=True, help="Line by line, for screen readers; no redraw.")
@click.option("--meeting", "meeting_id", metavar="M", help="The meeting; without it you choose.")
@click.option("--seat", metavar="NAME", help="The seat: its number or the member's name.")
@click.option("--paper", is_flag=True, help="Enter the paper sheet of the seat.")
@click.option("--entered-by", metavar="NAME", help="Who types the paper sheet in: a name or seat.")
@json_option
@click.pass_context
def judge(
    context: click.Context,
    plain: bool,
    meeting_id: str | None,
    seat: str | None,
    paper: bool,
    entered_by: str | None,
    as_json: bool,
) -> None:
    """Judge cases, on the screens or line by line.

    With --seat the computer stays with that seat. With --paper it enters the sheet of that seat,
    each answer marked with who typed it. With --json it works line by line, asks on standard error,
    and ends with how far each seat is.
    """
    if paper and (seat is None or entered_by is None):
        raise click.UsageError("--paper needs --seat NAME and --entered-by NAME.")
    if entered_by is not None and not paper:
        raise click.UsageError("--entered-by goes with --paper.")
    if as_json:
        status = _line_by_line(context.obj, meeting_id, seat, sys.stderr, entered_by)
        document(_progress(context.obj, meeting_id))
        context.exit(status)
    if plain or wants_plain():
        context.exit(_line_by_line(context.obj, meeting_id, seat, sys.stdout, entered_by))
    context.exit(open_screens(context.obj, meeting_id, seat, entered_by))


def _line_by_line(
    path: Path,
    meeting_id: str | None,
    seat: str | None,
    stream: TextIO,
    entered_by: str | None = None,
) -> int:
    from tui.plain.judging import run_plain

    with open_workspace(path) as workspace:
        lines = asking(stream), telling(stream)
        return run_plain(workspace, *lines, meeting_id, seat, entered_by)


def open_home(path: Path) -> int:
    """Open the first page, or its choices line by line; gives the exit status."""
    if not (wants_plain() and sys.stdin.isatty() and sys.stdout.isatty()):
        return open_screens(path, None, None)
    from tui.plain.home import run_home

    with open_workspace(path) as workspace:
        return run_home(workspace, asking(sys.stdout), telling(sys.stdout))


def open_desk(path: Path, plain: bool, meeting_id: str | None) -> int:
    """Open what prepares a meeting, on the screens or line by line; gives the exit status."""
    if plain or wants_plain():
        from tui.plain.desk import run_desk

        with open_workspace(path) as workspace:
            return run_desk(workspace, asking(sys.stdout), telling(sys.stdout), meeting_id)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        tell("The screens need a terminal. Use 'scrutiny prepare --plain' to work line by line.")
        return 2
    from tui.app import run_preparing

    return run_preparing(path, meeting_id)


def _progress(path: Path, meeting_id: str | None) -> dict[str, object]:
    from scrutiny.meetings.meeting import meetings
    from scrutiny.meetings.progress import progress

    with open_workspace(path) as workspace:
        chosen = [meeting_id] if meeting_id else [each.id for each in meetings(workspace)]
        return {
            "meetings": [
                {
                    "meeting": each,
                    "seats": [
                        {"seat": one.seat.number, "done": one.done, "of": one.of}
                        for one in progress(workspace, each)
                    ],
                }
                for each in chosen
            ]
        }


def open_screens(
    path: Path, meeting_id: str | None, seat: str | None, entered_by: str | None = None
) -> int:
    """Open the screens; without a terminal, say so and give the status of wrong usage."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        tell("The screens need a terminal. Use 'scrutiny judge --plain' to work line by line.")
        return 2
    if wants_plain():
        return _line_by_line(path, meeting_id, seat, sys.stdout, entered_by)
    from tui.app import run_screens

    return run_screens(path, meeting_id, seat, entered_by=entered_by)
