"""Commands for what goes out: ticking sentences, the publication copy, and its release."""

from pathlib import Path
from typing import Any

import click

from scrutiny.panels.publishing import CONCLUSIONS, OPEN
from tui.commands.report_options import (
    Compared,
    all_or_none,
    by_option,
    overwrite_option,
    population_option,
    reference_option,
)
from tui.output import answer, json_option, say
from tui.parameters import meeting_option, open_workspace, output_option

threshold_option = click.option(
    "--threshold",
    type=click.IntRange(min=1),
    metavar="N",
    help="Counts from 1 to N−1 are hidden. Without it 5.",
)
conclusions_option = click.option(
    "--conclusions",
    type=click.Choice(CONCLUSIONS),
    help="Small totals of conclusions: hidden, open, or open where few of a long list were read"
    " (by-size). Without it as the panel file says.",
)
open_option = click.option(
    "--open-conclusions", is_flag=True, help="The same as --conclusions open."
)
round_option = click.option("--round", "to_five", is_flag=True, help="Round every count to 5.")


@click.command("publication")
@meeting_option
@output_option
@click.option("--made-by", "name", required=True, metavar="NAME", help="Who makes the copy.")
@population_option
@by_option
@reference_option
@threshold_option
@conclusions_option
@open_option
@round_option
@overwrite_option
@json_option
@click.pass_obj
def publication(
    path: Path,
    meeting_id: str,
    output: Path,
    name: str,
    population: str | None,
    field_id: str | None,
    reference: str | None,
    threshold: int | None,
    conclusions: str | None,
    open_conclusions: bool,
    to_five: bool,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Make the copy for the public, marked as a draft until a second person releases it.

    It holds numbers that are safe to print, how the cases were drawn, and the sentences that were
    ticked with 'scrutiny report sentences'. Small counts are hidden and the result is attacked; a
    count that could be worked out is named, and nothing is written.
    """
    from tui.publication import make_copy

    wanted = _wanted(
        meeting_id,
        all_or_none(population, field_id, reference),
        threshold,
        OPEN if open_conclusions else conclusions or "",
        to_five,
    )
    with open_workspace(path) as workspace:
        written = make_copy(workspace, wanted, output, name, overwrite)
    made, sha256 = written.made, written.sha256
    payload = {
        "path": str(output),
        "sha256": sha256,
        "content": made.content,
        "period": made.allowed.period,
        "hidden": made.safe.hidden,
        "conclusions": list(made.safe.why_open),
        "summaries": len(made.allowed.summaries),
    }

    def words() -> None:
        say(f"Wrote {output}; {made.safe.hidden} counts are hidden. It is a draft.")
        for each in made.safe.why_open:
            say(each)
        say("A second person reads it and releases it with: scrutiny report release")

    answer(payload, as_json, words)


@click.command("release")
@meeting_option
@output_option
@click.option(
    "--released-by", "name", required=True, metavar="NAME", help="Who releases; not the maker."
)
@click.option("--period", "typed", metavar="NAME", help="The period's name; asked for without.")
@json_option
@click.pass_obj
def release(
    path: Path, meeting_id: str, output: Path, name: str, typed: str | None, as_json: bool
) -> None:
    """Release the copy: a second person types the period's name, and the digest is kept.

    Nothing is released when anything changed since the copy was made, or when whoever made it
    releases it. The file is written anew, without the mark of a draft, and looked through again.
    """
    from scrutiny.publishing.releasing import last_made
    from tui.approval import draft_state
    from tui.publication import needed_free, release_copy

    if typed is None and as_json:
        raise click.UsageError("With --json nothing is asked: give --period as well.")
    needed_free(output)
    with open_workspace(path) as workspace:
        last_made(workspace, meeting_id)
        said = typed or click.prompt("Type the name of the period, as the copy has it", err=True)
        written = release_copy(workspace, meeting_id, output, said, name)
        state = draft_state(workspace, meeting_id)[1]
    sha256, period = written.sha256, written.made.allowed.period
    payload = {
        "path": str(output),
        "sha256": sha256,
        "period": period,
        "draft_approved": state.approved,
    }

    def words() -> None:
        say(f"Released {output}\nsha256 {sha256}")
        if not state.approved:
            say(state.words or "Nobody has approved the draft of the report.")

    answer(payload, as_json, words)


def _wanted(
    meeting_id: str,
    compared: Compared,
    threshold: int | None,
    conclusions: str,
    to_five: bool,
) -> Any:
    from tui.documents import Comparison
    from tui.publication import Wanted

    comparison = Comparison(*compared) if compared else None
    return Wanted(meeting_id, comparison, threshold, conclusions, to_five)
