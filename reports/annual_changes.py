"""Lays out how a year's cases were drawn, which were missing, and what the force has answered."""

from collections.abc import Iterator
from datetime import date
from statistics import median

from reports.annual_figures import YearCounts
from reports.content import Block, Bullets, Paragraph, Table
from reports.guards.adding_up import needed_whole
from reports.sentences import whole
from reports.words import counted, day_of, followed_words, one_line, period_words, sentence_end
from scrutiny.draws import DrawMade
from scrutiny.excluding import reason_words
from scrutiny.meetings.yearly import PanelYear, YearFinding


def draw_blocks(year: PanelYear) -> Iterator[Block]:
    """Lay out the draws, and why a list was drawn from again."""
    if not year.draws:
        yield Paragraph("No draw was made. Every case was chosen.")
        return
    read = {draw.id: held.meeting.day for held in year.meetings for draw in held.draws}
    yield Table(
        caption="The draws of the year",
        header=("Draw", "Read on", "Theme", "Period", "Could be drawn", "Drawn", "Which draw"),
        rows=tuple(
            (
                each.id,
                day_of(read[each.id]) if each.id in read else "at no closed meeting",
                "; ".join(
                    part
                    for part in (one_line(each.frame.theme_title), followed_words(each.frame))
                    if part
                ),
                period_words(each.frame),
                whole(each.frame.size),
                whole(each.size),
                f"{each.number} of {each.of_draws}",
            )
            for each in year.draws
        ),
        numbers=(4, 5),
    )
    again = redraws(year)
    if not again:
        yield Paragraph("No list was drawn from twice.")
        return
    yield Paragraph("Drawn again, and why:")
    yield Bullets(tuple(f"Draw {each.id}: {sentence_end(one_line(each.reason))}" for each in again))


def missing_blocks(counts: YearCounts) -> Iterator[Block]:
    """Say how many cases were never produced, and why."""
    total = sum(counts.not_produced.values())
    if not total:
        yield Paragraph("Every case that was asked for was produced in the year.")
        return
    yield Paragraph(f"{counted(total, 'case')} that the panel asked for could not be produced:")
    yield Bullets(
        tuple(f"{reason_words(why)}: {whole(count)}." for why, count in counts.not_produced.items())
    )


def changed_blocks(year: PanelYear) -> Iterator[Block]:
    """Lay out what the force answered, how long it took, and what it accepted."""
    if not year.findings:
        yield Paragraph("The panel sent no finding to the force.")
        return
    done = answered(year)
    open_ones = len(year.findings) - len(done)
    states = dict.fromkeys(each.state for each in done)
    rows = [
        (state.capitalize(), sum(1 for each in done if each.state == state)) for state in states
    ]
    rows += [("No answer yet", open_ones)] if open_ones else []
    needed_whole((count for _, count in rows), len(year.findings), "findings by answer")
    yield Table(
        caption="Findings by the latest answer of the force",
        header=("Answer", "Findings"),
        rows=(
            *((name, whole(count)) for name, count in rows),
            ("All findings of the year", whole(len(year.findings))),
        ),
        numbers=(1,),
    )
    yield Paragraph(_response_times(done, open_ones))
    accepted = [each for each in done if "accepted" in each.state]
    if accepted:
        yield Table(
            caption="What the force accepted, in whole or in part",
            header=("Number", "Finding", "Answer"),
            rows=tuple(
                (each.finding.number, each.finding.text.show(), each.state) for each in accepted
            ),
        )
        yield Paragraph(
            "That the force accepts a finding is a promise. It is a change when the panel has seen"
            " the evidence."
        )


def _response_times(done: list[YearFinding], open_ones: int) -> str:
    days = sorted(_days(each.day, each.first_answer) for each in done)
    waiting = f" {counted(open_ones, 'finding')} had no answer." if open_ones else ""
    if not days:
        return f"The force has answered none.{waiting}"
    if len(days) == 1:
        return f"The one answer took {counted(days[0], 'day')} from the meeting.{waiting}"
    middle = median(days)
    return (
        f"From the meeting to the first answer: {middle:g} days in the middle of {len(days)},"
        f" {whole(days[0])} at the quickest and {whole(days[-1])} at the slowest.{waiting}"
    )


def _days(first: str, last: str) -> int:
    # A clock that was set back must never make an answer come before its meeting.
    return max(0, (date.fromisoformat(last) - date.fromisoformat(first)).days)


def answered(year: PanelYear) -> list[YearFinding]:
    """Give the findings that the force has answered."""
    return [each for each in year.findings if each.first_answer]


def redraws(year: PanelYear) -> list[DrawMade]:
    """Give the draws that were not the first from their list."""
    return [each for each in year.draws if each.number > 1]
