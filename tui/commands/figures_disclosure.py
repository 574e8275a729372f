"""Commands that protect a table before it is published, and attack one as a reader could."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tui.commands.calculation_parts import Number
from tui.output import answer, json_option, say, table, tell

_FEWER = "print fewer totals, merge rows or columns, or round every count with --round."
_FILE = click.Path(path_type=Path, dir_okay=False)
_files = click.argument("files", nargs=-1, required=True, type=_FILE, metavar="TABLE.csv…")
_threshold = click.option(
    "--threshold",
    type=click.IntRange(min=1),
    metavar="N",
    help="Counts from 1 to N−1 are hidden. Without it 5, and 10 where two properties are crossed.",
)
_previous = click.option(
    "--previous",
    multiple=True,
    type=_FILE,
    metavar="OLD.csv",
    help="A report before, as published, whose counts this one carries on; newest first.",
)
_width = click.option(
    "--width",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How far the lowest and highest possible count must lie apart.",
)
_seconds = click.option(
    "--seconds",
    type=Number(min=0),
    default=5.0,
    show_default=True,
    help="How long one search may take.",
)


@click.command()
@_files
@_threshold
@_previous
@_width
@_seconds
@click.option("--round", "to_five", is_flag=True, help="Round every count to 5 instead.")
@click.option("-o", "--output", type=_FILE, metavar="FILE", help="Write the table as CSV.")
@json_option
@click.pass_context
def protect(
    context: click.Context,
    files: tuple[Path, ...],
    threshold: int | None,
    previous: tuple[Path, ...],
    width: int,
    seconds: float,
    to_five: bool,
    output: Path | None,
    as_json: bool,
) -> None:
    """Hide the small counts of a table, and whatever would give them away.

    The table is a CSV with row and column totals. Several tables of the same cases are protected
    together. What comes out is attacked; when a hidden count could still be worked out, the exit
    status is 1 and nothing is written.
    """
    from reports.disclosure import table_words
    from reports.disclosure.protect import protect as protect_tables
    from reports.disclosure.rounded import NOTE, rounded_tables

    if output is not None and len(files) > 1:
        raise click.UsageError("-o takes one table.")
    if to_five and previous:
        raise click.UsageError("--round cannot carry a report before on: leave --previous away.")
    read = _read(files)
    earlier = _earlier(previous, read)
    wholes = [each.whole() for each in read]
    if to_five:
        shown, findings = rounded_tables(wholes, seconds)
        printed = [table_words.rounded_rows(each, shown) for each in read]
        hidden, notes = [], [NOTE]
    else:
        figures = [figure for each in read for figure in each.figures]
        made = protect_tables(
            wholes, threshold, earlier, figures=figures, width=width, seconds=seconds
        )
        findings, notes = made.findings, [table_words.note(made)]
        printed = table_words.protected_rows(read, made)
        hidden = [{"what": each.what, "why": each.why, "kind": each.kind} for each in made.hidden]
    payload = {
        "tables": [
            {"title": each.name, "header": list(rows[0]), "rows": [list(row) for row in rows[1:]]}
            for each, rows in zip(read, printed, strict=True)
        ],
        "hidden": hidden,
        "notes": notes,
        **_findings_body(findings),
    }

    def words() -> None:
        for each, rows in zip(read, printed, strict=True):
            table(rows[0], rows[1:], each.name, numbers=range(1, len(rows[0])))
        for note in notes:
            say(note)
        for each in hidden:
            say(f"  {each['what']}: {each['why']} ({each['kind']})")
        _say_findings(findings, every=False)

    answer(payload, as_json, words)
    if not findings.safe:
        _end(context, findings, _FEWER)
    if output is not None:
        from scrutiny.paths import file_name, write_whole

        write_whole(output, table_words.as_csv(printed[0]).encode())
        tell(f"Written: {file_name(output)}")


@click.command()
@_files
@_threshold
@_previous
@_width
@_seconds
@click.option(
    "--hidden-are-small",
    is_flag=True,
    help="The document says that every hidden count is from 1 to the threshold − 1.",
)
@json_option
@click.pass_context
def attack(
    context: click.Context,
    files: tuple[Path, ...],
    threshold: int | None,
    previous: tuple[Path, ...],
    width: int,
    seconds: float,
    hidden_are_small: bool,
    as_json: bool,
) -> None:
    """Work out what a published table gives away, as a patient reader could.

    The table is a CSV with c for hidden counts. Several tables of the same cases are read together.
    The exit status is 1 when a hidden count can be worked out, or nearly.
    """
    from dataclasses import replace

    from reports.disclosure.attack import attack as attack_published
    from reports.disclosure.published import with_previous
    from reports.disclosure.table_words import joined
    from reports.disclosure.thresholds import thresholds_of

    read = _read(files)
    now = joined(read)
    if hidden_are_small:
        limits = thresholds_of(threshold)
        crossed = any(each.grid.columns for each in read)
        now = replace(now, small=(limits.crossed if crossed else limits.one_way) - 1)
    published = with_previous(now, _earlier(previous, read))
    findings = attack_published(
        published, thresholds=thresholds_of(threshold), width=width, seconds=seconds
    )
    answer(_findings_body(findings), as_json, lambda: _say_findings(findings, every=True))
    if not findings.safe:
        _end(context, findings, f"use 'scrutiny figures protect', or {_FEWER}")


def _read(files: Sequence[Path]) -> list[Any]:
    from reports.disclosure.table_file import read_table
    from scrutiny.paths import file_name, read_text

    return [read_table(read_text(path), file_name(Path(path.name))) for path in files]


def _earlier(files: Sequence[Path], now: Sequence[Any]) -> list[Any]:
    from reports.disclosure.table_words import joined, needed_same_rows

    read = _read(files)
    for each in read:
        needed_same_rows(each, now)
    return [joined([each]) for each in read]


def _findings_body(findings: Any) -> dict[str, Any]:
    from reports.disclosure.attack import place_words

    return {
        "safe": findings.safe,
        "problems": list(findings.problems),
        "width": findings.width,
        "ranges": [
            {
                "cell": place_words(each.cell),
                "low": each.low,
                "high": each.high,
                "proved": each.proved,
                "safe": each.safe(findings.width),
            }
            for each in findings.ranges
        ],
    }


def _say_findings(findings: Any, every: bool) -> None:
    from reports.disclosure.attack import place_words

    rows = [
        (
            place_words(each.cell),
            f"{each.low:,} or more" if each.high is None else f"{each.low:,} to {each.high:,}",
            "yes" if each.safe(findings.width) else "NO",
        )
        for each in findings.ranges
        if every or not each.safe(findings.width)
    ]
    if rows:
        table(("Hidden", "What a reader can work out", "Wide enough"), rows)
    if findings.safe:
        say("No hidden count can be worked out from what is printed.")


def _end(context: click.Context, findings: Any, next_step: str) -> None:
    for each in findings.problems:
        tell(f"Problem: {each}")
    tell(f"What to do: {next_step}")
    context.exit(1)
