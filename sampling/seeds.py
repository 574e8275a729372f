"""Say what is wrong with a seed before it is used, because a draw cannot be made twice.

Only the text is looked at here. Whether the seed came after the seal, or was used before, is known
only to the record. Problems are plain sentences, meant to be shown as they are.
"""

import unicodedata
from itertools import pairwise

LEAST_DICE = 20
"""Ten-sided dice needed for a seed: 20 of them give 66 bits, too many to search."""


def check_dice(seed: str) -> list[str]:
    """List what is wrong with a seed that ten-sided dice are said to have made; empty when fine.

    >>> check_dice("28917365509382746150")
    []
    >>> check_dice("2891 7365")
    ['The seed has spaces; type the digits without spaces.', 'The seed has 8 digits; roll at \
least 20 dice.']
    """
    if not seed.strip():
        return ["The seed is blank; roll the dice and type the digits."]
    problems = []
    digits = "".join(seed.split())
    if digits != seed:
        problems.append("The seed has spaces; type the digits without spaces.")
    if not (digits.isascii() and digits.isdigit()):
        problems.append("The seed has marks that are not digits; dice give only 0 to 9.")
        return problems
    if len(digits) < LEAST_DICE:
        said = "1 digit" if len(digits) == 1 else f"{len(digits)} digits"
        problems.append(f"The seed has {said}; roll at least {LEAST_DICE} dice.")
    elif len(set(digits)) == 1:
        problems.append(f"The seed is one digit ({digits[0]}) throughout; dice do not do that.")
    elif _is_run(digits):
        problems.append("The seed counts up or down (0123…); dice do not do that.")
    return problems


def check_public(seed: str) -> list[str]:
    """List what is wrong with a seed taken from a named public source; empty when fine.

    >>> check_public("fc1873a13f3545ae")
    []
    >>> check_public(" fc18")
    ['The seed begins or ends with a space; a space changes the draw, so take it out.']
    """
    if not seed.strip():
        return ["The seed is blank; type the value that the source published."]
    problems = []
    # A line feed at an end is both a space and a control character; one sentence is enough.
    if seed != seed.strip():
        problems.append(
            "The seed begins or ends with a space; a space changes the draw, so take it out."
        )
    if any(unicodedata.category(mark) in {"Cc", "Cf", "Cs"} for mark in seed.strip()):
        problems.append("The seed holds characters that cannot be seen; type it again by hand.")
    return problems


def _is_run(digits: str) -> bool:
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    return steps in ({1}, {9})
