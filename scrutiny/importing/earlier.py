"""Tells whether a file was read before, so that nothing is taken in twice and nothing is hidden.

A file is skipped only when the same bytes were read in the same way and nothing was set aside: rows
that were set aside are never "there already".
"""

from dataclasses import replace

from scrutiny.canonical import Json, canonical, digest
from scrutiny.cases.lists import ListRead, lists_read
from scrutiny.errors import Refusal
from scrutiny.importing.files import ListFile
from scrutiny.importing.mapping import ListMapping
from scrutiny.importing.outcome import FileOutcome
from scrutiny.importing.police_uk import MonthFile, month_file
from scrutiny.importing.workbook_lists import NO_CHOICES, Choices
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace


def mapping_digest(mapping: ListMapping, choices: Choices = NO_CHOICES) -> str:
    """Give the digest of what a person said of how to read a list, in whatever order.

    >>> one = ListMapping({"A": "ref", "B": "day"}, {})
    >>> mapping_digest(one) == mapping_digest(ListMapping({"B": "day", "A": "ref"}, {}))
    True
    """
    decided = choices.words()
    said: dict[str, Json] = {**mapping.columns, **({"": decided} if decided else {})}
    if mapping.words or mapping.dates:
        words: dict[str, Json] = {title: dict(each) for title, each in mapping.words.items()}
        said = {"columns": said, "words": words, "dates": list(mapping.dates)}
    return digest(canonical(said))


def read_before(
    workspace: Workspace,
    panel: Panel,
    file: ListFile,
    mapping: ListMapping,
    choices: Choices = NO_CHOICES,
) -> ListRead | None:
    """Give the last time that these bytes were read in the same way; `None` when they were not."""
    known = lists_read(workspace, panel.id, file.sha256)
    wanted = mapping_digest(mapping, choices)
    same = [each for each in known if each.panel_digest == panel.digest and each.mapping == wanted]
    return same[-1] if same else None


def refuse_other_month(
    workspace: Workspace, panel: Panel, file: ListFile, month: MonthFile | None
) -> None:
    """Refuse a file whose name makes its cases belong to another month or force than before."""
    for each in lists_read(workspace, panel.id, file.sha256) if month else ():
        before = month_file(each.name)
        if before is not None and before != month:
            raise Refusal(
                f"This very file was read on {each.time[:10]} under the name '{each.name}'.",
                where=file.name,
                next_step="The name decides the force and the month. Find out which name is right.",
            )


def skipped(file: ListFile, before: ListRead) -> FileOutcome:
    """Say that a file was read before without any problem."""
    notice = f"This very file was imported on {before.time[:10]}. Nothing was changed."
    return FileOutcome(
        file=file.name,
        sha256=file.sha256,
        read=before.read,
        accepted=0,
        rejected=0,
        unchanged=before.read,
        already=before.time,
        problems=(),
        flags=(),
        flagged={},
        unknown_columns=(),
        left_out={},
        notices=(notice,),
    )


def still_set_aside(outcome: FileOutcome, before: ListRead) -> FileOutcome:
    """Say that rows of a file that was read before are set aside as they were."""
    there = f", {before.unchanged:,} there already" if before.unchanged else ""
    verb = "is" if outcome.rejected == 1 else "are"
    notice = (
        f"This file was read on {before.time[:10]}: {before.accepted:,} rows accepted{there},"
        f" {before.rejected:,} set aside. The {outcome.rejected:,} {verb} still set aside."
    )
    return replace(outcome, already=before.time, notices=(*outcome.notices, notice))
