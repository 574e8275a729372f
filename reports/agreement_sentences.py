"""The words around figures of agreement: plain shares first, then what goes beyond chance.

One wording for the report, the command and the chair's part. This module must never name a member
or a seat, and never print a coefficient where too few judged.
"""

from collections.abc import Iterator

from reports.agreement_figures import CalibrationCase, GroupSpread, QuestionAgreement
from reports.sentences import percentage, rounded, whole
from reports.statistics.agreement import NO_RANGE, Agreement
from reports.statistics.coefficient import Coefficient
from reports.words import counted, one_line

BEYOND = "Less what chance alone would give, where 1 is full agreement and 0 is chance"
PRACTICE = (
    "These cases were read by every sub-group to see whether they judge alike. They are in none of"
    " the figures of the drawn cases."
)


def agreement_sentences(each: QuestionAgreement) -> Iterator[str]:
    """Say how alike members judged, in the order in which it should be read."""
    yield from plain_sentences(each)
    yield from chance_sentences(each)


def plain_sentences(each: QuestionAgreement) -> Iterator[str]:
    """Say it in shares, which everybody can read."""
    measured = each.agreement
    simple = measured.simple
    if simple.undefined:
        yield simple.undefined
        return
    yield (
        "Two members who judged the same case said the same:"
        f" {percentage(simple.agreeing_pairs, simple.pairs)} of all such pairs."
    )
    yield (
        "All who judged a case said the same:"
        f" {percentage(simple.unanimous, simple.cases)} of the cases."
    )
    yield from measured.warnings
    yield left_out_words(each.undecided)


def chance_sentences(each: QuestionAgreement) -> Iterator[str]:
    """Say what goes beyond chance, for those who know the coefficients; nothing where too few."""
    measured = each.agreement
    if not measured.simple.undefined and not measured.too_few:
        yield f"{BEYOND}: {coefficients_text(measured)}."
        yield NO_RANGE


def coefficients_text(measured: Agreement) -> str:
    """Write the three coefficients with their names; none of them knows an order of the answers."""
    three = (measured.ac1, measured.kappa, measured.alpha)
    return "; ".join(f"{each.method} {coefficient_text(each)}" for each in three)


def coefficient_text(each: Coefficient) -> str:
    """Write a coefficient to two places.

    >>> coefficient_text(Coefficient(0.775444, 0.8, 0.2, 11, "Gwet's AC1"))
    '0.78'
    """
    return "cannot be worked out" if each.estimate is None else rounded(each.estimate, 2)


def left_out_words(undecided: int) -> str:
    """Say what is not counted.

    >>> print(left_out_words(1))
    1 answer that could not decide is left out, and so are declared conflicts.
    """
    if not undecided:
        return "Declared conflicts are left out."
    are = (
        "answer that could not decide is" if undecided == 1 else "answers that could not decide are"
    )
    return f"{whole(undecided)} {are} left out, and so are declared conflicts."


def calibration_sentences(case: CalibrationCase) -> Iterator[str]:
    """Put what the sub-groups said of a calibration case side by side."""
    yield f"{one_line(case.reference)}:"
    for each in case.groups:
        concluded = f"; concluded: {one_line(each.conclusion)}" if each.conclusion else ""
        yield f"  {group_name(each)}: {spread_text(case, each)}{concluded}"
    if case.pairs:
        yield (
            "  Two members of different sub-groups said the same:"
            f" {percentage(case.agreeing_pairs, case.pairs)} of all such pairs."
        )


def group_name(each: GroupSpread) -> str:
    """Name a sub-group.

    >>> group_name(GroupSpread("A", 0, None, "")), group_name(GroupSpread("", 0, None, ""))
    ('Sub-group A', 'Without a sub-group')
    """
    return f"Sub-group {one_line(each.group)}" if each.group else "Without a sub-group"


def spread_text(case: CalibrationCase, each: GroupSpread) -> str:
    """Write how many of a sub-group gave each answer, unless that would tell who did."""
    if each.counts is None:
        return f"{counted(each.judged, 'answer')}, not shown apart"
    return ", ".join(
        f"{one_line(option.label)} {whole(each.counts.get(option.code, 0))}"
        for option in case.options
    )
