"""Whether a draft is approved: by chair and coordinator, each of them this very content.

The digest leaves out what changes without anybody changing the report: when it was written, how
many events the record had, and who approved. This module must never call a text approved that one
of the two has not seen.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from reports.content import Document
from reports.sentences import listed
from reports.words import day_of
from scrutiny.canonical import canonical, digest
from scrutiny.meetings.approving import ROLES, Approval


@dataclass(frozen=True, slots=True)
class ApprovalState:
    """How far a content is approved."""

    approved: bool
    words: str
    """Empty when nobody has approved anything yet."""


def content_digest(document: Document) -> str:
    """Give the digest of a document's title and blocks; any other word or number changes it.

    >>> from reports.content import Paragraph
    >>> one, two = (Document("A", "en-GB", "", (Paragraph(each),)) for each in ("3", "4"))
    >>> content_digest(one) == content_digest(two)
    False
    """
    blocks = [[type(block).__name__, asdict(block)] for block in document.blocks]
    return digest(canonical([document.title, document.language, blocks]))


def approval_state(approvals: Sequence[Approval], content: str) -> ApprovalState:
    """Say who has approved this content, whose approval is of another one, and who is missing."""
    said = []
    valid = [each for each in approvals if each.content == content]
    for each in approvals:
        day = day_of(each.at)
        if each.content == content:
            said.append(f"The {each.role} approved this text on {day}.")
        else:
            said.append(
                f"The {each.role} approved an earlier text on {day}. The record or the text has"
                " changed since, so that approval no longer counts."
            )
    approved = len(valid) == len(ROLES)
    if approvals and not approved:
        missing = [role for role in ROLES if role not in {each.role for each in valid}]
        said.append(f"Still to approve it: the {listed(missing)}.")
    return ApprovalState(approved, " ".join(said))
