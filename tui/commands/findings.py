"""Commands that follow findings after they were sent: answers, evidence, closing, what repeats."""

from pathlib import Path

import click

from scrutiny.findings.tracker import Tracked
from tui.commands.findings_output import finding_body, list_row
from tui.commands.report_options import overwrite_option
from tui.output import answer, json_option, problem_body, say, table, tell, tell_problems
from tui.parameters import Day, open_workspace, output_option
from tui.plain.findings_words import finding_lines

_at_meeting = click.option(
    "--meeting", "meeting_id", default="", metavar="M", help="The meeting at which it was."
)
_number = click.argument("number", metavar="NUMBER")
_reason = click.option("--reason", required=True, metavar="TEXT", help="Why, in a sentence.")


@click.group()
def findings() -> None:
    """Follow findings: the force's answers, evidence, closing, and what repeats."""


@findings.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.xlsx")
@click.option("--older", is_flag=True, help="Take answers older than those in the record too.")
@json_option
@click.pass_context
def import_answers(context: click.Context, file: Path, older: bool, as_json: bool) -> None:
    """Take back the schedule that the force filled in: XLSX, ODS, XLS or CSV."""
    from reports.answers_returned import returned_answers
    from scrutiny.canonical import digest
    from scrutiny.findings.files import open_returned
    from scrutiny.findings.taking import take_answers
    from scrutiny.paths import read_file

    content = read_file(file)
    found = returned_answers(open_returned(content, str(file)))
    with open_workspace(context.obj) as workspace:
        taken = take_answers(workspace, found.rows, str(file), digest(content), older)
    notices = list(found.notices)
    if taken.again:
        notices.append(f"This very file was taken before, on {taken.again[:10]}.")
    payload = {
        "updated": taken.updated,
        "unchanged": taken.unchanged,
        "again": bool(taken.again),
        "notices": notices,
        "problems": [problem_body(each) for each in taken.problems],
    }

    def words() -> None:
        say(f"Answers taken: {taken.updated}; there already: {taken.unchanged}.")
        if not taken.updated:
            say("Nothing was changed.")

    answer(payload, as_json, words)
    for notice in notices:
        tell(f"Note: {notice}")
    tell_problems(taken.problems)
    if taken.problems:
        context.exit(1)


@findings.command("list")
@click.option("--panel", "panel_id", default="", metavar="P", help="Only this panel.")
@click.option("--meeting", "meeting_id", default="", metavar="M", help="Only this meeting.")
@click.option("--open", "only_open", is_flag=True, help="Only those the panel has not closed.")
@click.option("--overdue", is_flag=True, help="Only those whose answer is overdue.")
@json_option
@click.pass_obj
def list_findings(
    path: Path, panel_id: str, meeting_id: str, only_open: bool, overdue: bool, as_json: bool
) -> None:
    """List findings with where they stand, their age, owner and due day."""
    from reports.tracker_words import counts_words
    from scrutiny.findings.tracker import tracker

    with open_workspace(path) as workspace:
        every = tracker(workspace, panel_id, meeting_id)
    found = [
        each
        for each in every
        if not (only_open and each.closed) and not (overdue and not each.late)
    ]
    payload = {
        "findings": [finding_body(each) for each in found],
        "sent": len(every),
        "answered": sum(each.answered for each in every),
        "overdue": sum(each.late > 0 for each in every),
        "closed": sum(each.closed for each in every),
    }

    def words() -> None:
        if found:
            header = ("Number", "Finding", "Where it stands", "Owner", "Due", "Age in days")
            table(header, [list_row(each) for each in found], numbers=(5,))
        say(counts_words(every))

    answer(payload, as_json, words)


@findings.command("show")
@_number
@json_option
@click.pass_obj
def show_finding(path: Path, number: str, as_json: bool) -> None:
    """Show one finding with all that became of it."""
    from scrutiny.findings.tracker import tracked_finding

    with open_workspace(path) as workspace:
        _tell(tracked_finding(workspace, number), as_json)


@findings.command("received")
@_number
@json_option
@click.pass_obj
def received(path: Path, number: str, as_json: bool) -> None:
    """Note that the force has received a finding and not answered yet."""
    from scrutiny.findings.following import note_received

    with open_workspace(path) as workspace:
        _tell(note_received(workspace, number), as_json)


@findings.command("evidence")
@_number
@click.option("--what", required=True, metavar="TEXT", help="What the panel has seen.")
@_at_meeting
@json_option
@click.pass_obj
def evidence(path: Path, number: str, what: str, meeting_id: str, as_json: bool) -> None:
    """Note which evidence the panel itself has seen."""
    from scrutiny.findings.following import note_evidence

    with open_workspace(path) as workspace:
        _tell(note_evidence(workspace, number, what, meeting_id), as_json)


