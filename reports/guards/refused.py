"""The one way in which a guard says no: a figure that would mislead is refused, never softened.

A refusal always tells the reader what was wrong with which numbers, and what can be shown instead.
"""

from scrutiny.errors import Refusal


class FigureRefused(Refusal, ValueError):  # noqa: N818 - a refusal, as its parent is called
    """A figure that must not be printed; both a refusal to a person and a wrong value to code.

    >>> str(FigureRefused("The parts add up to 51, not to the whole of 52.", where="Taser"))
    'Taser: The parts add up to 51, not to the whole of 52.'
    """
