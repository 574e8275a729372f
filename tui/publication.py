"""Brings together what a publication is made of: allowed values, safe tables, bytes."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from reports.content import Document
from reports.publication.allowed import Allowed
from reports.publication.tables import Safe
from scrutiny.panels.publishing import OPEN, SMALL_HIDDEN
from scrutiny.workspace import Workspace
from tui.documents import Comparison, frame_figures


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a publication is to be made."""

    meeting: str
    comparison: Comparison | None = None
    threshold: int | None = None
    conclusions: str = ""
    """How small totals of conclusions are printed; empty for the way of the panel file."""
    to_five: bool = False
    known: int | None = None
    """The last report released before, by its event; later ones are not attacked with it. None
    for all there are."""

    def options(self) -> str:
        """Write how it is made, so that it can be made again just so."""
        from dataclasses import asdict

        from scrutiny.canonical import canonical

        return canonical(asdict(self))


def wanted_again(options: str) -> Wanted:
    """Read how a copy was made.

    >>> wanted = Wanted("m", Comparison("census-2021", "ethnicity", "White"), 10)
    >>> wanted_again(wanted.options()) == wanted
    True
    """
    said = json.loads(options)
    compared = said.pop("comparison")
    said.setdefault("known", 0)
    if "open_conclusions" in said:
        said["conclusions"] = OPEN if said.pop("open_conclusions") else SMALL_HIDDEN
    return Wanted(**said, comparison=Comparison(**compared) if compared else None)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a publication is written from."""

    allowed: Allowed
    safe: Safe
    content: str
    """Digest of the content without its marking."""

    def document(self, released: bool) -> Document:
        """Write the copy, marked unless it is released."""
        from reports.publication.document import publication

        return publication(self.allowed, self.safe, released)


def gathered(workspace: Workspace, wanted: Wanted) -> Gathered:
    """Gather a publication; refused for an open meeting, and for counts that cannot be hidden."""
    from reports.judgement_figures import judgement_figures
    from reports.markdown import markdown
    from reports.publication.allowed import allowed
    from reports.publication.document import publication
    from reports.publication.printed_counts import printed_again
    from reports.publication.tables import safe_tables
    from scrutiny.canonical import digest
    from scrutiny.meetings.record import meeting_record
    from scrutiny.publishing.narratives import allowed_places, narratives
    from scrutiny.publishing.releasing import needed_closed, released_before
    from scrutiny.publishing.summaries import case_kinds

    needed_closed(workspace, wanted.meeting)
    record = meeting_record(workspace, wanted.meeting)
    found = (
        frame_figures(workspace, wanted.meeting, wanted.comparison) if wanted.comparison else None
    )
    taken = allowed(
        record,
        judgement_figures(record),
        narratives(workspace, wanted.meeting),
        allowed_places(workspace, wanted.meeting),
        found.tables if found else (),
        case_kinds(workspace, wanted.meeting),
        workspace.panel(record.panel.id).publishing.conclusions,
    )
    before = released_before(workspace, record.panel.id, wanted.known)
    safe = safe_tables(
        taken,
        threshold=wanted.threshold,
        conclusions=wanted.conclusions,
        to_five=wanted.to_five,
        earlier=[printed_again(printed) for _, printed in before if printed],
    )
    return Gathered(taken, safe, digest(markdown(publication(taken, safe, released=True))))


def clean_bytes(workspace: Workspace, document: Document, meeting_id: str, suffix: str) -> bytes:
    """Write a document and look at its finished bytes; refused when anything tells of a person."""
    from reports.publication.file_check import needed_clean
    from reports.render import render
    from scrutiny.meetings.known_details import known_details
    from scrutiny.meetings.meeting import meeting

    content = render(document, suffix)
    year = int(meeting(workspace, meeting_id).day[:4])
    needed_clean(content, suffix.lower(), known_details(workspace, meeting_id), year)
    return content


@dataclass(frozen=True, slots=True)
class Written:
    """A copy that was made or released."""

    made: Gathered
    sha256: str


def make_copy(
    workspace: Workspace, wanted: Wanted, output: Path, name: str, overwrite: bool = False
) -> Written:
    """Write the copy, marked as a draft, and log who made it."""
    from scrutiny.meetings.documents import needed_place
    from scrutiny.paths import write_whole
    from scrutiny.publishing.releasing import note_made

    if not overwrite:
        needed_place(workspace, output)
    wanted = replace(wanted, known=_last_released(workspace, wanted.meeting))
    made = gathered(workspace, wanted)
    content = clean_bytes(workspace, made.document(False), wanted.meeting, output.suffix)
    write_whole(output, content)
    return Written(
        made,
        note_made(workspace, wanted.meeting, made.content, content, name, wanted.options()),
    )


def release_copy(
    workspace: Workspace, meeting_id: str, output: Path, typed: str, name: str
) -> Written:
    """Write what was made last without its marking, let out by a second person.

    Refused when anything changed since, for the maker, and for another period than the copy's; and
    when another report came out since, with which this one was not attacked.
    """
    from reports.publication.printed_counts import printed_json
    from scrutiny.errors import Refusal
    from scrutiny.paths import write_whole
    from scrutiny.publishing.releasing import last_made, needed_second_person, note_released

    needed_free(output)
    options = last_made(workspace, meeting_id).options
    wanted = wanted_again(options)
    if _last_released(workspace, meeting_id) > (wanted.known or 0):
        raise Refusal(
            "Another report of this panel was released since the copy was made.",
            where=meeting_id,
            next_step="Make the copy anew, so that both are held against each other.",
        )
    made = gathered(workspace, wanted)
    needed_second_person(workspace, meeting_id, made.content, made.allowed.period, typed, name)
    content = clean_bytes(workspace, made.document(True), meeting_id, output.suffix)
    write_whole(output, content)
    printed = printed_json(made.safe.printed)
    sha256 = note_released(workspace, meeting_id, made.content, content, name, options, printed)
    return Written(made, sha256)


def _last_released(workspace: Workspace, meeting_id: str) -> int:
    """Give the event by which a report of the meeting's panel was released last; 0 for none."""
    from scrutiny.meetings.meeting import meeting
    from scrutiny.publishing.releasing import released_before

    found = released_before(workspace, meeting(workspace, meeting_id).panel)
    return found[0][0] if found else 0


def needed_free(path: Path) -> None:
    """Refuse to write over anything: a published file is never replaced without a word."""
    from scrutiny.errors import Refusal
    from scrutiny.paths import file_name

    if path.exists():
        raise Refusal(
            "There is a file of this name already.",
            where=file_name(path),
            next_step="Choose another name.",
        )
