"""The command that asks for figures line by line, as the pages of figures do."""

import sys
from pathlib import Path
from typing import Any

import click

from tui.output import document, json_option, say
from tui.parameters import open_workspace


@click.command("ask")
@json_option
@click.pass_obj
def ask(path: Path, as_json: bool) -> None:
    """Choose figures line by line, for screen readers: the same as the pages of figures.

    With --json nothing is asked: it names each figure with its usual choices and its command.
    """
    from scrutiny.errors import Refusal
    from tui.figures.choosing import Choosing
    from tui.figures.command_words import command_line
    from tui.figures.parts import KINDS
    from tui.plain.figures_asking import ask_for_figures

    with open_workspace(path) as workspace:
        choosing = Choosing(workspace)
        if not as_json:
            ask_for_figures(choosing, input_line, say)
            return
        listed: list[dict[str, Any]] = []
        for kind, title in KINDS.items():
            try:
                choosing.choose("kind", kind)
                command = command_line(choosing)
            except Refusal as refusal:
                listed.append({"figure": kind, "title": title, "problem": refusal.what})
                continue
            choices = {row.part: choosing.value(row.part) for row in choosing.rows()[1:]}
            listed.append({"figure": kind, "title": title, "choices": choices, "command": command})
    document({"figures": listed})


def input_line(prompt: str) -> str:
    """Ask on standard error, so that what is shown stays alone; `EOFError` at the end of input."""
    click.echo(prompt, nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
