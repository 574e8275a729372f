"""The headings and sentences of a report that a panel file may set, and what they are without.

The Welsh headings are our own and must be checked by a translator: the draft says so. A sentence
that states a number is in no list here, since it must follow the record.
"""

LANGUAGE = "language"
"""The key of `[wording]` that names the language of the headings."""
UNCHECKED = "cy"
"""Headings that no translator has checked."""

HEADINGS = {
    "numbers_heading": "In numbers",
    "about_heading": "About this meeting",
    "not_drawn_heading": "Cases that were not drawn",
    "cases_heading": "Case by case",
    "agreement_heading": "How alike members judged",
    "findings_heading": "Findings",
    "earlier_heading": "Earlier findings and their answers",
    "by_heading": "By",
    "reading_heading": "How to read these figures",
    "reform_heading": "Explain or reform",
    "chosen_heading": "How the cases were chosen",
    "proof_heading": "Proof of the draw",
    "record_heading": "The record",
    "annex_heading": "Annex: how alike members answered",
    "theme_heading": "Theme:",
    "summaries_heading": "What the panel saw in single cases",
    "answers_heading": "Findings, and what the force answered",
    "answered_heading": "What the force answered",
    "check_heading": "How to check the draw",
}
"""In English, by their keys; behind `by_heading` and `theme_heading` stands what they name."""

_WELSH = {
    "numbers_heading": "Mewn rhifau",
    "about_heading": "Am y cyfarfod hwn",
    "not_drawn_heading": "Achosion na chawsant eu tynnu",
    "cases_heading": "Fesul achos",
    "agreement_heading": "Pa mor debyg oedd barn yr aelodau",
    "findings_heading": "Canfyddiadau",
    "earlier_heading": "Canfyddiadau cynharach a'r atebion iddynt",
    "by_heading": "Yn ôl",
    "reading_heading": "Sut i ddarllen y ffigurau hyn",
    "reform_heading": "Esbonio neu ddiwygio",
    "chosen_heading": "Sut y dewiswyd yr achosion",
    "proof_heading": "Prawf o'r tynnu",
    "record_heading": "Y cofnod",
    "annex_heading": "Atodiad: pa mor debyg oedd atebion yr aelodau",
    "theme_heading": "Thema:",
    "summaries_heading": "Yr hyn a welodd y panel mewn achosion unigol",
    "answers_heading": "Canfyddiadau, ac ateb yr heddlu",
    "answered_heading": "Ateb yr heddlu",
    "check_heading": "Sut i wirio'r tynnu",
}

LANGUAGES = {"en": HEADINGS, "cy": _WELSH}
"""The sets of headings by language."""

SENTENCES = {
    "no_conclusion": "Nothing is concluded yet.",
    "no_dissent": "Nobody dissented from a conclusion.",
    "members_hidden": "Individual members' answers are not in this report.",
    "no_observation": "The panel noted no observation.",
    "no_finding": "There is no finding for the force.",
    "no_draw": "No draw was made for this meeting. The cases were chosen.",
    "all_produced": "Every case that was asked for could be produced.",
    "check_draw": "Anyone who has the references can check the draw:",
    "reform_text": "A difference that chance alone would hardly make is put to the force: explain"
    " it, or change what brings it about. An explanation is one that the panel can check. Nothing"
    " below was filled in by the program.",
    "reform_none": "No difference was found that chance alone would hardly make. The line is there"
    " for any other that the panel wants to ask about.",
    "no_answer": "No answer had come when this was made.",
    "not_printed": "The words of this finding are not printed.",
}
"""Whole sentences by their keys; in English, whatever the language of the headings."""


def heading_of(language: str, key: str) -> str:
    """Give a heading in a language, English where none is named, or a sentence.

    >>> heading_of("cy", "record_heading"), heading_of("", "record_heading")
    ('Y cofnod', 'The record')
    >>> heading_of("cy", "no_conclusion")
    'Nothing is concluded yet.'
    """
    return SENTENCES[key] if key in SENTENCES else LANGUAGES.get(language, HEADINGS)[key]
