"""Imports lists into a workspace in one step: every file, or nothing."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path

from scrutiny.cases.table import bulk
from scrutiny.errors import Refusal
from scrutiny.importing.checks import flag_checks
from scrutiny.importing.earlier import (
    mapping_digest,
    read_before,
    refuse_other_month,
    skipped,
    still_set_aside,
)
from scrutiny.importing.files import ListFile, Row, rows_of
from scrutiny.importing.finding import find_header
from scrutiny.importing.flags import Flags
from scrutiny.importing.gathering import Checked, Gathering, gathers
from scrutiny.importing.header import Header, match_header, without_index
from scrutiny.importing.inserting import Inserter
from scrutiny.importing.lines import LinesOfRows
from scrutiny.importing.mapping import ListMapping, Said, check_mapping
from scrutiny.importing.naming import ByCase
from scrutiny.importing.needed import naming_of
from scrutiny.importing.opening import open_any
from scrutiny.importing.outcome import FileOutcome, ImportOutcome
from scrutiny.importing.police_uk import MonthFile, month_file
from scrutiny.importing.rejects import Rejected, write_rejects
from scrutiny.importing.rows import CaseRow, RowChecker
from scrutiny.importing.stored import Known, NotTaken
from scrutiny.importing.watching import Watch, watched
from scrutiny.importing.workbook_lists import NO_CHOICES, Choices, with_iso_dates
from scrutiny.panels.definition import Panel
from scrutiny.record.connection import sorting_on_disk
from scrutiny.workspace import Workspace, Writing

_MOST_REJECTED = 50_000
_FIRST = 20


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
    files: Sequence[tuple[str, bytes | Path]],
    mapping: Said | None = None,
    strict: bool = False,
    choices: Choices = NO_CHOICES,
    watch: Watch | None = None,
) -> ImportOutcome:
    """Import the lists of a panel, given as `(name, content)` or `(name, path)`.

    `choices` says what was decided about workbooks. Rows with problems are set aside in a file of
    rejects, or, when `strict`, nothing is imported.
    Raises `Refusal` when a file cannot be read at all; then nothing is imported either.
    """
    with sorting_on_disk(workspace.connection), workspace.write() as writing:
        outcome, rejects = _read_all(
            workspace, writing, panel_id, files, mapping or {}, choices, watch
        )
        if strict and rejects:
            nothing = tuple(replace(each, accepted=0) for each in outcome.files)
            raise ListRefused(ImportOutcome(panel_id, nothing))
        folder = workspace.path.with_suffix(".rejects")
        outcomes = list(outcome.files)
        for each in rejects:
            of = outcomes[each.place]
            name = Path(of.file).name
            path = write_rejects(folder, name, of.sha256, each.header, each.rows)
            outcomes[each.place] = replace(of, rejects_file=str(path))
    return ImportOutcome(panel_id, tuple(outcomes))


@dataclass(frozen=True, slots=True)
class Rejects:
    """The rows of one file that were set aside."""

    place: int
    """Which of the files it is, from 0."""
    header: Header
    rows: tuple[Rejected, ...]


def try_lists(
    scratch: Workspace,
    panel_id: str,
    files: Sequence[tuple[str, bytes | Path]],
    mapping: Said | None = None,
    choices: Choices = NO_CHOICES,
    watch: Watch | None = None,
) -> tuple[ImportOutcome, tuple[Rejects, ...]]:
    """Import lists into a workspace that nobody keeps; no file of rejects is written."""
    with scratch.write() as writing:
        return _read_all(scratch, writing, panel_id, files, mapping or {}, choices, watch)


def _read_all(
    workspace: Workspace,
    writing: Writing,
    panel_id: str,
    files: Sequence[tuple[str, bytes | Path]],
    mapping: Said,
    choices: Choices,
    watch: Watch | None,
) -> tuple[ImportOutcome, tuple[Rejects, ...]]:
    panel = workspace.panel(panel_id)
    checked = check_mapping(mapping, panel, "the mapping")
    lists = [open_any(name, content, panel, checked.columns, choices) for name, content in files]
    outcomes: list[FileOutcome] = []
    rejects: list[Rejects] = []
    for each in lists:
        outcome, header, rejected = _import_list(
            workspace, writing, panel, each, checked, choices, watch
        )
        if rejected and header is not None:
            rejects.append(Rejects(len(outcomes), header, tuple(rejected)))
        outcomes.append(outcome)
    return ImportOutcome(panel_id, tuple(outcomes)), tuple(rejects)


@dataclass(slots=True)
class _Tally:
    """What has become of the rows of one file so far."""

    read: int = 0
    accepted: int = 0
    unchanged: int = 0
    joined: int = 0
    repeated_headers: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    left_out: dict[int, int] = field(default_factory=dict)


def _import_list(
    workspace: Workspace,
    writing: Writing,
    panel: Panel,
    file: ListFile,
    mapping: ListMapping,
    choices: Choices,
    watch: Watch | None,
) -> tuple[FileOutcome, Header | None, list[Rejected]]:
    before = read_before(workspace, panel, file, mapping, choices)
    if before is not None and not before.rejected and not _names_month(panel, file):
        return skipped(file, before), None, []
    found = find_header(file, panel, mapping.columns)
    file = found.file
    rows: Iterator[Row] = islice(rows_of(file), found.above, None)
    titles = next(rows, (None, []))[1]
    header = match_header(titles, panel, mapping, file.name)
    month = month_file(file.name) if panel.police_uk else None
    if header.place_of(panel.reference) is not None:
        month = None
    refuse_other_month(workspace, panel, file, month)
    if before is not None and not before.rejected:
        return skipped(file, before), None, []
    first = next(rows, None)
    if first is not None:
        rows = chain((first,), rows)
        header = without_index(header, first[1])
    naming = naming_of(panel, header, month, file.name)
    import_id = secrets.token_hex(6)
    lines = LinesOfRows()
    reading = panel if file.delimiter else with_iso_dates(panel)
    checker = RowChecker(reading, header, naming, file.name, lines)
    tally = _Tally(left_out=dict.fromkeys(header.personal, 0))
    checked = _checked(watched(rows, watch), titles, checker, tally)
    gathering = _gather(checked, checker)
    cases_header = gathering.header if gathering else header
    known = Known(writing.connection, panel, cases_header, month)
    with bulk(writing.connection, panel, {each.id for _, each in cases_header.fields}):
        inserter = Inserter(writing.connection, panel, cases_header, import_id)
        _take(gathering.cases() if gathering else checked, checker, known, inserter, tally)
        inserter.flush()
    tally.joined = gathering.joined if gathering else 0
    checker.finish()
    if not tally.read:
        raise Refusal(
            "The list has a header and no rows.",
            where=file.name,
            next_step="Ask the force to send it again.",
        )
    notices = (
        *file.notices,
        *_shape_notices(header, tally),
        *((gathering.notice(),) if gathering and gathering.joined else ()),
        *_force_notices(workspace, month),
    )
    flags = checker.flags
    flag_checks(writing.connection, panel, import_id, file.name, lines, flags)
    outcome = _outcome(replace(file, notices=notices), header, tally, flags)
    if before is not None and not tally.accepted:
        # The same bytes, read in the same way, brought nothing new: the log knows all of it.
        return still_set_aside(outcome, before), header, tally.rejected
    _record(
        writing,
        panel,
        import_id,
        outcome,
        inserter.commitments,
        mapping_digest(mapping, choices),
        known,
    )
    return outcome, header, tally.rejected


def _gather(checked: Iterator[Checked], checker: RowChecker) -> Gathering | None:
    rules = gathers(checker.panel, checker.header)
    if rules is None or not isinstance(checker.naming, ByCase):
        return None
    gathering = Gathering(rules, checker, _MOST_REJECTED)
    gathering.read(checked)
    return gathering


def _checked(
    rows: Iterator[Row], titles: Sequence[str], checker: RowChecker, tally: _Tally
) -> Iterator[Checked]:
    header, lines = checker.header, checker.lines
    number = 0
    for line, cells in rows:
        if cells == titles:
            # Files that were put together one after the other bring their header along.
            tally.repeated_headers += 1
            continue
        number += 1
        if not cells:
            continue
        lines.note(number, line)
        tally.read += 1
        for place in header.personal:
            if place < len(cells) and cells[place].strip():
                tally.left_out[place] += 1
        yield number, cells, checker.check(number, cells)


def _take(
    rows: Iterator[Checked], checker: RowChecker, known: Known, inserter: Inserter, tally: _Tally
) -> None:
    for number, cells, checked in rows:
        case = known.compare(checked) if isinstance(checked, CaseRow) else checked
        if isinstance(case, NotTaken):
            case = [checker.problem(case.message, number, kind=case.kind)]
        if case is None:
            tally.unchanged += 1
        elif isinstance(case, CaseRow):
            inserter.add(case)
            tally.accepted += 1
        else:
            tally.rejected.append(Rejected(number, tuple(cells), tuple(case)))
            if len(tally.rejected) > _MOST_REJECTED:
                raise _too_many(checker.name, tally.rejected)


def _too_many(name: str, rejected: Sequence[Rejected]) -> Refusal:
    return Refusal(
        f"More than {_MOST_REJECTED:,} rows have problems, so this cannot be the list that the"
        " panel reads. Nothing was imported. The first problems are listed.",
        where=name,
        next_step="Compare the header and a few rows with the panel's fields, or name the columns"
        " in a file with --mapping.",
        problems=tuple(problem for each in rejected[:_FIRST] for problem in each.problems),
    )


def _shape_notices(header: Header, tally: _Tally) -> tuple[str, ...]:
    notices = []
    if header.index is not None:
        notices.append("The first column only counts the rows; it was left out.")
    if tally.repeated_headers:
        times = "once more" if tally.repeated_headers == 1 else f"{tally.repeated_headers} times"
        notices.append(f"The header stands {times} among the rows; those lines were left out.")
    return tuple(notices)


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


def _outcome(file: ListFile, header: Header, tally: _Tally, flags: Flags) -> FileOutcome:
    return FileOutcome(
        file=file.name,
        sha256=file.sha256,
        read=tally.read,
        accepted=tally.accepted,
        rejected=len(tally.rejected),
        unchanged=tally.unchanged,
        joined=tally.joined,
        already="",
        problems=tuple(problem for each in tally.rejected for problem in each.problems),
        flags=flags.kept,
        flagged=flags.counts,
        unknown_columns=tuple(header.columns[place] for place in header.unknown),
        left_out={header.columns[place]: count for place, count in tally.left_out.items()},
        notices=file.notices,
    )


def _record(
    writing: Writing,
    panel: Panel,
    import_id: str,
    outcome: FileOutcome,
    commitments: str,
    mapping: str,
    known: Known,
) -> None:
    flagged: dict[str, list[int]] = {}
    for flag in outcome.flags:
        rows = flagged.setdefault(flag.kind, [])
        if flag.problem.row is not None and len(rows) < _FIRST:
            rows.append(flag.problem.row)
    set_aside = dict.fromkeys(each.row for each in outcome.problems if each.row is not None)
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
            "joined": outcome.joined,
            "flags": {kind: count for kind, (_, count) in _single(outcome).flag_counts().items()},
            "left_out": sum(outcome.left_out.values()),
            "mapping": mapping,
            "again": dict(known.again),
            "flagged_rows": dict(flagged),
            "rejected_rows": list(set_aside)[:_FIRST],
            "changed": len(known.changed),
            "changed_rows": known.changed[:_FIRST],
            "gone": known.gone(import_id),
            "commitments": commitments,
        },
    )


def _single(outcome: FileOutcome) -> ImportOutcome:
    return ImportOutcome("", (outcome,))
