"""Breaks text into lines by the width that a terminal gives each character."""

from rich.cells import cell_len


def cut(text: str, width: int) -> str:
    """Keep the words that fit one line, with a sign that more is meant; nothing of a few letters.

    >>> cut("one two three", 9), cut("one two three", 20), cut("one two", 5)
    ('one two …', 'one two three', '')
    """
    if cell_len(text) <= width:
        return text
    kept = wrapped(text, max(1, width - 2))[0]
    return f"{kept} …" if cell_len(kept) + 2 <= width and width >= 8 else ""


def wrapped(text: str, width: int) -> list[str]:
    """Break one line of text at spaces; a word wider than the line is cut.

    >>> wrapped("one two three", 7)
    ['one two', 'three']
    >>> wrapped("", 7)
    ['']
    """
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if cell_len(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character
    return lines
