"""Prints several areas side by side: a table for each group, then what it says in words."""

from typing import Any

from reports.across_areas import AcrossAreas
from reports.disproportionality import Disproportionality, GroupRow
from reports.sentences import percentage, rounded
from tui.output import say, table


def areas_body(made: AcrossAreas, kind: str) -> dict[str, Any]:
    """Give areas, totals and groups as the JSON answer holds them; `kind` names an area's key."""
    return {
        f"{kind}s" if kind != "authority" else "authorities": [
            {
                kind: each.name,
                "area": each.table.population.area,
                "area_code": each.table.population.area_code,
                "missing_months": list(each.missing_months),
                **_table_body(each.table),
                "widest": {
                    group: {"low": low, "high": high} for group, (low, high) in each.outer.items()
                },
                "warnings": list(each.cautions),
            }
            for each in made.areas
        ],
        "together": {
            "area": made.total.population.area,
            "definition": made.total.definition_line,
            **_table_body(made.total),
        },
        "groups": [
            {
                "group": each.group,
                "ratio_of_totals": each.total.ratio,
                "ratio_low": each.total.ratio_low,
                "ratio_high": each.total.ratio_high,
                "lowest": _extreme(each.lowest),
                "highest": _extreme(each.highest),
                "pooled": None
                if each.pooled is None
                else {
                    "ratio": each.pooled.pooled.estimate,
                    "low": each.pooled.pooled.low,
                    "high": each.pooled.pooled.high,
                    "method": each.pooled.pooled.method,
                    "may_be_printed": each.pooled.may_be_pooled,
                    "reversed": each.pooled.reversed,
                    "reason": each.pooled.reason,
                },
                "sentences": list(each.sentences(made.total.reference)),
            }
            for each in made.groups
        ],
        "warnings": [*made.warnings, *made.total.warnings],
    }


def _extreme(found: tuple[str, float] | None) -> dict[str, Any] | None:
    return None if found is None else {"area": found[0], "ratio": found[1]}


def _table_body(made: Disproportionality) -> dict[str, Any]:
    limits = {each.group: each for each in made.bounds}
    return {
        "total": made.total,
        "unknown": {
            "count": made.unknown.count,
            "share": made.unknown.share,
            "by_kind": dict(made.unknown.by_kind),
        },
        "bounds_instead_of_ratios": made.bounds_only,
        "rows": [
            {
                "group": row.group,
                "count": row.count,
                "population": row.population,
                "population_low": row.population_low,
                "population_high": row.population_high,
                "rate_per_1000": row.rate_per_1000,
                "ratio": row.ratio,
                "ratio_low": row.ratio_low,
                "ratio_high": row.ratio_high,
                "bound_low": limits[row.group].low if row.group in limits else None,
                "bound_high": limits[row.group].high if row.group in limits else None,
                "note": row.note,
            }
            for row in made.rows
        ],
    }


def areas_words(made: AcrossAreas, kind: str) -> None:
    """Print a table for each group, the sentences, and every warning."""
    say(made.total.definition_line)
    for group in made.groups:
        rows = [
            _line(each.table, each.table.population.area, group.group, each.outer.get(group.group))
            for each in made.areas
        ]
        if len(made.areas) > 1:
            rows.append(_line(made.total, "All together", group.group))
        header = (
            *(kind.capitalize(), group.group, made.total.reference),
            *("Per 1,000", "Ratio", "Limits (95 %)", "If unrecorded", "Not recorded"),
        )
        table(header, rows, f"{group.group} against {made.total.reference}", range(1, 8))
        for sentence in group.sentences(made.total.reference, *_NAMES[kind]):
            say(sentence)
        say()
    for each in made.areas:
        for caution in each.cautions:
            say(f"{each.table.population.area}: {caution}")
    for warning in (*made.warnings, *made.total.warnings):
        say(f"Warning: {warning}")


_NAMES = {"force": ("force", "forces"), "authority": ("authority", "authorities")}


def _line(
    made: Disproportionality,
    name: str,
    group: str,
    outer: tuple[float | None, float | None] | None = None,
) -> tuple[str, ...]:
    rows = {row.group: row for row in made.rows}
    row, base = rows[group], rows[made.reference]
    limits = next((each for each in made.bounds if each.group == group), None)
    low, high = (None, None) if limits is None else (limits.low, limits.high)
    low, high = outer or (low, high)
    between = ""
    if low is not None:
        between = f"{rounded(low, 2)} {'or more' if high is None else f'to {rounded(high, 1)}'}"
    return (
        name,
        f"{row.count:,}",
        f"{base.count:,}",
        "" if row.rate_per_1000 is None else rounded(row.rate_per_1000, 2),
        "" if row.ratio is None or made.bounds_only else rounded(row.ratio, 2),
        "" if made.bounds_only else _interval(row),
        between,
        percentage(made.unknown.count, made.total) if made.total else "",
    )


def _interval(row: GroupRow) -> str:
    if row.ratio_low is None:
        return ""
    high = "or more" if row.ratio_high is None else f"to {rounded(row.ratio_high, 2)}"
    return f"{rounded(row.ratio_low, 2)} {high}"
