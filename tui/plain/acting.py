"""Walks through an act line by line: the same steps as on the screens, and the same record."""

from scrutiny.errors import Refusal
from tui.desk.steps import Answer, Choose, Step, Steps, Sure, Type, Work
from tui.plain.sentences import problem_words
from tui.plain.talk import Talk


def act(talk: Talk, steps: Steps) -> str:
    """Walk through an act; gives its last words, or nothing when it was left or refused."""
    answer: Answer = None
    try:
        while True:
            answer = _ask(talk, steps.send(answer))
            if answer is None:
                steps.close()
                return ""
    except StopIteration as end:
        return str(end.value)
    except Refusal as refusal:
        talk.tell(problem_words(refusal, saving=False))
        return ""


def _ask(talk: Talk, step: Step) -> Answer:
    if isinstance(step, Choose):
        title = f"{step.title}. {step.question}"
        prompt = f"Type 1 to {len(step.rows)} and press Enter, B to go back:"
        return talk.choose(title, step.rows, prompt)
    if isinstance(step, Type):
        return _type(talk, step)
    if isinstance(step, Sure):
        talk.tell("")
        return True if talk.yes(step.question) else None
    if isinstance(step, Work):
        talk.tell(f"{step.title} …")
        step.do()
        return True
    talk.tell("", f"{step.title}.", *step.lines)
    return True


def _type(talk: Talk, step: Type) -> Answer:
    talk.tell("", f"{step.title}. {step.question}")
    if step.text:
        talk.tell(f"Press Enter alone for: {step.text}")
    while True:
        said = talk.line("Type it and press Enter, B alone to go back:")
        if said.casefold() == "b":
            return None
        text = said or step.text
        try:
            why_not = step.check(text)
        except Refusal as refusal:
            why_not = problem_words(refusal, saving=False)
        if not why_not:
            return text
        talk.tell(why_not)
