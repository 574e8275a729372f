"""The sheet on which one member answers about one case with a pen."""

from collections.abc import Iterator, Sequence

from reports.content import Block, Heading, Table
from reports.words import one_line
from scrutiny.meetings.viewing import CaseView
from scrutiny.panels.definition import JUDGEMENT, Question
from scrutiny.panels.follow_ups import follow_up

LINE = "." * 40
"""A line to write on."""
SHORT = 16
"""Answers with longer labels have a line each; shorter ones stand beside one another."""
NO_BREAK = "\u00a0"


def question_sheet(view: CaseView) -> Iterator[Block]:
    """Lay out the questions about a case with boxes to mark."""
    reference = one_line(view.case.reference)
    yield Heading("Your answers", 3)
    yield Table(
        caption=f"Question sheet for {reference} ({one_line(view.form.title)})",
        header=("Question", "Your answer"),
        rows=(
            ("Should you not judge this case?", "[ ] I know somebody or something in it"),
            *((_asked(each, view.questions), _boxes(each)) for each in view.questions),
            ("Should the panel talk about it?", "[ ] Yes"),
            ("Your note. No names.", f"{LINE}\n{LINE}"),
        ),
    )


def _asked(question: Question, questions: Sequence[Question]) -> str:
    said = question.text
    if question.id != JUDGEMENT and not question.required:
        said += " (if you wish)"
    said += _only_after(question, questions)
    return f"{said}\n{question.help}" if question.help else said


def _only_after(question: Question, questions: Sequence[Question]) -> str:
    """Say after which answer a question is meant; paper cannot skip it."""
    after = follow_up(question)
    earlier = next((each for each in questions if after and each.id == after.question), None)
    if after is None or earlier is None:
        return ""
    options = earlier.scale.options if earlier.scale else ()
    labels = [f"'{each.label}'" for each in options if each.code in after.codes]
    given = " or ".join(labels) or "anything"
    return f"\nOnly if you answered {given} to: {earlier.text}"


def _boxes(question: Question) -> str:
    if question.scale is None:
        return f"{LINE}\n{LINE}"
    box = "[ ]" if question.type == "several" else "( )"
    labels = [each.label for each in question.scale.for_seats()]
    if max(len(each) for each in labels) > SHORT:
        return "\n".join(f"{box} {each}" for each in labels)
    # A box never parts from its label at the end of a line.
    return "  ".join(f"{box} {each}".replace(" ", NO_BREAK) for each in labels)
