"""The act that looks at a list of the force and stores it, for the plain mode.

The screens have a page of their own, with more to correct; both use the same list on its way in.
"""

from scrutiny.cases.opening import needed_no_judging
from scrutiny.workspace import Workspace
from tui.desk.steps import Read, Steps, Sure, checked_days, checked_file, choose, file_at, typed
from tui.plain.new_list import HIDDEN, MERGED, NewList

_TITLE = "A list from the force"


def store_list(workspace: Workspace, panel_id: str) -> Steps:
    """Read what is wrong with a list, correct how its columns are read, and store it."""
    needed_no_judging(workspace)
    question = "Which file is it? Write its name with the folder."
    said = yield from typed(_TITLE, question, checked_file)
    new = NewList(workspace, panel_id, file_at(said))
    new.look()
    while True:
        yield Read(_TITLE, tuple(new.points()))
        rows = (
            "Store the list",
            "Read all that is wrong with it",
            "See how its columns are read, and correct one",
            "Say which dates you asked for",
            *(words for _, words in (*HIDDEN, *MERGED)),
        )
        place = yield from choose(_TITLE, "What do you want to do?", rows)
        if place == 0 and new.quality is not None:
            break
        if place in (0, 1):
            yield Read("What is wrong with the list", tuple(new.page_lines()))
        elif place == 2:
            if not new.column_rows():
                continue
            column = yield from choose(_TITLE, "Which column?", new.column_rows())
            field = yield from choose(
                _TITLE, "Which field does it fill?", new.field_rows(), new.field_of(column)
            )
            new.assign(column, field)
            new.look()
        elif place == 3:
            days = yield from typed(
                _TITLE, "As 2026-07-01 to 2026-09-30, or the word all.", checked_days
            )
            new.ask_for("" if days.casefold() == "all" else days)
            new.look()
        else:
            number = place - 4
            if number < len(HIDDEN):
                new.decide(hidden=HIDDEN[number][0])
            else:
                new.decide(merged=MERGED[number - len(HIDDEN)][0])
            new.look()
    aside = f" {new.quality.set_aside:,} rows are set aside." if new.quality.set_aside else ""
    yield Sure(f"Store {new.quality.cases:,} cases?{aside}", "Yes, store them")
    return new.store()
