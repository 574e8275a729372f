"""Commands for the words of a publication: ticked sentences, and what was seen in a case."""

from pathlib import Path
from typing import Any

import click

from tui.output import answer, json_option, say
from tui.parameters import meeting_option, open_workspace


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


@click.command("summary")
@meeting_option
@click.option("--case", "reference", required=True, metavar="REFERENCE", help="About which case.")
@click.option("--text", required=True, metavar="TEXT", help="What the panel saw, without names.")
@click.option("--written-by", "name", required=True, metavar="NAME", help="Who wrote it.")
@json_option
@click.pass_obj
def summary(
    path: Path, meeting_id: str, reference: str, text: str, name: str, as_json: bool
) -> None:
    """Write what the panel saw in one case, in words that may go out.

    They take the place of the panel's own reason. Nothing of it is published before its sentences
    are ticked with 'scrutiny report sentences'.
    """
    from scrutiny.errors import Refusal
    from scrutiny.meetings.cases import meeting_cases
    from scrutiny.publishing.summaries import write_summary

    with open_workspace(path) as workspace:
        held = meeting_cases(workspace, meeting_id)
        case = next((each for each in held if each.reference == reference.strip()), None)
        if case is None:
            raise Refusal(
                "This meeting has no case of this reference.",
                where=reference,
                next_step="See them with: scrutiny meeting show",
            )
        write_summary(workspace, meeting_id, case.case_id, text, name)
    payload = {"meeting": meeting_id, "case": case.reference}
    answer(payload, as_json, lambda: say("Kept. Tick its sentences: scrutiny report sentences"))
