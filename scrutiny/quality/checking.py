"""Looks at a list before anything of it is stored, and at the cases that are stored already.

It never changes the office's file. Only counts, row numbers and codes leave it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from scrutiny.cases.asking import Period
from scrutiny.cases.lists import lists_read
from scrutiny.cases.table import table_name
from scrutiny.errors import Problem
from scrutiny.importing.codes import code_reader
from scrutiny.importing.importing import Rejects, try_lists
from scrutiny.importing.outcome import FileOutcome, ImportOutcome, RowProblem
from scrutiny.importing.workbook_lists import NO_CHOICES, Choices
from scrutiny.panels.condition_sql import to_sql
from scrutiny.panels.definition import Field, Panel
from scrutiny.quality.comparing import compare_with_stored
from scrutiny.quality.controls import compare_totals
from scrutiny.quality.measuring import (
    RowName,
    control_values,
    measure_blanks,
    measure_codes,
    measure_dates,
    own_references,
)
from scrutiny.quality.numbering import numbering
from scrutiny.quality.page import (
    MOST_ROWS,
    Difference,
    FileRead,
    ListQuality,
    Noticed,
    RowAt,
    RowsNamed,
    SetAside,
    UnknownCode,
)
from scrutiny.quality.scratch import scratch_for
from scrutiny.workspace import Workspace

_REPEATS = ("exact-repeat", "near-repeat")
_NO_ROWS = RowsNamed(0, ())
_MUST_BE = {
    "ragged": "a row with as many cells as the header",
    "with-its-case": "a row of a case whose other rows can be read",
    "rows-disagree": "the same in all rows of a case",
    "repeated-reference": "a reference that no other case has",
    "repeated-row": "different from every other row of its case",
    "blank": "filled in",
}
_TYPES = {
    "boolean": "yes or no",
    "integer": "a whole number",
    "decimal": "a number",
    "reference": "a reference that names a case",
}


def check_lists(
    workspace: Workspace,
    panel_id: str,
    files: Sequence[tuple[str, bytes | Path]],
    mapping: Mapping[str, object] | None = None,
    choices: Choices = NO_CHOICES,
    window: Period | None = None,
    totals: Mapping[str, int] | None = None,
) -> ListQuality:
    """Say what is wrong with lists, and store nothing.

    `window` is what the office asked the force for; `totals` are counts from a second source, by
    month, by value of the panel's control field, or `all`. Raises `Refusal` when a list cannot be
    read at all, with the reason, as an import does.
    """
    panel = workspace.panel(panel_id)
    with scratch_for(workspace, panel_id) as scratch:
        outcome, rejects = try_lists(scratch, panel_id, files, mapping, choices)
        name = _row_namer(scratch, panel_id, len(outcome.files) > 1)
        difference = compare_with_stored(scratch, workspace, panel, name)
        return _quality(scratch, panel, outcome, rejects, window, totals, name, difference)


def stored_quality(
    workspace: Workspace,
    panel_id: str,
    window: Period | None = None,
    totals: Mapping[str, int] | None = None,
) -> ListQuality:
    """Say what is wrong with the cases of a panel that are stored."""
    panel = workspace.panel(panel_id)
    name = _row_namer(workspace, panel_id, several=True)
    return _quality(workspace, panel, None, (), window, totals, name, None)


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
    several = outcome is not None and len(outcome.files) > 1
    counted, first = _flagged(workspace, panel, outcome, several)
    checks = {each.id for each in panel.checks}
    impossible = tuple(_checks(workspace, panel, row_name))
    noticed = tuple(
        Noticed(kind, title, RowsNamed(count, tuple(first.get(kind, ()))))
        for kind, (title, count) in counted.items()
        if kind not in checks and kind not in _REPEATS and kind != "unknown-code"
    )
    problems = tuple(_set_aside(panel, rejects, outcome, several))
    months = {each.month: each.cases for each in dates.months}
    values = control_values(workspace, panel)
    lists = lists_read(workspace, panel.id)
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
        unknown_codes=(*_refused_codes(panel, rejects), *measure_codes(workspace, panel)),
        problems=problems,
        exact_repeats=_named("exact-repeat", counted, first),
        repeated_references=_repeated(rejects, outcome, several),
        alike_references=_named("near-repeat", counted, first),
        numbering=numbering(chain(own_references(workspace, panel), _refused(panel, rejects))),
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
    workspace: Workspace, panel: Panel, outcome: ImportOutcome | None, several: bool
) -> tuple[Mapping[str, tuple[str, int]], Mapping[str, list[RowAt]]]:
    """Give the count of each kind of flag with its title, and its first rows."""
    if outcome is None:
        from scrutiny.quality.stored_flags import stored_flags

        return stored_flags(workspace, panel), {}
    first: dict[str, list[RowAt]] = {}
    for flag in outcome.flags:
        rows = first.setdefault(flag.kind, [])
        if len(rows) < MOST_ROWS:
            rows.append(_row_at(flag.problem, several))
    return outcome.flag_counts(), first


def _row_at(problem: Problem, several: bool) -> RowAt:
    return RowAt(problem.row or 0, Path(problem.file).name if several else "")


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


def _set_aside(
    panel: Panel, rejects: Sequence[Rejects], outcome: ImportOutcome | None, several: bool
) -> Iterator[SetAside]:
    found: dict[tuple[str, str], list[RowAt]] = {}
    for each in rejects:
        fields = {each.header.columns[place]: field for place, field in each.header.fields}
        for rejected in each.rows:
            for problem in rejected.problems:
                kind = problem.kind if isinstance(problem, RowProblem) else ""
                must_be = _MUST_BE.get(kind) or _must_be(fields.get(problem.column), panel)
                rows = found.setdefault((problem.column, must_be), [])
                rows.append(_row_at(problem, several))
    for (column, must_be), rows in found.items():
        named = tuple(dict.fromkeys(rows))
        yield SetAside(column, must_be, RowsNamed(len(named), named[:MOST_ROWS]))


def _must_be(field: Field | None, panel: Panel) -> str:
    if field is None:
        return "readable"
    if field.type in ("date", "dates"):
        return f"a possible date, written as {' or '.join(panel.date_formats)}"
    if field.type == "datetime":
        return f"a possible date and time: {' or '.join(panel.date_formats)}, then such as 14:05"
    if field.type in ("code", "codes"):
        return "a code of its list"
    return _TYPES.get(field.type, "readable")


def _refused(panel: Panel, rejects: Sequence[Rejects]) -> Iterator[str]:
    """Give the references of rows that were set aside: they are in the list, so not missing."""
    for each in rejects:
        place = each.header.place_of(panel.reference)
        for rejected in each.rows:
            if place is not None and place < len(rejected.cells):
                yield rejected.cells[place].strip()


def _repeated(
    rejects: Sequence[Rejects], outcome: ImportOutcome | None, several: bool
) -> RowsNamed:
    rows = [
        _row_at(problem, several)
        for each in rejects
        for rejected in each.rows
        for problem in rejected.problems
        if isinstance(problem, RowProblem) and problem.kind == "repeated-reference"
    ]
    return RowsNamed(len(rows), tuple(rows[:MOST_ROWS])) if outcome else _NO_ROWS


def _refused_codes(panel: Panel, rejects: Sequence[Rejects]) -> Iterator[UnknownCode]:
    counts: Counter[tuple[str, str]] = Counter()
    titles: dict[str, str] = {}
    readers: dict[str, Callable[[str], str]] = {}
    for each in rejects:
        places = {each.header.columns[place]: (place, field) for place, field in each.header.fields}
        for rejected in each.rows:
            for problem in rejected.problems:
                place, field = places.get(problem.column, (0, None))
                if field is None or field.codelist is None or len(rejected.cells) <= place:
                    continue
                titles[field.id] = field.title
                reader = readers.setdefault(field.id, code_reader(field))
                cell = rejected.cells[place]
                for part in cell.split(";") if field.type == "codes" else (cell,):
                    try:
                        reader(part)
                    except ValueError:
                        counts[(field.id, part.strip())] += 1
    for (field_id, code), count in counts.most_common():
        yield UnknownCode(field_id, titles[field_id], code, count, kept=False)
