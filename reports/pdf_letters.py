"""Finds the letters that the fonts of a PDF do not have, and puts words in their place.

A typesetter that keeps to PDF/UA refuses a page with a letter it cannot show, and one emoji in a
note must not cost the office its report. This module must never drop a letter without a sign.
"""

import unicodedata
from collections.abc import Callable
from itertools import groupby

_FIRST_WITHOUT = 0x2E80
"""From here on stand the letters of East Asia and the emoji, which none of the fonts has."""


def letters_without_font(data: object, shows: Callable[[str], bool]) -> frozenset[str]:
    """Give the letters of a document's data that cannot be shown; `shows` tries some of them.

    >>> sorted(letters_without_font({"a": ["b€"]}, lambda some: "€" not in some))
    ['€']
    """
    seen = {each for text in _texts(data) for each in text if not each.isascii()}
    beyond = {each for each in seen if _is_beyond(each)}
    return frozenset(beyond | _failing("".join(sorted(seen - beyond)), shows))


def _is_beyond(letter: str) -> bool:
    number = ord(letter)
    # The forms that Arabic letters take inside a word stand among those of East Asia.
    return number >= _FIRST_WITHOUT and not 0xFB00 <= number <= 0xFEFF


def _failing(letters: str, shows: Callable[[str], bool]) -> set[str]:
    if not letters or shows(letters):
        return set()
    if len(letters) == 1:
        return {letters}
    half = len(letters) // 2
    return _failing(letters[:half], shows) | _failing(letters[half:], shows)


def _texts(data: object) -> list[str]:
    if isinstance(data, str):
        return [data]
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for each in inner for text in _texts(each)]


def without_letters(data: object, missing: frozenset[str]) -> object:
    """Give the same data with words for the letters that are missing.

    >>> without_letters(
    ...     ["stopped \N{POLICE CAR} \u4e2d\u6587"], frozenset("\N{POLICE CAR}\u4e2d\u6587")
    ... )
    ['stopped ‹police car› ‹2 letters that this page cannot show›']
    """
    if isinstance(data, str):
        return _told(data, missing)
    if isinstance(data, list):
        return [without_letters(each, missing) for each in data]
    if isinstance(data, dict):
        return {name: without_letters(each, missing) for name, each in data.items()}
    return data


def _told(text: str, missing: frozenset[str]) -> str:
    parts = []
    for kind, run in groupby(text, lambda each: _kind(each, missing)):
        found = list(run)
        if kind == "shown":
            parts += found
        elif kind == "sign":
            parts += [f"‹{unicodedata.name(each, 'sign').lower()}›" for each in found]
        else:
            letters = "a letter" if len(found) == 1 else f"{len(found)} letters"
            parts.append(f"‹{letters} that this page cannot show›")
    return "".join(parts)


def _kind(letter: str, missing: frozenset[str]) -> str:
    if letter not in missing:
        return "shown"
    return "letter" if unicodedata.category(letter)[0] in "LM" else "sign"
