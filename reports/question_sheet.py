"""The sheet on which one member answers about one case with a pen, and the card that explains it.

A sheet should fit on one page, so each question stands in a line or two and its explanation stands
once, on the card. A question has the same number on every sheet of its form and on the card.
"""

from collections.abc import Iterator, Sequence

from reports.content import Block, Heading, Table
from reports.paper_room import fitted
from reports.words import one_line, sentence_end
from scrutiny.meetings.viewing import CaseView
from scrutiny.panels.definition import JUDGEMENT, Form, Panel, Question
from scrutiny.panels.follow_ups import follow_up

NO_BREAK = "\u00a0"
LONG = 46
"""A longer answer would not fit beside the question, so it may break and stands alone."""


def question_sheet(view: CaseView, panel: Panel) -> Iterator[Block]:
    """Lay out the questions about a case with boxes to mark."""
    reference = one_line(view.case.reference)
    numbered = _numbered(panel, view.form)
    asked = [(numbered[each.id], each) for each in view.questions]
    open_ = [place for place, (_, each) in enumerate(asked, start=1) if each.scale is None]
    yield Heading(f"Your answers about {reference}", 3, new_page=True)
    caption = f"Question sheet for {reference} ({one_line(view.form.title)})"
    if len(asked) < len(numbered):
        caption += ". Numbers left out are not asked."
    sheet = Table(
        caption=caption,
        header=("Question", "Your answer"),
        rows=(
            ("Should you not judge this case?", _kept(("[ ] I know somebody or something in it",))),
            *((_asked(number, each, panel, view.form), _boxes(each)) for number, each in asked),
            ("Should the panel talk about it?", "[ ] Yes"),
            ("Your note. No names.", ""),
        ),
        lined=(*open_, len(asked) + 2),
    )
    yield fitted(sheet)


def question_cards(panel: Panel, forms: Sequence[Form]) -> Iterator[Block]:
    """Explain the questions of the forms in use, each with its number on the sheet."""
    for form in forms:
        numbers = _numbered(panel, form)
        rows = tuple(
            (f"{numbers[each.id]}. {one_line(each.text)}", _explained(each))
            for each in panel.questions_of(form.id)
            if each.help or each.source
        )
        if rows:
            title = one_line(form.title)
            yield Heading(f"What the questions mean: {title[0].lower()}{title[1:]}", new_page=True)
            yield Table(
                caption="The number is the one on the sheet of a case.",
                header=("Question", "What it means"),
                rows=rows,
                dense=True,
            )


def _explained(question: Question) -> str:
    said = sentence_end(one_line(question.help))
    if question.source:
        said = f"{said} Answer it from the {one_line(question.source)}.".strip()
    return said


def _numbered(panel: Panel, form: Form) -> dict[str, int]:
    return {each.id: place for place, each in enumerate(panel.questions_of(form.id), start=1)}


def _asked(number: int, question: Question, panel: Panel, form: Form) -> str:
    said = f"{number}. {one_line(question.text)}"
    if question.id != JUDGEMENT and not question.required:
        said += " (if you wish)"
    after = _only_after(question, panel, form)
    return f"{said}\n{after}" if after else said


def _only_after(question: Question, panel: Panel, form: Form) -> str:
    """Say after which answer a question is meant; paper cannot skip it."""
    after = follow_up(question)
    found = [
        (place, each)
        for place, each in enumerate(panel.questions_of(form.id), start=1)
        if after and each.id == after.question
    ]
    if after is None or not found:
        return ""
    place, earlier = found[0]
    options = earlier.scale.options if earlier.scale else ()
    labels = [f"'{one_line(each.label)}'" for each in options if each.code in after.codes]
    given = " or ".join(labels) or "anything"
    return f"Only if you answered {given} to question {place}."


def _boxes(question: Question) -> str:
    if question.scale is None:
        return ""
    box = "[ ]" if question.type == "several" else "( )"
    return _kept([f"{box} {one_line(each.label)}" for each in question.scale.for_seats()])


def _kept(boxes: Sequence[str]) -> str:
    """Set boxes beside one another; a long label has lines of its own.

    >>> _kept(["( ) Yes", "( ) No"]).replace(NO_BREAK, "~")
    '(~)~Yes~~ (~)~No'
    """
    # A box never parts from its label at the end of a line.
    if max(len(each) for each in boxes) > LONG:
        return "\n".join(
            f"{each[:4].replace(' ', NO_BREAK)}{each[4:]}"
            if len(each) > LONG
            else each.replace(" ", NO_BREAK)
            for each in boxes
        )
    return f"{NO_BREAK}{NO_BREAK} ".join(each.replace(" ", NO_BREAK) for each in boxes)
