"""Writes figures to a file for a spreadsheet, for commands and for the page of figures."""

from collections.abc import Sequence
from pathlib import Path

from reports.figure_page import FigurePage
from scrutiny.errors import Refusal

SUFFIXES = (".csv", ".xlsx")


def write_figures(pages: Sequence[FigurePage], output: Path, notice: str = "") -> None:
    """Write figures to a file, by its ending; a notice stands before and beside them."""
    from reports.figure_page import csv_bytes, workbook_bytes
    from scrutiny.paths import write_whole

    if output.suffix.lower() not in SUFFIXES:
        raise Refusal(
            f"Figures cannot be written as '{output.suffix}'.",
            where=str(output),
            next_step=f"Use one of: {', '.join(SUFFIXES)}.",
        )
    made = csv_bytes if output.suffix.lower() == ".csv" else workbook_bytes
    write_whole(output, made(pages, notice))
