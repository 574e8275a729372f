"""One private letter about one case: what a panel passes on, to whom, and how it is to be handled.

It holds one referral and nothing else of the meeting: no judgement, no other member's word.
"""

from reports.content import Block, Document, Heading, Notice, Paragraph, Table
from reports.words import day_of, moment_words
from scrutiny.meetings.referring import Referral
from scrutiny.text import clean

MARKING = "OFFICIAL-SENSITIVE"


def referral_letter(referral: Referral) -> Document:
    """Write the letter."""
    panel = clean(referral.panel.name)
    reference = referral.reference.one_line()
    facts = (
        ("To", clean(referral.recipient)),
        ("From", panel),
        ("Case", reference),
        ("Read at the meeting of", day_of(referral.meeting.day)),
        ("Written down", moment_words(referral.time)),
        ("Number of this note", referral.id),
    )
    blocks: tuple[Block, ...] = (
        Notice("Private. For the recipient only. It is in no report of the panel."),
        Table("About this letter", ("What", "Details"), facts),
        Heading("What a member of the panel saw"),
        Paragraph(referral.text.show()),
        Heading("What we ask of you"),
        Paragraph(
            "Please look at this case as soon as you can, and tell the office that you have"
            " received this letter. Please act at once if somebody may be at risk."
        ),
        Paragraph(
            "The panel reads cases and does not investigate. It has not asked the people concerned"
            " and has not decided that anything was wrong. Please do not put this letter on a"
            " file that the people concerned can read without first thinking of their safety."
        ),
    )
    return Document(f"Private referral {referral.id}: {reference}", "en-GB", MARKING, blocks)
