"""Commands about the force's lists: import, exclude, themes."""

from pathlib import Path
from typing import Any

import click

from scrutiny.importing.outcome import FileOutcome, ImportOutcome
from tui.output import answer, json_option, problem_body, say, table, tell, tell_problems
from tui.parameters import from_option, open_workspace, panel_option, to_option


@click.command("import")
@panel_option
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    help='A TOML file with lines like: "Their header" = "field_id".',
)
@click.option("--strict", is_flag=True, help="Import nothing when any row has a problem.")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=False), metavar="FILE…"
)
@json_option
@click.pass_context
def import_list(
    context: click.Context,
    panel_id: str,
    mapping: Path | None,
    strict: bool,
    files: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Read the force's lists of cases.

    All problems are told at once, by file and row. Rows with problems are set aside in a file of
    rejects; nothing is half-imported. Files of data.police.uk are read as they are.
    """
    from scrutiny.importing.importing import ListRefused, import_lists
    from scrutiny.importing.mapping import read_mapping
    from scrutiny.paths import read_file, read_text

    named = read_mapping(read_text(mapping), str(mapping)) if mapping else None
    content = [(str(file), read_file(file)) for file in files]
    with open_workspace(context.obj) as workspace:
        try:
            outcome = import_lists(workspace, panel_id, content, named, strict)
        except ListRefused as refused:
            if as_json:
                _tell(refused.outcome, as_json)
                tell(f"Problem: {refused.what}")
                context.exit(1)
            raise
    _tell(outcome, as_json)
    if outcome.rejected:
        context.exit(1)


def _tell(outcome: ImportOutcome, as_json: bool) -> None:
    answer(_body(outcome), as_json, lambda: _words(outcome))


def _body(outcome: ImportOutcome) -> dict[str, Any]:
    return {
        "panel": outcome.panel,
        "read": outcome.read,
        "accepted": outcome.accepted,
        "rejected": outcome.rejected,
        "unchanged": outcome.unchanged,
        "problems": [problem_body(each) for each in outcome.problems],
        "sha256": outcome.sha256,
        "flagged": {kind: count for kind, (_, count) in outcome.flag_counts().items()},
        "flags": [{"kind": each.kind, **problem_body(each.problem)} for each in outcome.flags],
        "files": [
            {
                "file": each.file,
                "sha256": each.sha256,
                "read": each.read,
                "accepted": each.accepted,
                "rejected": each.rejected,
                "unchanged": each.unchanged,
                "already_imported": each.already or None,
                "unknown_columns": list(each.unknown_columns),
                "left_out": dict(each.left_out),
                "notices": list(each.notices),
                "rejects_file": each.rejects_file or None,
            }
            for each in outcome.files
        ],
    }


def _words(outcome: ImportOutcome) -> None:
    say(
        f"Read {outcome.read:,} rows: {outcome.accepted:,} accepted, {outcome.rejected:,} set"
        f" aside, {outcome.unchanged:,} there already."
    )
    for kind, (title, count) in outcome.flag_counts().items():
        say(f"  {count:,} × {title} ({kind})")
    for each in outcome.files:
        _file_words(each)
    if outcome.problems:
        tell("Problems:")
        tell_problems(outcome.problems)


def _file_words(outcome: FileOutcome) -> None:
    name = Path(outcome.file).name
    for notice in outcome.notices:
        say(f"  {name}: {notice}")
    if outcome.unknown_columns:
        say(f"  {name}: kept, but no field asks for: {', '.join(outcome.unknown_columns)}")
    if outcome.left_out:
        counts = ", ".join(f"{title} ({count:,})" for title, count in outcome.left_out.items())
        say(f"  {name}: personal columns left out, with their filled cells: {counts}")
    if outcome.rejects_file:
        say(f"  {name}: the rows set aside are in {outcome.rejects_file}")


@click.command()
@panel_option
@click.option("--reason", metavar="WORDS", help="Why, in a few words; it is counted and printed.")
@click.option("--note", default="", help="More, kept but not printed.")
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
    """Take a case out of every later draw, with a reason."""
    from scrutiny.excluding import exclude_case, include_case

    with open_workspace(path) as workspace:
        if undo:
            include_case(workspace, panel_id, reference)
        else:
            exclude_case(workspace, panel_id, reference, reason or "", note)
    done = "can be drawn again" if undo else f"is excluded from now on: {reason}"
    payload = {"reference": reference, "excluded": not undo, "reason": reason}
    answer(payload, as_json, lambda: say(f"{reference} {done}."))


@click.command()
@panel_option
@from_option
@to_option
@json_option
@click.pass_obj
def themes(path: Path, panel_id: str, first: str | None, last: str | None, as_json: bool) -> None:
    """List the themes of a panel with today's counts."""
    from scrutiny.cases.asking import Period
    from scrutiny.themes import theme_counts

    period = Period(first, last)
    with open_workspace(path) as workspace:
        counts = theme_counts(workspace, panel_id, period)
    payload = {
        "panel": panel_id,
        "period": {"from": first, "to": last},
        "themes": [
            {
                "theme": each.theme.id,
                "title": each.theme.title,
                "cases": each.cases,
                "standing": each.theme.standing,
                "where": each.theme.where,
            }
            for each in counts
        ],
    }

    def words() -> None:
        rows = [
            (
                each.theme.id,
                each.theme.title + (" (standing)" if each.theme.standing else ""),
                f"{each.cases:,}",
            )
            for each in counts
        ]
        table(("Theme", "Title", "Cases"), rows, f"{panel_id}, {period.words()}", numbers=(2,))

    answer(payload, as_json, words)
