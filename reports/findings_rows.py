"""The columns of a findings schedule and what stands in them, for workbook, CSV and letter alike.

Whatever the format, a finding has the same cells, so that any of them can come back. Who asked is
the panel and its meeting, never a member; a private note has no way in here.
"""

from dataclasses import dataclass

from reports.observation_blocks import due_of, kind_of, references_of
from reports.response_blocks import tracked_of
from reports.words import counted, day_of, one_line
from scrutiny.clock import is_day
from scrutiny.findings.returned import CUT
from scrutiny.findings.words import ANSWERS
from scrutiny.meetings.observing import Finding
from scrutiny.meetings.record import MeetingRecord
from scrutiny.meetings.responding import Response
from scrutiny.text import clean

STATES = tuple(each.capitalize() for each in ANSWERS)
"""What the force may choose for a finding."""
NUMBER, FINDING = "Number", "Finding"
"""The columns by which an answer finds its finding and shows that it was not edited."""
STATE, RESPONSE, EVIDENCE, OWNER, RESPONDER, ANSWERED = (
    "Accepted / partly / rejected",
    "Response",
    "Evidence",
    "Owner",
    "Responder",
    "Date",
)
"""The columns that the force fills in."""
INDIVIDUAL, ORGANISATIONAL = "Individual", "Organisational"

QUESTIONS = {
    "good-practice": "Has the officer been told of this?",
    "learning-individual": "What feedback was given, to whom (by rank or post), and when?",
    "learning-force": "Do you accept this? What will change, who sees to it, and by when?",
    "question": "Please answer the question in the column before this one.",
    "policy": "Do you accept this? Will the policy change, and by when?",
}
"""What is asked of the force, by the kind of the finding."""

_LONGEST = 32_000
"""A cell holds 32,767 characters; a longer text would be lost without a word."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the schedule."""

    title: str
    width: float
    """In letters."""
    answer: bool = False
    """Whether the force fills it in."""


COLUMNS = (
    Column(NUMBER, 20),
    Column("Case", 13),
    Column("Kind", 14),
    Column(FINDING, 40),
    Column("Question", 26),
    Column("Individual or organisational", 15),
    Column("For", 14),
    Column("Asked by", 20),
    Column("Answer due", 13),
    Column(STATE, 14, answer=True),
    Column(RESPONSE, 40, answer=True),
    Column(EVIDENCE, 24, answer=True),
    Column(OWNER, 16, answer=True),
    Column(RESPONDER, 16, answer=True),
    Column(ANSWERED, 13, answer=True),
)
"""The columns in order; the last six are for the force."""

TITLES = tuple(each.title for each in COLUMNS)


def finding_rows(record: MeetingRecord) -> tuple[tuple[str, ...], ...]:
    """Give the cells of each finding, in the order of `COLUMNS`, with answers that came before."""
    references = references_of(record)
    return tuple(
        tuple(cell_text(cell) for cell in _cells(record, each, references))
        for each in record.findings
    )


def _cells(record: MeetingRecord, finding: Finding, references: dict[str, str]) -> tuple[str, ...]:
    tracked = tracked_of(record, finding.number)
    due = due_of(finding)
    if tracked and is_day(tracked.due):
        due = day_of(tracked.due)
    return (
        finding.number,
        references.get(finding.case_id, ""),
        kind_of(record, finding),
        finding.text.show(),
        QUESTIONS[finding.kind],
        scope_of(finding),
        one_line(finding.recipient),
        asked_by(record),
        due,
        *_answer(record.responses.get(finding.number), tracked.owner.show() if tracked else ""),
    )


def _answer(response: Response | None, owner: str) -> tuple[str, ...]:
    """Fill in an answer that came before, so that sending the file again loses nothing."""
    if response is None:
        return ("", "", "", owner, "", "")
    return (
        response.state.capitalize(),
        response.text.show(),
        response.evidence.show(),
        owner,
        response.responder.one_line(),
        day_of(response.day) if response.day else "",
    )


def asked_by(record: MeetingRecord) -> str:
    """Say who asks: the panel and its meeting, never a member."""
    return f"{one_line(record.panel.name)}, meeting of {day_of(record.meeting.day)}"


def scope_of(finding: Finding) -> str:
    """Say whether a finding is about one case or officer, or about how the force works.

    Learning for the force and points of policy are about the force even when one case showed them.
    """
    if finding.kind == "learning-individual":
        return INDIVIDUAL
    if finding.kind in ("learning-force", "policy") or not finding.case_id:
        return ORGANISATIONAL
    return INDIVIDUAL


def explained(record: MeetingRecord) -> tuple[str, ...]:
    """Tell the force how to answer, line by line."""
    dues = sorted(each.due for each in record.findings if is_day(each.due))
    by = f" Please answer by {day_of(dues[0])}." if dues and dues[0] == dues[-1] else ""
    if dues and dues[0] != dues[-1]:
        by = f" The first answer is due by {day_of(dues[0])}; each row says its own day."
    return (
        (
            f"{counted(len(record.findings), 'finding')} of the {one_line(record.panel.name)},"
            f" meeting of {day_of(record.meeting.day)}. Each has a number that never changes.{by}"
        ),
        (
            "Please fill in the last six columns of the sheet 'Findings': choose an answer from the"
            " list, then write what you have done or will do, what shows it (such as a training"
            " date or a policy number), who looks after it, who answers, and the date."
        ),
        *(f"{state}: {meaning}" for state, meaning in zip(STATES, _MEANINGS, strict=True)),
        (
            "Individual means that the finding is about one case or officer. Organisational means"
            " that it is about how the force works."
        ),
        (
            "You need not answer all at once. Rows may be moved. Please do not change the numbers,"
            " the findings or the titles of the columns, and send the file back under any name."
        ),
        "Answers that came before are filled in; change them if you wish.",
        (
            "A finding without an answer stays open and is shown as open in the next report. That"
            " you call a finding closed does not close it: the panel does, when it has seen what"
            " was done."
        ),
        "Please write no names of the public, and name officers only as owner or responder.",
    )


_MEANINGS = (
    "you agree, and say what you will do.",
    "you agree with a part of it; say which part, and why not the rest.",
    "you do not agree; say why.",
    "an officer was spoken to; say when, without the name.",
    "you will not answer this one. It is then counted as not answered.",
)


def cell_text(text: str) -> str:
    """Make a text fit for a cell: nothing hidden, nothing that a workbook may not hold.

    >>> cell_text("=1+1" + chr(7) + chr(0xFFFE))
    '=1+1‹U+0007›‹U+FFFE›'
    """
    shown = clean(text).replace("\ufffe", "‹U+FFFE›").replace("\uffff", "‹U+FFFF›")
    if len(shown) <= _LONGEST:
        return shown
    return shown[:_LONGEST] + CUT
