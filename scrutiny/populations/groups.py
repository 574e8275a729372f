"""Says to which of the census's five groups a heading of the census belongs.

Only the census's own heading decides; this must never guess from the words after it.
"""

import re

from scrutiny.populations.population import COARSE_GROUPS

_HEADINGS = {
    "White": re.compile(r"white"),
    "Black": re.compile(r"black\b.*"),
    "Asian": re.compile(r"asian\b.*"),
    "Mixed": re.compile(r"mixed|mixed(/| or ).*"),
    "Other": re.compile(r"other( ethnic groups?)?"),
}
"""What stands before the colon in the census's words, for each of the five groups."""

EVERYBODY = re.compile(
    r"total\b.*|all( (categories|(ethnic )?groups|residents|persons|people))?(:.*)?", re.IGNORECASE
)
"""The label of a row that adds up the others."""


def coarse_group(label: str) -> str | None:
    """Give the group of five that a census label belongs to; None when it is not a census label.

    The census puts its heading before a colon or a dash, and that heading decides. A label without
    its heading ("White and Asian") is not guessed at.

    >>> coarse_group("Asian, Asian British or Asian Welsh: Chinese")
    'Asian'
    >>> coarse_group("White and Asian") is None
    True
    """
    heading, *rest = re.split(r":|\s[-–]\s", label.strip().lower(), maxsplit=1)
    if rest and rest[0].strip() == "not stated":
        return None
    return next((group for group in COARSE_GROUPS if _HEADINGS[group].fullmatch(heading)), None)
