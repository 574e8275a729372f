"""Commands about panel files."""

from pathlib import Path

import click

from tui.output import answer, explain_refusal, json_option, problem_body, say, table
from tui.parameters import open_workspace


@click.group()
def panels() -> None:
    """List, check and install panel files."""


@panels.command("list")
@json_option
@click.pass_obj
def list_panels(path: Path, as_json: bool) -> None:
    """List the panels of the workspace."""
    with open_workspace(path) as workspace:
        found = [workspace.panel(panel_id) for panel_id in workspace.panel_ids()]
    rows = [
        {"panel": each.id, "name": each.name, "version": each.version, "fields": len(each.fields)}
        for each in found
    ]

    def words() -> None:
        table(("Panel", "Name", "Version"), [(each.id, each.name, each.version) for each in found])

    answer({"panels": rows}, as_json, words)


@panels.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.pass_context
def check(context: click.Context, file: Path, as_json: bool) -> None:
    """Check a panel file: every problem with its line. Needs no workspace."""
    from scrutiny.errors import Refusal
    from scrutiny.panels.reading import check_panel
    from scrutiny.paths import read_text

    panel, problems = check_panel(read_text(file), str(file))
    payload = {
        "valid": not problems,
        "panel": panel.id if panel else None,
        "problems": [problem_body(each) for each in problems],
    }

    def words() -> None:
        if panel is None:
            count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
            explain_refusal(
                Refusal(
                    f"The panel file has {count}.",
                    where=str(file),
                    next_step="Correct each line and check again.",
                    problems=tuple(problems),
                )
            )
            return
        say(f"{file} is a panel file without problems.")
        say(
            f"{panel.name}: {len(panel.fields)} fields, {len(panel.themes)} themes,"
            f" {len(panel.questions)} questions."
        )

    answer(payload, as_json, words)
    if problems:
        context.exit(1)


@panels.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def install(path: Path, file: Path, as_json: bool) -> None:
    """Install a panel file in the workspace, or a new version of one."""
    from scrutiny.installing import install_panel
    from scrutiny.paths import read_text

    with open_workspace(path) as workspace:
        panel = install_panel(workspace, read_text(file), str(file))
    payload = {"panel": panel.id, "version": panel.version, "sha256": panel.digest}
    answer(payload, as_json, lambda: say(f"Installed {panel.name}, version {panel.version}."))


@panels.command()
@click.argument("panel_id")
@json_option
@click.pass_obj
def export(path: Path, panel_id: str, as_json: bool) -> None:
    """Print the file of a panel, to change it and install it again."""
    with open_workspace(path) as workspace:
        text = workspace.panel_text(panel_id)
    answer({"panel": panel_id, "text": text}, as_json, lambda: click.echo(text, nl=False))
