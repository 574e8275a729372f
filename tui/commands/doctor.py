"""The command for the telephone call with IT."""

import os
import shutil
import sys
from pathlib import Path

import click

from tui.output import answer, json_option, say
from tui.widgets.wrapping import wrapped

_WIDTH = 78
_WIDE, _HIGH = 80, 24


@click.command()
@json_option
@click.pass_obj
def doctor(path: Path, as_json: bool) -> None:
    """Tell IT what they need to know; never anything of a case."""
    from scrutiny.doctor import examine

    found = examine(path, _terminal())
    payload = {
        "fine": all(each.fine for each in found),
        "findings": [
            {"id": each.id, "title": each.title, "told": each.told, "fine": each.fine}
            for each in found
        ],
    }

    def words() -> None:
        for each in found:
            mark = "" if each.fine else "LOOK HERE: "
            head, *more = wrapped(f"{each.title}: {mark}{each.told}", _WIDTH)
            say(head)
            for line in more:
                say(f"    {line}")
        say()
        wrong = sum(not each.fine for each in found)
        say("Nothing here needs to be done." if not wrong else f"To look at: {wrong}.")
        say("This names no case and no member. It can be sent.")

    answer(payload, as_json, words)


def _terminal() -> dict[str, str]:
    size = shutil.get_terminal_size()
    small = size.columns < _WIDE or size.lines < _HIGH
    note = f" (the screens need {_WIDE} by {_HIGH})" if small else ""
    colours = (
        "off (NO_COLOR)"
        if os.environ.get("NO_COLOR")
        else os.environ.get("COLORTERM", "") or "as the terminal says"
    )
    name = os.environ.get("TERM_PROGRAM") or os.environ.get("TERM") or "not named"
    return {
        "Terminal": name + ("" if sys.stdout.isatty() else " (the answer goes to a file)"),
        "Size": f"{size.columns} columns by {size.lines} lines{note}",
        "Colours": colours,
        "Plain mode": "always (ACCESSIBLE)" if os.environ.get("ACCESSIBLE") else "when asked for",
    }
