"""One page that shows how a draw was made, for a lay chair to read aloud and for anyone to check.

It holds references and nothing else of a case. This module must never print who was watching.
"""

from reports.content import Document, Heading, Lines, Paragraph, Table
from reports.draw_blocks import checking_blocks, facts_block, order_table
from reports.words import followed_words, one_line
from scrutiny.draws import METHOD, DrawMade
from scrutiny.panels.definition import Panel

READ_ALOUD = (
    "Read this page aloud when the draw is made. Each case has a ticket: a number worked out from"
    " the seed and the case's own reference, and from nothing else. The lowest tickets are read"
    " first. Nobody can choose a ticket, and the order of the list makes no difference."
)


def proof(draw: DrawMade, panel: Panel | None = None) -> Document:
    """Write the proof sheet of a draw; the panel gives its reasons for leaving cases out names."""
    frame = draw.frame
    number = f"draw {draw.number} of {draw.of_draws}" if draw.of_draws > 1 else f"draw {draw.id}"
    after = f" ({followed_words(frame)})" if frame.follows else ""
    return Document(
        title=f"Proof of {number}: {one_line(frame.theme_title)}{after}",
        language="en-GB",
        marking="",
        blocks=(
            Paragraph(READ_ALOUD),
            Heading("What happened"),
            facts_block(draw, panel),
            *_aloud(draw),
            Heading("The cases in order"),
            order_table(draw),
            _signatures(),
            Heading("How to check it"),
            *checking_blocks((draw,)),
            Paragraph(f"Method: {METHOD}."),
        ),
    )


def _aloud(draw: DrawMade) -> tuple[Lines, ...]:
    """Give a seed of digits in groups of five, as people read digits aloud."""
    if not (draw.seed.isascii() and draw.seed.isdigit()):
        return ()
    groups = [draw.seed[start : start + 5] for start in range(0, len(draw.seed), 5)]
    return (Lines((f"the seed, to read aloud: {' '.join(groups)}",)),)


def _signatures() -> Table:
    return Table(
        caption="Signed by those who watched the draw",
        header=("Who", "Signature", "Date"),
        rows=(("Chair", "", ""), ("Witness", "", "")),
    )
