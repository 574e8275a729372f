"""Commands about what the panel agrees: show, conclude, observe, close."""

from pathlib import Path

import click

from scrutiny.panels.definition import OBSERVATION_KINDS
from tui.output import answer, json_option, say, tell
from tui.parameters import Day, meeting_option, needed_yes, open_workspace


@click.command("show-answers")
@meeting_option
@click.option("--reason", default="", help="Why, when not everyone has finished.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@click.pass_obj
def show_answers(path: Path, meeting_id: str, reason: str, yes: bool, as_json: bool) -> None:
    """Show the answers to all. They are fixed from then on; this cannot be taken back."""
    from scrutiny.meetings.concluding import show_answers as show_all

    if not yes:
        needed_yes(as_json)
        click.confirm("Show the answers to all? This cannot be taken back", abort=True, err=True)
    with open_workspace(path) as workspace:
        saved = show_all(workspace, meeting_id, reason)
    payload = {"meeting": meeting_id, "shown_at": saved.at}
    answer(payload, as_json, lambda: say(f"Shown at {saved.at}."))


@click.command("conclude")
@meeting_option
@click.option("--conclusion", required=True, metavar="CODE", help="A code of the panel's scale.")
@click.option("--reason", default="")
@click.option("--dissent", type=click.IntRange(min=0), default=0, help="Seats that disagree.")
@click.option("--dissent-reason", default="")
@click.option("--group", "sub_group", default="", help="When a sub-group concludes.")
@click.argument("references", nargs=-1, required=True, metavar="REFERENCE…")
@json_option
@click.pass_obj
def conclude(
    path: Path,
    meeting_id: str,
    conclusion: str,
    reason: str,
    dissent: int,
    dissent_reason: str,
    sub_group: str,
    references: tuple[str, ...],
    as_json: bool,
) -> None:
    """Save what the panel agreed about cases, with dissent."""
    from scrutiny.cases.asking import case_id_of
    from scrutiny.meetings.concluding import conclude as agree
    from scrutiny.meetings.meeting import meeting as meeting_of

    with open_workspace(path) as workspace:
        panel_id = meeting_of(workspace, meeting_id).panel
        case_ids = [case_id_of(workspace, panel_id, each) for each in references]
        for case_id in case_ids:
            agree(
                workspace,
                meeting_id,
                case_id,
                conclusion,
                reason,
                dissent,
                dissent_reason,
                sub_group,
            )
    payload = {"meeting": meeting_id, "conclusion": conclusion, "references": list(references)}
    count = f"{len(references)} case{'s' if len(references) != 1 else ''}"
    answer(payload, as_json, lambda: say(f"Saved for {count}: {conclusion}."))


@click.command("observe")
@meeting_option
@click.option("--kind", type=click.Choice(OBSERVATION_KINDS), required=True)
@click.option("--case", "reference", default="", metavar="REFERENCE", help="About one case.")
@click.option("--finding", is_flag=True, help="Number it, to be sent to the force.")
@click.option("--recipient", default="", help="Without it: the panel's first recipient.")
@click.option("--due", type=Day(), default=None, metavar="D", help="When an answer is due.")
@click.argument("text")
@json_option
@click.pass_obj
def observe(
    path: Path,
    meeting_id: str,
    kind: str,
    reference: str,
    finding: bool,
    recipient: str,
    due: str | None,
    text: str,
    as_json: bool,
) -> None:
    """Save what the panel saw: good practice, learning, a question, a policy point."""
    from scrutiny.meetings.observing import observe as save
    from scrutiny.meetings.observing import raise_finding

    with open_workspace(path) as workspace:
        saved = save(workspace, meeting_id, kind, text, reference)
        number = ""
        if finding:
            number = raise_finding(workspace, meeting_id, saved.id, recipient, due or "").number
    payload = {"meeting": meeting_id, "observation": saved.id, "finding": number or None}
    called = f" as finding {number}" if number else ""
    answer(payload, as_json, lambda: say(f"Saved {saved.id}{called}."))


@click.command("close")
@meeting_option
@click.option("--signed-by", metavar="NAME", help="The name of the chair, as on the seat list.")
@click.option("--yes", is_flag=True, help="Do not ask; without --signed-by nobody signs.")
@json_option
@click.pass_obj
def close(path: Path, meeting_id: str, signed_by: str | None, yes: bool, as_json: bool) -> None:
    """Close a meeting, and print the head of the record for the minutes.

    Where a chair sits, the chair signs with their own name. With --yes and no name the office
    closes it; the record then says that nobody signed.
    """
    from sampling.digest import grouped
    from scrutiny.meetings.closing import close_meeting, not_agreed, signers
    from tui.plain.people_words import closing_words

    with open_workspace(path) as workspace:
        if not yes and signed_by is None:
            needed_yes(as_json)
            able = signers(workspace, meeting_id)
            tell(closing_words(not_agreed(workspace, meeting_id), able))
            if able:
                signed_by = click.prompt("Your name", err=True)
            else:
                click.confirm("Close the meeting", abort=True, err=True)
                signed_by = ""
        held = close_meeting(workspace, meeting_id, signed_by)
        head, events = workspace.head(), workspace.events()
        left_open = len(not_agreed(workspace, meeting_id))
    payload = {
        "meeting": held.id,
        "closed_at": held.closed_at,
        "signed_by": held.signed_by or None,
        "not_agreed": left_open,
        "head": head,
        "events": events,
    }

    def words() -> None:
        signer = f"signed by seat {held.signed_by}" if held.signed_by else "nobody signed it"
        say(f"Closed {held.id}; {signer}.")
        if left_open:
            say(f"Not agreed: {left_open} case{'s' if left_open != 1 else ''}.")
        say(f"For the minutes: {events:,} events, head {grouped(head)[:39]}")

    answer(payload, as_json, words)
