"""Finds the pages of help and the words in them. The pages in `docs/help` are the one source."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scrutiny.errors import Refusal

_FOLDERS = ("help_pages", "../docs/help")
"""Where the pages lie beside this module: in an installed program, and in the source."""
ORDER = (
    "starting",
    "lists",
    "themes",
    "drawing",
    "meeting-day",
    "judging",
    "plain-mode",
    "reports",
    "findings",
    "figures",
    "calculations",
    "safety",
    "words",
    "trouble",
    "example-irp",
    "example-sopp",
    "example-oocd",
    "volunteer",
    "coordinator",
)
"""The topics in the order of the work; others follow by name."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of help."""

    id: str
    title: str
    text: str
    """Plain Markdown, its title left out."""


@cache
def topics() -> tuple[Topic, ...]:
    """Give all pages of help in their order."""
    here = Path(__file__).parent
    folder = next((here / each for each in _FOLDERS if (here / each).is_dir()), None)
    if folder is None:
        raise Refusal("The pages of help are not installed.", next_step="Install it again.")
    found = {}
    for path in folder.glob("*.md"):
        title, _, text = path.read_text("utf-8").partition("\n")
        found[path.stem] = Topic(path.stem, title.removeprefix("# ").strip(), text.strip())
    rest = sorted(each for each in found if each not in ORDER)
    return tuple(found[each] for each in (*ORDER, *rest) if each in found)


def topic(name: str) -> Topic | None:
    """Give a page by its name or its title."""
    wanted = name.strip().casefold()
    return next(
        (each for each in topics() if wanted in (each.id, each.title.casefold())),
        None,
    )


def lines_with(words: str) -> tuple[tuple[Topic, tuple[str, ...]], ...]:
    """Find the pages that hold all of these words, each with its lines that hold one of them."""
    wanted = words.casefold().split()
    found = []
    for each in topics():
        text = f"{each.title}\n{each.text}"
        if wanted and all(word in text.casefold() for word in wanted):
            lines = [
                re.sub(r"^[-#>\s]+|\*\*", "", line)
                for line in each.text.splitlines()
                if any(word in line.casefold() for word in wanted)
            ]
            found.append((each, tuple(lines)))
    return tuple(found)
