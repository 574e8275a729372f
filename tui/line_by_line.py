"""Asks and tells line by line in a plain terminal, for the commands that have a plain mode."""

import os
import sys
from collections.abc import Callable
from typing import TextIO

import click


def wants_plain() -> bool:
    """Tell whether the person or the terminal wants lines in place of screens."""
    return os.environ.get("ACCESSIBLE", "") not in ("", "0") or os.environ.get("TERM") == "dumb"


def asking(stream: TextIO) -> Callable[[str], str]:
    """Give what asks on a stream; it raises `EOFError` when nothing more will be typed."""

    def ask(prompt: str) -> str:
        stream.write(prompt)
        stream.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    return ask


def telling(stream: TextIO) -> Callable[[str], None]:
    """Give what writes cleaned lines on a stream."""

    def tell_line(text: str) -> None:
        click.echo(text, file=stream)

    return tell_line
