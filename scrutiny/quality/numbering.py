"""Finds the numbers that are missing between references: a case may have been left out of a list.

A missing number proves nothing. It is a question to the force, and never a reason to refuse a list.
"""

import re
from array import array
from collections.abc import Iterable
from itertools import pairwise

from scrutiny.quality.page import NumberGap, Numbering

_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>[0-9]{1,15})$", re.DOTALL)
_FEWEST = 3
_MOST_SHOWN = 20


def numbering(references: Iterable[str]) -> Numbering | None:
    """Look at how references count on; `None` when they do not.

    References with the same beginning are one sequence. Where more numbers are missing than are
    there, the numbers were not given in a sequence (or only a part was asked for), and that
    beginning is left alone.

    >>> found = numbering(["A-001", "A-002", "A-005", "A-006", "B-9"])
    >>> found.numbered, found.missing, found.gaps
    (4, 2, (NumberGap(first='A-003', last='A-004', missing=2),))
    >>> numbering(["x", "7f3", "9a1"]) is None
    True
    """
    stems: dict[str, array[int]] = {}
    widths: dict[str, int] = {}
    for reference in references:
        match = _NUMBERED.match(reference)
        if match is None:
            continue
        stem, number = match["stem"], match["number"]
        stems.setdefault(stem, array("q")).append(int(number))
        width = len(number)
        widths[stem] = min(widths.get(stem, width), width)
    numbered = 0
    gaps: list[NumberGap] = []
    for stem, found in stems.items():
        numbers = sorted(set(found))
        if len(numbers) < _FEWEST or numbers[-1] - numbers[0] + 1 > 2 * len(numbers):
            continue
        numbered += len(numbers)
        width = widths[stem]
        gaps.extend(
            NumberGap(
                f"{stem}{before + 1:0{width}d}", f"{stem}{after - 1:0{width}d}", after - before - 1
            )
            for before, after in pairwise(numbers)
            if after > before + 1
        )
    if not numbered:
        return None
    missing = sum(each.missing for each in gaps)
    longest = sorted(gaps, key=lambda each: (-each.missing, each.first))
    return Numbering(numbered, missing, tuple(longest[:_MOST_SHOWN]))
