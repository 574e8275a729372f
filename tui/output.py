"""What commands print: data on standard output, everything else on standard error.

All text passes `clean` here, so that no case, file name or note can act on a terminal.
"""

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from scrutiny.errors import Problem, Refusal
from scrutiny.text import clean

_MOST_PROBLEMS_SHOWN = 40
_ROWS_NAMED = 8

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document instead of text."
)
"""The option that every command takes."""


def tell(message: str) -> None:
    """Print a message for the person, on standard error."""
    click.echo(clean(message), err=True)


def say(text: str = "") -> None:
    """Print a line of the answer, on standard output."""
    click.echo(clean(text))


def document(payload: object) -> None:
    """Print the answer as one JSON document."""
    click.echo(json.dumps(payload, indent=2, ensure_ascii=False, allow_nan=False))


def answer(payload: dict[str, Any], as_json: bool, words: Callable[[], None]) -> None:
    """Print the answer as JSON or in words."""
    if as_json:
        document(payload)
    else:
        words()


def table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    title: str = "",
    numbers: Sequence[int] = (),
) -> None:
    """Print a table; `numbers` are the columns that are aligned to the right."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(title=Text(clean(title)) if title else None, title_justify="left", box=box.ASCII2)
    for place, name in enumerate(header):
        made.add_column(
            Text(clean(name)), justify="right" if place in numbers else "left", overflow="fold"
        )
    for row in rows:
        made.add_row(*(Text(clean(cell)) for cell in row))
    # A pipe has no width; a fixed one keeps the lines of a saved answer whole.
    width = None if sys.stdout.isatty() else 160
    Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False).print(made)


def explain_refusal(refusal: Refusal, as_json: bool = False) -> None:
    """Say what happened, where, and what to do next."""
    place = f"{refusal.where}: " if refusal.where else ""
    tell(f"Problem: {place}{refusal.what}")
    tell_problems(refusal.problems)
    if refusal.next_step:
        tell(f"What to do: {refusal.next_step}")
    if as_json:
        document(
            {
                "error": refusal.what,
                "where": refusal.where,
                "next_step": refusal.next_step,
                "problems": [problem_body(each) for each in refusal.problems],
            }
        )


def tell_problems(problems: Sequence[Problem]) -> None:
    """List problems; in a very long list the same is told once for all its rows.

    What is still too long is cut, and says so.
    """
    told = [[each] for each in problems]
    if len(problems) > _MOST_PROBLEMS_SHOWN:
        together: dict[tuple[str, str, str], list[Problem]] = {}
        for each in problems:
            together.setdefault((each.file, each.column, each.problem), []).append(each)
        told = list(together.values())
    for group in told[:_MOST_PROBLEMS_SHOWN]:
        tell(f"  {_sentence(group)}")
    left = sum(len(group) for group in told[_MOST_PROBLEMS_SHOWN:])
    if left:
        tell(f"  … and {left:,} more; --json lists them all.")


def _sentence(group: Sequence[Problem]) -> str:
    """Say one problem; where several rows have it, with the first of them."""
    first, rows = group[0], [str(each.row) for each in group if each.row is not None]
    if len(group) == 1 or len(rows) < len(group):
        return first.sentence()
    named = ", ".join(rows[:_ROWS_NAMED])
    more = f" and {len(rows) - _ROWS_NAMED:,} more" if len(rows) > _ROWS_NAMED else ""
    place = ", ".join(part for part in (first.file, first.column) if part)
    return f"{place}: {first.problem} ({len(rows):,} {first.counted}s: {named}{more})"


def problem_body(problem: Problem) -> dict[str, object]:
    """Give a problem as the JSON answer holds it."""
    return {
        "file": problem.file,
        problem.counted: problem.row,
        "column": problem.column,
        "problem": problem.problem,
    }


class OutsideFailure(Refusal):
    """A fault of the program itself, told without any text that a case could have put into it."""

    @classmethod
    def of(cls, error: BaseException) -> "OutsideFailure":
        """Keep the fault as an incident, and describe it by its number, kind and place only."""
        from scrutiny.incidents import keep_incident
        from tui.plain.crash import NEXT
        from tui.plain.sentences import SAFE

        kept = keep_incident(error)
        more = f" More is told, without any text of a case, in: {kept.path}." if kept.path else ""
        return cls(
            f"The program has a fault ({kept.kind}, {kept.place}; incident {kept.number}). {SAFE}"
            f" Nothing was half-done.{more}",
            next_step=NEXT,
        )
