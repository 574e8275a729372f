"""Commands about the force's lists: import, exclude."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scrutiny.errors import Problem
from scrutiny.importing.dates import DECLARED
from scrutiny.importing.outcome import FileOutcome, ImportOutcome, RowProblem
from tui.commands.quality import quality_options, show_quality, totals_of
from tui.line_by_line import asking, telling
from tui.output import answer, document, json_option, problem_body, say, tell, tell_problems
from tui.parameters import open_workspace, panel_option

if TYPE_CHECKING:
    from scrutiny.importing.workbook_lists import Choices
    from scrutiny.workspace import Workspace
    from tui.plain.new_list import NewList


@click.command("import")
@panel_option
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    help='A TOML file with lines like: "Their header" = "field_id".',
)
@click.option(
    "--save-mapping",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write how the columns are read, to correct it and to use it again.",
)
@click.option("--sheet", default="", help="The sheet of a workbook to read.")
@click.option(
    "--hidden",
    type=click.Choice(["read", "leave-out"]),
    help="What to do with hidden rows and columns of a workbook.",
)
@click.option(
    "--merged",
    type=click.Choice(["repeat", "first"]),
    help="Repeat the value of merged cells in each, or keep it in the first only.",
)
@click.option(
    "--formulas",
    type=click.Choice(["blank"]),
    help="Read a formula without a value as a blank cell.",
)
@click.option(
    "--dates",
    type=click.Choice(DECLARED),
    multiple=True,
    help="How the list writes dates, where the panel's file does not say it. Repeatable.",
)
@click.option("--strict", is_flag=True, help="Import nothing when any row has a problem.")
@click.option("--plain", is_flag=True, help="Ask line by line how the list is to be read.")
@click.option("--check", is_flag=True, help="Store nothing; tell what is wrong with the list.")
@quality_options
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=False), metavar="FILE…"
)
@json_option
@click.pass_context
def import_list(
    context: click.Context,
    panel_id: str,
    mapping: Path | None,
    save_mapping: Path | None,
    sheet: str,
    hidden: str | None,
    merged: str | None,
    formulas: str | None,
    dates: tuple[str, ...],
    strict: bool,
    plain: bool,
    check: bool,
    first: str | None,
    last: str | None,
    control: Path | None,
    pairs: tuple[str, ...],
    output: Path | None,
    files: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Read the force's lists of cases.

    All problems are told at once, by file and row. Rows with problems are set aside in a file of
    rejects; nothing is half-imported. Files of data.police.uk are read as they are.

    With --check nothing is stored: the page tells what is wrong with the list, against the dates
    and totals that you give. What --save-mapping writes is remembered, and used by itself when a
    list with the same columns comes again.

    With --plain the program asks, line by line, what the columns and the words of the list mean,
    and stores it when you say so; with --check besides, nothing is stored.
    """
    from scrutiny.cases.asking import Period
    from scrutiny.importing.importing import ListRefused, import_lists
    from scrutiny.importing.mapping import parted, read_mapping
    from scrutiny.importing.workbook_lists import Choices
    from scrutiny.paths import file_name, read_text
    from tui.plain.new_list import NewList

    choices = Choices(sheet, hidden or "", merged or "", formulas or "")
    named = read_mapping(read_text(mapping), file_name(mapping)) if mapping else None
    content = [(file_name(file), file) for file in files]
    if not (check or plain) and (first or last or control or pairs or output):
        raise click.UsageError("--from, --to, --control, --total and -o go with --check.")
    if plain and (len(files) != 1 or strict or save_mapping or output):
        raise click.UsageError("--plain asks about one list, and about all that else is an option.")
    with open_workspace(context.obj) as workspace:
        if dates:
            columns, words = parted(named or {})
            named = {"columns": columns, "words": words, "dates": dates}
        if plain:
            new = NewList(workspace, panel_id, files[0])
            new.mapping, new.choices = named or {}, choices
            new.window, new.totals = Period(first, last), totals_of(control, pairs)
            context.exit(_line_by_line(new, not check, as_json))
        named = _mapping(workspace, panel_id, content, named, choices, save_mapping)
        if check:
            from scrutiny.quality.checking import check_lists

            period, totals = Period(first, last), totals_of(control, pairs)
            found = check_lists(workspace, panel_id, content, named, choices, period, totals)
            show_quality(found, output, as_json)
            context.exit(1 if found.set_aside else 0)
        try:
            outcome = import_lists(workspace, panel_id, content, named, strict, choices)
        except ListRefused as refused:
            if as_json:
                _tell(refused.outcome, as_json)
                tell(f"Problem: {refused.what}")
                context.exit(1)
            raise
    _tell(outcome, as_json)
    if outcome.rejected:
        context.exit(1)


def _line_by_line(new: "NewList", storing: bool, as_json: bool) -> int:
    """Ask about a list; questions go to standard error when the answer is to be JSON."""
    from tui.plain.new_list_asking import ask_about_list

    stream = sys.stderr if as_json else sys.stdout
    tell_line = telling(stream)
    try:
        stored = ask_about_list(new, asking(stream), tell_line, storing)
    except (EOFError, KeyboardInterrupt):
        stored = bool(new.stored)
        tell_line("" if stored else "Stopped. Nothing was stored.")
    if as_json:
        document({"stored": stored} if new.outcome is None else _body(new.outcome))
    return 1 if new.outcome is not None and new.outcome.rejected else 0


