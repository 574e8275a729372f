"""Reads the published labels of ethnic groups, so that a list may use them in place of codes.

One group is published under several names, such as "White - Irish" and "White: Irish". What is
compared is the broad group and the words after it. It must never move a person to another broad
group: Chinese is Asian in one list of codes and Other in an older one, and a label of the one is
then unknown in the other.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from scrutiny.panels.definition import Code

Words = tuple[str, str]
"""The broad group and what stands after it, in one fixed form."""

_LABEL = re.compile(r"(white|black|asian|mixed|other)\b(?:[^:]*:|.*? [-–—] )?\s*(.+)")
_NOT_STATED = ("", "not stated")


def ethnic_words(label: str) -> Words | None:
    """Bring a label to a form in which equal groups are equal; `None` when it is no such label.

    >>> ethnic_words("White - English/Welsh/Scottish/Northern Irish/British")
    ('white', 'british')
    >>> ethnic_words("Black, Black British, Black Welsh, Caribbean or African: Caribbean")
    ('black', 'caribbean')
    >>> ethnic_words("Other ethnic group - Not stated"), ethnic_words("W1")
    (('', 'not stated'), None)
    """
    text = " ".join(label.casefold().split())
    if text == "not stated":
        return _NOT_STATED
    match = _LABEL.fullmatch(text)
    if match is None:
        return None
    words = [word for word in re.findall(r"[a-z]+", match[2]) if word != "or"]
    if words == ["not", "stated"]:
        return _NOT_STATED
    if not words:
        return None
    if words[:2] == ["any", "other"] or words[0] == "other":
        return match[1], "any other"
    if match[1] == "white" and "british" in words:
        return "white", "british"
    return match[1], " ".join(words)


def codes_by_words(codes: Sequence[Code]) -> Mapping[Words, str]:
    """Give the codes of a list by the words of their labels; empty for a list of other things.

    Words that two codes share name neither.

    >>> codes_by_words([Code("W2", "White: Irish"), Code("NS", "Not stated")])
    {('white', 'irish'): 'W2', ('', 'not stated'): 'NS'}
    >>> codes_by_words([Code("M", "Male"), Code("Not stated", "Not stated")])
    {}
    """
    found: dict[Words, str | None] = {}
    for code in codes:
        words = ethnic_words(code.label)
        if words is not None:
            found[words] = None if words in found else code.code
    if not any(group for group, _ in found):
        return {}
    return {words: code for words, code in found.items() if code is not None}


_BROAD = ("White", "Black", "Asian", "Mixed", "Other")


def standard_reader(codes: Sequence[Code]) -> Callable[[str], str | None]:
    """Give a reader of what the published lists of ethnic groups call a code, such as `W1`.

    It finds nothing in a list of other things, and where a label is coarser than the codes. A
    finer label is read as the code of its broad group when the list has nothing finer.

    >>> officer = [Code(each, each, group=each) for each in _BROAD]
    >>> read = standard_reader(officer)
    >>> read("Black Caribbean"), read("Asian or Asian British"), read("BAME")
    ('Black', 'Asian', None)
    """
    if len({code.group for code in codes} & set(_BROAD)) < len(_BROAD) - 1:
        return lambda _: None
    from scrutiny.ethnicity.classification import classification
    from scrutiny.ethnicity.labels import read_label

    chinese = next((code.group for code in codes if "chinese" in code.label.casefold()), "")
    # A list without Chinese is that of officers, who name no more than the broad groups.
    by = classification({"Other": "16+1", "Asian": "18+1"}.get(chinese, "officer"))
    found: dict[tuple[str, str], str | None] = {}
    missing: dict[str, str | None] = {}
    for code in codes:
        if code.missing:
            missing[code.missing] = None if code.missing in missing else code.code
        elif code.group:
            said = read_label(code.label, by)
            key = (said.broad, said.group)
            found[key] = None if key in found or said.broad != code.group else code.code
    coarse = all(not group for _, group in found)

    def read(cell: str) -> str | None:
        if cell.casefold() == "any other":
            return None  # In a list of cases it may stand for any of the broad groups.
        said = read_label(cell, by)
        if said.missing:
            return missing.get(said.missing)
        return found.get((said.broad, "" if coarse else said.group))

    return read
