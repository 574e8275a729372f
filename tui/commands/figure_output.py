"""Prints and writes figures: a table with its chart, its sentences and its warnings, or a file.

Every command that gives a figure goes through here, so that none leaves a warning out. Warnings go
to standard error for people, and into the JSON document for programs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from reports.figure_page import FigurePage
from tui.figures.files import write_figures
from tui.output import answer, json_option, say, table, tell
from tui.parameters import from_option, panel_option, to_option

if TYPE_CHECKING:
    # Help must not wait for the solver that attacks tables.
    from reports.publication.publishable import Publishable


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


theme_option = click.option(
    "--theme", metavar="T", help="A theme of the panel; without it, all cases."
)
force_option = click.option(
    "--force", metavar="SLUG", default="", help="Count one force's cases, among its residents."
)
_by_option = click.option(
    "--by", "field_id", required=True, metavar="FIELD", help="The field with the groups."
)
_reference_option = click.option(
    "--reference", required=True, metavar="GROUP", help="The group compared with."
)
Command = TypeVar("Command", bound=Callable[..., Any])


publication_option = click.option(
    "--for-publication",
    is_flag=True,
    help="Only what may be published: small counts hidden, and attacked; or refused.",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """How a figure is shown, as its options say."""

    as_json: bool
    chart: bool
    output: Path | None
    for_publication: bool


def figure_options(command: Command) -> Command:
    """Give a command the options that every figure has; it takes them as one, `shown`."""

    @wraps(command)
    def packed(
        *given: Any,
        as_json: bool,
        chart: bool,
        output: Path | None,
        for_publication: bool,
        **others: Any,
    ) -> Any:
        return command(*given, shown=Shown(as_json, chart, output, for_publication), **others)

    made = json_option(publication_option(output_option(chart_option(packed))))
    return cast("Command", made)


def list_options(command: Command) -> Command:
    """Give a command the options that say which cases of a list are counted."""
    for option in (to_option, from_option, force_option, theme_option, panel_option):
        command = option(command)
    return command


def group_options(command: Command) -> Command:
    """Give a command the options that say which groups are compared, and with which."""
    return _by_option(_reference_option(command))


def show_figures(
    pages: Sequence[FigurePage], payload: dict[str, Any], shown: Shown, made: "Publishable"
) -> None:
    """Print figures, or write them to a file and say where.

    `made` holds the counts behind them: with small ones the figures say that they are for the panel
    only, and for publication nothing but the protected counts is given.
    """
    from reports.publication.publishable import panel_only, published_pages

    chart = shown.chart and not shown.for_publication
    if shown.for_publication:
        warnings = tuple(dict.fromkeys(each for page in pages for each in page.warnings))
        pages, hidden = published_pages(made, warnings)
        notice = ""
        payload = _published_body(pages, hidden)
    else:
        notice = panel_only(made)
        payload = {"for_panel_only": notice or None, **payload}
    if shown.output is not None:
        write_figures(pages, shown.output, notice)
        payload = {**payload, "path": str(shown.output)}
    charts = [drawn(page) for page in pages] if chart else []
    if chart:
        payload = {**payload, "charts": charts}

    def words() -> None:
        if notice:
            say(notice)
            say()
        for place, page in enumerate(pages):
            _page(page, charts[place] if chart else [])
        if shown.output is not None:
            say(f"Wrote {shown.output}")

    answer(payload, shown.as_json, words)


def _published_body(pages: Sequence[FigurePage], hidden: int) -> dict[str, Any]:
    return {
        "for_publication": True,
        "hidden": hidden,
        "tables": [
            {
                "title": page.title,
                "header": list(page.table.header),
                "rows": [list(row.values()) for row in page.records],
            }
            for page in pages
        ],
        "definition": pages[0].definition,
        "notes": list(pages[0].sentences),
        "warnings": [each for page in pages for each in page.warnings],
    }


def drawn(page: FigurePage, width: int = 80) -> list[str]:
    """Draw the charts of a page."""
    from reports.charts.text import chart_lines

    return [line for each in page.charts for line in (*chart_lines(each, width), "")]


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
