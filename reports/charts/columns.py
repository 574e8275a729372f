"""How many columns of a terminal a text takes, and how it is fitted to a number of them."""

from unicodedata import combining, east_asian_width


def columns(text: str) -> int:
    """Count the columns: two for a wide character, none for one that joins another.

    >>> columns("Black"), columns("黒人"), columns("é")
    (5, 4, 1)
    """
    return sum(_width(character) for character in text)


def cut(text: str, room: int) -> str:
    """Keep as much of a text as fits.

    >>> cut("Gypsy or Irish", 5), cut("黒人", 3)
    ('Gypsy', '黒')
    """
    used = 0
    for place, character in enumerate(text):
        used += _width(character)
        if used > room:
            return text[:place]
    return text


def _width(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
