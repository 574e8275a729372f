"""How a finding is told by commands: its row of the list, and its JSON."""

from reports.tracker_words import due_words, standing_words
from scrutiny.findings.tracker import Tracked
from scrutiny.text import clean

_SHORT = 60


def list_row(each: Tracked) -> tuple[str, ...]:
    """Give one finding as a row of the list."""
    text = each.finding.text.one_line()
    return (
        each.finding.number,
        text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…",
        standing_words(each),
        each.owner.one_line(),
        due_words(each),
        f"{each.age:,}",
    )


def finding_body(each: Tracked) -> dict[str, object]:
    """Give one finding as JSON holds it."""
    response = each.response
    return {
        "finding": each.finding.number,
        "meeting": each.finding.meeting,
        "panel": each.panel,
        "reference": clean(each.reference),
        "kind": each.finding.kind,
        "text": each.finding.text.show(),
        "state": each.state,
        "closed": each.closed,
        "answered": each.answered,
        "owner": each.owner.show(),
        "due": clean(each.due),
        "age_days": each.age,
        "overdue_days": each.late,
        "answer": None
        if response is None
        else {
            "state": response.state,
            "response": response.text.show(),
            "evidence": response.evidence.show(),
            "date": response.day or response.at[:10],
        },
        "linked": list(each.linked),
        "history": [
            {
                "what": step.what,
                "text": step.text.show(),
                "meeting": step.meeting,
                "day": step.day,
                "actor": step.actor,
                "time": step.time,
            }
            for step in each.steps
        ],
    }
