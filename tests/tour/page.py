"""Writes the pictures of the tour as files, as a page, and some of them into the README."""

import asyncio
import os
import re
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest import mock

from tests.tour.guide import Picture
from tests.tour.walk import walk

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
IN_README = ("home", "judgement", "agree")
BLOCK = re.compile(r"(<!-- tour: (\S+) -->\n).*?(<!-- end of tour -->)", re.DOTALL)
_HEAD = """# A meeting, screen by screen

What a volunteer and a chair see on the day, in a window of 80 by 24 letters; some pictures show
a wider one. The cases and the people are invented. The pictures are made by the program itself:
`python -m tests.tour` makes them anew, and a test compares them.
"""


def made() -> list[Picture]:
    """Walk through the meeting; gives the pictures, the same ones each time."""
    colourful = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with tempfile.TemporaryDirectory() as folder:
        # What this computer remembers of earlier draws stays out of it.
        told = {**colourful, "TZ": "Europe/London", "SCRUTINY_DATA": folder}
        try:
            with mock.patch.dict(os.environ, told, clear=True):
                time.tzset()
                return asyncio.run(walk(Path(folder)))
        finally:
            time.tzset()


def files(pictures: Sequence[Picture]) -> Mapping[Path, str]:
    """Give each file of the tour with what it should hold."""
    page = [_HEAD]
    for each in pictures:
        page.append(f"## {each.title}\n\n{each.told}\n\n{_fenced(each.screen)}\n")
    wanted = {ROOT / "docs" / "tour" / f"{each.name}.txt": each.screen + "\n" for each in pictures}
    wanted[ROOT / "docs" / "tour.md"] = "\n".join(page)
    named = {each.name: each for each in pictures}
    wanted[README] = BLOCK.sub(
        lambda found: f"{found[1]}\n{_fenced(named[found[2]].screen)}\n\n{found[3]}",
        README.read_text("utf-8"),
    )
    return wanted


def write(pictures: Sequence[Picture]) -> list[Path]:
    """Write the files of the tour, and take away pictures that it no longer has."""
    wanted = files(pictures)
    for old in (ROOT / "docs" / "tour").glob("*.txt"):
        if old not in wanted:
            old.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return list(wanted)


def _fenced(screen: str) -> str:
    return f"```text\n{screen}\n```"
