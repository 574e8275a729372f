"""Says what a draw of some size can see and what it can miss, before it is made.

The chances are those of drawing without strata, so a frame with strata is told only the sizes, and
is told that they are for a draw without.
"""

from sampling.detection import (
    detection_probability,
    discovery_size,
    missed_stratum_probability,
)

_PERCENTS = (10, 5)
_GROUP = 5
_FEW = 20
"""Below this many cases a share of 5 % is less than one case, so counts are said instead."""


def planning_sentences(population: int, size: int | None, stratified: bool) -> list[str]:
    """Say how many to read, what the planned size can see, and what it can miss.

    >>> for sentence in planning_sentences(200, 20, stratified=False):
    ...     print(sentence)
    To be 95 % sure of seeing at least one if 10 % are inappropriate, read 27 of 200.
    To be 95 % sure of seeing at least one if 5 % are inappropriate, read 51 of 200.
    If 10 % are inappropriate, 20 cases show at least one 89 times in 100.
    If 5 % are inappropriate, 20 cases show at least one 66 times in 100.
    A group that is 5 % of the list (10 of 200) is missed altogether 34 times in 100.
    >>> planning_sentences(4, None, stratified=False)
    ['To be 95 % sure of seeing at least one if 1 of 4 is inappropriate, read 4 of 4.']
    """
    shares = {_cases(population, percent): percent for percent in reversed(_PERCENTS)}
    said = []
    without = " (for a draw without strata)" if stratified else ""
    for cases, percent in reversed(shares.items()):
        needed = discovery_size(population, cases / population)
        said.append(
            f"To be 95 % sure of seeing at least one if {_share(population, cases, percent)}"
            f" inappropriate, read {needed:,} of {population:,}{without}."
        )
    if size is None or stratified:
        return said
    read = f"{size:,} cases show" if size != 1 else "1 case shows"
    for cases, percent in reversed(shares.items()):
        seen = detection_probability(population, size, cases)
        sure = size + cases > population
        said.append(
            f"If {_share(population, cases, percent)} inappropriate, {read} at least one"
            f" {_times(seen, sure)}."
        )
    if population >= _FEW:
        group = _cases(population, _GROUP)
        missed = missed_stratum_probability(population, size, group)
        said.append(
            f"A group that is {_GROUP} % of the list ({group:,} of {population:,}) is missed"
            f" altogether {_times(missed, False) if size + group <= population else 'never'}."
        )
    return said


def _cases(population: int, percent: int) -> int:
    return max(1, (2 * population * percent + 100) // 200)


def _share(population: int, cases: int, percent: int) -> str:
    if population < _FEW:
        return f"{cases} of {population} {'is' if cases == 1 else 'are'}"
    return f"{percent} % are"


def _times(chance: float, sure: bool) -> str:
    """Say a chance as times in 100; never "always" where it is only nearly so."""
    if sure:
        return "every time"
    times = round(100 * chance)
    if times >= 100:
        return "more than 99 times in 100"
    if times <= 0:
        return "less than once in 100 times"
    return "once in 100 times" if times == 1 else f"{times} times in 100"
