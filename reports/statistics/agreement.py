"""All measures of how alike members judged, side by side, with what could mislead about them.

The plain shares come first and can always be said. Where cases or members are few, nothing beyond
them is. No measure has an interval: for the ten or twenty cases of a meeting, none of the published
ones (normal, jackknife, bootstrap over cases) can be trusted to hold.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reports.sentences import percentage, whole
from reports.statistics.coefficient import Answers, Coefficient
from reports.statistics.fleiss_kappa import fleiss_kappa
from reports.statistics.gwet_ac import gwet_ac1, gwet_ac2
from reports.statistics.krippendorff_alpha import krippendorff_alpha
from reports.statistics.simple_agreement import SimpleAgreement, simple_agreement

LEAST_CASES = 10
LEAST_MEMBERS = 3
"""With fewer cases or members, one changed answer moves every coefficient too far to print."""
_PREVAILS = 0.7
"""From this share of all answers on, one answer can pull kappa and alpha down by itself."""
_PULLED = 0.2
"""How far kappa must lie below the plain share before a reader is warned of that."""
NO_RANGE = (
    "No range is given with these figures: for so few cases no published one can be relied on."
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How alike some members judged some cases."""

    simple: SimpleAgreement
    kappa: Coefficient
    alpha: Coefficient
    """Any two different answers differ alike."""
    ac1: Coefficient
    alpha_ordinal: Coefficient | None
    """Near answers differ less; None for answers without an order."""
    ac2: Coefficient | None
    """The same for AC1."""
    cases: int
    """Cases with at least two answers."""
    members: int
    """Members who gave at least one answer."""
    too_few: bool
    """Whether no more than the plain shares should be said."""
    warnings: tuple[str, ...]


def agreement(
    answers: Answers, categories: Sequence[str], members: int, *, ordered: bool = False
) -> Agreement:
    """Measure how alike members judged.

    `categories` are all answers that could be given; with `ordered` they stand from one end of the
    scale to the other. Raises `ValueError` for an answer that is not among them.

    >>> found = agreement([["yes", "yes"], ["yes", "no"]], ["yes", "no"], members=2)
    >>> found.simple.share, found.ac1.estimate, found.too_few
    (0.5, 0.2, True)
    """
    simple = simple_agreement(answers)
    kappa = fleiss_kappa(answers)
    enough = simple.cases >= LEAST_CASES and members >= LEAST_MEMBERS
    several = len(categories) > 2
    return Agreement(
        simple=simple,
        kappa=kappa,
        alpha=krippendorff_alpha(answers),
        ac1=gwet_ac1(answers, categories),
        alpha_ordinal=krippendorff_alpha(answers, categories) if ordered and several else None,
        ac2=gwet_ac2(answers, categories) if ordered and several else None,
        cases=simple.cases,
        members=members,
        too_few=not enough,
        warnings=(*_few(simple.cases, members), *_prevalence(answers, simple, kappa)),
    )


def _few(cases: int, members: int) -> tuple[str, ...]:
    if cases >= LEAST_CASES and members >= LEAST_MEMBERS:
        return ()
    warning = (
        f"Too few to say more than the simple share: {whole(cases)}"
        f" {'case' if cases == 1 else 'cases'} with two answers or more, from {whole(members)}"
        f" {'member' if members == 1 else 'members'}. It takes {LEAST_CASES} cases and"
        f" {LEAST_MEMBERS} members."
    )
    return (warning,)


def _prevalence(answers: Answers, simple: SimpleAgreement, kappa: Coefficient) -> tuple[str, ...]:
    if simple.share is None:
        return ()
    given = Counter(code for row in answers for code in row)
    commonest = max(given.values())
    if commonest < _PREVAILS * given.total():
        return ()
    if kappa.estimate is not None and simple.share - kappa.estimate < _PULLED:
        return ()
    warning = (
        f"One answer is {percentage(commonest, given.total())} of all answers. Then Fleiss' kappa"
        " and Krippendorff's alpha come out low, or not at all, even where members agree. Read the"
        " simple share and Gwet's AC1."
    )
    return (warning,)
