"""The definition line: exactly what a figure counted and divided by, so that others can repeat it.

One force, one year and one list give several defensible ratios; only this line tells them apart.
It must never leave out a part because the part is awkward.
"""

from datetime import date

from reports.sentences import percentage, period_text, whole
from scrutiny.cases.units import CASES


def definition_line(
    *,
    field_title: str,
    definition: str,
    first: date,
    last: date,
    total: int,
    unrecorded: int,
    population: str,
    area: str,
    ages: str,
    source: str,
    reference: str,
    classification: str = "",
    unit: str = "",
) -> str:
    """Say exactly what was counted and divided by; `unit` is what one case is.

    >>> print(
    ...     definition_line(
    ...         field_title="Self-defined ethnicity",
    ...         definition="All searches",
    ...         first=date(2019, 4, 1),
    ...         last=date(2020, 3, 31),
    ...         total=8509,
    ...         unrecorded=2467,
    ...         population="Census 2011",
    ...         area="Avon and Somerset",
    ...         ages="all ages",
    ...         source="ONS Census 2011, table QS201EW",
    ...         reference="White",
    ...     )
    ... )
    Definition. Self-defined ethnicity: All searches. 1 April 2019 to 31 March 2020, 8,509 cases \
in all; group not recorded for 29.0 % (2,467 of 8,509). Residents: Census 2011, Avon and Somerset, \
all ages (ONS Census 2011, table QS201EW). Compared with White.
    """
    missing = (
        f"group not recorded for {percentage(unrecorded, total)}"
        if unrecorded
        else "group recorded for every case"
    )
    said = f"Definition. {field_title}: {definition.rstrip('.')}."
    each = f" (one case is one {unit})" if unit not in ("", CASES.one) else ""
    counted = f"{period_text(first, last)}, {CASES.counted(total)} in all{each}; {missing}."
    groups = f"; groups: {classification}" if classification else ""
    residents = f"Residents: {population}, {area}, {ages} ({source}{groups})."
    return f"{said} {counted} {residents} Compared with {reference}."


def share_definition_line(
    *,
    field_title: str,
    definition: str,
    outcome: str,
    first: date,
    last: date,
    total: int,
    unrecorded: int,
    outcome_blank: int,
    reference: str,
) -> str:
    """Say exactly which cases a share is a part of, where no residents come into it."""
    missing = f"Group not recorded for {percentage(unrecorded, total)}." if unrecorded else ""
    blank = (
        f"Cases that do not say are left out: {percentage(outcome_blank, total)}."
        if outcome_blank
        else ""
    )
    parts = (
        f"Definition. Cases with: {outcome.rstrip('.')}; out of all cases of the same group.",
        f"{field_title}: {definition.rstrip('.')}.",
        f"{period_text(first, last)}, {whole(total)} cases in all.",
        missing,
        blank,
        f"Compared with {reference}. Residents do not come into it.",
    )
    return " ".join(part for part in parts if part)
