"""Commands that print figures: of the whole list, and of the panel's judgements."""

from pathlib import Path
from typing import Any

import click

from reports.disproportionality import Disproportionality
from reports.judgement_figures import JudgementFigures
from reports.sentences import percentage, rounded
from tui.commands.figures_disclosure import attack, protect
from tui.commands.figures_forces import forces
from tui.output import answer, json_option, say, table
from tui.parameters import from_option, open_workspace, panel_option, to_option


@click.group()
def figures() -> None:
    """Figures of the list and of the judgements."""


figures.add_command(protect)
figures.add_command(attack)
figures.add_command(forces)


@figures.command("disproportionality")
@panel_option
@click.option("--by", "field_id", required=True, metavar="FIELD", help="The field with the groups.")
@click.option("--reference", required=True, metavar="GROUP", help="The group compared with.")
@click.option(
    "--population",
    required=True,
    metavar="FILE-or-NAME",
    help="census-2011, census-2021, or a CSV of your own.",
)
@click.option("--theme", metavar="T", help="A theme of the panel; without it, all cases.")
@click.option("--force", metavar="SLUG", help="Count one force's cases, among its residents.")
@click.option("--mid-p", is_flag=True, help="Mid-P limits instead of exact ones.")
@from_option
@to_option
@json_option
@click.pass_obj
def disproportionality(
    path: Path,
    panel_id: str,
    field_id: str,
    reference: str,
    population: str,
    theme: str | None,
    force: str | None,
    mid_p: bool,
    first: str | None,
    last: str | None,
    as_json: bool,
) -> None:
    """Rates and ratios of the whole list, never of the dip-sample."""
    from reports.frame_figures import compared
    from scrutiny.cases.asking import Period
    from scrutiny.cases.counting import fields_with_the_same_groups, group_counts
    from scrutiny.populations import load

    period = Period(first, last)
    with open_workspace(path) as workspace:
        panel = workspace.panel(panel_id)
        counted = group_counts(workspace, panel, theme, period, field_id, force or "")
        beside = fields_with_the_same_groups(workspace, panel, counted, theme, period)
    residents = load(population, counted.force)
    made = compared((counted, *beside), residents, reference, mid_p=mid_p)
    fields = [each.field.id for each in (counted, *beside)]
    payload = {
        "panel": panel_id,
        "theme": theme or "all",
        "force": counted.force,
        "missing_months": list(counted.missing_months),
        "reference": reference,
        "by": field_id,
        **_body(made[0]),
        "side_by_side": [
            {"by": field, **_body(each)} for field, each in zip(fields[1:], made[1:], strict=False)
        ],
    }

    def words() -> None:
        for each in made:
            _words(each)

    answer(payload, as_json, words)


def _body(made: Disproportionality) -> dict[str, Any]:
    return {
        "period": {"from": made.first.isoformat(), "to": made.last.isoformat()},
        "total": made.total,
        "population": made.population.title,
        "definition": made.definition_line,
        "method": made.method,
        "confidence": made.confidence,
        "rows": [
            {
                "group": row.group,
                "count": row.count,
                "population": row.population,
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
            }
            for each in made.bounds
        },
        "bounds_instead_of_ratios": made.bounds_only,
        "warnings": list(made.warnings),
    }


def _words(made: Disproportionality) -> None:
    say(made.definition_line)
    bounds = {each.group: each for each in made.bounds}
    rows = []
    for row in made.rows:
        limits = bounds.get(row.group)
        ratio = "" if row.ratio is None or made.bounds_only else rounded(row.ratio, 2)
        interval = ""
        if row.ratio_low is not None and ratio:
            high = "or more" if row.ratio_high is None else f"to {rounded(row.ratio_high, 2)}"
            interval = f"{rounded(row.ratio_low, 2)} {high}"
        between = ""
        if limits is not None and limits.low is not None and limits.high is not None:
            between = f"{rounded(limits.low, 2)} to {rounded(limits.high, 1)}"
        rows.append(
            (
                row.group,
                f"{row.count:,}",
                "" if row.population is None else f"{row.population:,}",
                "" if row.rate_per_1000 is None else rounded(row.rate_per_1000, 2),
                ratio,
                interval,
                between,
                row.note,
            )
        )
    header = (
        "Group",
        "Cases",
        "Residents",
        "Per 1,000",
        f"Ratio to {made.reference}",
        "95 % interval",
        "Whatever the unrecorded are",
        "Note",
    )
    table(header, rows, made.field_title, numbers=(1, 2, 3, 4))
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in made.unknown.by_kind.items())
    say(
        f"Not recorded: {percentage(made.unknown.count, made.total)}" + (f": {kinds}" * bool(kinds))
    )
    for warning in made.warnings:
        say(f"Warning: {warning}")
    say("This compares cases with people who live in the area. It does not show why rates differ.")
    say()


