"""The command for stages: how a gap builds up, each stage over the one that feeds it."""

from pathlib import Path

import click

from tui.commands.figure_output import figure_options, show_figures
from tui.parameters import from_option, open_workspace, panel_option, to_option


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
@panel_option
@click.option("--by", "field_id", required=True, metavar="FIELD", help="The field with the groups.")
@click.option("--reference", required=True, metavar="GROUP", help="The group compared with.")
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
@click.option("--theme", metavar="T", help="A theme of the panel; without it, all cases.")
@click.option("--force", metavar="SLUG", default="", help="Count one force's cases.")
@from_option
@to_option
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
    as_json: bool,
    chart: bool,
    output: Path | None,
) -> None:
    """How a gap builds up: each stage over the one that feeds it, never over residents."""
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
    show_figures((page,), payload, as_json=as_json, chart=chart, output=output)
