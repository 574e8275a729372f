"""Commands about the workspace file itself: make, back up, restore, erase from it."""

from pathlib import Path

import click

from tui.output import answer, json_option, say, tell
from tui.parameters import needed_yes, open_workspace, panel_option


@click.command()
@click.option("--force-area", required=True, metavar="SLUG", help="Such as avon-and-somerset.")
@json_option
@click.pass_obj
def init(path: Path, force_area: str, as_json: bool) -> None:
    """Make a new workspace for one police force area."""
    from scrutiny.errors import Refusal
    from scrutiny.installing import install_shipped
    from scrutiny.populations import force_areas
    from scrutiny.workspace import Workspace

    known = force_areas()
    if force_area not in known:
        near = [slug for slug in known if slug.startswith(force_area[:3])]
        raise Refusal(
            f"'{force_area}' is not a police force area.",
            next_step=f"Choose one of: {', '.join(near or known)}.",
        )
    with Workspace.create(path, force_area) as workspace:
        install_shipped(workspace)
        panels = workspace.panel_ids()
        warning = workspace.warning()
    if warning:
        tell(f"Warning: {warning}")
    payload = {"workspace": str(path), "force_area": force_area, "panels": list(panels)}

    def words() -> None:
        say(f"Made the workspace {path} for {known[force_area]}.")
        say(f"Its panels are: {', '.join(panels)}.")
        say("Next: scrutiny import --panel PANEL FILE…")

    answer(payload, as_json, words)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def backup(path: Path, file: Path, as_json: bool) -> None:
    """Write a checked copy of the workspace."""
    from sampling.digest import grouped
    from scrutiny.safekeeping import back_up

    with open_workspace(path) as workspace:
        copy = back_up(workspace, file)
    payload = {
        "path": str(copy.path),
        "sha256": copy.sha256,
        "events": copy.events,
        "head": copy.head,
    }

    def words() -> None:
        say(f"Wrote {copy.path}: {copy.events} events, head {grouped(copy.head)[:39]}")
        say("It holds everything, names included. Keep it as safe as the workspace.")

    answer(payload, as_json, words)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def restore(path: Path, file: Path, as_json: bool) -> None:
    """Make a workspace from a backup.

    An existing one is never overwritten.
    """
    from sampling.digest import grouped
    from scrutiny.safekeeping import restore as put_back

    copy = put_back(file, path)
    payload = {
        "workspace": str(copy.path),
        "sha256": copy.sha256,
        "events": copy.events,
        "head": copy.head,
    }

    def words() -> None:
        say(f"Restored {copy.path}: {copy.events} events, head {grouped(copy.head)[:39]}")
        say("Compare the head with the last one on paper: scrutiny log verify --head HEAD")

    answer(payload, as_json, words)


@click.command()
@panel_option
@click.option("--reason", required=True, help="Why; it stays in the record.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.argument("references", nargs=-1, required=True)
@json_option
@click.pass_obj
def erase(
    path: Path,
    panel_id: str,
    reason: str,
    yes: bool,
    references: tuple[str, ...],
    as_json: bool,
) -> None:
    """Erase what cases say, for ever.

    That they existed stays in the record.
    """
    from scrutiny.safekeeping import erase_cases

    count = f"{len(references)} case{'s' if len(references) != 1 else ''}"
    if not yes:
        needed_yes(as_json)
        click.confirm(f"Erase {count} for ever? This cannot be undone", abort=True, err=True)
    with open_workspace(path) as workspace:
        erase_cases(workspace, panel_id, list(references), reason)
    payload = {"erased": list(references), "panel": panel_id}

    def words() -> None:
        say(f"Erased {count}. Paper, e-mail and backups are not reached by this.")

    answer(payload, as_json, words)
