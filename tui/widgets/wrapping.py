"""Breaks text into lines by the width that a terminal gives each character."""

from rich.cells import cell_len


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
