"""Imports lists into a workspace in one step: every file, or nothing."""

import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from scrutiny.cases.table import table_name
from scrutiny.errors import Problem, Refusal
from scrutiny.importing.content import commitments_digest
from scrutiny.importing.earlier import (
    mapping_digest,
    read_before,
    refuse_other_month,
    skipped,
    still_set_aside,
)
from scrutiny.importing.files import ListFile, open_list, rows_of
from scrutiny.importing.finding import find_header
from scrutiny.importing.header import Header, check_mapping, match_header
from scrutiny.importing.inserting import Inserter
from scrutiny.importing.lines import LinesOfRows
from scrutiny.importing.outcome import FileOutcome, Flag, ImportOutcome, RowProblem
from scrutiny.importing.police_uk import MonthFile, month_file
from scrutiny.importing.rejects import Rejected, write_rejects
from scrutiny.importing.rows import CaseRow, RowChecker
from scrutiny.importing.stored import Known
from scrutiny.panels.condition_sql import to_sql
from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace, Writing


class ListRefused(Refusal):
    """A strict import that found problems: nothing was stored, and all of them are told."""

    def __init__(self, outcome: ImportOutcome) -> None:
        """Hold what was found; nothing of it was accepted."""
        count = len(outcome.problems)
        super().__init__(
            f"{count} problem{'s' if count != 1 else ''} found, and --strict takes a list only"
            " without any. Nothing was imported.",
            next_step="Correct the rows, or leave --strict away to set them aside.",
            problems=outcome.problems,
        )
        self.outcome = outcome


def import_lists(
    workspace: Workspace,
    panel_id: str,
    files: Sequence[tuple[str, bytes]],
    mapping: Mapping[str, object] | None = None,
    strict: bool = False,
) -> ImportOutcome:
    """Import the lists of a panel, given as `(name, content)`.

    Rows with problems are set aside in a file of rejects, or, when `strict`, nothing is imported.
    Raises `Refusal` when a file cannot be read at all; then nothing is imported either.
    """
    panel = workspace.panel(panel_id)
    checked = check_mapping(mapping or {}, panel, "the mapping")
    lists = [open_list(name, content) for name, content in files]
    outcomes: list[FileOutcome] = []
    rejects: list[tuple[int, Header, list[Rejected]]] = []
    with workspace.write() as writing:
        for each in lists:
            outcome, header, rejected = _import_list(workspace, writing, panel, each, checked)
            if rejected and header is not None:
                rejects.append((len(outcomes), header, rejected))
            outcomes.append(outcome)
        if strict and rejects:
            nothing = tuple(replace(outcome, accepted=0) for outcome in outcomes)
            raise ListRefused(ImportOutcome(panel_id, nothing))
        folder = workspace.path.with_suffix(".rejects")
        for place, header, rejected in rejects:
            outcome = outcomes[place]
            path = write_rejects(folder, Path(outcome.file).name, outcome.sha256, header, rejected)
            outcomes[place] = replace(outcome, rejects_file=str(path))
    return ImportOutcome(panel_id, tuple(outcomes))


@dataclass(slots=True)
class _Tally:
    """What has become of the rows of one file so far."""

    read: int = 0
    accepted: int = 0
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    left_out: dict[int, int] = field(default_factory=dict)
    commitments: list[str] = field(default_factory=list)


def _import_list(
    workspace: Workspace,
    writing: Writing,
    panel: Panel,
    file: ListFile,
    mapping: Mapping[str, str],
) -> tuple[FileOutcome, Header | None, list[Rejected]]:
    before = read_before(workspace, panel, file, mapping)
    if before is not None and not before.rejected and not _names_month(panel, file):
        return skipped(file, before), None, []
    found = find_header(file, panel, mapping)
    file = found.file
    rows = islice(rows_of(file), found.above, None)
    header = match_header(next(rows, (None, []))[1], panel, mapping, file.name)
    month = month_file(file.name) if panel.police_uk else None
    if header.place_of(panel.reference) is not None:
        month = None
    refuse_other_month(workspace, panel, file, month)
    if before is not None and not before.rejected:
        return skipped(file, before), None, []
    _need_columns(panel, header, month, file.name)
    import_id = secrets.token_hex(6)
    lines = LinesOfRows()
    checker = RowChecker(panel, header, month, file.name, lines)
    tally = _Tally(left_out=dict.fromkeys(header.personal, 0))
    known = Known(writing.connection, panel, header)
    inserter = Inserter(writing.connection, panel, header, import_id)
    for number, (line, cells) in enumerate(rows, start=1):
        if not cells:
            continue
        lines.note(number, line)
        tally.read += 1
        checked = checker.check(number, cells)
        case = known.compare(checked) if isinstance(checked, CaseRow) else checked
        if isinstance(case, str):
            case = [checker.problem(case, number)]
        if case is None:
            tally.unchanged += 1
        elif isinstance(case, CaseRow):
            tally.commitments.append(inserter.add(case))
            tally.accepted += 1
        else:
            tally.rejected.append(Rejected(number, tuple(cells), tuple(case)))
        for place in header.personal:
            if place < len(cells) and cells[place].strip():
                tally.left_out[place] += 1
    inserter.flush()
    if not tally.read:
        raise Refusal(
            "The list has a header and no rows.",
            where=file.name,
            next_step="Ask the force to send it again.",
        )
    notices = (*file.notices, *_force_notices(workspace, month))
    flags = [*checker.flags, *_check_flags(writing.connection, panel, import_id, file.name, lines)]
    outcome = _outcome(replace(file, notices=notices), header, tally, flags)
    if before is not None and not tally.accepted:
        # The same bytes, read in the same way, brought nothing new: the log knows all of it.
        return still_set_aside(outcome, before), header, tally.rejected
    _record(writing, panel, import_id, outcome, tally, mapping_digest(mapping), known.again)
    return outcome, header, tally.rejected