def _mapping(
    workspace: "Workspace",
    panel_id: str,
    content: Sequence[tuple[str, Path]],
    named: Mapping[str, object] | None,
    choices: "Choices",
    save_to: Path | None,
) -> Mapping[str, object] | None:
    """Use what was remembered when nothing is named, and keep what is to be used again."""
    from scrutiny.importing.columns import columns_of, remembered_mapping, save_mapping
    from scrutiny.importing.words import words_of

    if named is None:
        named = remembered_mapping(workspace, panel_id, content, choices) or None
        if named is not None:
            tell("The columns are read as they were for the last list with this header.")
    if save_to is not None:
        name, first = content[0]
        seen = columns_of(workspace, panel_id, name, first, named, choices)
        looked = words_of(workspace, panel_id, content, named, choices)
        tell(f"Wrote {save_mapping(workspace, panel_id, seen, save_to, looked)}")
    return named


def _tell(outcome: ImportOutcome, as_json: bool) -> None:
    answer(_body(outcome), as_json, lambda: _words(outcome))


def _body(outcome: ImportOutcome) -> dict[str, Any]:
    return {
        "panel": outcome.panel,
        "read": outcome.read,
        "accepted": outcome.accepted,
        "rejected": outcome.rejected,
        "unchanged": outcome.unchanged,
        "joined": outcome.joined,
        "problems": [_place(each) for each in outcome.problems],
        "sha256": outcome.sha256,
        "flagged": {kind: count for kind, (_, count) in outcome.flag_counts().items()},
        "flags": [{"kind": each.kind, **_place(each.problem)} for each in outcome.flags],
        "files": [
            {
                "file": each.file,
                "sha256": each.sha256,
                "read": each.read,
                "accepted": each.accepted,
                "rejected": each.rejected,
                "unchanged": each.unchanged,
                "joined": each.joined,
                "already_imported": each.already or None,
                "unknown_columns": list(each.unknown_columns),
                "left_out": dict(each.left_out),
                "notices": list(each.notices),
                "rejects_file": each.rejects_file or None,
            }
            for each in outcome.files
        ],
    }


def _place(problem: Problem) -> dict[str, object]:
    """Give a problem with its row below the header and its line in the file."""
    line = problem.line if isinstance(problem, RowProblem) else None
    return {**problem_body(problem), "line": line}


def _words(outcome: ImportOutcome) -> None:
    say(
        f"Read {outcome.read:,} rows: {outcome.accepted:,} accepted, {outcome.rejected:,} set"
        f" aside, {outcome.unchanged:,} there already"
        + (f", {outcome.joined:,} joined to another row's case." if outcome.joined else ".")
    )
    for kind, (title, count) in outcome.flag_counts().items():
        say(f"  {count:,} × {title} ({kind})")
    for each in outcome.files:
        _file_words(each)
    if outcome.problems:
        tell("Problems:")
        tell_problems(outcome.problems)
        tell(_what_to_do(outcome))


def _what_to_do(outcome: ImportOutcome) -> str:
    said = (
        "What to do: let --save-mapping columns.toml write how the columns and words are read,"
        " correct that file, and import again with --mapping columns.toml. What the force must"
        f" mend goes on a page for its analyst: scrutiny import --check --panel {outcome.panel}"
        " LIST -o page.docx."
    )
    changed = any(
        isinstance(each, RowProblem) and each.kind == "changed" for each in outcome.problems
    )
    if changed:
        said += (
            " A case that is stored stays as it was read first; to read the list anew, import it"
            " into a new workspace."
        )
    return said


def _file_words(outcome: FileOutcome) -> None:
    from reports.list_quality_tables import column_names

    name = Path(outcome.file).name
    for notice in outcome.notices:
        say(f"  {name}: {notice}")
    if outcome.unknown_columns:
        columns = column_names(outcome.unknown_columns)
        say(f"  {name}: kept, but shown to nobody, because no field asks for it: {columns}")
    if outcome.left_out:
        counts = ", ".join(f"{title} ({count:,})" for title, count in outcome.left_out.items())
        say(f"  {name}: personal columns left out, with their filled cells: {counts}")
    if outcome.rejects_file:
        say(f"  {name}: the rows set aside are in {outcome.rejects_file}")


@click.command()
@panel_option
@click.option("--reason", metavar="CODE", help="Why: a short code that is counted and published.")
@click.option("--note", default="", help="More in your own words, kept but not published.")
@click.option("--undo", is_flag=True, help="Take an exclusion back.")
@click.argument("reference")
@json_option
@click.pass_obj
def exclude(
    path: Path,
    panel_id: str,
    reason: str | None,
    note: str,
    undo: bool,
    reference: str,
    as_json: bool,
) -> None:
    """Take a case out of every later draw, with a reason.

    The reason is one of the panel's exclusions, or: live-proceedings, iopc, sub-judice, no-footage,
    conflict, duplicate, other.
    """
    from scrutiny.excluding import exclude_case, include_case, reason_words

    code = None
    with open_workspace(path) as workspace:
        panel = workspace.panel(panel_id)
        if undo:
            include_case(workspace, panel_id, reference)
        else:
            code = exclude_case(workspace, panel_id, reference, reason or "", note)
    done = "can be drawn again"
    if code is not None:
        done = f"is excluded from now on: {reason_words(code, panel)} ({code})"
    payload = {"reference": reference, "excluded": not undo, "reason": code}
    answer(payload, as_json, lambda: say(f"{reference} {done}."))
