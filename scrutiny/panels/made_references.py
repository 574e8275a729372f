"""Knows the references that are made for cases of data.police.uk, of force, month and row."""

import re
from collections.abc import Iterable, Sequence
from itertools import repeat

MADE = "[a-z]*/[0-9][0-9][0-9][0-9]-[0-9][0-9]/[0-9][0-9][0-9][0-9][0-9][0-9]*"
"""A made reference, as a pattern of the database."""
_MADE = re.compile(r"[a-z].*/[0-9]{4}-[0-9]{2}/[0-9]{6}.*", re.DOTALL)
_ROW = 6
_STEM = re.compile(r"[a-z][a-z-]*/[0-9]{4}-[0-9]{2}/[0-9]*")


def force_of_reference(reference: str) -> str:
    """Give the force that a made reference names; empty for every other reference.

    >>> force_of_reference("kent/2026-01/000123"), force_of_reference("A-1")
    ('kent', '')
    """
    return reference.partition("/")[0] if _MADE.fullmatch(reference) else ""


def forces_of_references(references: Sequence[str]) -> Iterable[str]:
    """Give the force of each reference, at once when all are of one list.

    >>> list(forces_of_references(["kent/2026-01/000001", "kent/2026-01/000002"]))
    ['kent', 'kent']
    """
    stems = {reference[:-_ROW] for reference in references}
    rows = "".join([reference[-_ROW:] for reference in references])
    if len(stems) == 1 and rows.isascii() and rows.isdigit():
        (stem,) = stems
        if _STEM.fullmatch(stem):
            return repeat(stem.partition("/")[0], len(references))
    return map(force_of_reference, references)
