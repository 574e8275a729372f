"""Publishing the report of a meeting line by line: the same ways as on the screen."""

from functools import partial
from pathlib import Path

from scrutiny.publishing.summaries import write_summary
from scrutiny.workspace import Workspace
from tui.approval import approve_draft
from tui.plain.publishing_words import (
    ASKED_MAKE,
    ASKED_RELEASE,
    CHAIR,
    COORDINATOR,
    HELD,
    KEPT,
    MAKE,
    NOTHING_TYPED,
    READ_BY,
    SEE,
    TICK,
    WHICH_CASE,
    WRITE,
    WRITE_HINT,
    WROTE_BY,
    Publishing,
    case_rows,
    held_back,
    pages,
    publishing,
    sentence_rows,
    state_lines,
    way_rows,
)
from tui.plain.talk import Talk
from tui.publication import make_copy, release_copy
from tui.sentences import turned


def publish(talk: Talk, workspace: Workspace, meeting_id: str) -> None:
    """Go the ways of publishing until B; raises `Stopped` when the person stops."""
    while True:
        now = publishing(workspace, meeting_id)
        rows = way_rows(now)
        talk.tell("", *state_lines(now))
        chosen = talk.choose(
            "Publish the report.", rows, f"Type 1 to {len(rows)} and press Enter, B to go back:"
        )
        if chosen is None:
            return
        if chosen == SEE:
            _read(talk, now)
        elif chosen == HELD:
            talk.tell("", *held_back(now))
        elif chosen == WRITE:
            _write(talk, workspace, now)
        elif chosen == TICK:
            _tick(talk, workspace, now)
        elif chosen in (CHAIR, COORDINATOR):
            _approve(talk, workspace, now, "chair" if chosen == CHAIR else "coordinator")
        elif chosen == MAKE:
            _make(talk, workspace, now)
        else:
            _release(talk, workspace, now)


def _read(talk: Talk, now: Publishing) -> None:
    every = pages(now)
    for number, (title, lines) in enumerate(every, start=1):
        talk.tell("", f"Page {number} of {len(every)}: {title}", "", *lines, "")
        if number < len(every) and talk.ask("Enter for the next page, B to go back:"):
            return


def _write(talk: Talk, workspace: Workspace, now: Publishing) -> None:
    cases = case_rows(workspace, now.meeting)
    rows = [reference for _, reference in cases]
    prompt = f"Type 1 to {len(rows)} and press Enter, B to go back:"
    chosen = talk.choose(WHICH_CASE, rows, prompt)
    if chosen is None:
        return
    said = _lines(talk, (WROTE_BY, WRITE_HINT))

    def act() -> str:
        write_summary(workspace, now.meeting, cases[chosen][0], said[1], said[0])
        return KEPT

    if said:
        talk.attempt(act)


def _tick(talk: Talk, workspace: Workspace, now: Publishing) -> None:
    if not now.sentences:
        talk.tell(NOTHING_TYPED)
        return
    name = talk.line(f"{READ_BY} (Enter alone goes back):")
    while name:
        rows = sentence_rows(now.sentences)
        prompt = f"Type 1 to {len(rows)} to tick it or take its tick away, B to go back:"
        chosen = talk.choose("Which sentences may be published?", rows, prompt)
        if chosen is None:
            return
        each = now.sentences[chosen]
        talk.attempt(partial(turned, workspace, now.meeting, each, name))
        now = publishing(workspace, now.meeting)


def _approve(talk: Talk, workspace: Workspace, now: Publishing, role: str) -> None:
    name = talk.line(f"Your name, as {role} (Enter alone goes back):")

    def act() -> str:
        approve_draft(workspace, now.meeting, role, name)
        return f"Approved as {role}."

    if name:
        talk.attempt(act)


def _make(talk: Talk, workspace: Workspace, now: Publishing) -> None:
    said = _lines(talk, ASKED_MAKE)

    def act() -> str:
        made = make_copy(workspace, now.wanted, Path(said[1]).expanduser(), said[0])
        return f"Wrote it; {made.made.safe.hidden} counts are hidden. It is a draft."

    if said:
        talk.attempt(act)


def _release(talk: Talk, workspace: Workspace, now: Publishing) -> None:
    said = _lines(talk, ASKED_RELEASE)

    def act() -> str:
        path = Path(said[2]).expanduser()
        made = release_copy(workspace, now.meeting, path, said[1], said[0])
        return f"Released. sha256 {made.sha256}"

    if said:
        talk.attempt(act)


def _lines(talk: Talk, questions: tuple[str, ...]) -> list[str]:
    """Ask each question; a blank answer leaves all undone."""
    said: list[str] = []
    for question in questions:
        typed = talk.line(question)
        if not typed:
            talk.tell("Nothing was done.")
            return []
        said.append(typed)
    return said
