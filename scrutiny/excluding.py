"""Takes single cases out of later draws, with a reason that is counted and kept.

A reason is counted, sealed and published, so it is one of a few short codes. What there is to say
in free words goes into a note, which is kept outside the log and can be erased.
"""

import re
from collections.abc import Iterable, Mapping

from scrutiny.cases.asking import Period, case_id_of, condition_sql, in_period
from scrutiny.cases.table import table_name
from scrutiny.errors import Refusal
from scrutiny.panels.definition import Condition, Panel
from scrutiny.workspace import Workspace

EXCLUSION_REASONS: Mapping[str, str] = {
    "live-proceedings": "Live proceedings",
    "iopc": "Referred to the Independent Office for Police Conduct",
    "sub-judice": "Before a court",
    "no-footage": "There is no footage",
    "conflict": "A conflict of interest",
    "duplicate": "In the list twice",
    "other": "Another reason",
}
"""Why a case may be kept out of a draw, besides the exclusions of its panel."""

UNAVAILABLE_REASONS: Mapping[str, str] = {
    "no-footage": "There is no footage",
    "live-proceedings": "Live proceedings",
    "iopc-referral": "Referred to the Independent Office for Police Conduct",
    "not-produced": "The force did not produce it",
    "other": "Another reason",
}
"""Why a case that was drawn cannot be read at its meeting."""


def needed_reason(text: str, codes: Iterable[str]) -> str:
    """Find the code that a person typed, in any capitals and with spaces or hyphens.

    Raises `Refusal` with the codes for anything else: free words could name a person for ever.

    >>> needed_reason(" Sub judice ", EXCLUSION_REASONS)
    'sub-judice'
    """
    known = tuple(dict.fromkeys(codes))
    typed = "-".join(re.split(r"[\s_-]+", text.strip().casefold()))
    if typed in known:
        return typed
    what = "This is no reason that is counted." if typed else "A reason is needed."
    raise Refusal(
        what,
        next_step=f"Choose one of: {', '.join(known)}. Say more in a note, which is kept apart.",
    )


def reason_words(code: str, panel: Panel | None = None) -> str:
    """Say a reason in words; a code that nobody knows stays as it is.

    >>> reason_words("not-produced"), reason_words("heard-elsewhere")
    ('The force did not produce it', 'heard-elsewhere')
    """
    own = {each.id: each.title for each in panel.exclusions} if panel else {}
    return {**UNAVAILABLE_REASONS, **EXCLUSION_REASONS, **own}.get(code, code)


def exclusion_reasons(panel: Panel) -> tuple[str, ...]:
    """Name the codes by which a case of a panel may be excluded, its own exclusions first."""
    return tuple(dict.fromkeys([*(each.id for each in panel.exclusions), *EXCLUSION_REASONS]))


def exclude_case(
    workspace: Workspace, panel_id: str, reference: str, reason: str, note: str = ""
) -> str:
    """Exclude a case from frames sealed from now on; frames already sealed do not change.

    The reason is a code of `exclusion_reasons`; gives the code. Raises `Refusal` for another.
    """
    code = needed_reason(reason, exclusion_reasons(workspace.panel(panel_id)))
    case_id = case_id_of(workspace, panel_id, reference)
    with workspace.write() as writing:
        writing.record(
            "case-excluded",
            {
                "panel": panel_id,
                "case": case_id,
                "reason": code,
                "note": writing.passage(note),
            },
        )
    return code


def is_excluded(workspace: Workspace, panel_id: str, reference: str) -> bool:
    """Tell whether a case was excluded by hand."""
    case_id = case_id_of(workspace, panel_id, reference)
    return bool(workspace.value("SELECT 1 FROM exclusion WHERE case_id = ?", (case_id,)))


def include_case(workspace: Workspace, panel_id: str, reference: str) -> None:
    """Take an exclusion back; cases that a rule of the panel excludes stay out."""
    case_id = case_id_of(workspace, panel_id, reference)
    if not is_excluded(workspace, panel_id, reference):
        raise Refusal(f"'{reference}' is not excluded by hand.")
    with workspace.write() as writing:
        writing.record("case-included", {"panel": panel_id, "case": case_id})


def excluded_cases(
    workspace: Workspace, panel: Panel, theme: Condition, period: Period
) -> Mapping[str, str]:
    """Give the cases of a theme that cannot be drawn, each with its first reason."""
    where, days = condition_sql(panel, theme), in_period(period)
    found: dict[str, str] = {}
    for exclusion in panel.exclusions:
        rule = condition_sql(panel, exclusion)
        rows = workspace.rows(
            f"SELECT case_id FROM {table_name(panel.id)}"
            f" WHERE {where.expression} AND {days.expression} AND {rule.expression}"
            " AND salt IS NOT NULL",
            (*where.parameters, *days.parameters, *rule.parameters),
        )
        for (case_id,) in rows:
            found.setdefault(case_id, exclusion.id)
    logged = workspace.rows(
        "SELECT e.case_id, e.reason FROM exclusion AS e"
        f" JOIN {table_name(panel.id)} USING (case_id)"
        f" WHERE {where.expression} AND {days.expression} AND salt IS NOT NULL",
        (*where.parameters, *days.parameters),
    )
    for case_id, reason in logged:
        found.setdefault(case_id, reason)
    return found
