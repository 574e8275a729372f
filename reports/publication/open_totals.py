"""Whether small totals of what the panel concluded may be printed as they are.

A conclusion is a count of the panel's own work, and yet of few cases a count of one tells the
person whose case it was. So small totals are printed where nobody outside can know which cases were
read, and hidden where they could; a panel file or the office may choose one way for all.
"""

from reports.publication.allowed import AllowedTheme
from reports.sentences import whole
from scrutiny.panels.publishing import BY_SIZE, OPEN

FRAME_FROM = 50
"""Of a shorter list the people in it may know each other."""
PART_READ = 2
"""At most one case in so many was read: then it is a guess whether a given one was."""


def is_open(size: int, read: int, way: str) -> bool:
    """Tell whether small totals of the conclusions on `read` of `size` cases are printed as is.

    By size: of a long list of which at most half was read nobody outside can know which cases were
    read, so "1 of 20" points to nobody. Of a short list, or one read to its end, it does.

    >>> is_open(900, 20, BY_SIZE), is_open(900, 600, BY_SIZE), is_open(30, 5, BY_SIZE)
    (True, False, False)
    """
    if way == BY_SIZE:
        return size >= FRAME_FROM and read * PART_READ <= size
    return way == OPEN


def why_words(theme: AllowedTheme, way: str) -> str:
    """Say to the office how small totals of a theme are printed, and why."""
    size, read = theme.figures.size, theme.figures.read
    shown = is_open(size, read, way)
    said = f"{theme.title}: small totals of conclusions are {'printed' if shown else 'hidden'}"
    if way != BY_SIZE:
        return f"{said}, as was chosen."
    if shown:
        return f"{said}: {whole(read)} of {whole(size)} cases were read, so nobody knows which."
    return (
        f"{said}: {whole(read)} of only {whole(size)} cases were read, so it could be known whose."
    )
