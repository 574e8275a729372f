"""Commands about the record."""

from pathlib import Path

import click

from tui.output import answer, json_option, say, tell
from tui.parameters import open_workspace


@click.group("log")
def log() -> None:
    """Check the record."""


@log.command()
@click.option("--head", metavar="H", help="The head that was printed on paper.")
@json_option
@click.pass_context
def verify(context: click.Context, head: str | None, as_json: bool) -> None:
    """Check that nothing was changed after it was written."""
    from sampling.digest import grouped
    from scrutiny.safekeeping import check

    with open_workspace(context.obj) as workspace:
        found = check(workspace, head)
    payload = {
        "verified": found.verified,
        "events": found.events,
        "head": found.head,
        "problems": list(found.problems),
        "notes": list(found.notes),
    }

    def words() -> None:
        what = "The record is whole." if found.verified else "The record is NOT as it was written."
        say(f"{what} {found.events:,} events, head {grouped(found.head)[:39]}")
        for note in found.notes:
            say(f"  note: {note}")

    answer(payload, as_json, words)
    if not found.verified:
        for problem in found.problems:
            tell(f"Problem: {problem}")
        context.exit(1)


@log.command("show")
@click.option("--last", type=click.IntRange(min=1), default=20, show_default=True)
@json_option
@click.pass_obj
def show(path: Path, last: int, as_json: bool) -> None:
    """Show the last events, without what any seat answered."""
    from scrutiny.history import last_events
    from tui.output import table

    with open_workspace(path) as workspace:
        found = last_events(workspace, last)
    payload = {
        "events": [
            {"id": each.id, "time": each.time, "actor": each.actor, "kind": each.kind}
            for each in found
        ]
    }

    def words() -> None:
        rows = [(str(each.id), each.time, each.actor, each.kind) for each in found]
        table(("No.", "Time (UTC)", "Who", "What"), rows, numbers=(0,))

    answer(payload, as_json, words)
