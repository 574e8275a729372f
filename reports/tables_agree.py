"""Holds the tally of a meeting and the tallies of its themes to one another.

A case that is in both must have the same conclusion in both. Two tables that contradict each other
must never be printed; this module never chooses which of them is right.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from scrutiny.meetings.results import ThemeResult


def check_themes(themes: Sequence[ThemeResult], concluded: Mapping[str, str]) -> None:
    """Raise `ValueError` when a theme counts a case that the meeting's tally does not count alike.

    `concluded` holds the conclusion's code of every case in the meeting's tally, by case id.
    """
    for theme in themes:
        for stratum in theme.strata:
            lost = [each for each in stratum.used if each not in concluded]
            if lost or len(stratum.used) != stratum.read:
                raise ValueError(
                    f"Draw {theme.draw.id} counts {stratum.read} cases, of which the tally of the"
                    f" meeting has {len(stratum.used) - len(lost)}."
                )
            if Counter(concluded[each] for each in stratum.used) != Counter(stratum.counts):
                raise ValueError(
                    f"Draw {theme.draw.id} counts other conclusions than the tally of the meeting."
                )
