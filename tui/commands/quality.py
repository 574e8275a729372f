"""The command that tells what is wrong with a list, and what `import --check` shares with it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.output import answer, json_option, say
from tui.parameters import from_option, open_workspace, panel_option, to_option

if TYPE_CHECKING:
    from scrutiny.quality.page import ListQuality

Command = TypeVar("Command", bound=Callable[..., Any])

control_option = click.option(
    "--control",
    type=click.Path(path_type=Path),
    metavar="FILE.toml",
    help='Totals from a second source, with lines like: "2026-01" = 412.',
)
total_option = click.option(
    "--total",
    "pairs",
    multiple=True,
    metavar="WHAT=N",
    help="One such total: a month, all, or a value of the control field.",
)
page_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the page for the force's analyst (.html .docx .pdf .md).",
)


def quality_options(command: Command) -> Command:
    """Give a command what the page on a list needs: the window, totals and a file."""
    return from_option(to_option(control_option(total_option(page_option(command)))))


def totals_of(control: Path | None, pairs: tuple[str, ...]) -> dict[str, int]:
    """Read the totals that were typed in."""
    from scrutiny.paths import file_name, read_text
    from scrutiny.quality.controls import read_pairs, read_totals

    found = dict(read_totals(read_text(control), file_name(control))) if control else {}
    return {**found, **read_pairs(pairs)}


@click.command()
@panel_option
@quality_options
@json_option
@click.pass_obj
def quality(
    path: Path,
    panel_id: str,
    first: str | None,
    last: str | None,
    control: Path | None,
    pairs: tuple[str, ...],
    output: Path | None,
    as_json: bool,
) -> None:
    """Tell what is wrong with the list that is stored.

    For a list that is not stored yet: scrutiny import --check --panel P FILE.
    """
    from scrutiny.cases.asking import Period
    from scrutiny.quality.checking import stored_quality

    with open_workspace(path) as workspace:
        found = stored_quality(workspace, panel_id, Period(first, last), totals_of(control, pairs))
    show_quality(found, output, as_json)


def show_quality(found: "ListQuality", output: Path | None, as_json: bool) -> None:
    """Print the page, or write it to a file and print what is in short."""
    from dataclasses import asdict

    from reports.list_quality import list_quality, main_points
    from reports.render import render
    from scrutiny.paths import write_whole
    from tui.plain.document_lines import document_lines

    page = list_quality(found)
    if output is not None:
        write_whole(output, render(page, output.suffix))
    payload = {"checked": True, **asdict(found), "in_short": list(main_points(found))}
    if output is not None:
        payload["path"] = str(output)

    def words() -> None:
        if output is None:
            for line in (page.title, *document_lines(page, 100)):
                say(line)
            return
        for point in main_points(found):
            say(f"- {point}")
        say(f"Wrote {output}")

    answer(payload, as_json, words)
