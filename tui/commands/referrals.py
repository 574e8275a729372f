"""Commands for the coordinator about private notes, which stand in no report and no other list."""

import sys
from pathlib import Path

import click

from tui.output import answer, json_option, say, table
from tui.parameters import meeting_option, open_workspace, output_option


@click.group()
def referrals() -> None:
    """Pass private notes on: misconduct, or someone at risk."""


@referrals.command("list")
@json_option
@click.pass_obj
def list_referrals(path: Path, as_json: bool) -> None:
    """List the private notes without their text; for the coordinator only."""
    from scrutiny.clock import moment_of
    from scrutiny.meetings.referring import referrals as all_referrals

    with open_workspace(path) as workspace:
        found = all_referrals(workspace)
    payload = {
        "referrals": [
            {
                "referral": each.id,
                "meeting": each.meeting.id,
                "reference": each.reference.show(),
                "seat": each.seat or None,
                "time": each.time,
                "recipient": each.recipient,
                "letters": each.letters,
            }
            for each in found
        ]
    }

    def words() -> None:
        rows = [
            (
                each.id,
                each.meeting.id,
                each.reference.one_line(),
                f"seat {each.seat}" if each.seat else "chair",
                f"{moment_of(each.time).astimezone():%Y-%m-%d %H:%M}",
                "yes" if each.letters else "NO LETTER YET",
            )
            for each in found
        ]
        if not rows:
            say("There is no private note.")
            return
        table(("Note", "Meeting", "Case", "From", "Written", "Letter"), rows)

    answer(payload, as_json, words)


@referrals.command("letter")
@click.argument("note", metavar="NOTE")
@output_option
@json_option
@click.pass_obj
def letter(path: Path, note: str, output: Path, as_json: bool) -> None:
    """Write one private letter from one note; it is marked OFFICIAL-SENSITIVE."""
    from reports.referral_letter import referral_letter
    from reports.render import render
    from scrutiny.errors import Refusal
    from scrutiny.meetings.referring import note_letter, referral
    from scrutiny.paths import file_name, write_whole

    with open_workspace(path) as workspace:
        found = referral(workspace, note)
        content = render(referral_letter(found), output.suffix)
        if output.exists():
            raise Refusal(
                "There is a file of this name, and a private letter never takes its place.",
                where=file_name(output),
                next_step="Choose another name.",
            )
        write_whole(output, content)
        sha256 = note_letter(workspace, found.id, content)
    payload = {"referral": found.id, "path": str(output), "sha256": sha256}

    def words() -> None:
        say(f"Wrote {output}")
        say("Send it only to the person it names, and delete the file when it has arrived.")

    answer(payload, as_json, words)


@referrals.command("add")
@meeting_option
@click.option("--case", "reference", required=True, metavar="REFERENCE", help="The case.")
@click.option("--seat", metavar="NAME", help="The seat it comes from, as on a paper sheet.")
@json_option
@click.pass_obj
def add(path: Path, meeting_id: str, reference: str, seat: str | None, as_json: bool) -> None:
    """Keep a private note from paper; its text is read from standard input."""
    from scrutiny.cases.asking import case_id_of
    from scrutiny.meetings.meeting import meeting, seat_named
    from scrutiny.meetings.referring import CHAIR, refer

    text = sys.stdin.read()
    with open_workspace(path) as workspace:
        held = meeting(workspace, meeting_id)
        case_id = case_id_of(workspace, held.panel, reference)
        number = seat_named(workspace, held.id, seat).number if seat else CHAIR
        made = refer(workspace, held.id, case_id, text, number, actor="office")
    answer({"referral": made}, as_json, lambda: say(f"Kept in private as {made}."))
