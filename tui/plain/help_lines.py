"""Lays a page of help out as lines for a terminal of any kind."""

import re

from scrutiny.helping import Topic
from tui.widgets.wrapping import wrapped


def topic_lines(topic: Topic, width: int) -> list[str]:
    """Write a page in lines of at most `width` letters; commands stay whole, to be copied.

    >>> topic_lines(Topic("a", "A", "One `two`.\\n\\n- three"), 40)
    ['A', '=', '', 'One two.', '', '- three']
    """
    lines = [topic.title, "=" * len(topic.title), ""]
    inside = False
    for line in topic.text.splitlines():
        if line.startswith("```"):
            inside = not inside
            continue
        if inside:
            lines.append(f"    {line}")
            continue
        plain = line.replace("**", "").replace("`", "")
        if plain.startswith("## "):
            lines += [plain[3:], "-" * len(plain[3:])]
            continue
        mark = re.match(r"(- |\d+\. )?", plain)
        head = mark[0] if mark else ""
        parts = wrapped(plain[len(head) :], width - len(head))
        lines += [head + parts[0], *(" " * len(head) + part for part in parts[1:])]
    return lines
