"""Knows the columns that hold personal details, so that they are left out and counted."""

import re

_PHRASES = (
    "forename",
    "surname",
    "alias",
    "date of birth",
    "dob",
    "d o b",
    "birth date",
    "born",
    "phone",
    "telephone",
    "tel no",
    "mobile",
    "email",
    "e mail",
    "postcode",
    "post code",
    "postal code",
    "address",
    "vrm",
    "vrn",
    "vehicle mark",
    "vehicle registration",
    "registration mark",
    "registration number",
    "number plate",
    "nino",
    "national insurance",
    "pnc id",
    "pncid",
    "collar number",
    "collar no",
    "warrant number",
    "passport",
    "driving licence",
)
_NAMES_OF_THINGS = (
    "operation",
    "force",
    "area",
    "station",
    "ward",
    "team",
    "file",
    "theme",
    "policy",
    "system",
    "unit",
    "district",
)


def is_personal(header: str, more: tuple[str, ...] = ()) -> bool:
    """Tell whether a column holds names, dates of birth, phones, post codes or vehicle marks.

    `more` are further words by which a panel knows such columns.

    >>> is_personal("Complainant_Name"), is_personal("D.O.B."), is_personal("VRM")
    (True, True, True)
    >>> is_personal("Operation name"), is_personal("Age range")
    (False, False)
    """
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    words = " ".join(re.findall(r"[a-z0-9]+", spaced.casefold()))
    padded = f" {words} "
    if any(f" {phrase}" in padded for phrase in _PHRASES):
        return True
    if any(f" {each.casefold().strip()} " in padded for each in more):
        return True
    has_name = " name " in padded or " names " in padded
    return has_name and not any(f" {thing} " in padded for thing in _NAMES_OF_THINGS)
