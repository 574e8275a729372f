"""The shapes of what identifies a person in the United Kingdom: one small pattern for each kind.

Shapes only: whether a hit is meant is for `identifiers` and its exceptions. Sources of the shapes:
the public descriptions of post codes, vehicle marks (since 2001, 1983 to 2001, 1963 to 1983) and
National Insurance numbers.
"""

import re

_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC"
    "|EH|EN|EX|FK|FY|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS"
    "|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR"
    "|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|B|E|G|L|M|N|S|W"
)

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
"""The name of a month, whole or short."""

WHOLE_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? " + MONTH + r",? (?P<year>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d)-\d\d-\d\d|(?:0?[1-9]|[12]\d|3[01])(?P<mark>[/.-])(?:0?[1-9]|1[0-2])(?P=mark)(?P<last>(?:19|20)?\d\d))"
)
"""A day with its month and year, in the ways in which people write it."""

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
POSTCODE = re.compile(
    rf"\b(?:{_AREAS})\d[\dA-HJKPS-UW]?"
    r"\s?\d(?!(?:st|nd|rd|th)\b)[ABD-HJLNP-UW-Z]{2}\b",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![\w./-])(?:\(0\d{2,5}\)(?:[ -]?\d){5,8}"
    r"|(?:\+44[ -]?(?:\(0\) ?)?|0(?=\d))(?:[ -]?\d){9,10})(?![\w/-])"
)
NATIONAL_INSURANCE = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"\s?\d\d\s?\d\d\s?\d\d\s?[A-D]\b",
    re.IGNORECASE,
)
NEW_MARK = re.compile(
    r"\b[A-HJ-PR-Y][A-HJ-PR-Y](?:0[2-9]|[1-3]\d|5[1-9]|[67]\d)\s?[A-HJ-PR-Z]{3}\b", re.IGNORECASE
)
PREFIX_MARK = re.compile(r"\b[A-HJ-NP-TV-Y]\d{1,3} ?(?P<word>[A-HJ-PR-Y]{3})\b")
SUFFIX_MARK = re.compile(r"\b(?P<word>[A-HJ-PR-Y]{3}) ?\d{1,3}[A-HJ-NPR-TV-Y]\b")
NAMED_MARK = re.compile(
    r"\b(?:registration|reg|number plate|index|VRM)(?: (?:number|mark|no\.?))?(?: is| was|:)? "
    r"(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{2,4} ?[A-Z0-9]{1,4}\b"
)

_RANKS = (
    r"(?:PC|P\.C\.|PCSO|WPC|PS|DC|DS|DI|DCI|TDC|SC|Sgt|Sergeant|Constable|Insp|Inspector"
    r"|Chief Inspector)"
)
COLLAR = re.compile(
    rf"\b{_RANKS}\.? (?:no\.? |number )?[A-Z]{{0,2}}\d{{2,6}}[A-Z]{{0,2}}\b(?!\s?(?:%|{MONTH}\b))"
)
NAMED_COLLAR = re.compile(
    r"\b(?:collar|shoulder|warrant|epaulette|officer)(?: (?:number|no\.?|id))(?: is| was|:)? "
    r"[A-Z]{0,2}\d{2,6}[A-Z]{0,2}\b",
    re.IGNORECASE,
)
TITLED_NAME = re.compile(
    rf"(?<!Chief )\b(?:Mr|Mrs|Ms|Miss|{_RANKS})\.? (?P<name>[A-Z][a-z]+(?:[-' ][A-Z][a-z]+)?)\b"
)
BORN = re.compile(
    rf"\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth)(?:\s?:| is| was| of)?\s?{WHOLE_DATE}",
    re.IGNORECASE,
)
ANY_DATE = re.compile(rf"\b{WHOLE_DATE}\b", re.IGNORECASE)
NAMED_REFERENCE = re.compile(
    r"\b(?:crime|custody|incident|log|CAD|STORM|URN|niche|PNC|CRO|complaint|charge)"
    r"(?: (?:ref(?:erence)?|report|record|number|no|id))*\.?(?: is| was|:|#)?\s?"
    r"(?=[A-Z/-]*\d)[A-Z0-9][A-Z0-9/-]{3,}\b(?!\s?(?:%|per cent))",
    re.IGNORECASE,
)
CRIME_NUMBER = re.compile(
    r"(?<![\w/.£-])(?:\d{2}[A-Z]{1,3}/\d{3,8}/\d{2}|\d{2}/\d{4,8}/\d{2}|[A-Z]{2,3}/\d{4,8}/\d{2,4}"
    r"|\d{8,13})(?![\w/-]|\.\d)"
)
_STREETS = (
    r"(?:Street|Road|Lane|Avenue|Crescent|Terrace|Close|Drive|Grove|Gardens|Square|Rise|Mews|Walk)"
)
STREET = re.compile(
    rf"\b(?:\d{{1,4}}[A-Za-z]?,? )?(?P<name>[A-Z][a-z']+(?: [A-Z][a-z']+){{0,2}}) {_STREETS}\b"
)
NUMBERED_STREET = re.compile(
    rf"\b\d{{1,4}}[A-Za-z]?,? (?:[A-Z][a-z']+ ){{1,3}}"
    rf"(?:{_STREETS}|Way|Court|Place|Hill|Rd|St|Ave)\b"
)
