"""The command for outcomes by group: what came of the cases, and hit rates."""

from pathlib import Path

import click

from tui.commands.figure_output import figure_options, show_figures
from tui.parameters import from_option, open_workspace, panel_option, to_option


@click.command("outcomes")
@panel_option
@click.option("--by", "field_id", required=True, metavar="FIELD", help="The field with the groups.")
@click.option("--reference", required=True, metavar="GROUP", help="The group compared with.")
@click.option(
    "--outcome",
    "named",
    multiple=True,
    metavar="FIELD=VALUE",
    help="What came of a case; give it again for any of several values.",
)
@click.option("--where", "condition", metavar="COND", help="The outcome as a condition.")
@click.option("--within", metavar="FIELD", default="", help="Also inside each value of a field.")
@click.option(
    "--blank-is-no",
    is_flag=True,
    help="Count a case that does not say what came of it as one without.",
)
@click.option("--theme", metavar="T", help="A theme of the panel; without it, all cases.")
@click.option("--force", metavar="SLUG", default="", help="Count one force's cases.")
@from_option
@to_option
@figure_options
@click.pass_obj
def outcomes(
    path: Path,
    panel_id: str,
    field_id: str,
    reference: str,
    named: tuple[str, ...],
    condition: str | None,
    within: str,
    blank_is_no: bool,
    theme: str | None,
    force: str,
    first: str | None,
    last: str | None,
    as_json: bool,
    chart: bool,
    output: Path | None,
) -> None:
    """Shares of cases with an outcome by group, such as arrests or finds of each search."""
    from tui.figures.outcomes import OutcomeRequest, outcome_answer

    if bool(named) == bool(condition):
        raise click.UsageError("Give --outcome FIELD=VALUE, or --where with a condition.")
    request = OutcomeRequest(
        panel_id,
        field_id,
        reference,
        named,
        condition or "",
        within,
        blank_is_no,
        theme,
        first,
        last,
        force,
    )
    with open_workspace(path) as workspace:
        found = outcome_answer(workspace, request)
    counted, page = found.counted, found.page
    payload = {
        "panel": panel_id,
        "theme": theme or "all",
        "force": counted.frame.force,
        "by": field_id,
        "reference": reference,
        "outcome": counted.outcome.words,
        "period": {"from": counted.first.isoformat(), "to": counted.last.isoformat()},
        "total": counted.frame.total,
        "definition": page.definition,
        "method": "Koopman score; Fisher's exact test; Newcombe hybrid score; Wilson",
        "rows": [dict(row) for row in page.records],
        "unknown": {
            kind: {"count": part.count, "of": part.of, "blank": part.silent}
            for kind, part in counted.missing.items()
        },
        "within": [
            {
                "group": group,
                "crude": each.crude.estimate,
                "pooled": each.pooled.estimate,
                "pooled_low": each.pooled.low,
                "pooled_high": each.pooled.high,
                "reversed": each.reversed,
                "may_be_pooled": each.may_be_pooled,
                "reason": each.reason,
            }
            for group, each in found.figures.pooled.items()
        ],
        "sentences": list(page.sentences),
        "warnings": list(page.warnings),
    }
    show_figures((page,), payload, as_json=as_json, chart=chart, output=output)
