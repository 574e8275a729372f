"""Looks at a list before anything of it is stored, and at the cases that are stored already.

It never changes the office's file. Only counts, row numbers and codes leave it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from scrutiny.cases.asking import Period
from scrutiny.cases.lists import ListRead, lists_read
from scrutiny.cases.table import table_name
from scrutiny.importing.importing import Rejects, try_lists
from scrutiny.importing.mapping import Said, check_mapping
from scrutiny.importing.outcome import FileOutcome, ImportOutcome
from scrutiny.importing.watching import Watch, quietly
from scrutiny.importing.words import WordsOfColumn, words_of
from scrutiny.importing.workbook_lists import NO_CHOICES, Choices
from scrutiny.panels.condition_sql import to_sql
from scrutiny.panels.definition import Panel
from scrutiny.quality.comparing import compare_with_stored
from scrutiny.quality.controls import compare_totals
from scrutiny.quality.measuring import (
    RowName,
    control_values,
    measure_blanks,
    measure_codes,
    measure_dates,
    own_references,
    rounded_references,
)
from scrutiny.quality.numbering import numbering
from scrutiny.quality.page import (
    DAY_NUMBERS,
    MONTH_FIRST,
    MOST_ROWS,
    ROUNDED,
    Difference,
    FileRead,
    ListQuality,
    Noticed,
    RowAt,
    RowsNamed,
    WordRead,
)
from scrutiny.quality.scratch import scratch_for
from scrutiny.quality.set_aside import (
    day_numbers,
    month_first,
    refused,
    refused_codes,
    repeated,
    row_at,
    set_aside_by_column,
)
from scrutiny.quality.stored_lists import (
    last_difference,
    rows_flagged,
    rows_set_aside,
    stored_flags,
)
from scrutiny.workspace import Workspace

_REPEATS = ("exact-repeat", "near-repeat")
_NO_ROWS = RowsNamed(0, ())


def check_lists(
    workspace: Workspace,
    panel_id: str,
    files: Sequence[tuple[str, bytes | Path]],
    mapping: Said | None = None,
    choices: Choices = NO_CHOICES,
    window: Period | None = None,
    totals: Mapping[str, int] | None = None,
    watch: Watch | None = None,
    looked: Sequence[WordsOfColumn] | None = None,
) -> ListQuality:
    """Say what is wrong with lists, and store nothing.

    `window` is what the office asked the force for; `totals` are counts from a second source, by
    month, by value of the panel's control field, or `all`. `looked` is what `words_of` gave for
    these lists, when they were looked at before. Raises `Refusal` when a list cannot be read at
    all, with the reason, as an import does.
    """
    panel = workspace.panel(panel_id)
    panel = check_mapping(mapping or {}, panel, "the mapping").reading(panel)
    if looked is None:
        looked = words_of(workspace, panel_id, files, mapping, choices, quietly(watch))
    words = tuple(_words(looked))
    with scratch_for(workspace, panel_id) as scratch:
        outcome, rejects = try_lists(scratch, panel_id, files, mapping, choices, watch)
        name = _row_namer(scratch, panel_id, len(outcome.files) > 1)
        difference = compare_with_stored(scratch, workspace, panel, name)
        found = _quality(scratch, panel, outcome, rejects, window, totals, name, difference)
    return replace(found, words=words)


def _words(looked: Sequence[WordsOfColumn]) -> Iterator[WordRead]:
    for column in looked:
        codes = column.field.codelist
        for each in column.words:
            if each.known:
                code = codes.find(each.read_as) if codes else None
                said = code.label if code else each.read_as
                yield WordRead(column.title, each.raw, each.cells, said, each.decided)


def stored_quality(
    workspace: Workspace,
    panel_id: str,
    window: Period | None = None,
    totals: Mapping[str, int] | None = None,
) -> ListQuality:
    """Say what is wrong with the cases of a panel that are stored."""
    panel = workspace.panel(panel_id)
    name = _row_namer(workspace, panel_id, several=True)
    difference = last_difference(workspace, panel_id)
    return _quality(workspace, panel, None, (), window, totals, name, difference)


def _row_namer(workspace: Workspace, panel_id: str, several: bool) -> RowName:
    names = {each.import_id: each.name for each in lists_read(workspace, panel_id)}
    return lambda import_id, row: RowAt(row, names.get(import_id, "") if several else "")


def _quality(
    workspace: Workspace,
    panel: Panel,
    outcome: ImportOutcome | None,
    rejects: Sequence[Rejects],
    window: Period | None,
    totals: Mapping[str, int] | None,
    row_name: RowName,
    difference: Difference | None,
) -> ListQuality:
    dates = measure_dates(workspace, panel, window or Period(), row_name)
    cases = int(workspace.value(f"SELECT count(*) FROM {table_name(panel.id)}"))
    lists = lists_read(workspace, panel.id)
    several = outcome is not None and len(outcome.files) > 1
    counted, first = _flagged(panel, outcome, lists, several)
    checks = {each.id for each in panel.checks}
    impossible = tuple(_checks(workspace, panel, row_name))
    noticed = tuple(
        Noticed(kind, title, RowsNamed(count, tuple(first.get(kind, ()))))
        for kind, (title, count) in counted.items()
        if kind not in checks and kind not in _REPEATS and kind != "unknown-code"
    )
    rounded = rounded_references(workspace, panel, row_name)
    exchanged = month_first(panel, rejects, several)
    noticed += tuple(
        Noticed(kind, title, found)
        for kind, title, found in (
            ("rounded-reference", ROUNDED, rounded),
            ("month-first", MONTH_FIRST, exchanged),
            ("day-number", DAY_NUMBERS, day_numbers(rejects, several)),
        )
        if found.count
    )
    problems = tuple(set_aside_by_column(panel, rejects, several))
    if outcome is None:
        problems = tuple(rows_set_aside(lists))
    months = {each.month: each.cases for each in dates.months}
    values = control_values(workspace, panel)
    return ListQuality(
        panel=panel.id,
        panel_name=panel.name,
        unit=panel.unit,
        units=panel.units,
        stored=outcome is None,
        files=tuple(_file(each) for each in outcome.files) if outcome else (),
        read=outcome.read if outcome else sum(each.read for each in lists),
        cases=cases,
        set_aside=outcome.rejected if outcome else sum(each.rejected for each in lists),
        joined=outcome.joined if outcome else 0,
        dates=dates,
        blanks=measure_blanks(workspace, panel),
        words=(),
        unknown_codes=(*refused_codes(panel, rejects), *measure_codes(workspace, panel)),
        problems=problems,
        exact_repeats=_named("exact-repeat", counted, first),
        repeated_references=repeated(rejects, several),
        alike_references=_named("near-repeat", counted, first),
        numbering=numbering(chain(own_references(workspace, panel), refused(panel, rejects))),
        impossible=impossible,
        noticed=noticed,
        controls=compare_totals(totals or {}, months, values, cases),
        difference=difference,
    )


def _file(outcome: FileOutcome) -> FileRead:
    return FileRead(
        Path(outcome.file).name,
        outcome.sha256,
        outcome.read,
        outcome.notices,
        outcome.unknown_columns,
        outcome.left_out,
    )


def _flagged(
    panel: Panel, outcome: ImportOutcome | None, lists: Sequence[ListRead], several: bool
) -> tuple[Mapping[str, tuple[str, int]], Mapping[str, list[RowAt]]]:
    """Give the count of each kind of flag with its title, and its first rows."""
    if outcome is None:
        return stored_flags(lists), rows_flagged(lists)
    first: dict[str, list[RowAt]] = {}
    for flag in outcome.flags:
        rows = first.setdefault(flag.kind, [])
        if len(rows) < MOST_ROWS:
            rows.append(row_at(flag.problem, several))
    return outcome.flag_counts(), first


def _named(
    kind: str, counted: Mapping[str, tuple[str, int]], first: Mapping[str, list[RowAt]]
) -> RowsNamed:
    return RowsNamed(counted.get(kind, ("", 0))[1], tuple(first.get(kind, ())))


def _checks(workspace: Workspace, panel: Panel, row_name: RowName) -> Iterator[Noticed]:
    fields = {each.id: each for each in panel.fields}
    table = table_name(panel.id)
    for check in panel.checks:
        condition = to_sql(check.where, fields)
        where = f"FROM {table} WHERE {condition.expression}"
        found = int(workspace.value(f"SELECT count(*) {where}", condition.parameters))
        if found:
            rows = workspace.rows(
                f"SELECT import_id, row {where} ORDER BY case_id LIMIT {MOST_ROWS}",
                condition.parameters,
            )
            named = RowsNamed(found, tuple(row_name(*row) for row in rows))
            yield Noticed(check.id, check.title, named)
