"""Walks through an act on the screens: each step is a box; Escape ends the act, nothing is done."""

from collections.abc import Callable

from textual.content import Content

from scrutiny.errors import Refusal
from tui.desk.steps import Answer, Choose, Read, Steps, Sure, Type, Work
from tui.plain.sentences import problem_words
from tui.screens.ask_box import AskBox
from tui.screens.choice_box import ChoiceBox
from tui.screens.line_box import LineBox
from tui.screens.page import Page
from tui.screens.read_box import ReadBox
from tui.screens.wait_box import do_watched

WRITING = "Writing. It takes some seconds, and goes on to its end …"


def act(page: Page, steps: Steps, done: Callable[[str], None] | None = None) -> None:
    """Walk through an act over a page; `done` gets its last words, else the page says them."""

    def go(answer: Answer, error: BaseException | None = None) -> None:
        try:
            step = steps.throw(error) if error else steps.send(answer)
        except StopIteration as end:
            page.fill()
            (done or page.say)(end.value)
        except Refusal as refusal:
            page.fill()
            page.say(problem_words(refusal, saving=False))
        else:
            if isinstance(step, Work):
                work = step.do
                do_watched(
                    page, step.title, lambda _: work(), lambda task: go(True, task.error), WRITING
                )
            else:
                _show(page, step, taken)

    def taken(answer: Answer) -> None:
        if answer is None:
            steps.close()
            page.fill()
        else:
            go(answer)

    go(None)


def _show(page: Page, step: Choose | Type | Sure | Read, taken: Callable[[Answer], None]) -> None:
    if isinstance(step, Choose):
        page.app.push_screen(ChoiceBox(step.title, step.question, step.rows, step.first), taken)
    elif isinstance(step, Type):
        _type(page, step, taken)
    elif isinstance(step, Sure):
        box = AskBox(step.question, ("N", "no", step.no), ("Y", "yes", step.yes))
        page.app.push_screen(box, lambda said: taken(True if said == "yes" else None))
    else:
        content = Content("\n".join(step.lines))
        page.app.push_screen(ReadBox(step.title, content), lambda _: taken(True))


def _type(page: Page, step: Type, taken: Callable[[Answer], None]) -> None:
    lines: list[str] = []

    def take(text: str) -> str:
        lines[:] = [text]
        return step.check(text)

    box = LineBox(step.title, step.question, take, step.text)
    page.app.push_screen(box, lambda kept: taken(lines[0] if kept else None))