@figures.command("judgements")
@click.option("--meeting", "meeting_id", required=True, metavar="M", help="The meeting.")
@json_option
@click.pass_obj
def judgements(path: Path, meeting_id: str, as_json: bool) -> None:
    """Tallies of what the panel concluded, and what they say of all cases of the theme."""
    from reports.judgement_figures import judgement_figures
    from scrutiny.meetings.record import meeting_record

    with open_workspace(path) as workspace:
        made = judgement_figures(meeting_record(workspace, meeting_id))
    payload = {"meeting": meeting_id, **_judgements_body(made)}
    answer(payload, as_json, lambda: _judgements_words(made))


@figures.command("agreement")
@click.option("--meeting", "meeting_id", required=True, metavar="M", help="The meeting.")
@click.option(
    "--also",
    type=click.Choice(("directed", "carried-forward", "calibration")),
    multiple=True,
    help="Count cases of this kind too, which did not come by the draw.",
)
@json_option
@click.pass_obj
def agreement(path: Path, meeting_id: str, also: tuple[str, ...], as_json: bool) -> None:
    """How alike members judged alone, by question; sub-groups side by side. No names."""
    from tui.commands.figures_agreement import agreement_body, agreement_words
    from tui.plain.agreement import meeting_agreement

    with open_workspace(path) as workspace:
        made = meeting_agreement(workspace, meeting_id, also)
    answer({"meeting": meeting_id, **agreement_body(made)}, as_json, lambda: agreement_words(made))


def _judgements_body(made: JudgementFigures) -> dict[str, Any]:
    return {
        "rows": [
            {
                "judgement": row.judgement,
                "code": row.code,
                "count": row.count,
                "of": row.of,
                "percent": row.percent,
                "low": None if row.low is None else row.low * 100,
                "high": None if row.high is None else row.high * 100,
            }
            for row in made.rows
        ],
        "of": made.of,
        "note": made.note,
        "waiting": made.waiting,
        "unavailable": made.unavailable,
        "confidence": made.confidence,
        "themes": [
            {
                "draw": theme.draw,
                "theme": theme.title,
                "size": theme.size,
                "read": theme.read,
                "stop": theme.stop,
                "unavailable": theme.unavailable,
                "method": theme.method,
                "no_range": theme.no_range,
                "rows": [
                    {
                        "judgement": row.judgement,
                        "code": row.code,
                        "count": row.count,
                        "of": row.of,
                        "low_count": row.low,
                        "high_count": row.high,
                        "at_most": row.at_most,
                    }
                    for row in (*theme.rows, theme.concern)
                ],
            }
            for theme in made.themes
        ],
        "beside_the_draw": [
            {
                "kind": each.kind,
                "brought": each.brought,
                "concluded": each.concluded,
                "counts": dict(each.counts),
            }
            for each in made.beside
        ],
    }


def _judgements_words(made: JudgementFigures) -> None:
    rows = [(row.judgement, percentage(row.count, row.of)) for row in made.rows]
    table(("Conclusion", "Of the drawn cases that were concluded"), rows)
    if made.note:
        say(made.note)
    for theme in made.themes:
        title = f"{theme.title}: {theme.read:,} read of {theme.size:,} (draw {theme.draw})"
        of_all = [
            (
                row.judgement,
                percentage(row.count, row.of),
                "" if row.low is None or row.high is None else f"{row.low:,} to {row.high:,}",
            )
            for row in (*theme.rows, theme.concern)
        ]
        table(("Conclusion", "Read", f"Of all {theme.size:,} cases (95 %)"), of_all, title)
        if theme.no_range:
            say(theme.no_range)
    for each in made.beside:
        say(f"Beside the draw and in no figure: {each.brought} {each.kind}.")
    if made.waiting:
        say(f"Not concluded yet: {made.waiting}.")
    if made.unavailable:
        say(f"Could not be produced: {made.unavailable}.")
