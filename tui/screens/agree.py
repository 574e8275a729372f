"""The page on which the panel agrees about a case: what each said, without names, then the result.

It owns no rule: every step is one of `scrutiny.meetings.agreeing.Agreeing`. A conclusion is saved
with Enter, in one step with its reason and its dissent, and is called a draft until then.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from scrutiny.meetings.agreeing import NOTHING_TO_UNDO, Agreeing
from scrutiny.meetings.referring import CHAIR
from tui.plain.sentences import (
    TOGETHER,
    counted,
    dissent_words,
    progress_words,
    saved_words,
    shown,
    spread_words,
)
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.observing import ask_observation
from tui.screens.page import Page
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.content import case_content, notes_content, spread_content
from tui.widgets.reading_pane import ReadingPane

_LOST = "What you chose for the last case was not saved, because you did not press Enter."


class AgreePage(Page):
    """One case: the spread, and what the panel agrees."""

    PAGE = "agree"
    BINDINGS: ClassVar[list[BindingType]] = bindings("agree")

    def __init__(self, agreeing: Agreeing) -> None:
        """Go on with the chair's walk."""
        super().__init__(agreeing.workspace)
        self.agreeing = agreeing
        self._read = -1

    def compose_body(self) -> ComposeResult:
        """Lay out the case (on a wide window), the spread and the conclusion."""
        with Container(id="body"):
            yield ReadingPane("The case (Page Down to read on)", "case")
            with Vertical(id="side"):
                yield ReadingPane("What you each said first (no names)", "spread")
                with VerticalScroll(id="asked", can_focus=False):
                    yield ChoiceList()
                    yield Static(Content(""), id="why", markup=False)

    def on_mount(self) -> None:
        """Give the keys to the conclusions."""
        super().on_mount()
        self.query_one(ChoiceList).focus()

    def fill(self) -> None:
        """Write everything."""
        agreeing = self.agreeing
        if agreeing.at_end:
            return
        spread = agreeing.shown
        self.entitle(
            f"Case {agreeing.place + 1} of {len(agreeing.talk)}    {shown(spread.case.reference)}",
            TOGETHER,
            "Chair",
            short="SHOWN TO ALL",
        )
        arrived = self._read != agreeing.place
        if arrived:
            self._read = agreeing.place
            case = case_content(agreeing.view, with_warning=True)
            self.query_one("#case", ReadingPane).read(case)
            pane = self.query_one("#spread", ReadingPane)
            pane.read(spread_content(spread, spread_words(spread)))
        draft = agreeing.draft
        rows = tuple(
            Choice(shown(option.label), str(n), "(x)" if option == draft.option else "( )")
            for n, option in enumerate(agreeing.options, start=1)
        )
        chosen = [n for n, option in enumerate(agreeing.options) if option == draft.option]
        self.query_one(ChoiceList).show(rows, chosen[0] if chosen else 0 if arrived else None)
        self.put("#why", self._why())
        self.mark()
        saved = saved_words(agreeing.saved_at) if agreeing.saved else "Not saved yet: press Enter"
        of = len(agreeing.talk)
        self.tell_progress(
            progress_words(agreeing.agreed, of, "agreed"), agreeing.agreed, of, saved
        )

    def _case(self) -> Content:
        case = case_content(self.agreeing.view, with_warning=True)
        notes = notes_content(self.agreeing.shown.notes)
        return Content("\n").join([case, notes]) if notes else case

    def _why(self) -> Content:
        draft, wanted = self.agreeing.draft, self.agreeing.reason_wanted
        needed = f" (needed: {wanted})" if wanted else ""
        told = shown(draft.reason) if draft.reason else "not written. Press N to write it."
        return Content("\n").join(
            [
                Content.styled(f"Why{needed}: ", "bold") + Content(told),
                Content.styled("Dissent: ", "bold")
                + Content(dissent_words(draft.dissent, draft.dissent_reason)),
            ]
        )

    def mark(self) -> None:
        """Write the title of the conclusion's box."""
        agreed = " - agreed" if self.agreeing.conclusion else ""
        box, choices = self.query_one("#asked"), self.query_one(ChoiceList)
        self.mark_focus(box, f"What the panel agrees{agreed}", choices)

    def action_choose(self, number: int) -> None:
        """Draft a conclusion."""
        if number <= len(self.agreeing.options):
            self.query_one(ChoiceList).cursor = number - 1
        self.attempt(lambda: self.agreeing.choose(number), saving=False)
        self.fill()
        self.query_one(ChoiceList).focus()

    def action_save(self) -> None:
        """Save the conclusion and go on."""
        if self.attempt(self.agreeing.save) and self.agreeing.at_end:
            said = f"All {counted(len(self.agreeing.talk), 'case')} agreed. All is saved."
            routes.to_chair(self, self.agreeing.meeting.id, said)
            return
        self.fill()

    def action_back(self) -> None:
        """Go back in the order of talk; before the first case, to the chair's part."""
        if self.agreeing.place == 0:
            lost = "" if self.agreeing.saved else _LOST
            routes.to_chair(self, self.agreeing.meeting.id, lost)
            return
        self._leaving(self.agreeing.back)

    def _leaving(self, step: Callable[[], str | None]) -> None:
        lost = "" if self.agreeing.saved else _LOST

        def go() -> str:
            return step() or lost

        self.attempt(go, saving=False)
        self.fill()

    def action_undo(self) -> None:
        """Take back what was agreed about this case."""

        def undo() -> str:
            said = self.agreeing.withdraw()
            count = self.agreeing.together if said == NOTHING_TO_UNDO else 0
            at_once = f"To take back the {count} agreed at once, press A, then U."
            return f"{said} {at_once}" if count else said

        self.attempt(undo)
        self.fill()

    def action_reason(self) -> None:
        """Write why."""
        from tui.screens.text_box import TextBox

        self.app.push_screen(
            TextBox(
                "Why the panel agrees this",
                "The reason goes into the report. No names, please.",
                self.agreeing.draft.reason,
                self.agreeing.give_reason,
            ),
            self._drafted,
        )

    def action_dissent(self) -> None:
        """Note how many did not agree."""
        from tui.screens.dissent_box import DissentBox

        draft = self.agreeing.draft
        self.app.push_screen(
            DissentBox(
                self.agreeing.most_dissent,
                draft.dissent,
                draft.dissent_reason,
                self.agreeing.give_dissent,
            ),
            self._drafted,
        )

    def _drafted(self, kept: bool | None) -> None:
        self.say("Kept as a draft: Enter saves it." if kept else "")
        self.fill()

    def action_observe(self) -> None:
        """Write an observation on this case."""
        ask_observation(
            self,
            self.agreeing.panel,
            f"About case {shown(self.agreeing.shown.case.reference)}.",
            lambda kind, text: self.agreeing.observe(kind, text, about_case=True),
            lambda: self.say("The observation is saved."),
        )

    def action_refer(self) -> None:
        """Write a private note about this case."""
        from tui.plain.beside import NOTHING_KEPT, REFER_DONE, REFER_HINT, REFER_TITLE, refer_step
        from tui.screens.text_box import TextBox

        agreeing, written = self.agreeing, list[str]()

        def keep(text: str) -> str:
            written.append(text.strip())
            case_id = agreeing.shown.case.case_id
            return refer_step(self.workspace, agreeing.meeting.id, case_id, text, CHAIR)

        def closed(kept: bool | None) -> None:
            self.say(REFER_DONE if kept and written[-1] else NOTHING_KEPT)

        self.app.push_screen(TextBox(REFER_TITLE, REFER_HINT, "", keep), closed)

    def action_read_case(self) -> None:
        """Read the case again."""
        from tui.screens.read_box import ReadBox

        self.app.push_screen(ReadBox(shown(self.agreeing.shown.case.reference), self._case()))

    def action_agree_alike(self) -> None:
        """Open the list of cases on which all said the same."""
        routes.to_alike(self, self.agreeing.meeting.id)

    def action_go_to(self) -> None:
        """Go to a case in the order of talk."""
        from tui.screens.go_to_box import GoToBox

        rows = tuple(
            f"{shown(each.case.reference)}: "
            + ("agreed" if self.agreeing.is_agreed(each.case) else "not agreed")
            for each in self.agreeing.talk
        )

        def go(number: int | None) -> None:
            if number is not None:
                self._leaving(lambda: self.agreeing.go(number))

        self.app.push_screen(GoToBox(rows, self.agreeing.place + 1), go)

    def action_read_on(self) -> None:
        """Read on in the case, or in the spread on a narrow window."""
        for pane in self.query(ReadingPane):
            pane.scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Read back."""
        for pane in self.query(ReadingPane):
            pane.scroll_page_up(animate=False)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Draft the line that was clicked, or that Space chose."""
        self.action_choose(event.index + 1)
