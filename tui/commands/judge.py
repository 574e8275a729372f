"""The command that judges: on the screens, or line by line."""

import os
import sys
from pathlib import Path
from typing import TextIO

import click

from tui.output import document, json_option, tell
from tui.parameters import open_workspace


@click.command()
@click.option("--plain", is_flag=True, help="Line by line, for screen readers; no redraw.")
@click.option("--meeting", "meeting_id", metavar="M", help="The meeting; without it you choose.")
@click.option("--seat", metavar="NAME", help="The seat: its number or the member's name.")
@json_option
@click.pass_context
def judge(
    context: click.Context, plain: bool, meeting_id: str | None, seat: str | None, as_json: bool
) -> None:
    """Judge cases, on the screens or line by line.

    With --json it works line by line, asks on standard error, and ends with how far each seat is.
    """
    if as_json:
        status = _line_by_line(context.obj, meeting_id, seat, sys.stderr)
        document(_progress(context.obj, meeting_id))
        context.exit(status)
    if plain or _wants_plain():
        context.exit(_line_by_line(context.obj, meeting_id, seat, sys.stdout))
    context.exit(open_screens(context.obj, meeting_id, seat))


def _wants_plain() -> bool:
    return os.environ.get("ACCESSIBLE", "") not in ("", "0") or os.environ.get("TERM") == "dumb"


def _line_by_line(path: Path, meeting_id: str | None, seat: str | None, stream: TextIO) -> int:
    from tui.plain.judging import run_plain

    def ask(prompt: str) -> str:
        stream.write(prompt)
        stream.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def tell_line(text: str) -> None:
        click.echo(text, file=stream)

    with open_workspace(path) as workspace:
        return run_plain(workspace, ask, tell_line, meeting_id, seat)


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


def open_screens(path: Path, meeting_id: str | None, seat: str | None) -> int:
    """Open the screens; without a terminal, say so and give the status of wrong usage."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        tell("The screens need a terminal. Use 'scrutiny judge --plain' to work line by line.")
        return 2
    if _wants_plain():
        return _line_by_line(path, meeting_id, seat, sys.stdout)
    from tui.app import run_screens

    return run_screens(path, meeting_id, seat)
