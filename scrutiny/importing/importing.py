"""Imports lists into a workspace in one step: every file, or nothing."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from scrutiny.cases.combinations import Combinations
from scrutiny.cases.table import bulk
from scrutiny.errors import Refusal
from scrutiny.importing.cases import CheckedRows
from scrutiny.importing.checks import Checks
from scrutiny.importing.checks_together import CheckMemory
from scrutiny.importing.chunks import Numbering, chunks_of
from scrutiny.importing.earlier import (
    mapping_digest,
    read_before,
    refuse_other_month,
    skipped,
    still_set_aside,
)
from scrutiny.importing.files import ListFile, rows_of
from scrutiny.importing.finding import find_header
from scrutiny.importing.flags import Flags, Room
from scrutiny.importing.gathering import Gathering, gathers
from scrutiny.importing.header import Header, match_header, without_index
from scrutiny.importing.inserting import Inserter
from scrutiny.importing.lines import LinesOfRows
from scrutiny.importing.mapping import ListMapping, Said, check_mapping
from scrutiny.importing.memory import without_search_for_cycles
from scrutiny.importing.naming import ByCase
from scrutiny.importing.needed import naming_of
from scrutiny.importing.opening import open_any
from scrutiny.importing.outcome import FileOutcome, ImportOutcome
from scrutiny.importing.police_uk import MonthFile, month_file
from scrutiny.importing.rejects import Rejected, write_rejects
from scrutiny.importing.repeats import Repeats
from scrutiny.importing.rows import RowChecker
from scrutiny.importing.stored import Known
from scrutiny.importing.taking import FIRST, MOST_REJECTED, Tally, checked_rows, new_cases
from scrutiny.importing.watching import Watch
from scrutiny.importing.workbook_lists import NO_CHOICES, Choices, with_iso_dates
from scrutiny.panels.definition import Panel
from scrutiny.record.connection import sorting_on_disk
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
    panel = checked.reading(panel)
    lists = [open_any(name, content, panel, checked.columns, choices) for name, content in files]
    outcomes: list[FileOutcome] = []
    rejects: list[Rejects] = []
    connection = writing.connection
    with bulk(connection, panel) as index_references, without_search_for_cycles():
        shared = _Shared(Combinations(connection, panel), CheckMemory(connection, panel), Room())
        for each in lists:
            if outcomes:
                index_references()
            with Repeats.on_disk() as repeats:
                outcome, header, rejected = _import_list(
                    workspace, writing, panel, each, checked, choices, watch, shared, repeats
                )
            if rejected and header is not None:
                rejects.append(Rejects(len(outcomes), header, tuple(rejected)))
            outcomes.append(outcome)
    return ImportOutcome(panel_id, tuple(outcomes)), tuple(rejects)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the lists of one import have in common."""

    combinations: Combinations
    checks: CheckMemory
    room: Room


def _import_list(
    workspace: Workspace,
    writing: Writing,
    panel: Panel,
    file: ListFile,
    mapping: ListMapping,
    choices: Choices,
    watch: Watch | None,
    shared: _Shared,
    repeats: Repeats,
) -> tuple[FileOutcome, Header | None, list[Rejected]]:
    before = read_before(workspace, panel, file, mapping, choices)
    if before is not None and not before.rejected and not _names_month(panel, file):
        return skipped(file, before), None, []
    found = find_header(file, panel, mapping.columns)
    file = found.file
    first = [cells for _, cells in islice(rows_of(file), found.above, found.above + 2)]
    titles = first[0] if first else []
    header = match_header(titles, panel, mapping, file.name)
    month = month_file(file.name) if panel.police_uk else None
    if header.place_of(panel.reference) is not None:
        month = None
    refuse_other_month(workspace, panel, file, month)
    if before is not None and not before.rejected:
        return skipped(file, before), None, []
    if len(first) > 1:
        header = without_index(header, first[1])
    naming = naming_of(panel, header, month, file.name)
    import_id = secrets.token_hex(6)
    lines = LinesOfRows()
    reading = panel if file.delimiter else with_iso_dates(panel)
    flags = Flags(shared.room)
    checker = RowChecker(reading, header, naming, file.name, lines, repeats, flags)
    tally = Tally(left_out=dict.fromkeys(header.personal, 0))
    numbering = Numbering(titles)
    chunks = map(numbering.number, chunks_of(file, found.above + 1))
    checked = checked_rows(chunks, checker, tally, watch)
    gathering = _gather(checked, checker)
    cases_header = gathering.header if gathering else header
    known = Known(writing.connection, panel, cases_header, month)
    checks = Checks(writing.connection, panel, cases_header, import_id, shared.checks)
    inserter = Inserter(writing.connection, panel, cases_header, import_id, shared.combinations)
    for cases in new_cases(gathering.cases() if gathering else checked, checker, known, tally):
        inserter.add(cases)
        checks.add(cases)
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
        *_shape_notices(header, numbering.repeated_headers),
        *((gathering.notice(),) if gathering and gathering.joined else ()),
        *_force_notices(workspace, month),
    )
    checks.flag(file.name, lines, flags)
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


def _gather(checked: Iterator[CheckedRows], checker: RowChecker) -> Gathering | None:
    rules = gathers(checker.panel, checker.header)
    if rules is None or not isinstance(checker.naming, ByCase):
        return None
    gathering = Gathering(rules, checker, MOST_REJECTED)
    gathering.read(checked)
    return gathering


def _shape_notices(header: Header, repeated_headers: int) -> tuple[str, ...]:
    notices = []
    if header.index is not None:
        notices.append("The first column only counts the rows; it was left out.")
    if repeated_headers:
        times = "once more" if repeated_headers == 1 else f"{repeated_headers} times"
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


def _outcome(file: ListFile, header: Header, tally: Tally, flags: Flags) -> FileOutcome:
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
        if flag.problem.row is not None and len(rows) < FIRST:
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
            "rejected_rows": list(set_aside)[:FIRST],
            "changed": len(known.changed),
            "changed_rows": known.changed[:FIRST],
            "gone": known.gone(import_id),
            "commitments": commitments,
        },
    )


def _single(outcome: FileOutcome) -> ImportOutcome:
    return ImportOutcome("", (outcome,))
