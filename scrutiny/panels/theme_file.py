"""Puts a theme into the text of a panel file and leaves every other letter as it stands.

A panel file is the office's own paper, with its comments and its order. So nothing is read and
written anew: the theme goes in behind the last one, and the version goes on by one. The result is
read again, and a file in which anything else changed is refused.
"""

import re
import tomllib
from typing import Any

from scrutiny.errors import Refusal
from scrutiny.panels.definition import Condition
from scrutiny.panels.lines import line_numbers


def with_theme(text: str, theme: Condition, name: str) -> str:
    """Give the text of a panel file with one more theme and its version raised.

    Raises `Refusal` when the file is laid out so that this cannot be done without touching more.

    >>> print(with_theme('[panel]\\nversion = "2026-1"\\n', Condition("a", "A", 'x is "1"'), "p"))
    [panel]
    version = "2026-2"
    <BLANKLINE>
    [[themes]]
    id = "a"
    title = "A"
    where = 'x is "1"'
    <BLANKLINE>
    """
    before = tomllib.loads(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = re.split(r"\r?\n", text.rstrip("\r\n"))
    version = str(before.get("panel", {}).get("version", ""))
    place = line_numbers(text).get(("panel", "version"))
    if place is not None:
        lines[place - 1] = lines[place - 1].replace(
            f'"{version}"', f'"{following_version(version)}"', 1
        )
    at = _behind_the_last(lines)
    block = ["", *theme_lines(theme)]
    lines[at:at] = block
    made = newline.join(lines) + newline
    try:
        after = tomllib.loads(made)
    except tomllib.TOMLDecodeError as error:
        raise _refused(name) from error
    if not _only_added(before, after, theme, version):
        raise _refused(name)
    return made


def theme_lines(theme: Condition) -> list[str]:
    """Write a theme as a panel file has it."""
    lines = ["[[themes]]", f"id = {quoted(theme.id)}", f"title = {quoted(theme.title)}"]
    lines.append(f"where = {quoted(theme.where)}")
    if theme.standing:
        lines.append("standing = true")
    if theme.description:
        lines.append(f"description = {quoted(theme.description)}")
    return lines


def quoted(value: str) -> str:
    """Write a text as TOML, in single marks when it holds double ones.

    >>> print(quoted("North"), quoted('area is "North"'), quoted("a 'b' " + '"c"'))
    "North" 'area is "North"' "a 'b' \\"c\\""
    """
    plain = all(sign.isprintable() for sign in value)
    if plain and '"' in value and "'" not in value:
        return f"'{value}'"
    marks = {"\\": "\\\\", '"': '\\"'}
    return (
        '"'
        + "".join(
            marks.get(sign, sign if sign.isprintable() else f"\\U{ord(sign):08X}") for sign in value
        )
        + '"'
    )


def following_version(version: str) -> str:
    """Give the version after one: its last number goes on by one.

    >>> following_version("2026-1"), following_version("2026-09"), following_version("draft")
    ('2026-2', '2026-10', 'draft-2')
    """
    match = re.search(r"([0-9]+)$", version)
    if match is None:
        return f"{version}-2"
    number = f"{int(match[1]) + 1:0{len(match[1])}d}"
    return version[: match.start()] + number


def _behind_the_last(lines: list[str]) -> int:
    """Find the line behind the last theme: before the blank lines and notes of what follows."""
    headers = [n for n, line in enumerate(lines) if re.match(r"\s*\[\[\s*themes\s*\]\]", line)]
    if not headers:
        return len(lines)
    at = headers[-1] + 1
    while at < len(lines) and not re.match(r"\s*\[", lines[at]):
        at += 1
    while at > headers[-1] + 1 and (not lines[at - 1].strip() or lines[at - 1].startswith("#")):
        at -= 1
    return at


def _only_added(
    before: dict[str, Any], after: dict[str, Any], theme: Condition, version: str
) -> bool:
    wanted = tomllib.loads("\n".join(theme_lines(theme)))["themes"]
    expected = {**before, "themes": [*before.get("themes", []), *wanted]}
    expected["panel"] = {**before.get("panel", {}), "version": following_version(version)}
    return after == expected


def _refused(name: str) -> Refusal:
    return Refusal(
        "A theme cannot be put into this panel file without changing its layout.",
        where=name,
        next_step="Print it with 'scrutiny panels export', write the theme in as [[themes]], and"
        " install it with 'scrutiny panels install'.",
    )
