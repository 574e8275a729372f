"""Many figures at once in words: funnels, and how many comparisons were made.

Where many are compared some look unusual by chance, so the number of comparisons is always said.
Nothing is ranked: a list from worst to best is never written.
"""

from decimal import Decimal

from reports.sentences import rounded, whole
from reports.wording.rates import level_text

NO_LEAGUE = (
    "The areas are in the order of their size, not of their figure. Small areas jump about more, so"
    " the one that stands first or last says little."
)


def funnel_sentence(
    outside: int, of: int, what: str, *, level: float = 0.998, one: str = "area"
) -> str:
    """Say how many lie outside the limits, beside how many would by chance.

    >>> funnel_sentence(3, 33, "boroughs", one="borough")
    '3 of 33 boroughs lie outside the 99.8 % limits; by chance fewer than 1 would.'
    >>> funnel_sentence(1, 400, "areas")
    '1 of 400 areas lies outside the 99.8 % limits; by chance about 1 would.'
    >>> funnel_sentence(0, 1, "areas")
    'The one area does not lie outside the 99.8 % limits.'
    """
    limits = f"outside the {level_text(level)} limits"
    if of == 1:
        return f"The one {one} {'lies' if outside else 'does not lie'} {limits}."
    lies = "lies" if outside == 1 else "lie"
    none = "None" if not outside else whole(outside)
    return f"{none} of {whole(of)} {what} {lies} {limits}; by chance {_by_chance(of, level)} would."


def _by_chance(of: int, level: float) -> str:
    expected = Decimal(of) * (1 - Decimal(str(level)))
    if expected < Decimal("0.5"):
        return "fewer than 1"
    return f"about {rounded(expected, 0)}"


def spread_sentence(factor: float) -> str:
    """Say that the areas differ by more than chance alone, and what was done about it.

    >>> spread_sentence(4.21)
    'The areas differ by more than chance alone would make, so the limits were widened (by 2.1).'
    >>> spread_sentence(0.8)
    'The areas differ by no more than chance alone would make.'
    """
    if factor <= 1:
        return "The areas differ by no more than chance alone would make."
    wider = rounded(factor**0.5)
    return (
        "The areas differ by more than chance alone would make, so the limits were widened (by"
        f" {wider})."
    )


def comparisons_sentence(made: int, unusual: int, level: float = 0.95) -> str:
    """Count the comparisons, and how many would look unusual by chance.

    >>> print(comparisons_sentence(40, 5))
    We made 40 comparisons. If there were no real differences, chance alone would make about 2 \
look unusual; 5 do.
    >>> comparisons_sentence(1, 0)
    'We made 1 comparison. It does not look unusual.'
    """
    if made == 0:
        return "We made no comparisons."
    if made == 1:
        return f"We made 1 comparison. It {'looks' if unusual else 'does not look'} unusual."
    verb = "does" if unusual == 1 else "do"
    found = whole(unusual) if unusual else "none"
    return (
        f"We made {whole(made)} comparisons. If there were no real differences, chance alone would"
        f" make {_by_chance(made, level)} look unusual; {found} {verb}."
    )


def adjusted_sentence(made: int, kept: int, method: str) -> str:
    """Say how many stand when all comparisons are looked at together.

    >>> adjusted_sentence(8, 3, "Holm")
    'Looked at together (Holm), 3 of the 8 still look unusual.'
    """
    if made == 1:
        verb = "looks" if kept else "does not look"
        return f"Looked at together ({method}), the one comparison still {verb} unusual."
    verb = "looks" if kept == 1 else "look"
    found = whole(kept) if kept else "none"
    return f"Looked at together ({method}), {found} of the {whole(made)} still {verb} unusual."
