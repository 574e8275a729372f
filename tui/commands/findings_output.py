"""How a finding is told by commands and pages: its row, its lines, and its JSON."""

from reports.tracker_words import age_words, due_words, latest_words, standing_words
from reports.words import day_of
from scrutiny.findings.tracker import Step, Tracked
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


def finding_lines(each: Tracked) -> list[str]:
    """Give one finding with all that became of it, oldest first."""
    lines = [
        f"{each.finding.number}, meeting of {day_of(each.meeting_day)}",
        *each.finding.text.show().splitlines(),
        "",
        f"Where it stands: {standing_words(each)}.",
        f"Case: {clean(each.reference) or 'none'}",
        f"For: {clean(each.finding.recipient) or 'the force'}",
        f"Owner: {each.owner.one_line() or 'nobody named'}",
        f"Answer due: {due_words(each) or 'no date set'}",
        f"Age: {age_words(each)}",
    ]
    if each.linked:
        lines.append(f"Repeats: {', '.join(each.linked)}")
    lines += ["", "What happened:"]
    happened = [(one.event, one.at, f"The force: {latest_words(one)}") for one in each.history] + [
        (one.event, one.time, _step(one)) for one in each.steps
    ]
    for _, time, said in sorted(happened):
        first, *rest = said.splitlines()
        lines += [f"  {day_of(time)}  {first}", *(f"      {line}" for line in rest)]
    return lines if happened else [*lines, "  nothing yet"]


def _step(step: Step) -> str:
    if step.what == "due":
        said = f"Answer due by {day_of(step.day)}"
    elif step.what == "owner":
        said = f"Owner: {step.text.one_line()}"
    else:
        said = f"{step.what[:1].upper()}{step.what[1:]}"
        if not step.text.is_blank():
            said += f": {step.text.show()}"
    return f"{said} (at {step.meeting})" if step.meeting else said


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
