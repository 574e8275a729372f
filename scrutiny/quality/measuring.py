"""Measures the cases of a panel's table for the page on what is wrong with a list."""

from collections import Counter
from collections.abc import Callable, Iterator

from scrutiny.cases.asking import Period
from scrutiny.cases.months import months_between
from scrutiny.cases.table import table_name
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Panel
from scrutiny.quality.page import MOST_ROWS, Blank, Dates, MonthRows, RowAt, RowsNamed, UnknownCode
from scrutiny.workspace import Workspace

RowName = Callable[[str, int], RowAt]
"""Names a row, from its import and its number."""


def measure_dates(workspace: Workspace, panel: Panel, window: Period, row_name: RowName) -> Dates:
    """Count the cases by month, and those outside the window."""
    table = table_name(panel.id)
    counts = dict(
        workspace.rows(f"SELECT substr(day, 1, 7), count(*) FROM {table} GROUP BY 1 ORDER BY 1")
    )
    ends = workspace.rows(f"SELECT min(day), max(day) FROM {table}")[0]
    from_month = window.first[:7] if window.first else min(counts, default="")
    to_month = window.last[:7] if window.last else max(counts, default="")
    asked = months_between(from_month, to_month) if from_month and to_month else ()
    missing = tuple(month for month in asked if month not in counts)
    first, last = window.first or "", window.last or "9999"
    count = workspace.value(f"SELECT count(*) FROM {table} WHERE day < ? OR day > ?", (first, last))
    rows = workspace.rows(
        f"SELECT import_id, row FROM {table} WHERE day < ? OR day > ?"
        f" ORDER BY case_id LIMIT {MOST_ROWS}",
        (first, last),
    )
    months = tuple(
        MonthRows(month, cases, first[:7] <= month <= last[:7])
        for month, cases in sorted((counts | dict.fromkeys(missing, 0)).items())
    )
    outside = RowsNamed(count, tuple(row_name(*row) for row in rows))
    return Dates(window, ends[0] or "", ends[1] or "", months, missing, outside)


def measure_blanks(workspace: Workspace, panel: Panel) -> tuple[Blank, ...]:
    """Count the blank cells of every field, in one look at all cases."""
    names = [column(field.id) for field in panel.fields]
    sums = ", ".join(f"total({name} = ''), count({name})" for name in names)
    found = workspace.rows(f"SELECT {sums} FROM {table_name(panel.id)}")[0]
    return tuple(
        Blank(field.id, field.title, int(found[2 * n]), int(found[2 * n + 1]), found[2 * n + 1] > 0)
        for n, field in enumerate(panel.fields)
    )


def measure_codes(workspace: Workspace, panel: Panel) -> Iterator[UnknownCode]:
    """Count the codes that were kept and that no list knows."""
    for field in panel.fields:
        if field.codelist is None or not field.keep_unknown_codes:
            continue
        known = {code.code for code in field.codelist.codes}
        name = column(field.id)
        found: Counter[str] = Counter()
        for value, count in workspace.rows(
            f"SELECT {name}, count(*) FROM {table_name(panel.id)} WHERE {name} <> '' GROUP BY 1"
        ):
            for part in value.strip(";").split(";") if field.type == "codes" else (value,):
                if part not in known:
                    found[part] += count
        for code, count in found.most_common():
            yield UnknownCode(field.id, field.title, code, count, kept=True)


def control_values(workspace: Workspace, panel: Panel) -> dict[str, int]:
    """Count the values of the panel's control field, by code and by label."""
    field = panel.field(panel.control) if panel.control else None
    if field is None or field.codelist is None:
        return {}
    counts = dict(
        workspace.rows(
            f"SELECT {column(field.id)}, count(*) FROM {table_name(panel.id)} GROUP BY 1"
        )
    )
    found = {code.label: counts.get(code.code, 0) for code in field.codelist.codes}
    return found | {code.code: counts.get(code.code, 0) for code in field.codelist.codes}


def own_references(workspace: Workspace, panel: Panel) -> Iterator[str]:
    """Give the references that the force made; those made of force, month and row always count."""
    name = column(panel.reference)
    rows = workspace.connection.execute(
        f"SELECT reference FROM {table_name(panel.id)} WHERE {name} IS NOT NULL"
        " AND reference IS NOT NULL"
    )
    return (str(row[0]) for row in rows)


def rounded_references(workspace: Workspace, panel: Panel, row_name: RowName) -> RowsNamed:
    """Find references that a spreadsheet has rounded, such as `1.23E+11`: their digits are lost."""
    where = (
        f"FROM {table_name(panel.id)} WHERE reference GLOB '[0-9]*E+[0-9]*'"
        " AND reference NOT GLOB '*[^0-9.E+]*'"
    )
    rows = workspace.rows(f"SELECT import_id, row {where} ORDER BY case_id LIMIT {MOST_ROWS}")
    count = int(workspace.value(f"SELECT count(*) {where}"))
    return RowsNamed(count, tuple(row_name(*row) for row in rows))
