"""All findings and where they stand: read one, note evidence, close it, ask again, link it."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reports.tracker_words import counts_words
from scrutiny.findings.following import close_finding, name_owner, note_evidence, reopen_finding
from scrutiny.findings.repeating import alike, link_findings
from scrutiny.findings.tracker import Tracked, tracker
from scrutiny.workspace import Workspace
from tui.plain.findings_words import (
    EMPTY,
    NOTHING_WRITTEN,
    SHOWN,
    finding_lines,
    row_lines,
)
from tui.screens import routes
from tui.screens.bindings import bindings
from tui.screens.page import Page
from tui.widgets.window_list import WindowList


class FindingsPage(Page):
    """One window over the findings."""

    PAGE = "findings"
    BINDINGS: ClassVar[list[BindingType]] = bindings("findings")

    def __init__(self, workspace: Workspace) -> None:
        """Begin at the oldest finding that is not closed."""
        super().__init__(workspace)
        self._every: tuple[Tracked, ...] = tracker(workspace)
        self._which = 0
        self._at = 1

    @property
    def _shown(self) -> tuple[Tracked, ...]:
        wanted = SHOWN[self._which][1]
        return tuple(each for each in self._every if wanted(each))

    @property
    def _one(self) -> Tracked | None:
        shown = self._shown
        return shown[self._at - 1] if shown else None

    def compose_body(self) -> ComposeResult:
        """Lay out the counts and the list."""
        yield Static(Content(""), id="above", markup=False)
        yield WindowList(lambda first, many: row_lines(self._shown)[first - 1 : first - 1 + many])

    def on_mount(self) -> None:
        """Give the keys to the list."""
        super().on_mount()
        self.query_one(WindowList).focus()

    def mark(self) -> None:
        """Write the title of the list."""
        rows = self.query_one(WindowList)
        self.mark_focus(rows, "Findings, the oldest first", rows)

    def fill(self) -> None:
        """Write the page."""
        count = len(self._shown)
        self._at = max(1, min(self._at, count))
        self.entitle("What became of our findings", right="Panel")
        told = counts_words(self._every) if self._every else EMPTY
        self.put("#above", f" {told}\n Shown: {SHOWN[self._which][0]} (F changes it)")
        self.query_one(WindowList).stand(self._at, count)
        at = f"Finding {self._at} of {count}" if count else "None to show"
        self.tell_progress(at, self._at * bool(count), count, "")

    def on_window_list_moved(self, event: WindowList.Moved) -> None:
        """Go on or back."""
        self._go(event.steps)

    def on_window_list_opened(self, event: WindowList.Opened) -> None:
        """Go to the row that was clicked, and open it."""
        self._go(event.number - self._at)
        self.action_open()

    def action_page_on(self) -> None:
        """Go one page on."""
        self._go(self.query_one(WindowList).room)

    def action_page_back(self) -> None:
        """Go one page back."""
        self._go(-self.query_one(WindowList).room)

    def action_first(self) -> None:
        """Go to the first finding."""
        self._go(-len(self._every))

    def action_last(self) -> None:
        """Go to the last finding."""
        self._go(len(self._every))

    def _go(self, steps: int) -> None:
        self._at += steps
        self.say("")
        self.fill()

    def _again(self) -> None:
        self._every = tracker(self.workspace)
        self.fill()

    def action_which(self) -> None:
        """Show others."""
        self._which = (self._which + 1) % len(SHOWN)
        self._at = 1
        self.say("")
        self.fill()

    def action_open(self) -> None:
        """Read all that became of a finding."""
        from tui.screens.read_box import ReadBox

        if self._one:
            lines = "\n".join(finding_lines(self._one))
            self.app.push_screen(ReadBox(self._one.finding.number, Content(lines)))

    def action_evidence(self) -> None:
        """Note what the panel has seen."""
        self._write(
            "Evidence",
            "What has the panel itself seen?",
            note_evidence,
            "The evidence is noted.",
        )

    def action_close_finding(self) -> None:
        """Close a finding for the panel."""

        def close(workspace: Workspace, number: str, why: str) -> object:
            return close_finding(workspace, number, "panel", why)

        self._write("Close", "Why does the panel close it?", close, "The panel has closed it.")

    def action_ask_again(self) -> None:
        """Ask the force again."""
        self._write("Ask again", "Why is it asked again?", reopen_finding, "It is open again.")

    def _write(
        self,
        title: str,
        hint: str,
        act: Callable[[Workspace, str, str], object],
        done: str,
    ) -> None:
        from tui.screens.text_box import TextBox

        found = self._one
        if found is None:
            self.say(EMPTY)
            return
        number = found.finding.number
        wrote = []

        def keep(text: str) -> str:
            if text.strip():
                act(self.workspace, number, text)
                wrote.append(number)
            return ""

        def closed(_: bool | None) -> None:
            self._again()
            self.say(f"{number}: {done}" if wrote else NOTHING_WRITTEN)

        self.app.push_screen(TextBox(f"{title}: {number}", hint, "", keep), closed)

    def action_owner(self) -> None:
        """Name who looks after a finding."""
        from tui.screens.line_box import LineBox

        found = self._one
        if found is None:
            self.say(EMPTY)
            return

        def take(typed: str) -> None:
            name_owner(self.workspace, found.finding.number, typed)

        box = LineBox(
            f"Who: {found.finding.number}",
            "Who of the force looks after it: a post or a department.",
            take,
            found.owner.one_line(),
        )
        self.app.push_screen(box, lambda _: self._again())

    def action_link(self) -> None:
        """Bring a finding together with one that it repeats; those with like words come first."""
        from tui.screens.choice_box import ChoiceBox

        found = self._one
        others = _others(found, self._every) if found else []
        if found is None or not others:
            self.say("There is no other finding of this panel that it could repeat.")
            return

        def chosen(place: int | None) -> None:
            if place is None:
                return

            def link() -> str:
                link_findings(self.workspace, found.finding.number, others[place].finding.number)
                self._again()
                return f"{found.finding.number} and {others[place].finding.number} are together."

            self.attempt(link)

        asked = f"Which finding does {found.finding.number} repeat?"
        rows = tuple(f"{each.finding.number}: {each.finding.text.one_line()}" for each in others)
        self.app.push_screen(ChoiceBox("Repeats", asked, rows), chosen)

    def action_back(self) -> None:
        """Go back to the reports."""
        routes.to_reports(self)


def _others(found: Tracked, every: tuple[Tracked, ...]) -> list[Tracked]:
    """Give what a finding may repeat: other meetings of its panel, the most alike first."""
    number = found.finding.number
    near = [
        each.second if each.first.finding.number == number else each.first
        for each in alike(every)
        if number in (each.first.finding.number, each.second.finding.number)
    ]
    rest = [
        each
        for each in reversed(every)
        if each.panel == found.panel
        and each.finding.meeting != found.finding.meeting
        and each.finding.number not in found.linked
        and each not in near
    ]
    return [*near, *rest]
