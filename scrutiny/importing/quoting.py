"""Quotes a cell in a message, so that one huge cell can never flood what a person reads."""

LONGEST_QUOTE = 60


def quoted(cell: str) -> str:
    """Put a cell in quotation marks; a long one is cut, and shows that it was.

    >>> quoted("Aple")
    "'Aple'"
    >>> len(quoted("x" * 1000))
    63
    """
    return f"'{cell}'" if len(cell) <= LONGEST_QUOTE else f"'{cell[:LONGEST_QUOTE]}…'"
