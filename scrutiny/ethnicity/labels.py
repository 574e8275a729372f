"""Reads the label of an ethnic group by one list of groups: right, missing, or refused with why.

A label is never brought near to a known one. "Not stated" is missing and never Other; "Chinese" is
counted where the list counts it; a label that lumps groups together is refused.
"""

import re
from dataclasses import dataclass
from functools import cache

from scrutiny.ethnicity import words
from scrutiny.ethnicity.classification import Classification


@dataclass(frozen=True, slots=True)
class Reading:
    """What a label says. Exactly one of `broad`, `missing` and `refused` is not empty."""

    broad: str = ""
    """The group of five."""
    group: str = ""
    """The detailed group; empty when the label is only as fine as the five."""
    missing: str = ""
    """The kind of missing: blank, not stated, unknown, …"""
    refused: str = ""
    """Why the label cannot be counted, as a sentence."""


def read_label(label: str, by: Classification) -> Reading:
    """Read a label by a list of groups.

    >>> from scrutiny.ethnicity.classification import classification
    >>> read_label("Other ethnic group - Not stated", classification("18+1"))
    Reading(broad='', group='', missing='not stated', refused='')
    >>> [read_label("Chinese", classification(name)).broad for name in ("16+1", "18+1")]
    ['Other', 'Asian']
    >>> read_label("BAME", classification("18+1")).refused
    "'BAME' lumps groups together or is not a label that is known."
    """
    text = _plain(label)
    if not text:
        return Reading(missing="blank")
    code = label.strip().upper()
    if code in by.missing:
        return Reading(missing=by.missing[code])
    for each in by.groups:
        if each.code and each.code.upper() == code:
            return Reading(each.broad, "" if each.group == each.broad else each.group)
    if text in words.MISSING:
        return Reading(missing=words.MISSING[text])
    if words.EVERYBODY.fullmatch(text):
        return Reading(refused=f"'{label}' counts everybody a second time.")
    lumped = _chinese_lumped(label, text, by)
    if lumped is not None:
        return lumped
    return _by_words(label, text, by)


def _by_words(label: str, text: str, by: Classification) -> Reading:
    if text in _headings():
        return _broad(label, _headings()[text], by)
    if text in words.NEEDS_NO_HEADING or text == "chinese":
        return _detailed(label, *_details()[text], "", by)
    for heading, detail in _splits(text):
        if detail == "not stated":
            return Reading(missing="not stated")
        broad = _headings().get(heading)
        if broad is None and heading != "chinese":
            continue
        if detail == "chinese":
            return _detailed(label, "", "Chinese", broad or "", by)
        if broad is not None and _is_any_other(detail, broad):
            return _detailed(label, broad, words.OTHERS[broad], broad, by)
        found = _details().get(detail)
        if found is not None and found[0] == broad:
            return _detailed(label, *found, broad, by)
    other = re.fullmatch(r"(?:any )?other (white|black|asian|mixed)(?: background)?", text)
    if other is not None or text == "any other mixed/multiple ethnic background":
        broad = other[1].capitalize() if other else "Mixed"
        return _detailed(label, broad, words.OTHERS[broad], broad, by)
    if text == "any other":
        return _detailed(label, "Other", "Any other", "Other", by)
    return Reading(refused=f"'{label}' lumps groups together or is not a label that is known.")


def _plain(label: str) -> str:
    """Bring spelling, spaces and the prefixes of one publisher to one form.

    >>> _plain("Ethnicity_minor_White_and_Asian"), _plain("Black / African /Caribbean total")
    ('white and asian', 'black/african/caribbean')
    """
    text = label.casefold().replace("_", " ").replace("’", "'").replace("&", " and ")
    text = re.sub(r"[–—]", "-", " ".join(text.split()))
    text = re.sub(r"^ethnicity (minor|major) ", "", text)
    text = re.sub(r"^ethnic group: |; measures: value$|\s*\(number\)$", "", text)
    text = re.sub(r"^2019/20 onwards - ", "", text)
    text = re.sub(r" total$", "", text)
    return re.sub(r"\s*/\s*", "/", text).strip()


def _splits(text: str) -> list[tuple[str, str]]:
    """Give the ways to part a label into a heading and what follows, the plainest first."""
    found = []
    for mark in (r":\s*", r" - "):
        heading, *rest = re.split(mark, text, maxsplit=1)
        if rest:
            found.append((heading.strip(), re.sub(r"\s+", " ", rest[0].strip())))
    first = re.fullmatch(r"(white|black|asian|mixed|other)[ -](.+)", text)
    if first is not None and not found:
        found.append((first[1], first[2]))
    return found


def _is_any_other(detail: str, broad: str) -> bool:
    """Say whether words after a heading mean everybody else under it."""
    own = "|".join(map(re.escape, (*words.HEADINGS[broad], "mixed/multiple ethnic")))
    return re.fullmatch(rf"(any )?other( ({own}))?( background)?|({own}) other", detail) is not None


@cache
def _headings() -> dict[str, str]:
    return {each: broad for broad, known in words.HEADINGS.items() for each in known}


@cache
def _details() -> dict[str, tuple[str, str]]:
    found = {each: place for place, known in words.DETAILS.items() for each in known}
    return found | {"chinese": ("", "Chinese")}


def _broad(label: str, broad: str, by: Classification) -> Reading:
    if broad in {each.broad for each in by.groups}:
        return Reading(broad)
    return Reading(refused=f"'{label}' is a group that the list '{by.title}' does not have.")


def _detailed(label: str, broad: str, group: str, said: str, by: Classification) -> Reading:
    """Place a detailed group; `said` is the broad group that the label itself names, if any."""
    if not group:
        return _broad(label, broad, by)
    place = by.place_of(group)
    if place is None and group in ("White British", "White Irish", *words.OTHERS.values()):
        place = broad
    if place is None and group not in ("Arab", "Roma", "White Gypsy/Traveller", "Chinese"):
        place = broad
    if place is None:
        return Reading(refused=f"'{label}' is a group that the list '{by.title}' does not have.")
    if said and said != place:
        return Reading(
            refused=f"'{label}' is counted in {said} here and in {place} by the list '{by.title}'."
        )
    named = {each.group for each in by.groups}
    return Reading(place, group if group in named else "")


def _chinese_lumped(label: str, text: str, by: Classification) -> Reading | None:
    """Read the labels that say whether Chinese people are among a group."""
    place = by.place_of("Chinese")
    for known, needed, broad in (
        (words.CHINESE_WITH_OTHER, "Other", "Other"),
        (words.CHINESE_WITH_ASIAN, "Asian", "Asian"),
        (words.ASIAN_WITHOUT_CHINESE, "Other", "Asian"),
    ):
        if text in known:
            if place == needed:
                return Reading(broad)
            where = f"in {place}" if place else "nowhere by name"
            return Reading(
                refused=f"'{label}' does not fit the list '{by.title}', which counts Chinese "
                f"people {where}."
            )
    return None
