"""Makes every document of a meeting, for the tests that hold for all of them."""

from datetime import date

from reports.content import Document
from reports.disproportionality import Disproportionality, disproportionality
from reports.draft import draft
from reports.findings_letter import findings_document
from reports.frame_section import FrameSection
from reports.judgement_figures import judgement_figures
from reports.pack import pack
from reports.proof import proof
from scrutiny.draws import DrawMade
from scrutiny.meetings.record import MeetingRecord
from scrutiny.populations import load


def compared() -> tuple[Disproportionality, ...]:
    """The searches of one real year by both definitions of ethnicity."""
    said = {"White": 4853, "Black": 760, "Asian": 169, "Mixed": 214, "Other": 46}
    seen = {"White": 5421, "Black": 996, "Asian": 256, "Other": 101}
    return tuple(
        disproportionality(
            counts,
            {"Not stated": 8509 - sum(counts.values())},
            load("census-2011", "avon-and-somerset"),
            "White",
            field_title=title,
            definition=definition,
            first=date(2019, 4, 1),
            last=date(2020, 3, 31),
            total=8509,
        )
        for counts, title, definition in (
            (said, "Self-defined ethnicity", "as the person said it"),
            (seen, "Officer-defined ethnicity", "as the officer saw it"),
        )
    )


def all_documents(record: MeetingRecord, draws: tuple[DrawMade, ...]) -> dict[str, Document]:
    """Every document that a meeting has."""
    return {
        "draft": draft(record, judgement_figures(record), FrameSection(compared())),
        "pack": pack(record),
        "findings": findings_document(record),
        **{f"proof-{each.id}": proof(each, record.panel) for each in draws},
    }
