"""The command that prints a part of the whole imported list, for the office."""

from pathlib import Path
from typing import Any

import click

from tui.output import answer, json_option, say, tell
from tui.parameters import open_workspace, panel_option

_MOST = 1_000


@click.command("cases")
@panel_option
@click.option("--where", default="", metavar="CONDITION", help='As in a theme: area is "North".')
@click.option("--theme", default="", metavar="T", help="A theme of the panel.")
@click.option("--month", default="", metavar="M", help="A month, as 2019-03.")
@click.option("--words", default="", help="Words that must all stand somewhere in the case.")
@click.option("--reference", default="", help="Part of the reference.")
@click.option("--after", default="", metavar="REF", help="Begin after this reference.")
@click.option("--limit", default=20, type=click.IntRange(1, _MOST), help="How many rows; 20.")
@click.option("--open", "opened", metavar="REF", help="Show one case whole; this is logged.")
@json_option
@click.pass_obj
def cases(
    path: Path,
    panel_id: str,
    where: str,
    theme: str,
    month: str,
    words: str,
    reference: str,
    after: str,
    limit: int,
    opened: str | None,
    as_json: bool,
) -> None:
    """Look through the whole list that was imported, a few rows at a time."""
    from scrutiny.cases.filtering import CaseFilter
    from scrutiny.cases.listing import Listing
    from scrutiny.cases.opening import open_case
    from tui.plain.case_list import opened_lines, opened_warning, row_lines

    with open_workspace(path) as workspace:
        if opened is not None:
            case = open_case(workspace, panel_id, opened)
            whole_case: dict[str, Any] = {
                "panel": panel_id,
                "reference": case.reference.one_line(),
                "fields": {
                    each.id: {"title": each.title, "state": each.state, "value": each.value.show()}
                    for each in (*case.warnings, *case.fields)
                },
            }
            warning = opened_warning(case)
            lines = [f"{each.title}: {each.text}" for each in opened_lines(case)]
            told = [f"Warning: {warning}", *lines] if warning else lines
            answer(whole_case, as_json, lambda: say("\n".join(told)))
            return
        listing = Listing(workspace, panel_id, CaseFilter(reference, theme, month, words, where))
        listing.look_through()
        found, whole = listing.count(), listing.all_cases()
        rows = listing.after(after, limit)
        first = listing.number_of(rows[0].reference) if rows else 0
    following = rows[-1].reference if rows and first + len(rows) - 1 < found else ""
    payload = {
        "panel": panel_id,
        "cases": whole,
        "found": found,
        "first": first,
        "after": following or None,
        "rows": [
            {
                "number": number,
                "reference": each.name.one_line(),
                "day": each.day,
                "state": each.state or None,
                "told": each.told.one_line(),
            }
            for number, each in enumerate(rows, start=first)
        ],
    }

    def print_rows() -> None:
        for number, line in enumerate(row_lines(rows), start=first):
            say(f"{number:>9,}  {line}")
        if not rows:
            tell(f"No case was found, of {whole:,} in the list." if not found else "No more cases.")
            return
        last = first + len(rows) - 1
        tell(f"Rows {first:,} to {last:,} of {found:,} found, of {whole:,} cases in the list.")
        if following:
            tell("The next rows: the same command with --after and the last reference above.")

    answer(payload, as_json, print_rows)
