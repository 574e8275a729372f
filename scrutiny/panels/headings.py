"""The headings of a report that a panel file may set, and what they are when it does not.

The Welsh ones are our own and must be checked by a translator: the draft says so.
"""

LANGUAGE = "language"
"""The key of `[wording]` that chooses the headings."""
UNCHECKED = "cy"
"""Headings that no translator has checked."""

HEADINGS = {
    "numbers_heading": "In numbers",
    "about_heading": "About this meeting",
    "cases_heading": "Case by case",
    "agreement_heading": "How alike members judged",
    "findings_heading": "Findings",
    "chosen_heading": "How the cases were chosen",
    "proof_heading": "Proof of the draw",
    "record_heading": "The record",
    "annex_heading": "Annex: how alike members answered",
}
"""In English, by their keys."""

_WELSH = {
    "numbers_heading": "Mewn rhifau",
    "about_heading": "Am y cyfarfod hwn",
    "cases_heading": "Fesul achos",
    "agreement_heading": "Pa mor debyg oedd barn yr aelodau",
    "findings_heading": "Canfyddiadau",
    "chosen_heading": "Sut y dewiswyd yr achosion",
    "proof_heading": "Prawf o'r tynnu",
    "record_heading": "Y cofnod",
    "annex_heading": "Atodiad: pa mor debyg oedd atebion yr aelodau",
}

LANGUAGES = {"en": HEADINGS, "cy": _WELSH}
"""The sets of headings by language."""


def heading_of(language: str, key: str) -> str:
    """Give a heading in a language; English where no language is named.

    >>> heading_of("cy", "record_heading"), heading_of("", "record_heading")
    ('Y cofnod', 'The record')
    """
    return LANGUAGES.get(language, HEADINGS)[key]
