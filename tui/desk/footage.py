"""Acts about footage before a meeting: what to keep, and what the force says of it."""

from scrutiny.preparing.availability import (
    AnswerRow,
    TakenAvailability,
    answers,
    read_availability,
    take_availability,
)
from scrutiny.preparing.footage import FootageToKeep, preservation_list
from scrutiny.workspace import Workspace
from tui.desk.steps import Read, Steps, checked_file, choose, file_at, typed
from tui.plain.preparing_words import availability_lines, footage_line, footage_rows
from tui.plain.sentences import counted

READ = "The footage to keep: see the cases, their dates and the force's answers"
BACK = "Take back the force's answer, from its file"
ONE = "Note what the force says of one case"
_NAME = "by hand"


def footage_list(workspace: Workspace, meeting_id: str) -> Steps:
    """Read the list of footage."""
    found = preservation_list(workspace, meeting_id)
    lines = (footage_line(found), "", *footage_rows(found))
    yield Read("The footage to keep, the first to be deleted on top", lines)
    return ""


def answer_file(workspace: Workspace, meeting_id: str) -> Steps:
    """Take the answers from the workbook that was sent out, or a CSV."""
    taken: list[TakenAvailability] = []

    def check(text: str) -> str:
        if checked_file(text):
            return checked_file(text)
        from scrutiny.paths import read_file

        path = file_at(text)
        rows = read_availability(read_file(path), path.name)
        taken[:] = [take_availability(workspace, meeting_id, rows, path.name)]
        return ""

    yield from typed(
        "The force's answer", "Which file? Write its name with the folder, or drop it here.", check
    )
    yield Read("The force's answer", tuple(availability_lines(taken[0])))
    noted = taken[0].available or taken[0].not_produced or taken[0].reserves_not_produced
    if noted or taken[0].unchanged:
        return "The answers are noted."
    return "No case has an answer in this file, so nothing was noted."


def answer_one(workspace: Workspace, meeting_id: str) -> Steps:
    """Note the answers of one case after the other, those without one first."""
    title = "What the force says"
    choices = answers()
    while True:
        found = preservation_list(workspace, meeting_id)
        items: list[FootageToKeep] = sorted(found.items, key=lambda each: each.answer is not None)
        rows = footage_rows(found, items)
        place = yield from choose(
            title, f"Of which case? {footage_line(found)} Escape when you are done.", rows
        )
        answer = yield from choose(title, rows[place], choices)
        row = AnswerRow(1, items[place].reference, choices[answer], "", "")
        taken = take_availability(workspace, meeting_id, [row], _NAME)
        if taken.not_produced or taken.problems:
            yield Read(title, tuple(availability_lines(taken)))
        if not any(each.answer is None for each in preservation_list(workspace, meeting_id).items):
            return f"All answered: {counted(len(found.items), 'case')}."
