"""The command for rates and ratios of the whole list against residents."""

from pathlib import Path
from typing import Any

import click

from reports.disproportionality import Disproportionality
from tui.commands.figure_output import (
    Shown,
    figure_options,
    group_options,
    list_options,
    show_figures,
)
from tui.figures.frame import FrameAnswer, FrameRequest, frame_answer
from tui.parameters import open_workspace


@click.command("disproportionality")
@group_options
@click.option(
    "--population",
    required=True,
    metavar="FILE-or-NAME",
    help="census-2011, census-2021, or a CSV of your own.",
)
@click.option(
    "--ages", metavar="BAND", default="", help="Cases and residents of these ages: 10-17."
)
@click.option("--sex", metavar="SEX", default="", help="Only one sex, Female or Male.")
@click.option("--area", metavar="NAME", default="", help="Only one area.")
@click.option("--mid-p", is_flag=True, help="Mid-P limits instead of exact ones.")
@click.option(
    "--dispersion", is_flag=True, help="Also limits that allow for people counted several times."
)
@click.option("--standardise", is_flag=True, help="Also ratios that allow for different ages.")
@click.option("--by-month", is_flag=True, help="Also the counts of each month, with its gaps.")
@list_options
@figure_options
@click.pass_obj
def disproportionality(
    path: Path,
    panel_id: str,
    field_id: str,
    reference: str,
    population: str,
    theme: str | None,
    force: str | None,
    ages: str,
    sex: str,
    area: str,
    mid_p: bool,
    dispersion: bool,
    standardise: bool,
    by_month: bool,
    first: str | None,
    last: str | None,
    shown: Shown,
) -> None:
    """Rates and ratios of the whole list, never of the dip-sample."""
    from reports.publication.figure_counts import of_groups

    request = FrameRequest(
        panel=panel_id,
        field_id=field_id,
        reference=reference,
        population=population,
        theme=theme,
        first=first,
        last=last,
        force=force or "",
        mid_p=mid_p,
        dispersion=dispersion,
        ages=ages,
        sex=sex,
        area=area,
        standardise=standardise,
        by_month=by_month,
    )
    with open_workspace(path) as workspace:
        found = frame_answer(workspace, request)
    payload = frame_body(request, found)
    show_figures(
        found.pages, payload, shown, of_groups(found.tables, found.months if by_month else ())
    )


def frame_body(request: FrameRequest, found: FrameAnswer) -> dict[str, Any]:
    """Give an answer as the JSON document holds it."""
    counted = found.counted[0]
    payload: dict[str, Any] = {
        "panel": request.panel,
        "theme": request.theme or "all",
        "force": counted.force,
        "missing_months": list(counted.missing_months),
        "reference": request.reference,
        "by": request.field_id,
        **table_body(found.tables[0]),
        "sentences": list(found.pages[0].sentences),
        "side_by_side": [
            {"by": each.field.id, **table_body(table), "sentences": list(page.sentences)}
            for each, table, page in zip(
                found.counted[1:], found.tables[1:], found.pages[1:], strict=True
            )
        ],
        "fallback": _fallback(found),
    }
    if request.dispersion:
        payload["dispersion"] = [
            {
                "group": each.group,
                "factor": each.dispersion.factor,
                "source": each.dispersion.source,
                "undefined": each.dispersion.undefined,
                "ratio_low": each.ratio.low,
                "ratio_high": each.ratio.high,
                "method": each.ratio.method,
                "sentence": each.sentence,
            }
            for each in found.dispersed
        ]
    if request.standardise:
        payload["standardised"] = [
            {
                "group": each.group,
                "ratio": each.ratio.ratio.estimate,
                "ratio_low": each.ratio.ratio.low,
                "ratio_high": each.ratio.ratio.high,
                "crude_ratio": each.ratio.crude,
                "method": each.ratio.ratio.method,
                "undefined": each.ratio.ratio.undefined,
                "sentence": each.sentence,
            }
            for each in found.standardised
        ]
    if request.by_month:
        payload["months"] = [
            {
                "month": each.month,
                "gap": each.gap,
                "total": None if each.gap else each.total,
                "counts": None if each.gap else dict(each.groups),
                "unknown": None if each.gap else each.missing,
            }
            for each in found.months
        ]
    return payload


def _fallback(found: FrameAnswer) -> dict[str, Any] | None:
    each = found.fallback
    if each is None:
        return None
    return {
        "by": [counted.field.id for counted in found.counted[:2]],
        "counts": dict(each.counts),
        "filled": each.filled,
        "unknown": each.unrecorded,
        "total": each.total,
        "ratios": dict(each.ratios),
        "agree": each.agreement.agree,
        "both_known": each.agreement.both_known,
        "agree_share": each.agreement.share,
        "sentences": list(each.sentences),
    }


def table_body(made: Disproportionality) -> dict[str, Any]:
    """Give one table as the JSON document holds it."""
    return {
        "period": {"from": made.first.isoformat(), "to": made.last.isoformat()},
        "total": made.total,
        "unit": made.unit.one,
        "population": made.population.title,
        "definition": made.definition_line,
        "method": made.method,
        "confidence": made.confidence,
        "rows": [
            {
                "group": row.group,
                "count": row.count,
                "population": row.population,
                "population_low": row.population_low,
                "population_high": row.population_high,
                "rate_per_1000": row.rate_per_1000,
                "rate_low": row.rate_low,
                "rate_high": row.rate_high,
                "difference_per_1000": row.difference_per_1000,
                "ratio": row.ratio,
                "ratio_low": row.ratio_low,
                "ratio_high": row.ratio_high,
                "note": row.note,
            }
            for row in made.rows
        ],
        "unknown": {
            "count": made.unknown.count,
            "share": made.unknown.share,
            "by_kind": dict(made.unknown.by_kind),
        },
        "bounds": {
            each.group: {
                "low": each.low,
                "high": each.high,
                "tipping_share": each.tipping_share,
                "tipping_group": _tipping_group(each.group, each.tipping_side, made.reference),
            }
            for each in made.bounds
        },
        "bounds_instead_of_ratios": made.bounds_only,
        "warnings": list(made.warnings),
    }


def _tipping_group(group: str, side: str | None, reference: str) -> str | None:
    """Name the group that unrecorded people would have to belong to."""
    return None if side is None else group if side == "group" else reference