def _names_month(panel: Panel, file: ListFile) -> bool:
    return panel.police_uk and month_file(file.name) is not None


def _force_notices(workspace: Workspace, month: MonthFile | None) -> tuple[str, ...]:
    own = workspace.setting("force_area")
    if month is None or month.force == own:
        return ()
    notice = (
        f"This is a list of {month.force}, and this workspace is of {own}. Its cases are kept;"
        " rates are made of one force at a time."
    )
    return (notice,)


def _need_columns(panel: Panel, header: Header, month: MonthFile | None, name: str) -> None:
    needed = [field for field in panel.fields if field.required]
    problems = [
        Problem(f"the column for '{each.title}' is missing", name, column=each.id)
        for each in needed
        if header.place_of(each.id) is None and not (month and each.id == panel.reference)
    ]
    if month is None and header.place_of(panel.reference) is None:
        message = "no column names the cases, so nobody could tell them apart"
        if panel.police_uk:
            message += (
                "; files of data.police.uk are read without one when they keep their name"
                " (2019-01-avon-and-somerset-stop-and-search.csv)"
            )
        problems.append(Problem(message, name, column=panel.reference))
    if header.place_of(panel.date) is None:
        problems.append(Problem("no column says when it was", name, column=panel.date))
    if problems:
        raise Refusal(
            "The list lacks columns that the panel needs.",
            where=name,
            next_step="Ask the force for them, or name the columns in a file with --mapping.",
            problems=tuple(dict.fromkeys(problems)),
        )


def _check_flags(
    connection: sqlite3.Connection, panel: Panel, import_id: str, name: str, lines: LinesOfRows
) -> list[Flag]:
    fields = {each.id: each for each in panel.fields}
    flags = []
    for check in panel.checks:
        condition = to_sql(check.where, fields)
        found = connection.execute(
            f"SELECT row FROM {table_name(panel.id)}"
            # The key of a case begins with its import, so this reads the rows of one import only.
            f" WHERE case_id > ? AND case_id < ? AND {condition.expression} ORDER BY case_id",
            (f"{import_id}-", f"{import_id}.", *condition.parameters),
        )
        flags += [
            Flag(
                check.id,
                check.title,
                RowProblem(check.title, name, row, line=lines.line_of(row)),
            )
            for (row,) in found
        ]
    return flags


def _outcome(file: ListFile, header: Header, tally: _Tally, flags: Sequence[Flag]) -> FileOutcome:
    return FileOutcome(
        file=file.name,
        sha256=file.sha256,
        read=tally.read,
        accepted=tally.accepted,
        rejected=len(tally.rejected),
        unchanged=tally.unchanged,
        already="",
        problems=tuple(problem for each in tally.rejected for problem in each.problems),
        flags=tuple(flags),
        unknown_columns=tuple(header.columns[place] for place in header.unknown),
        left_out={header.columns[place]: count for place, count in tally.left_out.items()},
        notices=file.notices,
    )


def _record(
    writing: Writing,
    panel: Panel,
    import_id: str,
    outcome: FileOutcome,
    tally: _Tally,
    mapping: str,
    again: Mapping[str, int],
) -> None:
    writing.record(
        "list-imported",
        {
            "import": import_id,
            "panel": panel.id,
            "panel_digest": panel.digest,
            "name": writing.passage(outcome.file),
            "sha256": outcome.sha256,
            "read": outcome.read,
            "accepted": outcome.accepted,
            "rejected": outcome.rejected,
            "unchanged": outcome.unchanged,
            "flags": {kind: count for kind, (_, count) in _single(outcome).flag_counts().items()},
            "left_out": sum(outcome.left_out.values()),
            "mapping": mapping,
            "again": dict(again),
            "commitments": commitments_digest(tally.commitments),
        },
    )


def _single(outcome: FileOutcome) -> ImportOutcome:
    return ImportOutcome("", (outcome,))
