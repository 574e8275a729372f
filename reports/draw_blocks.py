"""Lays out the proof of a draw: what was drawn, in which order, and how anyone can repeat it."""

from collections.abc import Iterator, Sequence

from reports.content import Block, Bullets, Lines, Paragraph, Table
from reports.draw_sentences import checking_commands, checking_sentences, draw_sentences
from reports.words import KINDS, counted, one_line, period_words
from sampling.tickets import shown
from scrutiny.draws import DrawMade
from scrutiny.frames import WHOLE
from scrutiny.panels.definition import Panel


def facts_block(draw: DrawMade, panel: Panel | None = None) -> Bullets:
    """Say how a draw was made."""
    frame = draw.frame
    theme = f"Theme: {one_line(frame.theme_title)}. Period: {period_words(frame)}."
    return Bullets((theme, *draw_sentences(draw, panel)))


def order_table(draw: DrawMade, hide_strata: bool = False) -> Table:
    """List the cases of a draw in order.

    `hide_strata` names no stratum and sorts by the reference: a stratum of a blind field, or the
    place in its row, would say of each case what the field hides.
    """
    if hide_strata:
        return Table(
            caption=f"Draw {draw.id}: the cases by reference; strata are hidden while you judge",
            header=("Reference", "Ticket", "Kind"),
            rows=tuple(
                (one_line(each.reference), shown(each.ticket), KINDS[each.kind])
                for each in sorted(draw.selected, key=lambda each: each.reference)
            ),
        )
    strata = set(draw.frame.strata) != {WHOLE}
    return Table(
        caption=f"Draw {draw.id}: the cases in the order of the draw",
        header=("Place", "Reference", "Ticket", *(("Stratum",) if strata else ()), "Kind"),
        rows=tuple(
            (
                str(each.order),
                one_line(each.reference),
                shown(each.ticket),
                *((one_line(each.stratum),) if strata else ()),
                KINDS[each.kind],
            )
            for each in draw.selected
        ),
    )


def checking_blocks(draws: Sequence[DrawMade]) -> Iterator[Block]:
    """Tell anyone how to check the draws; said once, with the commands of each."""
    for place, draw in enumerate(draws):
        if place == 0:
            yield Bullets(checking_sentences(), numbered=True)
        yield Paragraph(f"Draw {draw.id}, {counted(draw.frame.size, 'reference')}:")
        yield Lines(checking_commands(draw))
