"""Gives several areas side by side as the JSON answer holds them."""

from typing import Any

from reports.across_areas import AcrossAreas
from reports.disproportionality import Disproportionality


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
