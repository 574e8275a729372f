"""Lays out how alike members judged: one short paragraph, one table, and the calibration cases."""

from collections.abc import Iterator, Sequence

from reports.agreement_figures import CalibrationCase, QuestionAgreement
from reports.agreement_sentences import (
    PRACTICE,
    agreement_sentences,
    chance_sentences,
    coefficient_text,
    group_name,
    plain_sentences,
    spread_text,
)
from reports.content import Block, Heading, Paragraph, Table
from reports.sentences import percentage
from reports.words import one_line
from scrutiny.panels.definition import JUDGEMENT

_NOT_SAID = "too few to say"


def agreement_blocks(
    questions: Sequence[QuestionAgreement], practice: Sequence[CalibrationCase], annex: str
) -> Iterator[Block]:
    """Lay out the judgement of the drawn cases, and beside it the calibration cases.

    The other questions of the form stand in `agreement_annex`, under the heading `annex`.
    """
    by_question = any(each.question.id != JUDGEMENT for each in _compared(questions))
    if questions:
        # The coefficients stand with those of the other questions, where there are any.
        said = plain_sentences if by_question else agreement_sentences
        yield Paragraph(" ".join(said(questions[0])))
    if by_question:
        yield Paragraph(f"The same, question by question, stands at the end: {annex}.")
    if practice:
        yield Paragraph(PRACTICE)
        yield Table(
            caption="Calibration cases: the sub-groups side by side",
            header=("Case", "Sub-group", "What its members said first", "What it concluded"),
            rows=tuple(
                (
                    one_line(case.reference),
                    group_name(each),
                    spread_text(case, each),
                    one_line(each.conclusion) or "no conclusion of its own",
                )
                for case in practice
                for each in case.groups
            ),
        )
        agreeing = sum(each.agreeing_pairs for each in practice)
        pairs = sum(each.pairs for each in practice)
        if pairs:
            yield Paragraph(
                "On these cases, two members of different sub-groups said the same:"
                f" {percentage(agreeing, pairs)} of all such pairs."
            )


def agreement_annex(questions: Sequence[QuestionAgreement], heading: Heading) -> Iterator[Block]:
    """Lay out how alike members answered each question, in a table at the end of a report."""
    compared = _compared(questions)
    if all(each.question.id == JUDGEMENT for each in compared):
        return
    yield heading
    beyond = " ".join(chance_sentences(questions[0]))
    if beyond:
        yield Paragraph(f"{one_line(questions[0].question.text)} {beyond}")
    yield Table(
        caption="How alike members answered before they talked",
        header=("Question", "Pairs of answers alike", "Cases with all alike", "Gwet's AC1"),
        rows=tuple(_row(each) for each in compared),
    )


def _compared(questions: Sequence[QuestionAgreement]) -> list[QuestionAgreement]:
    return [each for each in questions if each.agreement.simple.pairs]


def _row(each: QuestionAgreement) -> tuple[str, ...]:
    simple = each.agreement.simple
    return (
        one_line(each.question.text),
        percentage(simple.agreeing_pairs, simple.pairs),
        percentage(simple.unanimous, simple.cases),
        _NOT_SAID if each.agreement.too_few else coefficient_text(each.agreement.ac1),
    )
