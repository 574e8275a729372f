"""Third step of a draw: reason, seed, witnesses, and the one question before the draw is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from scrutiny.draws import DrawMade
from scrutiny.errors import Refusal
from tui.plain.ceremony import Ceremony
from tui.plain.ceremony_sentences import reason_asked, value_asked
from tui.plain.ceremony_words import (
    COMPUTER_QUESTION,
    DISAGREE,
    DISAGREE_PUBLIC,
    NO_WAY_BACK,
    SEED_NOW,
    WITNESSES,
    seed_groups,
)
from tui.plain.sentences import counted, problem_words, shown
from tui.screens import routes
from tui.screens.ask_box import AskBox
from tui.screens.bindings import bindings
from tui.screens.ceremony_page import ask_to_stop
from tui.screens.menu_page import MenuPage
from tui.widgets.choice_list import ChoiceList


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the page."""

    text: str
    done: bool
    open: Callable[[], None]
    """Does the step; it is opened only when nothing before it is missing."""
    optional: bool = False


class SeedPage(MenuPage):
    """The seed, and the draw."""

    PAGE = "ceremony_seed"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ceremony_seed")

    def __init__(self, ceremony: Ceremony) -> None:
        """Make the seed of this ceremony."""
        super().__init__(ceremony.workspace)
        self._ceremony = ceremony
        self._asked_for_witnesses = False

    def first_row(self) -> int:
        """Stand at what is to do first."""
        return next(n for n, each in enumerate(self._steps()) if not each.done)

    def rows(self) -> tuple[str, ...]:
        """Give a line for each step, with how far it is."""
        return tuple(each.text for each in self._steps())

    def fill(self) -> None:
        """Write the page."""
        ceremony = self._ceremony
        self.entitle("The seed", right="Step 3 of 4")
        self.put("#above", f"{SEED_NOW[ceremony.source]}\n")
        self.list_rows()
        agreed = Content("")
        if ceremony.seed:
            agreed = Content("\nThe two agree. Read the seed aloud:\n\n  ") + Content.styled(
                seed_groups(ceremony.seed), "bold"
            )
        self.put("#below", agreed)

    def _steps(self) -> list[Step]:
        ceremony = self._ceremony
        steps = []
        if ceremony.before.draws:
            told = "not written yet" if ceremony.needs_reason else shown(ceremony.reason)
            text = f"Why the draw before is set aside: {told}"
            steps.append(Step(text, not ceremony.needs_reason, self._write_reason))
        if ceremony.source != "computer":
            steps += self._typing()
        if ceremony.source == "dice":
            seen = counted(len(ceremony.witnesses), "name") if ceremony.witnesses else "nobody yet"
            text = f"Witnesses, if any: {seen}"
            steps.append(Step(text, self._asked_for_witnesses, self._name_witnesses, optional=True))
        return [*steps, Step("Draw now", False, self._ask_to_draw)]

    def _typing(self) -> list[Step]:
        ceremony = self._ceremony
        steps = []
        if ceremony.source == "public" and not ceremony.sealed.plan.seed_source_named:
            told = shown(ceremony.named) or "not said yet"
            text = f"What the value is, and of what time: {told}"
            steps.append(Step(text, bool(ceremony.named), self._name_value))
        typed = ceremony.first_has_typed or bool(ceremony.seed)
        hidden = "done" if ceremony.seed else "done, and hidden"
        first = hidden if typed else "not yet"
        second = "done, and the same" if ceremony.seed else "not yet"
        return [
            *steps,
            Step(f"The first person types the seed: {first}", typed, self._first),
            Step(f"The second person types it again: {second}", bool(ceremony.seed), self._second),
        ]

    def _go_on(self) -> None:
        """Write the lines anew and move the mark to the first that is still to do."""
        self.fill()
        self.query_one(ChoiceList).cursor = self.first_row()

    def open_row(self, index: int) -> None:
        """Do a step, when nothing before it is missing."""
        steps = self._steps()
        for number, each in enumerate(steps[:index], start=1):
            if not each.done and not each.optional:
                self.say(f"Line {number} comes first.")
                self.query_one(ChoiceList).cursor = number - 1
                return
        steps[index].open()

    def _write_reason(self) -> None:
        from tui.screens.text_box import TextBox

        def keep(text: str) -> None:
            self._ceremony.reason = text.strip()

        asked = reason_asked(self._ceremony)
        self.app.push_screen(
            TextBox("Why another draw?", asked, self._ceremony.reason, keep), self._kept
        )

    def _name_witnesses(self) -> None:
        from tui.screens.text_box import TextBox

        def keep(text: str) -> None:
            names = (" ".join(line.split()) for line in text.splitlines())
            self._ceremony.witnesses = tuple(name for name in names if name)

        self._asked_for_witnesses = True
        names = "\n".join(self._ceremony.witnesses)
        self.app.push_screen(TextBox("Witnesses", WITNESSES, names, keep), self._kept)

    def _name_value(self) -> None:
        from tui.screens.ceremony_value_box import ValueBox

        def named(text: str | None) -> None:
            if text is not None:
                self._ceremony.named = text.strip()
            self._kept()

        def problem_of(text: str) -> str:
            return "" if text.strip() else "say what the value is, and of what time."

        asked = "What is it, and of what time? For example: drand quicknet, round 27946612."
        self.app.push_screen(ValueBox("The public value", asked, problem_of), named)

    def _first(self) -> None:
        def typed(seed: str | None) -> None:
            if seed is not None:
                self._ceremony.first_types(seed)
            self._kept()

        self._ask_seed("First person", typed)

    def _second(self) -> None:
        def typed(seed: str | None) -> None:
            if seed is not None:
                self._compare(seed)

        self._ask_seed("Second person", typed)

    def _ask_seed(self, who: str, typed: Callable[[str | None], None]) -> None:
        from tui.screens.ceremony_digits_box import DigitsBox
        from tui.screens.ceremony_value_box import ValueBox

        problem_of = self._ceremony.problem_of
        if self._ceremony.source == "dice":
            self.app.push_screen(DigitsBox(who, problem_of), typed)
        else:
            asked = value_asked(self._ceremony)
            self.app.push_screen(ValueBox(f"{who}: type the value", asked, problem_of), typed)

    def _compare(self, seed: str) -> None:
        self.say("")
        try:
            if not self._ceremony.second_types(seed):
                dice = self._ceremony.source == "dice"
                self.say(DISAGREE if dice else DISAGREE_PUBLIC)
        except Refusal as refusal:
            self.say(problem_words(refusal, saving=False))
        self._go_on()

    def _kept(self, _: bool | None = None) -> None:
        self.say("")
        self._go_on()

    def _ask_to_draw(self) -> None:
        computer = self._ceremony.source == "computer"

        def answered(answer: str | None) -> None:
            if answer == "yes":
                self.say("Drawing …")
                self.call_after_refresh(self._draw)

        self.app.push_screen(
            AskBox(
                COMPUTER_QUESTION if computer else NO_WAY_BACK,
                ("N", "no", "No, not yet"),
                ("Y", "yes", "Yes, draw now"),
            ),
            answered,
        )

    def _draw(self) -> None:
        made: list[DrawMade] = []
        if self.attempt(lambda: made.append(self._ceremony.draw())):
            routes.to_drawn(self, made[0])

    def action_stop(self) -> None:
        """Ask once, and stop."""
        ask_to_stop(self)

    def action_back(self) -> None:
        """Go back: to the choice of the source, or to the plan when that was sealed."""
        if self._ceremony.sealed.plan.seed_source:
            routes.to_plan(self, self._ceremony)
        else:
            routes.to_source(self, self._ceremony)
