"""Lays out where findings stand: for the next agenda, the report and the annual report.

Pure: findings in, blocks out. Nobody who answered is named, and no owner that is a person's name is
printed in what is published; the working copies show owners.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reports.content import Block, Document, Heading, Paragraph, Table
from reports.tracker_words import (
    age_words,
    counts_words,
    due_words,
    latest_words,
    standing_words,
)
from reports.words import counted, day_of, one_line
from scrutiny.findings.repeating import alike, groups
from scrutiny.findings.tracker import EVIDENCE_SEEN, STATES, Tracked, days_between

MARKING = "OFFICIAL-SENSITIVE"


def earlier_table(several: Sequence[Tracked], nothing: str) -> Table:
    """Give findings with what became of them; `nothing` is said where no answer came."""
    return Table(
        caption="Findings of earlier meetings, and what became of them",
        header=("Number", "Finding", "Answer of the force", "Where it stands"),
        rows=tuple(
            (
                each.finding.number,
                each.finding.text.show(),
                nothing if each.response is None else latest_words(each.response),
                _stands(each),
            )
            for each in several
        ),
    )


def _stands(each: Tracked) -> str:
    case = f", case {one_line(each.reference)}" if each.reference else ""
    said = [
        f"{standing_words(each)}.",
        f"Meeting of {day_of(each.meeting_day)}{case}.",
        f"Age: {age_words(each)}.",
    ]
    if due_words(each) and not (each.closed or each.answered):
        said.append(f"Due: {due_words(each)}.")
    seen = [step for step in each.steps if step.what == EVIDENCE_SEEN]
    if seen:
        said.append(f"The panel saw: {seen[-1].text.one_line()}")
    return "\n".join(said)


def repeating_blocks(several: Sequence[Tracked]) -> Iterator[Block]:
    """Give the findings that a person brought together because they repeat; nothing when none."""
    found = groups(several)
    if not found:
        return
    yield Table(
        caption="Findings that repeat",
        header=("Found so often", "First and last", "Findings"),
        rows=tuple(
            (
                f"{counted(len(group), 'time')}",
                f"{day_of(group[0].meeting_day)}; {day_of(group[-1].meeting_day)}",
                "\n".join(
                    f"{each.finding.number}: {each.finding.text.one_line()} ({each.state})"
                    for each in group
                ),
            )
            for group in found
        ),
        row_headers=False,
    )


def tracker_table(several: Sequence[Tracked]) -> Table:
    """Count findings by where they stand: each in one row, and the rows add up to the last.

    For the annual report; the second count of each row is of those whose evidence the panel saw.
    """
    counts = Counter(each.state for each in several)
    seen = Counter(each.state for each in several if each.evidence_seen)
    late = Counter(each.state for each in several if each.late)
    rows = [
        (
            state[:1].upper() + state[1:],
            f"{counts[state]:,}",
            f"{seen[state]:,}",
            f"{late[state]:,}",
        )
        for state in STATES
        if counts[state]
    ]
    totals = tuple(f"{sum(each.values()):,}" for each in (counts, seen, late))
    return Table(
        caption="Findings by where they stand",
        header=("Where it stands", "Findings", "Evidence seen by the panel", "Answer overdue"),
        rows=(*rows, ("All findings", *totals)),
        numbers=(1, 2, 3),
    )


def answer_days(several: Sequence[Tracked]) -> tuple[int, ...]:
    """Give, for each answered finding, the days from its meeting to its first answer, sorted.

    An answer counts from the day that the force wrote beside it, or else from the day on which it
    was taken into the record. "No response" is no answer.
    """
    found = []
    for each in several:
        true = [answer for answer in each.history if answer.state != "no response"]
        if true:
            found.append(days_between(each.meeting_day, true[0].day or true[0].at))
    return tuple(sorted(found))


def answer_days_words(several: Sequence[Tracked]) -> str:
    """Say how long answers took: the middle one, the quickest and the slowest, and of how many."""
    days = answer_days(several)
    if not days:
        return "No finding has been answered."
    middle = (
        days[len(days) // 2]
        if len(days) % 2
        else (days[len(days) // 2 - 1] + days[len(days) // 2]) / 2
    )
    told = f"{middle:g} {'day' if middle == 1 else 'days'}"
    if len(days) == 1:
        return f"The one answer took {told} from the meeting."
    return (
        f"Of {counted(len(days), 'finding')} that were answered at least once, the middle one took"
        f" {told} from the meeting; the quickest {days[0]:,}, the slowest {days[-1]:,}."
    )


def kinds_table(several: Sequence[Tracked], names: Mapping[str, str]) -> Table:
    """Count findings by kind, and at how many meetings each kind came up; `names` in order."""
    rows = []
    for kind, name in names.items():
        mine = [each for each in several if each.finding.kind == kind]
        if mine:
            meetings = {each.finding.meeting for each in mine}
            waiting = sum(not each.closed for each in mine)
            rows.append((one_line(name), f"{len(mine):,}", f"{len(meetings):,}", f"{waiting:,}"))
    return Table(
        caption="Findings by kind, over all meetings",
        header=("Kind", "Findings", "Meetings with one", "Not closed by the panel"),
        rows=tuple(rows),
        numbers=(1, 2, 3),
    )


def tracker_page(
    several: Sequence[Tracked], panel: str, today: str, kinds: Mapping[str, str]
) -> Document:
    """Give the page for the next agenda: what is late, to decide, waiting, and what repeats."""
    title = f"Where our findings stand: {one_line(panel)}, {day_of(today)}"
    nothing = f"No answer had come by {day_of(today)}."
    return Document(title, "en-GB", MARKING, tuple(_page(several, nothing, kinds)))


def _page(several: Sequence[Tracked], nothing: str, kinds: Mapping[str, str]) -> Iterator[Block]:
    yield Paragraph(counts_words(several))
    if not several:
        return
    late = [each for each in several if each.late]
    if late:
        yield Heading("Overdue")
        yield _short("Findings whose answer is overdue, the latest first", _latest(late))
    ready = [each for each in several if not each.closed and not each.late and each.answered]
    if ready:
        yield Heading("For the panel to decide: close, or ask again")
        yield earlier_table(ready, nothing)
    waiting = [each for each in several if not (each.late or each.answered or each.closed)]
    if waiting:
        yield Heading("Waiting for an answer")
        yield _short("Findings that wait for an answer", waiting)
    yield Heading("In numbers")
    yield tracker_table(several)
    yield Paragraph(answer_days_words(several))
    yield kinds_table(several, kinds)
    yield from _repeats(several)


def _repeats(several: Sequence[Tracked]) -> Iterator[Block]:
    suggested = alike(several)
    if not groups(several) and not suggested:
        return
    yield Heading("What repeats")
    yield from repeating_blocks(several)
    if suggested:
        yield Table(
            caption="Findings that may say the same: a person decides",
            header=("Finding", "Other finding", "Words in both"),
            rows=tuple(
                (
                    f"{each.first.finding.number}: {each.first.finding.text.one_line()}",
                    f"{each.second.finding.number}: {each.second.finding.text.one_line()}",
                    ", ".join(each.words),
                )
                for each in suggested[:10]
            ),
            row_headers=False,
        )


def _latest(several: Sequence[Tracked]) -> list[Tracked]:
    return sorted(several, key=lambda each: -each.late)


def _short(caption: str, several: Sequence[Tracked]) -> Table:
    return Table(
        caption=caption,
        header=("Number", "Finding", "Owner", "Due", "Age", "Where it stands"),
        rows=tuple(
            (
                each.finding.number,
                each.finding.text.show(),
                each.owner.one_line() or one_line(each.finding.recipient) or "nobody named",
                due_words(each) or "no date set",
                age_words(each),
                standing_words(each),
            )
            for each in several
        ),
    )
