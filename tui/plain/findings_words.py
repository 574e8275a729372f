"""The words about findings, on the screen, line by line and after commands; all cleaned."""

from collections.abc import Callable, Sequence

from reports.tracker_words import age_words, due_words, latest_words, standing_words
from reports.words import day_of
from scrutiny.findings.tracker import Step, Tracked
from scrutiny.text import clean

EMPTY = "No finding has been raised yet."
NOTHING_WRITTEN = "Nothing was written, so nothing was changed."

SHOWN: tuple[tuple[str, Callable[[Tracked], bool]], ...] = (
    ("those that the panel has not closed", lambda each: not each.closed),
    ("those that are overdue", lambda each: each.late > 0),
    ("all", lambda each: True),
)
"""Which findings can be shown, in the words of the page."""


def row_line(each: Tracked, wide: int) -> str:
    """Write one finding on a line: number, state, how late, and what it says."""
    late = f", {each.late} days late" if each.late else ""
    return f"{each.finding.number:<{wide}}  [{each.state}{late}]  {each.finding.text.one_line()}"


def row_lines(several: Sequence[Tracked]) -> list[str]:
    """Write findings with their numbers in one column."""
    wide = max((len(each.finding.number) for each in several), default=0)
    return [row_line(each, wide) for each in several]


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
