"""Opens a case of the whole list for the office: each opening is told in the log.

Members see the cases that were drawn and assigned to them, and nothing else of the list. So on the
screens the list stays closed while members judge: whoever sits at the computer then may be one.
"""

from dataclasses import dataclass

from scrutiny.cases.asking import case_id_of
from scrutiny.cases.table import table_name
from scrutiny.errors import Refusal
from scrutiny.meetings.overview import meetings_in_hand
from scrutiny.meetings.viewing import FieldView, in_words
from scrutiny.panels.condition_sql import column
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case as the office reads it."""

    reference: OutsideText
    warnings: tuple[FieldView, ...]
    """Content warnings, to be read before anything else."""
    fields: tuple[FieldView, ...]


def needed_no_judging(workspace: Workspace) -> None:
    """Refuse the whole list while members judge: on the day, and from the first answer on."""
    today = workspace.now().date().isoformat()
    for each in meetings_in_hand(workspace):
        if each.stage == "judging" and (each.last_saved or each.meeting.day == today):
            raise Refusal(
                "Members are judging, so the whole list is closed here: they see only the cases"
                " that were drawn.",
                where=each.meeting.id,
                next_step="It opens when the chair has shown the answers.",
            )


def open_case(workspace: Workspace, panel_id: str, reference: str) -> OpenedCase:
    """Give a case with all its fields, and log that the office opened it.

    Raises `Refusal` when there is no such case, or it was erased.
    """
    panel = workspace.panel(panel_id)
    case_id = case_id_of(workspace, panel_id, reference)
    names = "".join(f", {column(each.id)}" for each in panel.fields)
    salt, *values = workspace.rows(
        f"SELECT salt{names} FROM {table_name(panel_id)} WHERE case_id = ?", (case_id,)
    )[0]
    if salt is None:
        raise Refusal("This case was erased; nothing is left to read.", where=reference)
    with workspace.write() as writing:
        writing.record("list-case-opened", {"panel": panel_id, "case": case_id})
    views = []
    for field, value in zip(panel.fields, values, strict=True):
        state = "absent" if value is None else "filled" if value.strip() else "blank"
        text = in_words(field, value) if state == "filled" else ""
        views.append((field, FieldView(field.id, field.title, OutsideText(text), state)))
    return OpenedCase(
        OutsideText(reference),
        tuple(view for field, view in views if field.warning and view.state == "filled"),
        tuple(view for field, view in views if not field.warning),
    )
