"""The fixed words of the draw ceremony, and the small parts that its sentences are made of.

They are read aloud from a projector, so they are short. Every text from outside is cleaned here.
"""

from collections.abc import Sequence

from reports.words import period_words
from sampling.digest import grouped
from scrutiny.draws import DrawMade
from scrutiny.frames import Frame
from scrutiny.ledger import Standing
from tui.plain.sentences import shown

READ_ALOUD = "Read the digest aloud. Compare it with the minutes."
NO_WAY_BACK = "Draw now? This cannot be taken back."
NOT_CHECKABLE = "not independently checkable"
COMPUTER_QUESTION = (
    "This computer makes the seed. Nobody outside can check that it was not chosen, so the draw is"
    f" marked for ever: {NOT_CHECKABLE}.\n\n{NO_WAY_BACK}"
)
NOTHING_DRAWN = "No new draw is made yet. What you typed here is not kept. Stop now?"
DISAGREE = "Problem: the two do not agree. Look at the dice, and both type the seed again."
DISAGREE_PUBLIC = "Problem: the two do not agree. Look the value up, and both type it again."
WITNESSES = "Who watches the throw? One name on each line. The names are kept and not printed."
STRATA_HIDDEN = "The strata are not shown here: members judge without knowing them."
SEED_NOW = {
    "dice": "Throw a ten-sided die 20 times, where everyone can see it.\n"
    "Write the digits down. Then two people type them, one after the other.\n"
    "The two must agree.",
    "public": "Look the public value up now.\n"
    "Two people type it, one after the other. The two must agree.",
    "computer": f"This computer makes the seed. The draw is marked: {NOT_CHECKABLE}.",
}
SOURCES = {
    "dice": "Dice: a ten-sided die, thrown 20 times in this meeting",
    "public": "A public value, such as a beacon: anyone can look it up later",
    "computer": f"This computer makes the seed: {NOT_CHECKABLE}",
}


def heading(sealed: Frame) -> str:
    """Name what is drawn from."""
    return f"{shown(sealed.theme_title)}, {period_words(sealed)}"


def frame_line(sealed: Frame, panel: str, made: Sequence[DrawMade], before: Standing) -> str:
    """Tell a sealed frame and whether it was drawn, on one line."""
    if made:
        last = made[-1]
        state = f"Draw {last.number} of {last.of_draws} made."
    elif before.draws:
        state = "Not drawn yet; another list for the same theme and period was."
    else:
        state = "Not drawn yet."
    return f"{sealed.id}  {shown(panel)}. {heading(sealed)}. {cases(sealed.size)}. {state}"


def cases(count: int) -> str:
    """Count cases.

    >>> cases(1), cases(1200)
    ('1 case', '1,200 cases')
    """
    return f"{count:,} {'case' if count == 1 else 'cases'}"


def spare_cases(count: int) -> str:
    """Count reserves.

    >>> spare_cases(0), spare_cases(1)
    ('no reserves', '1 reserve')
    """
    return f"{count or 'no'} {'reserve' if count == 1 else 'reserves'}"


def digest_lines(digest: str) -> tuple[str, str]:
    """Write a digest in groups of four over two lines.

    >>> digest_lines("0123456789abcdef" * 4)[0]
    '0123  4567  89ab  cdef  0123  4567  89ab  cdef'
    """
    groups = grouped(digest).split(" ")
    return "  ".join(groups[:8]), "  ".join(groups[8:])


def seed_groups(seed: str) -> str:
    """Write digits in groups of five; another seed is left as it is.

    >>> seed_groups("28917365509382746150"), seed_groups("fc1873a1")
    ('28917 36550 93827 46150', 'fc1873a1')
    """
    if not (seed.isascii() and seed.isdigit()):
        return shown(seed)
    return " ".join(seed[start : start + 5] for start in range(0, len(seed), 5))
