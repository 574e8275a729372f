"""Prints how alike members judged: in plain lines with a table of the measures, or as JSON."""

from typing import Any

from reports.agreement_figures import CalibrationCase, QuestionAgreement
from reports.agreement_sentences import coefficient_text
from reports.judgement_figures import percent
from reports.sentences import percentage
from reports.statistics.agreement import NO_RANGE, Agreement
from reports.statistics.coefficient import Coefficient
from tui.output import say, table
from tui.plain.agreement import MeetingAgreement, agreement_lines


def agreement_body(made: MeetingAgreement) -> dict[str, Any]:
    """Give the figures of the judgement, and those of each question."""
    judgement, *_ = made.questions
    return {
        "kinds": list(made.kinds),
        **_question(judgement),
        "questions": [_question(each) for each in made.questions],
        "calibration": [_calibration(each) for each in made.practice],
        "interval": None,
        "interval_note": NO_RANGE,
    }


def _question(each: QuestionAgreement) -> dict[str, Any]:
    measured = each.agreement
    simple = measured.simple
    measures = _measures(measured)
    return {
        "question": each.question.id,
        "text": each.question.text,
        "simple_agreement": {
            "count": simple.agreeing_pairs,
            "of": simple.pairs,
            "percent": percent(simple.agreeing_pairs, simple.pairs),
        },
        "all_alike": {
            "count": simple.unanimous,
            "of": simple.cases,
            "percent": percent(simple.unanimous, simple.cases),
        },
        **{name: one.estimate if one else None for name, one in measures.items()},
        "undefined": {
            name: one.undefined for name, one in measures.items() if one and one.undefined
        },
        "too_few": measured.too_few,
        "warnings": list(measured.warnings),
        "cases": measured.cases,
        "raters": measured.members,
        "undecided": each.undecided,
    }


def _measures(measured: Agreement) -> dict[str, Coefficient | None]:
    return {
        "fleiss_kappa": measured.kappa,
        "krippendorff_alpha": measured.alpha,
        "krippendorff_alpha_ordinal": measured.alpha_ordinal,
        "gwet_ac1": measured.ac1,
        "gwet_ac2": measured.ac2,
    }


def _calibration(case: CalibrationCase) -> dict[str, Any]:
    return {
        "reference": case.reference,
        "groups": [
            {
                "sub_group": each.group,
                "judged": each.judged,
                "counts": None
                if each.counts is None
                else {option.code: each.counts.get(option.code, 0) for option in case.options},
                "conclusion": each.conclusion or None,
            }
            for each in case.groups
        ],
        "between_groups": {
            "count": case.agreeing_pairs,
            "of": case.pairs,
            "percent": percent(case.agreeing_pairs, case.pairs),
        },
    }


def agreement_words(made: MeetingAgreement) -> None:
    """Say the figures, then list every measure by question where enough judged."""
    for line in agreement_lines(made):
        say(line)
    enough = [each for each in made.questions if not each.agreement.too_few]
    if enough:
        say()
        header = ("Question", "Alike in pairs", "AC1", "Fleiss' kappa", "Krippendorff's alpha")
        table(header, [_row(each) for each in enough], "By question", numbers=(2, 3, 4))
    for each in enough[1:]:
        for warning in each.agreement.warnings:
            say(f"{each.question.text} {warning}")


def _row(each: QuestionAgreement) -> tuple[str, ...]:
    measured = each.agreement
    simple = measured.simple
    three = (measured.ac1, measured.kappa, measured.alpha)
    return (
        each.question.text,
        percentage(simple.agreeing_pairs, simple.pairs),
        *(coefficient_text(one) for one in three),
    )
