"""Tells whether a list has the columns that its panel needs, and how its rows are named."""

from collections.abc import Sequence

from scrutiny.errors import Problem, Refusal
from scrutiny.importing.header import Header
from scrutiny.importing.naming import ByCase, ByColumn, ByForceColumn, ByMonthFile, Naming
from scrutiny.importing.police_uk import MonthFile
from scrutiny.importing.quoting import quoted
from scrutiny.importing.titles import title_key
from scrutiny.panels.definition import Panel

_FORCE_TITLES = ("force", "forceid", "policeforce", "forcename")
_MOST_SHOWN = 12
_MONTH_TITLES = ("month", "filemonth")


def naming_of(panel: Panel, header: Header, month: MonthFile | None, name: str) -> Naming:
    """Choose how rows are named; raises `Refusal` when a column that is needed is missing."""
    reference = header.place_of(panel.reference)
    spare = [header.columns[place] for place in header.unknown if header.columns[place]]
    force = _titled(header, _FORCE_TITLES) if panel.police_uk else None
    case = header.place_of(panel.rows.case) if panel.rows and month is None else None
    named = month is not None or force is not None or case is not None
    problems = [
        Problem(f"the column for '{each.title}' is missing", name, column=each.id)
        for each in panel.fields
        if each.required
        and each.id not in (panel.reference, panel.date)
        and header.place_of(each.id) is None
    ]
    if reference is None and not named:
        message = (
            f"the column for '{_title(panel, panel.reference)}' is missing: no column names the"
            " cases, so nobody could tell them apart"
        )
        if panel.police_uk:
            message += (
                "; files of data.police.uk are read without one when they keep their name"
                " (2019-01-avon-and-somerset-stop-and-search.csv), or when a column 'force' says"
                " of which force each row is"
            )
        problems.append(Problem(message, name, column=panel.reference))
    if header.place_of(panel.date) is None:
        message = f"the column for '{_title(panel, panel.date)}' is missing: it says when it was"
        problems.append(Problem(message, name, column=panel.date))
    if problems:
        raise Refusal(
            "The list lacks columns that the panel needs.",
            where=name,
            next_step=_next_step(panel, header, spare, reference is None and not named),
            problems=tuple(problems),
        )
    if case is not None:
        return ByCase(reference, case)
    if reference is not None:
        return ByColumn(reference)
    if month is not None:
        return ByMonthFile(month)
    assert force is not None
    return ByForceColumn(force, _titled(header, _MONTH_TITLES))


def _title(panel: Panel, field_id: str) -> str:
    field = panel.field(field_id)
    return field.title if field else field_id


def _next_step(panel: Panel, header: Header, spare: Sequence[str], unnamed: bool) -> str:
    """Say how a column under another name is named; without one, only the force can help."""
    if not spare and unnamed and panel.police_uk and not header.personal:
        return (
            "Give the file the name that it has at data.police.uk, such as"
            " 2026-01-kent-stop-and-search.csv, or ask the force for a list with a reference."
        )
    if not spare and unnamed and header.personal:
        left_out = ", ".join(quoted(header.columns[place]) for place in header.personal)
        return (
            f"{left_out} leads to a person, so it was left out. Ask the force for a reference that"
            " was made for this purpose."
        )
    if not spare:
        return "Ask the force for them: every column of the list fills another field."
    shown = ", ".join(quoted(title) for title in spare[:_MOST_SHOWN])
    more = f" and {len(spare) - _MOST_SHOWN} more" if len(spare) > _MOST_SHOWN else ""
    return (
        f"No field asks for these columns yet: {shown}{more}. If one of them is meant, write"
        " how the columns are read with --save-mapping columns.toml, write the field behind its"
        " column in that file, and give it with --mapping columns.toml. Otherwise ask the force."
    )


def _titled(header: Header, titles: tuple[str, ...]) -> int | None:
    found = (place for place, each in enumerate(header.columns) if title_key(each) in titles)
    return next(found, None)
