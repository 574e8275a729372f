"""Says how much footage was watched; a viewing without an end is told and is in no sum."""

from collections.abc import Iterator

from reports.content import Block, Paragraph
from reports.words import counted
from scrutiny.meetings.footage import FootageTotal
from scrutiny.meetings.words import duration_words


def footage_blocks(total: FootageTotal) -> Iterator[Block]:
    """Write the sentence; nothing when nothing was noted."""
    if total.seconds:
        yield Paragraph(
            f"Footage was watched for {duration_words(total.seconds)}, of"
            f" {counted(total.cases, 'case')}. What a sub-group watched together is counted once."
        )
    if total.unended:
        were = "viewing has" if total.unended == 1 else "viewings have"
        yield Paragraph(
            f"{counted(total.unended, 'further ' + were, 'further ' + were)} no end on record and"
            f" {'is' if total.unended == 1 else 'are'} not in that time."
        )
