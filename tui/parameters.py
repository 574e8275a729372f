"""What several commands take: the workspace, dates, and names of strata."""

from datetime import date
from pathlib import Path

import click

from scrutiny.workspace import Workspace
from tui.output import tell


class Day(click.ParamType[str]):
    """A date written as 2026-11-23."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Check that the date is possible."""
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"'{value}' is not a date; write it as 2026-11-23.", param, ctx)


class Quota(click.ParamType[tuple[str, int]]):
    """A stratum and a number: `Black=5`."""

    name = "stratum=n"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        """Split at the last equals sign, since a stratum may hold one."""
        if isinstance(value, tuple):
            return value
        stratum, mark, number = str(value).rpartition("=")
        if not mark or not stratum.strip() or not number.strip().isdigit():
            self.fail(f"'{value}' is not a quota; write it as STRATUM=5.", param, ctx)
        return stratum.strip(), int(number)


panel_option = click.option("--panel", "panel_id", required=True, metavar="P", help="The panel.")
meeting_option = click.option(
    "--meeting", "meeting_id", required=True, metavar="M", help="The meeting."
)
from_option = click.option("--from", "first", type=Day(), metavar="D", help="First day, included.")
to_option = click.option("--to", "last", type=Day(), metavar="D", help="Last day, included.")
output_option = click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The format is its ending.",
)


def needed_yes(as_json: bool) -> None:
    """Refuse to ask a question where a program waits for a JSON document."""
    if as_json:
        raise click.UsageError("With --json nothing is asked: give --yes as well.")


def open_workspace(path: Path) -> Workspace:
    """Open the workspace, and say when its place is a risky one."""
    workspace = Workspace.open(path)
    warning = workspace.warning()
    if warning:
        tell(f"Warning: {warning}")
    return workspace
