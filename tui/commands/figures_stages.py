"""The command for stages: how a gap builds up, each stage over the one that feeds it."""

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


class NamedCondition(click.ParamType[tuple[str, str]]):
    """A stage with its condition: `Arrested: outcome is "Arrest"`."""

    name = "stage"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Split at the first colon."""
        if isinstance(value, tuple):
            return value
        name, mark, condition = str(value).partition(":")
        if not mark or not name.strip() or not condition.strip():
            self.fail(
                f"'{value}' is not a stage; write it as 'Arrested: outcome is \"Arrest\"'.",
                param,
                ctx,
            )
        return name.strip(), condition.strip()


@click.command("stages")
@group_options
@click.option(
    "--stage",
    "named",
    type=NamedCondition(),
    multiple=True,
    required=True,
    metavar="NAME:COND",
    help="A stage and its condition, each a part of the one before.",
)
@click.option("--population", metavar="FILE-or-NAME", help="Residents, before the first stage.")
@list_options
@figure_options
@click.pass_obj
def stages(
    path: Path,
    panel_id: str,
    field_id: str,
    reference: str,
    named: tuple[tuple[str, str], ...],
    population: str | None,
    theme: str | None,
    force: str,
    first: str | None,
    last: str | None,
    shown: Shown,
) -> None:
    """How a gap builds up: each stage over the one that feeds it, never over residents."""
    from reports.publication.figure_counts import of_stages
    from tui.figures.stages import StageRequest, stage_answer

    request = StageRequest(
        panel_id, field_id, reference, named, population or "", theme, first, last, force
    )
    with open_workspace(path) as workspace:
        found = stage_answer(workspace, request)
    frame, page = found.counted.frame, found.page
    missing = sum(frame.missing.values())
    payload = {
        "panel": panel_id,
        "theme": theme or "all",
        "force": frame.force,
        "by": field_id,
        "reference": reference,
        "definition": page.definition,
        "rows": [dict(row) for row in page.records],
        "unknown": {"count": missing, "share": missing / frame.total if frame.total else None},
        "sentences": list(page.sentences),
        "warnings": list(page.warnings),
    }
    show_figures((page,), payload, shown, of_stages(found.counted))
