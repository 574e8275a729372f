"""Tells whether a list has the columns that its panel needs, and how its rows are named."""

from scrutiny.errors import Problem, Refusal
from scrutiny.importing.header import Header
from scrutiny.importing.naming import ByCase, ByColumn, ByForceColumn, ByMonthFile, Naming
from scrutiny.importing.police_uk import MonthFile
from scrutiny.panels.definition import Panel

_FORCE_TITLES = ("force", "force_id", "force id", "police force", "force name")
_MONTH_TITLES = ("month", "file month")


def naming_of(panel: Panel, header: Header, month: MonthFile | None, name: str) -> Naming:
    """Choose how rows are named; raises `Refusal` when a column that is needed is missing."""
    reference = header.place_of(panel.reference)
    force = _titled(header, _FORCE_TITLES) if panel.police_uk else None
    case = header.place_of(panel.rows.case) if panel.rows and month is None else None
    named = month is not None or force is not None or case is not None
    problems = [
        Problem(f"the column for '{each.title}' is missing", name, column=each.id)
        for each in panel.fields
        if each.required
        and header.place_of(each.id) is None
        and not (named and each.id == panel.reference)
    ]
    if reference is None and not named:
        message = "no column names the cases, so nobody could tell them apart"
        if panel.police_uk:
            message += (
                "; files of data.police.uk are read without one when they keep their name"
                " (2019-01-avon-and-somerset-stop-and-search.csv), or when a column 'force' says"
                " of which force each row is"
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
    if case is not None:
        return ByCase(reference, case)
    if reference is not None:
        return ByColumn(reference)
    if month is not None:
        return ByMonthFile(month)
    assert force is not None
    return ByForceColumn(force, _titled(header, _MONTH_TITLES))


def _titled(header: Header, titles: tuple[str, ...]) -> int | None:
    found = (place for place, each in enumerate(header.columns) if each.casefold() in titles)
    return next(found, None)
