"""What may be told of single cases in public: month, area and sort, and how many cases share them.

Nothing else of a case leaves here, and no reference. Whether so few cases share them that they
would point to one is not decided here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.cases.asking import Period, theme_of
from scrutiny.cases.crossing import MONTH, by_field, crossed
from scrutiny.cases.table import table_name
from scrutiny.errors import Refusal
from scrutiny.meetings.cases import meeting_case
from scrutiny.meetings.closing import plain_name
from scrutiny.meetings.meeting import meeting
from scrutiny.panels.condition_sql import SqlCondition
from scrutiny.panels.definition import Field, Panel
from scrutiny.publishing.releasing import needed_closed
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace

MONTH_WORD, AREA, SORT = "month", "area", "sort"
ABOUT = (MONTH_WORD, AREA, SORT)
"""What is told of a case, in order."""
_NOTHING = SqlCondition("''", ())


@dataclass(frozen=True, slots=True)
class CaseKind:
    """Of what kind one case is."""

    case_id: str
    about: Mapping[str, str]
    """Of `ABOUT` what the list says and the panel file lets be told; the month as `2026-05`."""
    alike: Mapping[frozenset[str], int]
    """For each choice of these, how many cases of the whole list say the same."""


def case_kinds(workspace: Workspace, meeting_id: str) -> dict[str, CaseKind]:
    """Give the kind of each case of a meeting, by its id; an erased one is not there.

    The panel file of today decides what is told, since it is the office's rule of today.
    """
    panel = workspace.panel(meeting(workspace, meeting_id).panel)
    fields = [panel.field(each) for each in (panel.publishing.area, panel.publishing.sort)]
    day = panel.field(panel.date)
    month = MONTH if day is not None and not day.blind else _NOTHING
    by = [month, *(by_field(panel, each.id) if each else _NOTHING for each in fields)]
    every = crossed(workspace, panel, theme_of(panel, None), Period(), by)
    columns = ", ".join(each.expression for each in by)
    rows = workspace.rows(
        f"SELECT case_id, {columns} FROM {table_name(panel.id)} WHERE salt IS NOT NULL AND case_id"
        " IN (SELECT case_id FROM meeting_case WHERE meeting = ?)",
        (meeting_id,),
    )
    found = {}
    for case_id, *values in rows:
        said = dict(zip(ABOUT, (str(each or "") for each in values), strict=True))
        told = {name: text for name, text in said.items() if text and text != "None"}
        found[case_id] = CaseKind(case_id, _labels(panel, told, fields), _alike(every, told))
    return found


def _labels(panel: Panel, told: Mapping[str, str], fields: list[Field | None]) -> Mapping[str, str]:
    """Put the values into words; a code that is in no list of codes is not told."""
    made = dict(told)
    for name, field in zip((AREA, SORT), fields, strict=True):
        if field is None or name not in made:
            continue
        text = OutsideText(made[name]).one_line()
        if field.codelist is not None:
            codes = [each.strip() for each in made[name].split(";")]
            labels = [code.label for each in codes if (code := field.codelist.find(each))]
            text = "; ".join(labels) if len(labels) == len(codes) else ""
        made[name] = text
    return {name: text for name, text in made.items() if text}


def _alike(
    every: Mapping[tuple[str, ...], int], told: Mapping[str, str]
) -> Mapping[frozenset[str], int]:
    """Count the cases that say the same, for each choice of what is told."""
    names = [each for each in ABOUT if each in told]
    choices = [
        frozenset(name for at, name in enumerate(names) if (number >> at) & 1)
        for number in range(2 ** len(names))
    ]
    counts = dict.fromkeys(choices, 0)
    for values, count in every.items():
        same = {name for name, text in zip(ABOUT, values, strict=True) if told.get(name) == text}
        for choice in choices:
            if choice <= same:
                counts[choice] += count
    return counts


def write_summary(
    workspace: Workspace, meeting_id: str, case_id: str, text: str, name: str
) -> None:
    """Keep the office's own words about a case, in place of why the panel concluded as it did.

    They go nowhere until their sentences are ticked. Written anew they take the place of the
    earlier words, whose ticks no longer count.
    """
    needed_closed(workspace, meeting_id)
    meeting_case(workspace, meeting_id, case_id)
    if not text.strip():
        raise Refusal("There are no words to keep.", next_step="Write what the panel saw.")
    if not plain_name(name):
        raise Refusal("No name was given.", next_step="Say with --written-by who wrote it.")
    with workspace.write() as writing:
        writing.record(
            "case-summary-written",
            {
                "meeting": meeting_id,
                "case": case_id,
                "passage": writing.passage(text.strip()),
                "name": writing.passage(" ".join(name.split())),
            },
        )
