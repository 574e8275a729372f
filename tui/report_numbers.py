"""Gathers the numbers that the record's own documents of a meeting print, to check others by."""

from collections.abc import Iterator

from reports.checking.check import GivenNumbers, given_numbers
from reports.content import Document
from scrutiny.workspace import Workspace
from tui.documents import FigureChoice, draft_parts


def numbers_of(workspace: Workspace, meeting_id: str, choice: FigureChoice) -> GivenNumbers:
    """Give every number that the record gives of a meeting."""
    from reports.draft import draft
    from scrutiny.meetings.record import meeting_record

    made = draft(*draft_parts(workspace, meeting_record(workspace, meeting_id), choice))
    return given_numbers((made, *_public(workspace, meeting_id)))


def _public(workspace: Workspace, meeting_id: str) -> Iterator[Document]:
    """Give the copy for the public too, when one was made: its counts may be rounded."""
    from scrutiny.publishing.releasing import publication_steps
    from tui.publication import gathered, wanted_again

    steps = publication_steps(workspace, meeting_id)
    if steps:
        yield gathered(workspace, wanted_again(steps[-1].options)).document(True)
