"""Hides in the text of a case what its blind fields hide, and marks what the force blacked out.

A blind field is of no use when the summary says the same. So its words are hidden in the text too:
its own value, and, for a field with a code list, every label and group of that list, because to
hide only the right one would tell which it is. Words that are also ordinary ones are
hidden where they stand before a word for a person, and left where they do not ("a white van"). This
can never be complete: a text may tell in other words, and the page says so.
"""

import re
from collections.abc import Iterable, Mapping

from scrutiny.panels.definition import CodeList, Panel

HIDDEN = "hidden until the answers are shown"
TOKEN = f"[{HIDDEN}]"
REPEATED = (
    "Where the text repeats this about a person it is hidden too. The text may still tell it in"
    " other words"
)
"""What the reader is told when something was hidden in the text."""

_ORDINARY = frozenset(
    (
        *("white", "black", "brown", "asian", "mixed", "other", "any", "unknown", "not", "yes"),
        *("no", "true", "false", "north", "south", "east", "west", "good", "adequate", "poor"),
        *("concern", "level", "high", "low", "first", "second", "none"),
    )
)
"""Words that are hidden only before a word for a person."""
_PERSON = (
    r"(?:(?:young|old|older|elderly|teenage|adult|british|english|looking)\s+)?"
    r"(?:males?|females?|m[ae]n|wom[ae]n|boys?|girls?|persons?|people|youths?|teenagers?|adults?"
    r"|child(?:ren)?|juveniles?|suspects?|subjects?|lads?|lady|ladies|gentlem[ae]n|guys?|drivers?"
    r"|passengers?|couples?|famil(?:y|ies)|communit(?:y|ies)|ethnicity|skin|appearance|heritage"
    r"|background|origin|complainants?|victims?|officers?|pcs?)"
)
_SHAPE = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9-]{2,}")
"""A code that nobody writes as an ordinary word: letters and digits together."""
_BARS = re.compile(
    r"(?<![A-Za-z0-9])(?:X{4,}|x{4,}|\*{4,})(?![A-Za-z0-9])|[\u2580-\u259F\u25A0\u25AC\u25AE]{2,}"
)
_LISTS: dict[str, tuple[str, ...]] = {}
"""The words of the code lists of blind fields, by the panel's digest."""


def hidden_in(text: str, words: re.Pattern[str] | None) -> str:
    """Put the token in the place of each hidden word."""
    return words.sub(TOKEN, text) if words else text


def blacked_out(text: str) -> str:
    """Say of each part that the force blacked out that it is one; the signs stay.

    >>> blacked_out("He told XXXXXX to stop, at 12 xxx road")
    'He told [redacted: XXXXXX] to stop, at 12 xxx road'
    """
    return _BARS.sub(lambda found: f"[redacted: {found.group()}]", text)


def hidden_words(panel: Panel, values: Mapping[str, str | None]) -> re.Pattern[str] | None:
    """Give a pattern of what is hidden in a case with these values; `None` when nothing is."""
    own = [
        value.strip()
        for field in panel.fields
        if field.blind and field.type in ("text", "reference") and (value := values.get(field.id))
    ]
    return pattern_of([*own, *_words_of_lists(panel)])


def _words_of_lists(panel: Panel) -> tuple[str, ...]:
    if panel.digest not in _LISTS:
        lists = [each.codelist for each in panel.fields if each.blind and each.codelist]
        _LISTS[panel.digest] = tuple(word for each in lists for word in _names(each))
    return _LISTS[panel.digest]


def _names(codelist: CodeList) -> Iterable[str]:
    for code in codelist.codes:
        if code.missing:
            continue
        if _SHAPE.fullmatch(code.code):
            yield code.code
        yield code.label
        yield code.group
        yield from re.split(r"\s+-\s+|[/:,()]|\bor\b", code.label)


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Make one pattern of words, the longest first; whole words, in capitals or not.

    >>> pattern = pattern_of(["White", "Pakistani", "W1"])
    >>> hidden_in("A white man in a white van", pattern)
    'A [hidden until the answers are shown] man in a white van'
    >>> hidden_in("He is pakistani.", pattern)
    'He is [hidden until the answers are shown].'
    """
    parts = []
    single = {" ".join(each.split()) for each in words}
    for word in sorted(single, key=lambda each: (-len(each), each)):
        if len(word) < 3 and not _SHAPE.fullmatch(word):
            continue
        whole = r"\s+".join(re.escape(part) for part in word.split(" "))
        after = rf"(?=[\s/,-]+{_PERSON}\b)" if word.casefold() in _ORDINARY else r"(?!\w)"
        parts.append(rf"(?<!\w){whole}{after}")
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None
