"""What a seat may see of a case: its fields with blind ones hidden, and its questions.

Only what the panel asks for is shown: a column that no field knows may hold a name, so it stays in
the store. Nothing of a case that the seat declared a conflict for, or that is not assigned to it,
leaves here.
"""

import re
from dataclasses import dataclass, replace

from scrutiny.cases.table import table_name
from scrutiny.errors import Refusal
from scrutiny.meetings.cases import EVERYONE, MeetingCase, meeting_case, meeting_cases
from scrutiny.meetings.forms import CaseForm, case_form
from scrutiny.meetings.hiding import blacked_out, hidden_in, hidden_words
from scrutiny.meetings.meeting import Meeting, Seat, meeting, panel_of, seat
from scrutiny.panels.condition_sql import column
from scrutiny.panels.definition import Field, Form, Panel, Question
from scrutiny.preparing.members import needed_in_date, out_of_date
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a case, as it may be seen."""

    id: str
    title: str
    value: OutsideText
    """Blank for a hidden field."""
    state: str
    """`filled`, `blank`, `hidden`, or `absent` when the list had no such column."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as one seat, or the panel together, may see it."""

    case: MeetingCase
    asking: CaseForm
    """Its form, and which question waits for which answer."""
    warnings: tuple[FieldView, ...]
    """Content warnings, to be read before anything else."""
    fields: tuple[FieldView, ...]

    @property
    def form(self) -> Form:
        """The form of the case."""
        return self.asking.form

    @property
    def questions(self) -> tuple[Question, ...]:
        """Those that may be asked about this case, in order; the judgement is the last."""
        return self.asking.questions


def seat_cases(workspace: Workspace, meeting_id: str, number: int) -> tuple[MeetingCase, ...]:
    """Give the cases that a seat is asked to judge, in order; unavailable ones are left out.

    A member whose vetting or promise of confidentiality ran out is asked to judge none.
    """
    sitting = seat(workspace, meeting_id, number)
    hide = _hides(meeting(workspace, meeting_id))
    if out_of_date(workspace, meeting_id, number):
        return ()
    return tuple(
        _without_stratum(case) if hide else case
        for case in meeting_cases(workspace, meeting_id)
        if not case.unavailable and is_assigned(case, sitting)
    )


def _hides(held: Meeting) -> bool:
    return held.blind and not held.shown_at


def _without_stratum(case: MeetingCase) -> MeetingCase:
    # A draw may be split by a blind field, and then the stratum says what the field hides.
    return replace(case, stratum="")


def is_assigned(case: MeetingCase, sitting: Seat) -> bool:
    """Tell whether a case is assigned to a seat, directly or through its sub-group."""
    mine = {EVERYONE, f"seat:{sitting.number}", f"group:{sitting.sub_group}"}
    return bool(mine & set(case.assigned))


def conflicts(workspace: Workspace, meeting_id: str, number: int) -> frozenset[str]:
    """Give the cases that a seat declared it should not judge."""
    rows = workspace.rows(
        "SELECT case_id FROM conflict WHERE meeting = ? AND seat = ?", (meeting_id, number)
    )
    return frozenset(row[0] for row in rows)


def case_for_seat(
    workspace: Workspace, meeting_id: str, number: int, case_id: str, actor: str = ""
) -> CaseView:
    """Give a case as a seat may see it, and log that it was opened; `actor` enters its paper sheet.

    Raises `Refusal` when the case is not the seat's, or the seat declared a conflict.
    """
    held = meeting(workspace, meeting_id)
    case = meeting_case(workspace, meeting_id, case_id)
    needed_in_date(workspace, meeting_id, number)
    if not is_assigned(case, seat(workspace, meeting_id, number)):
        raise Refusal(f"This case is not assigned to seat {number}.", where=meeting_id)
    if case_id in conflicts(workspace, meeting_id, number):
        raise Refusal(
            "You said that you should not judge this case, so it is hidden from you.",
            next_step="Press U to undo that, or Enter for the next case.",
        )
    with workspace.write(actor or f"seat:{number}") as writing:
        writing.record("case-opened", {"meeting": meeting_id, "seat": number, "case": case_id})
    return _view(workspace, held, case, hide=_hides(held))


def case_for_panel(workspace: Workspace, meeting_id: str, case_id: str) -> CaseView:
    """Give a case as the panel sees it together; blind fields show once the answers are shown."""
    held = meeting(workspace, meeting_id)
    case = meeting_case(workspace, meeting_id, case_id)
    return _view(workspace, held, case, hide=_hides(held))


def _view(workspace: Workspace, held: Meeting, case: MeetingCase, hide: bool) -> CaseView:
    panel = panel_of(workspace, held)
    shown = [each for each in panel.fields if each.shown]
    names = ", ".join(column(each.id) for each in shown)
    rows = workspace.rows(
        f"SELECT {names} FROM {table_name(panel.id)} WHERE case_id = ?", (case.case_id,)
    )
    values = rows[0] if rows else (None,) * len(shown)
    known = dict(zip([each.id for each in shown], values, strict=True))
    secrets = hidden_words(panel, known) if hide else None
    views = tuple(
        _field_view(field, value, hide, secrets) for field, value in zip(shown, values, strict=True)
    )
    warned = {each.id for each in shown if each.warning}
    return CaseView(
        case=_without_stratum(case) if hide else case,
        asking=case_form(workspace, panel, case.case_id),
        warnings=tuple(each for each in views if each.id in warned and each.state == "filled"),
        fields=tuple(each for each in views if each.id not in warned),
    )


def _field_view(
    field: Field, value: str | None, hide: bool, secrets: re.Pattern[str] | None
) -> FieldView:
    if hide and field.blind:
        return FieldView(field.id, field.title, OutsideText(""), "hidden")
    if value is None:
        return FieldView(field.id, field.title, OutsideText(""), "absent")
    if not value.strip():
        return FieldView(field.id, field.title, OutsideText(""), "blank")
    told = in_words(field, value)
    if field.type == "text":
        # Only words that people wrote can repeat what is hidden, or hold what was blacked out.
        told = hidden_in(blacked_out(told), secrets)
    return FieldView(field.id, field.title, OutsideText(told), "filled")


def in_words(field: Field, value: str) -> str:
    """Write a stored value as people read it: labels for codes, yes and no, plain dates.

    >>> in_words(Field("done", "Done", "boolean"), "True")
    'Yes'
    """
    if field.unit and value.isdigit():
        return f"{int(value):,} {field.unit if value == '1' else field.units}"
    if field.type == "boolean":
        return {"True": "Yes", "False": "No"}.get(value, value)
    parts = value.strip(";").split(";") if field.type in ("codes", "dates") else [value]
    if field.codelist is not None:
        known = {code.code: code.label for code in field.codelist.codes}
        parts = [known.get(part, part) for part in parts]
    if field.type in ("date", "dates"):
        from scrutiny.cases.asking import day_words

        parts = [day_words(part) for part in parts]
    if field.type == "datetime":
        from scrutiny.cases.asking import day_words

        clock = value[11:16]
        return day_words(value) + (f", {clock}" if clock and clock != "00:00" else "")
    return ", ".join(parts)


def form_of(workspace: Workspace, panel: Panel, case_id: str) -> tuple[Form, tuple[Question, ...]]:
    """Choose the form of a case, and those of its questions that may be asked about it.

    Some of them may wait for an earlier answer: `scrutiny.meetings.forms` tells which.
    """
    found = case_form(workspace, panel, case_id)
    return found.form, found.questions
