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

EMAIL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w.+-]+ ?[(\[]?at[)\]]? [\w-]+ ?[(\[]?dot[)\]]? (?:org|com|net|co|uk|police)\b",
    re.IGNORECASE,
)
_NETWORKS = r"insta(?:gram)?|snap(?:chat)?|tiktok|facebook|twitter|discord|whatsapp|telegram"
HANDLE = re.compile(
    rf"(?<![\w.@])@[A-Za-z_]\w{{2,29}}\b(?!\.\w|\"\s*:)"
    rf"|\b(?:{_NETWORKS})(?: (?:name|handle|account|user))?(?::| is|,) @?[A-Za-z][\w.]{{2,29}}\b"
    rf"|\b(?:{_NETWORKS}) (?=\w*[\d_])[A-Za-z][\w.]{{2,29}}\b"
    rf"|\b(?:{_NETWORKS}|linkedin|x)\.com/[\w./-]+",
    re.IGNORECASE,
)
PLACE_ON_EARTH = re.compile(
    r"(?<![\d.])-?\d{1,2}\.\d{4,}\s?[,;]\s?-?\d{1,3}\.\d{4,}|(?<![\w/:.])///?[a-z]+\.[a-z]+\.[a-z]+"
)
"""Degrees, or three words that name a square."""
NHS = re.compile(r"(?<![\w.,/-])\d{3} ?\d{3} ?\d{4}(?![\w/-]|[.,]\d)")
NAMED_NHS = re.compile(r"\bNHS(?: (?:number|no\.?))?(?: is|:)? ?\d{3} ?\d{3} ?\d{4}\b", re.I)
CARD = re.compile(r"(?<![\w-])(?<![0-9a-f]{4} )(?:\d{4}[ -]){3}\d{4}(?![\w-]| [0-9a-f]{4}\b)")
LICENCE = re.compile(r"\b[A-Z9]{5}\d{6}[A-Z9]{2}\d[A-Z0-9]{2}\b")
POSTCODE = re.compile(
    rf"\b(?:{_AREAS})\d[\dA-HJKPS-UW]?"
    r"\s{0,3}\d(?!(?:st|nd|rd|th)\b)[ABD-HJLNP-UW-Z]{2}\b",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![\w./-])(?:\(0\d{2,5}\)(?:[ -]?\d){5,8}"
    r"|(?:(?:\+|00 ?)44[ -]?(?:\(0\) ?)?|0(?=\d))(?:[ -]?\d){9,10})(?![\w/-])"
)
NATIONAL_INSURANCE = re.compile(r"\b[A-Z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[A-D]\b", re.IGNORECASE)
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
_NO_COLLAR = rf"(?!\s?(?:%|{MONTH}\b|cases|records|searches|officers|complaints|times))"
COLLAR = re.compile(
    rf"\b{_RANKS}\.? ?(?:no\.? |number )?[A-Z]{{0,2}}\d{{2,6}}[A-Z]{{0,2}}\b{_NO_COLLAR}"
    rf"|\b\d{{3,6}} ?(?:PC|PCSO|WPC|PS|DC|DS|Sgt)\b"
)
SMALL_COLLAR = re.compile(
    rf"\b(?:pc|pcso|wpc|sgt|sergeant|constable) ?\d{{2,6}}\b{_NO_COLLAR}", re.IGNORECASE
)
NAMED_COLLAR = re.compile(
    r"\b(?:collar|shoulder|warrant|epaulette|officer|badge)(?: (?:number|no\.?|id))(?: is| was|:)? "
    r"[A-Z]{0,2}\d{2,6}[A-Z]{0,2}\b"
    rf"|\b(?:collar|shoulder|warrant|epaulette|officer|badge) [A-Z]{{0,2}}\d{{3,6}}\b{_NO_COLLAR}",
    re.IGNORECASE,
)
_LETTER = r"[^\W\d_]"
_INITIALS = rf"(?:{_LETTER}\.? ){{0,2}}"
TITLED_NAME = re.compile(
    rf"(?<!Chief )\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Rev|{_RANKS})\.? "
    rf"(?P<name>{_INITIALS}{_LETTER}['\w-]*\w(?: {_LETTER}['\w-]*\w)?)\b"
)
SMALL_TITLE = re.compile(rf"\b(?:mr|mrs|ms|mx|dr)\.? (?P<name>{_LETTER}['\w-]+)\b")
INITIALED = re.compile(r"\b(?P<letter>[A-Z])(?P<dot>\.?) ?(?P<name>[A-Z][a-z]['\w-]+)\b")
DOTTED = re.compile(r"\b[A-Z]\. ?[A-Z]\.(?: ?[A-Z]\.)?")
WORD = re.compile(rf"{_LETTER}+(?:['-]{_LETTER}+)*")
BORN = re.compile(
    rf"\b(?:born(?: on| in| on the)?|d\.?o\.?b\.?|date of birth)(?:\s?:| is| was| of)?"
    rf"\s?(?:{WHOLE_DATE}|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
ANY_DATE = re.compile(rf"\b{WHOLE_DATE}\b", re.IGNORECASE)
NAMED_REFERENCE = re.compile(
    r"\b(?:crime|custody|incident|log|CAD|STORM|URN|CRN|niche|PNC(?: ?id)?|CRO|complaint|charge)"
    r"(?: (?:ref(?:erence)?|report|record|number|no|id))*\.?(?: is| was|:|#)?\s?"
    r"(?=[A-Z/-]*\d)[A-Z0-9][A-Z0-9/-]{3,}\b(?!\s?(?:%|per cent))",
    re.IGNORECASE,
)
CRIME_NUMBER = re.compile(
    r"(?<![\w/.£-])(?:(?:19|20)?\d{2}/\d{3,7}[A-Z]|\d{3,6}/\d{2}[A-Z]|\d{2}[A-Z]{2}\d{5,9}"
    r"|[A-Z]\d{6}|\d{2}[A-Z]{1,3}/\d{3,8}/\d{2}|\d{2}/\d{4,8}/\d{2}|[A-Z]{2,3}/\d{4,8}/\d{2,4}"
    r"|\d{8,13})(?![\w/-]|\.\d)"
)
_STREETS = (
    r"(?:Street|Road|Lane|Avenue|Crescent|Terrace|Close|Drive|Grove|Gardens|Square|Rise|Mews|Walk)"
)
STREET = re.compile(
    rf"\b(?:\d{{1,4}}[A-Za-z]?,? )?(?P<name>[A-Z][a-z']+(?: [A-Z][a-z']+){{0,2}}) {_STREETS}\b"
)
_ROADS = "street|road|lane|avenue|crescent|terrace|drive|gardens|grove"
SMALL_STREET = re.compile(rf"\b\d{{1,4}}[a-z]?,? (?P<name>[a-z']+(?: [a-z']+)?) (?:{_ROADS})\b")
SHORT_STREET = re.compile(r"\b[A-Z][a-z']+ (?:Rd|Ave|Cres|Gdns|Ln)\b\.?")
NUMBERED_STREET = re.compile(
    rf"\b\d{{1,4}}[A-Za-z]?,? (?:[A-Z][a-z']+ ){{1,3}}"
    rf"(?:{_STREETS}|Way|Court|Place|Hill|Rd|St|Ave)\b"
)
