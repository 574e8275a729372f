"""Lays out how a year's cases were drawn, which were missing, and what the force has answered."""

from collections.abc import Iterator

from reports.annual_figures import YearCounts
from reports.content import Block, Bullets, Heading, Paragraph, Table
from reports.sentences import percentage, whole
from reports.tracker_blocks import answer_days_words, repeating_blocks, tracker_table
from reports.words import counted, day_of, followed_words, one_line, period_words, sentence_end
from scrutiny.draws import DrawMade
from scrutiny.excluding import reason_words
from scrutiny.findings.tracker import EVIDENCE_SEEN, Tracked
from scrutiny.findings.words import ACCEPTED, PARTLY
from scrutiny.meetings.yearly import PanelYear


def draw_blocks(year: PanelYear) -> Iterator[Block]:
    """Lay out the draws, and why a list was drawn from again."""
    if not year.draws:
        yield Paragraph("No draw was made for these meetings.")
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
    """Lay out where the findings stand, how long answers took, and what has changed."""
    if not year.findings:
        yield Paragraph("The panel sent no finding to the force.")
        return
    yield tracker_table(year.findings)
    yield Paragraph(answer_days_words(year.findings))
    accepted = [each for each in year.findings if _accepted(each)]
    if not accepted:
        yield Paragraph("The force has accepted none of them so far.")
        return
    seen = sum(1 for each in accepted if each.evidence_seen)
    yield Paragraph(
        "That the force accepts a finding is a promise. It is a change once the panel has seen the"
        f" evidence: {percentage(seen, len(accepted))} of what was accepted, in whole or in part."
    )
    yield Table(
        caption="What the force accepted, and what the panel has seen of it",
        header=("Number", "Finding", "Answer", "What the panel saw"),
        rows=tuple(
            (
                each.finding.number,
                each.finding.text.show(),
                each.response.state if each.response else "",
                _evidence(each),
            )
            for each in accepted
        ),
    )
    yield from repeating_blocks(year.findings)


def earlier_blocks(year: PanelYear) -> Iterator[Block]:
    """Lay out what became in this year of findings that were sent in the years before.

    An answer that comes late would else stand in no annual report at all.
    """
    if not year.earlier:
        return
    yield Heading("Findings of earlier years", 3)
    waiting = [each for each in year.earlier if each.waits]
    moved = [each for each in year.earlier if not each.waits]
    if moved:
        yield Table(
            caption=f"What became known in {year.year} of findings sent before",
            header=("Number", "Finding", "Answer", "Day of the answer", "What the panel saw"),
            rows=tuple(_earlier_row(each) for each in moved),
        )
    if waiting:
        still = "still waits" if len(waiting) == 1 else "still wait"
        yield Paragraph(
            f"{counted(len(waiting), 'finding')} of earlier years {still} for an answer; the oldest"
            f" is of the meeting of {day_of(waiting[0].meeting_day)}."
        )


def _earlier_row(each: Tracked) -> tuple[str, ...]:
    answer = each.response
    return (
        each.finding.number,
        each.finding.text.show(),
        answer.state if answer else "",
        day_of((answer.day or answer.at)[:10]) if answer else "",
        _evidence(each),
    )


def _accepted(each: Tracked) -> bool:
    return each.response is not None and each.response.state in (ACCEPTED, PARTLY)


def _evidence(each: Tracked) -> str:
    seen = [step.text.show() for step in each.steps if step.what == EVIDENCE_SEEN]
    return "\n".join(seen) or "nothing yet"


def answered(year: PanelYear) -> list[Tracked]:
    """Give the findings that the force has answered, and was not asked about again since."""
    return [each for each in year.findings if each.answered]


def redraws(year: PanelYear) -> list[DrawMade]:
    """Give the draws that were not the first from their list."""
    return [each for each in year.draws if each.number > 1]
