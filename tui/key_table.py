"""Writes the keys of the judging page as a table, for the README."""

from tui.key import Key
from tui.keys import KEYS

_PAGES = ("judge", "agree")


def key_table() -> str:
    """Give the keys of judging and agreeing as a Markdown table.

    >>> key_table().splitlines()[0]
    '| key | does |'
    """
    rows = ["| key | does |", "|---|---|"]
    rows += [f"| {key.shown} | {key.help} |" for key in KEYS if _is_shown(key)]
    return "\n".join(rows)


def _is_shown(key: Key) -> bool:
    return "*" in key.screens or any(page in key.screens for page in _PAGES)
