"""The command for outcomes by group: what came of the cases, and hit rates."""

from pathlib import Path

import click

from tui.commands.figure_output import (
    Shown,
    figure_options,
    group_options,
    list_options,
    show_figures,
)
from tui.parameters import open_workspace


@click.command("outcomes")
@group_options
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
@list_options
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
    shown: Shown,
) -> None:
    """Shares of cases with an outcome by group, such as arrests or finds of each search."""
    from reports.publication.figure_counts import of_outcomes
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
    show_figures((page,), payload, shown, of_outcomes(found.figures))
