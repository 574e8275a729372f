"""Short pieces of wording about answers that every front end says in the same way."""

from scrutiny.meetings.answering import Answer
from scrutiny.meetings.meeting import Meeting
from scrutiny.panels.definition import Panel, Question
from scrutiny.text import OutsideText


def choose_words(options: int) -> str:
    """Say what must be done before going on.

    >>> choose_words(4), choose_words(0)
    ('Choose 1 to 4 first.', 'Write your answer first: press 1.')
    """
    if options == 0:
        return "Write your answer first: press 1."
    return f"Choose 1 to {options} first." if options > 1 else "Choose 1 first."


def answer_words(question: Question, answer: Answer) -> str:
    """Write an answer as people read it: the labels of the options, or the text."""
    if answer.value is None:
        return answer.text.one_line()
    codes = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    labels = []
    for code in codes:
        option = question.scale.find(code) if question.scale else None
        labels.append(OutsideText(option.label if option else code).one_line())
    return ", ".join(labels)


def duration_words(seconds: int) -> str:
    """Write a duration in hours and whole minutes; what is under a minute is called that.

    >>> duration_words(40), duration_words(60), duration_words(5400)
    ('less than a minute', '1 minute', '1 hour and 30 minutes')
    """
    hours, minutes = divmod(seconds // 60, 60)
    parts = [
        f"{n} {one if n == 1 else one + 's'}"
        for n, one in ((hours, "hour"), (minutes, "minute"))
        if n
    ]
    return " and ".join(parts) or "less than a minute"


def kind_words(panel: Panel, kind: str) -> str:
    """Name a kind of observation as the panel's own report does."""
    said = panel.wording.get(kind.replace("-", "_"), "")
    return OutsideText(said or kind.replace("-", " ").capitalize()).one_line()


def meeting_words(panel: Panel, held: Meeting) -> str:
    """Name a meeting by its panel, its day and its title."""
    from scrutiny.cases.asking import day_words

    title = f": {held.title.one_line()}" if not held.title.is_blank() else ""
    return f"{OutsideText(panel.name).one_line()}, {day_words(held.day)}{title}"
