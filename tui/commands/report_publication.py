"""Commands for what goes out: ticking sentences, the publication copy, and its release."""

from pathlib import Path
from typing import Any

import click

from tui.commands.report_options import (
    Compared,
    all_or_none,
    by_option,
    output_option,
    overwrite_option,
    population_option,
    reference_option,
)
from tui.output import answer, json_option, say
from tui.parameters import meeting_option, open_workspace

threshold_option = click.option(
    "--threshold",
    type=click.IntRange(min=1),
    metavar="N",
    help="Counts from 1 to N−1 are hidden. Without it 5.",
)
open_option = click.option(
    "--open-conclusions", is_flag=True, help="Print the totals of conclusions, however small."
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
    from scrutiny.meetings.documents import needed_place
    from scrutiny.paths import write_whole
    from scrutiny.publishing.releasing import note_made
    from tui.publication import clean_bytes, gathered

    wanted = _wanted(
        meeting_id,
        all_or_none(population, field_id, reference),
        threshold,
        open_conclusions,
        to_five,
    )
    with open_workspace(path) as workspace:
        if not overwrite:
            needed_place(workspace, output)
        made = gathered(workspace, wanted)
        content = clean_bytes(workspace, made.document(False), meeting_id, output.suffix)
        write_whole(output, content)
        sha256 = note_made(workspace, meeting_id, made.content, content, name, wanted.options())
    payload = {
        "path": str(output),
        "sha256": sha256,
        "content": made.content,
        "period": made.allowed.period,
        "hidden": made.safe.hidden,
    }

    def words() -> None:
        say(f"Wrote {output}; {made.safe.hidden} counts are hidden. It is a draft.")
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
    from scrutiny.paths import write_whole
    from scrutiny.publishing.releasing import last_made, needed_second_person, note_released
    from tui.publication import clean_bytes, gathered, needed_free, wanted_again

    if typed is None and as_json:
        raise click.UsageError("With --json nothing is asked: give --period as well.")
    needed_free(output)
    with open_workspace(path) as workspace:
        options = last_made(workspace, meeting_id).options
        said = typed or click.prompt("Type the name of the period, as the copy has it", err=True)
        made = gathered(workspace, wanted_again(options))
        period = made.allowed.period
        needed_second_person(workspace, meeting_id, made.content, period, said, name)
        content = clean_bytes(workspace, made.document(True), meeting_id, output.suffix)
        write_whole(output, content)
        sha256 = note_released(workspace, meeting_id, made.content, content, name, options)
    payload = {"path": str(output), "sha256": sha256, "period": period}
    answer(payload, as_json, lambda: say(f"Released {output}\nsha256 {sha256}"))


@click.command("sentences")
@meeting_option
@click.option("--tick", "ticks", multiple=True, type=int, metavar="N", help="Allow a sentence.")
@click.option("--take-back", "backs", multiple=True, type=int, metavar="N", help="Untick one.")
@click.option("--read-by", "name", default="", metavar="NAME", help="Who read them.")
@json_option
@click.pass_obj
def sentences(
    path: Path,
    meeting_id: str,
    ticks: tuple[int, ...],
    backs: tuple[int, ...],
    name: str,
    as_json: bool,
) -> None:
    """List the sentences that people typed, and tick those that may be published.

    Only ticked sentences stand in the copy for the public. One in which a person, a place or a day
    can be recognised cannot be ticked.
    """
    from tui.sentences import allow, listed_sentences, withdraw

    with open_workspace(path) as workspace:
        if ticks:
            allow(workspace, meeting_id, ticks, name)
        if backs:
            withdraw(workspace, meeting_id, backs, name)
        found = listed_sentences(workspace, meeting_id)
    rows: list[dict[str, Any]] = [
        {
            "number": each.number,
            "of": each.of,
            "text": each.text,
            "ticked": each.ticked,
            "found": list(each.found),
        }
        for each in found
    ]

    def words() -> None:
        for each in found:
            mark = "x" if each.ticked else " "
            say(f"[{mark}] {each.number}. ({each.of}) {each.text}")
            for one in each.found:
                say(f"       cannot be ticked: {one}")
        if not found:
            say("Nothing was typed that could be published.")

    answer({"sentences": rows}, as_json, words)


def _wanted(
    meeting_id: str,
    compared: Compared,
    threshold: int | None,
    open_conclusions: bool,
    to_five: bool,
) -> Any:
    from tui.documents import Comparison
    from tui.publication import Wanted

    comparison = Comparison(*compared) if compared else None
    return Wanted(meeting_id, comparison, threshold, open_conclusions, to_five)
