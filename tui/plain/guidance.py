"""Says which commands prepare a meeting and write its papers, beside what is there already."""

from scrutiny.clock import moment_of
from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.overview import documents_written, left_off
from scrutiny.workspace import Workspace
from tui.plain.sentences import left_off_words, shown

_PREPARE = (
    "Everything can be done here: choose a line above. The same with commands, in this order:",
    "",
    "1. Read the force's list",
    "     scrutiny import --panel PANEL FILE",
    "2. See the themes and how many cases each has",
    "     scrutiny themes --panel PANEL",
    "3. Seal the list and the plan",
    "     scrutiny seal --panel PANEL --theme THEME",
    "4. Throw the dice, then draw",
    "     scrutiny draw FRAME --seed DIGITS --size N",
    "5. Open the meeting or copy an earlier one, seat the members, bring the cases",
    "     scrutiny meeting --help",
    "     scrutiny prepare copy --from OLD --date DATE",
    "6. Keep footage, ask about conflicts, share the cases, check who may read",
    "     scrutiny prepare --help",
    "7. Write the reading pack and a copy for each member",
    "     scrutiny report pack --meeting MEETING --copies -o FOLDER",
    "",
    "Each command says what to do next. Add --help to any of them for more.",
)
_REPORTS = (
    "A report is a file that you open with your usual program. These commands write one:",
    "",
    "The draft report",
    "     scrutiny report draft --meeting MEETING -o draft.docx",
    "The findings, for the force to answer",
    "     scrutiny report findings --meeting MEETING -o findings.xlsx",
    "What the force sent back",
    "     scrutiny findings import findings.xlsx",
    "The reading pack",
    "     scrutiny report pack --meeting MEETING -o pack.html",
    "",
)


def guidance(workspace: Workspace, topic: str) -> list[str]:
    """Give the lines about `prepare` or `reports`, cleaned."""
    return _prepare(workspace) if topic == "prepare" else _reports(workspace)


def _prepare(workspace: Workspace) -> list[str]:
    lines = [*_PREPARE, "", "The panels here:"]
    for panel_id in workspace.panel_ids():
        lines.append(f"  {panel_id}: {shown(workspace.panel(panel_id).name)}")
    lines += ["", "The meetings here:"]
    held = meetings(workspace)
    for each in held:
        left = left_off(workspace, each)
        lines += [f"  {each.id}: {left.name}", f"    {left_off_words(left)}"]
    return lines if held else [*lines, "  none yet"]


def _reports(workspace: Workspace) -> list[str]:
    lines = [*_REPORTS, "Documents written so far:"]
    written = documents_written(workspace)
    for each in written:
        moment = moment_of(each.time).astimezone()
        when = f"{moment.day} {moment:%B %Y}, {moment:%H:%M}"
        lines.append(f"  {each.kind}, meeting {each.meeting}, {when}")
    if not written:
        lines.append("  none yet")
    lines += ["", "The meetings here:"]
    lines += [f"  {each.id}" for each in meetings(workspace)] or ["  none yet"]
    return lines
