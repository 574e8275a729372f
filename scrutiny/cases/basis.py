"""Which cases a figure is made of: the whole list, or those that the panel has read.

A theme or an outcome may ask what the panel judged earlier. Whatever is counted by it is a count of
cases read, however it came about; it must never pass for a count of the list.
"""

from enum import StrEnum

from scrutiny.panels.conditions import ANSWER, EARLIER, parse, tests_of


class Basis(StrEnum):
    """Where the counts of a figure come from."""

    FRAME = "all cases of the list"
    DIP_SAMPLE = "the cases that were read"


def basis_of(*conditions: str) -> Basis:
    """Tell what a figure is made of by the conditions that choose its cases; empty ones choose all.

    >>> basis_of("", 'outcome is "Arrest"').value
    'all cases of the list'
    >>> basis_of('outcome is "Arrest" and not earlier judgement is a concern').value
    'the cases that were read'
    """
    for text in filter(str.strip, conditions):
        if any(test.field.startswith((ANSWER, EARLIER)) for test in tests_of(parse(text))):
            return Basis.DIP_SAMPLE
    return Basis.FRAME
