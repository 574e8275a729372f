"""The act that looks at a list of the force and stores it, for the plain mode.

The screens have a page of their own with the same lines; both use the same list on its way in.
"""

from collections.abc import Generator

from scrutiny.cases.opening import needed_no_judging
from scrutiny.workspace import Workspace
from tui.desk.steps import (
    Answer,
    Read,
    Step,
    Steps,
    Sure,
    checked_days,
    checked_file,
    choose,
    file_at,
    typed,
)
from tui.plain.new_list import HIDDEN, MERGED, NewList

TITLE = "A list from the force"
ROWS = (
    "Read all that is wrong with it",
    "See how its columns are read, and correct it",
    "Say which dates you asked for",
    "Compare with totals from a second source",
    "Decide about hidden and merged cells of a workbook",
    "Write the page for the force's analyst",
    "Store the list",
)
"""In the order of the page on the screens, whose numbers the points name."""


def store_list(workspace: Workspace, panel_id: str) -> Steps:
    """Read what is wrong with a list, correct how it is read, and store it."""
    needed_no_judging(workspace)
    said = yield from typed(TITLE, "Which file? Write its name with the folder.", checked_file)
    new = NewList(workspace, panel_id, file_at(said))
    while True:
        if new.columns is None and not new.refused:
            new.look()
        yield Read(TITLE, tuple(new.points()))
        place = yield from choose(TITLE, "What do you want to do?", ROWS)
        if place < len(ROWS) - 1:
            yield from _change(new, place)
        elif new.quality is not None:
            break
    aside = f" {new.quality.set_aside:,} rows are set aside." if new.quality.set_aside else ""
    yield Sure(f"Store {new.quality.cases:,} cases?{aside}", "Yes, store them")
    return new.store()


def _change(new: NewList, place: int) -> Generator[Step, Answer, None]:
    if place == 0:
        yield Read("What is wrong with the list", tuple(new.page_lines()))
    elif place == 1:
        rows = new.column_rows()
        if rows:
            column = yield from choose(TITLE, "Which column?", rows)
            first = new.field_of(column)
            field = yield from choose(TITLE, "Which field does it fill?", new.field_rows(), first)
            new.assign(column, field)
    elif place == 2:
        question = "As 2026-07-01 to 2026-09-30, or the word all."
        days = yield from typed(TITLE, question, checked_days)
        new.ask_for("" if days.casefold() == "all" else days)
    elif place == 3:
        yield from typed(TITLE, "As: 2026-01=412; 2026-02=388; all=800.", new.control)
    elif place == 4:
        words = [each for _, each in (*HIDDEN, *MERGED)]
        number = yield from choose(TITLE, "What shall be done?", words)
        if number < len(HIDDEN):
            new.decide(hidden=HIDDEN[number][0])
        else:
            new.decide(merged=MERGED[number - len(HIDDEN)][0])
    else:
        question = "Under which name? The ending decides: .html .docx .pdf .md"
        yield from typed(TITLE, question, new.write_page, "list-quality.docx")
        return
    if place:
        new.forget()