@findings.command("close")
@_number
@click.option(
    "--by", type=click.Choice(("panel", "force")), default="panel", help="Who calls it closed."
)
@_reason
@_at_meeting
@json_option
@click.pass_obj
def close(path: Path, number: str, by: str, reason: str, meeting_id: str, as_json: bool) -> None:
    """Close a finding for the panel, or note that the force calls it closed.

    What the force calls closed stays open here until the panel closes it.
    """
    from scrutiny.findings.following import close_finding

    with open_workspace(path) as workspace:
        _tell(close_finding(workspace, number, by, reason, meeting_id), as_json)


@findings.command("reopen")
@_number
@_reason
@click.option("--due", type=Day(), default=None, metavar="D", help="The new day of the answer.")
@_at_meeting
@json_option
@click.pass_obj
def reopen(
    path: Path, number: str, reason: str, due: str | None, meeting_id: str, as_json: bool
) -> None:
    """Ask again: open a finding that was answered or closed."""
    from scrutiny.findings.following import reopen_finding

    with open_workspace(path) as workspace:
        _tell(reopen_finding(workspace, number, reason, due or "", meeting_id), as_json)


@findings.command("owner")
@_number
@click.argument("who", metavar="WHO")
@json_option
@click.pass_obj
def owner(path: Path, number: str, who: str, as_json: bool) -> None:
    """Name who of the force looks after a finding."""
    from scrutiny.findings.following import name_owner

    with open_workspace(path) as workspace:
        _tell(name_owner(workspace, number, who), as_json)


@findings.command("due")
@_number
@click.argument("day", type=Day(), metavar="DAY")
@json_option
@click.pass_obj
def due(path: Path, number: str, day: str, as_json: bool) -> None:
    """Set the day by which an answer is due."""
    from scrutiny.findings.following import set_due

    with open_workspace(path) as workspace:
        _tell(set_due(workspace, number, day), as_json)


@findings.command("link")
@_number
@click.argument("other", metavar="OTHER")
@click.option("--reason", default="", metavar="TEXT", help="Why they are the same.")
@click.option("--undo", is_flag=True, help="Take the link apart again.")
@json_option
@click.pass_obj
def link(path: Path, number: str, other: str, reason: str, undo: bool, as_json: bool) -> None:
    """Bring two findings together that repeat; each keeps its number and its answers."""
    from scrutiny.findings.repeating import link_findings, unlink_findings

    act = unlink_findings if undo else link_findings
    with open_workspace(path) as workspace:
        _tell(act(workspace, number, other, reason), as_json)


@findings.command("repeats")
@click.option("--panel", "panel_id", default="", metavar="P", help="Only this panel.")
@json_option
@click.pass_obj
def repeats(path: Path, panel_id: str, as_json: bool) -> None:
    """Show findings that repeat, and suggest others that share many words."""
    from scrutiny.findings.repeating import alike, groups
    from scrutiny.findings.tracker import tracker

    with open_workspace(path) as workspace:
        every = tracker(workspace, panel_id)
    linked, suggested = groups(every), alike(every)
    payload = {
        "groups": [[each.finding.number for each in group] for group in linked],
        "suggestions": [
            {
                "finding": each.first.finding.number,
                "other": each.second.finding.number,
                "words": list(each.words),
            }
            for each in suggested
        ],
    }

    def words() -> None:
        for group in linked:
            say("Repeats: " + "; ".join(each.finding.number for each in group))
        for each in suggested:
            first, second = each.first.finding, each.second.finding
            say(f"Perhaps the same: {first.number}: {first.text.one_line()}")
            say(f"                  {second.number}: {second.text.one_line()}")
            say(
                f"    To bring them together: scrutiny findings link {first.number} {second.number}"
            )
        if not linked and not suggested:
            say("No finding repeats, and none shares many words with another.")

    answer(payload, as_json, words)


@findings.command("page")
@click.option("--panel", "panel_id", required=True, metavar="P", help="The panel.")
@output_option
@overwrite_option
@json_option
@click.pass_obj
def page(path: Path, panel_id: str, output: Path, overwrite: bool, as_json: bool) -> None:
    """Write the page for the next agenda: overdue, to decide, waiting, and in numbers."""
    from reports.render import render
    from reports.tracker_blocks import tracker_page
    from scrutiny.findings.tracker import tracker
    from scrutiny.meetings.documents import needed_place, note_document
    from scrutiny.meetings.words import kind_words
    from scrutiny.panels.definition import OBSERVATION_KINDS
    from scrutiny.paths import write_whole

    with open_workspace(path) as workspace:
        if not overwrite:
            needed_place(workspace, output)
        every = tracker(workspace, panel_id)
        panel = workspace.panel(panel_id)
        kinds = {kind: kind_words(panel, kind) for kind in OBSERVATION_KINDS}
        made = tracker_page(every, panel.name, f"{workspace.now():%Y-%m-%d}", kinds)
        content = render(made, output.suffix)
        write_whole(output, content)
        sha256 = note_document(workspace, "", f"findings page {panel_id}", content)
    payload = {"path": str(output), "sha256": sha256}
    answer(payload, as_json, lambda: say(f"Wrote {output}"))


def _tell(found: Tracked, as_json: bool) -> None:
    def words() -> None:
        for line in finding_lines(found):
            say(line)

    answer(finding_body(found), as_json, words)
