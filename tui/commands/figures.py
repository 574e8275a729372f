"""Commands that print figures: of the whole list, and of the panel's judgements."""

from pathlib import Path
from typing import Any

import click

from reports.judgement_figures import JudgementFigures
from reports.sentences import percentage
from tui.commands.figures_ask import ask
from tui.commands.figures_authorities import authorities
from tui.commands.figures_composition import composition
from tui.commands.figures_counts import counts
from tui.commands.figures_disclosure import attack, protect
from tui.commands.figures_forces import forces
from tui.commands.figures_frame import disproportionality
from tui.commands.figures_funnel import funnel
from tui.commands.figures_outcomes import outcomes
from tui.commands.figures_stages import stages
from tui.commands.figures_trend import trend
from tui.output import answer, json_option, say, table
from tui.parameters import open_workspace


@click.group()
def figures() -> None:
    """Figures of the list and of the judgements."""


figures.add_command(ask)
figures.add_command(protect)
figures.add_command(attack)
figures.add_command(authorities)
figures.add_command(forces)
figures.add_command(disproportionality)
figures.add_command(outcomes)
figures.add_command(counts)
figures.add_command(trend)
figures.add_command(funnel)
figures.add_command(stages)
figures.add_command(composition)


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
    notice = _judgements_notice(made)
    payload = {
        "meeting": meeting_id,
        "for_panel_only": notice or None,
        **_judgements_body(made),
    }

    def words() -> None:
        if notice:
            say(notice)
            say()
        _judgements_words(made)

    answer(payload, as_json, words)


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


def _judgements_notice(made: JudgementFigures) -> str:
    """Say that a count of a few cases is among them; a report for the public hides those."""
    from reports.disclosure.thresholds import ONE_WAY

    counts = [row.count for row in made.rows]
    counts += [row.count for theme in made.themes for row in theme.rows]
    if not any(0 < count < ONE_WAY for count in counts):
        return ""
    return (
        f"For the panel only: this holds counts under {ONE_WAY}, and somebody could be recognised."
        " 'scrutiny report publication' hides them."
    )


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
                "read_unlike": theme.read_unlike,
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
        for caution in filter(None, (theme.no_range, theme.read_unlike)):
            say(caution)
    for each in made.beside:
        say(f"Beside the draw and in no figure: {each.brought} {each.kind}.")
    if made.waiting:
        say(f"Not concluded yet: {made.waiting}.")
    if made.unavailable:
        say(f"Could not be produced: {made.unavailable}.")
