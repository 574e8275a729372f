"""Prints and writes figures: a table with its chart, its sentences and its warnings, or a file.

Every command that gives a figure goes through here, so that none leaves a warning out. Warnings go
to standard error for people, and into the JSON document for programs.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from reports.figure_page import FigurePage
from tui.output import answer, json_option, say, table, tell

SUFFIXES = (".csv", ".xlsx")

chart_option = click.option(
    "--chart", is_flag=True, help="Draw the figures too, in plain characters."
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the figures to a .csv or .xlsx file.",
)


Command = TypeVar("Command", bound=Callable[..., Any])


def figure_options(command: Command) -> Command:
    """Give a command the options that every figure has."""
    return chart_option(output_option(json_option(command)))


def show_figures(
    pages: Sequence[FigurePage],
    payload: dict[str, Any],
    *,
    as_json: bool,
    chart: bool,
    output: Path | None,
) -> None:
    """Print figures, or write them to a file and say where."""
    if output is not None:
        write_figures(pages, output)
        payload = {**payload, "path": str(output)}
    charts = [drawn(page) for page in pages] if chart else []
    if chart:
        payload = {**payload, "charts": charts}

    def words() -> None:
        for place, page in enumerate(pages):
            _page(page, charts[place] if chart else [])
        if output is not None:
            say(f"Wrote {output}")

    answer(payload, as_json, words)


def drawn(page: FigurePage, width: int = 80) -> list[str]:
    """Draw the charts of a page."""
    from reports.charts.text import chart_lines

    return [line for each in page.charts for line in (*chart_lines(each, width), "")]


def write_figures(pages: Sequence[FigurePage], output: Path) -> None:
    """Write figures to a file, by its ending."""
    from reports.figure_page import csv_bytes, workbook_bytes
    from scrutiny.errors import Refusal
    from scrutiny.paths import write_whole

    if output.suffix.lower() not in SUFFIXES:
        raise Refusal(
            f"Figures cannot be written as '{output.suffix}'.",
            where=str(output),
            next_step=f"Use one of: {', '.join(SUFFIXES)}.",
        )
    made = csv_bytes if output.suffix.lower() == ".csv" else workbook_bytes
    write_whole(output, made(pages))


def _page(page: FigurePage, chart: Sequence[str]) -> None:
    table(page.table.header, page.table.rows, page.table.caption, numbers=page.table.numbers)
    for line in chart:
        say(line)
    for sentence in page.sentences:
        say(sentence)
        say()
    say(page.definition)
    say()
    for warning in page.warnings:
        tell(f"Warning: {warning}")
