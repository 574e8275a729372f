"""Knows the columns that hold personal details, so that they are left out and counted.

It only sees the names of columns, and only of those that no field of the panel asks for: leaving
out one too many costs little, keeping one too many gives a person away. It must never leave out a
column that only says of what kind a person is, such as their age or ethnicity.
"""

import re

_DETAILS = (
    "forename|surname|firstname|lastname|fullname|nickname|alias|known as|initials",
    "date of birth|dateofbirth|dob|d o b|birth ?date|born|place of birth",
    "phone|telephone|tel|tel no|tel number|mobile|phone ?number|fax",
    "email|e ?mail|email ?address|contact details",
    "post ?code|postal code|address|home ?address|addr|house number|flat number|what3words",
    "vrm|vrn|vehicle mark|registration|number plate|index number|chassis number",
    "(car|vehicle|veh|van|motor) (reg|mark|index)|reg|reg (no|number|mark|plate)",
    "nino|ni|ni (no|number)|national insurance|nhs|nhs (no|number)",
    "pnc|pnc ?id|pnc (no|number)|cro|cro (no|number)|custody (no|number|ref|record|reference)",
    "collar (no|number|id)|warrant (no|number)|shoulder (no|number)|epaulette (no|number)",
    "passport|driving licence|driver s licence|driver number|social media|twitter|facebook|ip",
    "next of kin|nok|signature|photo|photograph",
)
"""Words that name a detail of one person, whoever it is."""

_PEOPLE = (
    "suspect|victim|complainant|offender|witness|detainee|detained person|accused|defendant"
    "|appellant|caller|informant|aggrieved|aggrieved party|injured party|respondent|keeper|owner"
    "|officer|constable|sergeant|inspector|supervisor|investigator|oic|decision maker"
    "|mother|father|parent|guardian|carer|husband|wife|partner|son|daughter|brother|sister"
    "|relative|neighbour|friend|solicitor|person"
)
"""A column called by one of these holds who it was."""

_IDENTITY = "no|num|number|id|ref|reference|detail|details|contact|pin|pseudonym|maiden|full"
"""What follows a person when the column says who it was: `Officer number`."""

_KINDS = (
    "type|sort|kind|category|class|age|sex|gender|ethnic|ethnicity|race|nationality|language"
    "|religion|rank|role|grade|count|many|total|injury|injured|injuries|assault|assaulted|risk"
    "|number of|no of|relationship"
)
"""Where a column that ends in a person says something about them: `Number of officers`."""

_NAMES_OF_THINGS = (
    "operation|force|area|station|ward|team|file|theme|policy|system|unit|district|beat|offence"
    "|event|scheme|school|list|column"
)

_ANY_DETAIL = re.compile(rf" ({'|'.join(_DETAILS)})(s|es)? ")
_ENDS_IN_PERSON = re.compile(rf" ({_PEOPLE})(s|es)?( [a-z]| [0-9]+)* $")
_PERSON_IDENTIFIED = re.compile(rf" ({_PEOPLE})(s|es)?( [a-z]| [0-9]+)* ({_IDENTITY})( [0-9]+)? $")
_ANY_KIND = re.compile(rf" ({_KINDS}) ")
_ANY_DATE = re.compile(r" (date|dates|day|time) ")
_ANY_NAME = re.compile(r" (?!file)[a-z]*name[sd]? ")
_ANY_THING = re.compile(rf" ({_NAMES_OF_THINGS}) ")


def is_personal(header: str, more: tuple[str, ...] = ()) -> bool:
    """Tell whether a column says who a person is, or how to find them or their vehicle.

    `more` are further words by which a panel knows such columns.

    >>> [is_personal(each) for each in ("Complainant_Name", "D.O.B.", "Suspect 1", "NI number")]
    [True, True, True, True]
    >>> [is_personal(each) for each in ("Operation name", "Age range", "Victim type", "Vehicle")]
    [False, False, False, False]
    """
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    words = f" {' '.join(re.findall(r'[a-z0-9]+', spaced.casefold()))} "
    if any(re.search(rf" {re.escape(each.casefold().strip())}s? ", words) for each in more):
        return True
    if _ANY_DETAIL.search(words):
        return not (" registration " in words and _ANY_DATE.search(words))
    if _ANY_NAME.search(words):
        return not _ANY_THING.search(words)
    if _PERSON_IDENTIFIED.search(words):
        return not _ANY_KIND.search(words)
    return bool(_ENDS_IN_PERSON.search(words)) and not _ANY_KIND.search(words)
