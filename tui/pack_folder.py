"""Writes a reading pack as a folder: the pack in each format, the proofs, papers, and the copies.

Every file is noted in the record by its digest, and what was edited since is never written over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny.meetings.record import MeetingRecord
from scrutiny.preparing.copies import Copies
from scrutiny.preparing.packing import Paper
from scrutiny.workspace import Workspace
from tui.documents import USUAL, FigureChoice, pack_bytes

PACK = "reading-pack"
_FORMATS = (".html", ".pdf", ".docx")


@dataclass(frozen=True, slots=True)
class Written:
    """One file of the folder."""

    path: Path
    what: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PackFolder:
    """What was written."""

    files: tuple[Written, ...]
    copies: Copies | None


def papers_of(papers: Sequence[str]) -> tuple[tuple[Paper, bytes], ...]:
    """Read further papers, each `TITLE=FILE or address`; a file's content, empty for an address.

    Raises `Refusal` for a file that cannot be read.
    """
    from scrutiny.errors import Refusal
    from scrutiny.paths import read_file

    found: list[tuple[Paper, bytes]] = []
    for number, each in enumerate(papers, start=1):
        title, mark, place = each.partition("=")
        if not mark or not title.strip() or not place.strip():
            raise Refusal(
                f"'{each}' is not a paper.",
                next_step="Write it as TITLE=FILE, or as TITLE=https://….",
            )
        if place.strip().casefold().startswith(("https://", "http://")):
            found.append((Paper(title.strip(), place.strip()), b""))
            continue
        path = Path(place.strip())
        name = f"{number:02d}-{path.name}"
        found.append((Paper(title.strip(), f"papers/{name}"), read_file(path)))
    return tuple(found)


def write_pack_folder(
    workspace: Workspace,
    meeting_id: str,
    folder: Path,
    *,
    choice: FigureChoice = USUAL,
    papers: Sequence[str] = (),
    with_copies: bool = False,
    overwrite: bool = False,
) -> PackFolder:
    """Write the folder; with copies, one PDF for each member besides, numbered and watermarked."""
    from scrutiny.meetings.documents import needed_place, note_document
    from scrutiny.meetings.record import meeting_record
    from scrutiny.paths import make_folder, write_whole
    from scrutiny.preparing.copies import copies_of

    record = meeting_record(workspace, meeting_id)
    read = papers_of(papers)
    copies = copies_of(workspace, meeting_id) if with_copies else None
    parts = list(_parts(workspace, record, choice, read, copies))
    parts.append((f"contents{_FORMATS[0]}", "What is in this folder", _contents(record, parts)))
    if not overwrite:
        for name, _, _ in parts:
            needed_place(workspace, folder / name)
    written = []
    for name, what, content in parts:
        path = folder / name
        make_folder(path.parent)
        write_whole(path, content)
        hashed = note_document(workspace, meeting_id, f"pack: {name}", content, choice.options())
        written.append(Written(path, what, hashed))
    return PackFolder(tuple(written), copies)


def _parts(
    workspace: Workspace,
    record: MeetingRecord,
    choice: FigureChoice,
    read: Sequence[tuple[Paper, bytes]],
    copies: Copies | None,
) -> Iterator[tuple[str, str, bytes]]:
    from reports.proof import proof
    from reports.render import render

    papers = tuple(paper for paper, _ in read)
    for suffix in _FORMATS:
        content = pack_bytes(workspace, record, suffix, choice=choice, papers=papers)
        yield f"{PACK}{suffix}", f"The reading pack ({suffix[1:].upper()})", content
    for each in record.themes:
        sheet = render(proof(each.draw, record.panel), ".pdf")
        yield f"proof-{each.draw.id}.pdf", f"The proof of draw {each.draw.id}", sheet
    for paper, content in read:
        if content:
            yield paper.place, paper.title, content
    for copy in copies.copies if copies else ():
        content = pack_bytes(workspace, record, ".pdf", choice=choice, papers=papers, copy=copy)
        name = f"copies/copy-{copy.number:02d}-seat-{copy.seat.number}.pdf"
        yield name, f"Copy {copy.number} of {copy.of}, for seat {copy.seat.number}", content


def _contents(record: MeetingRecord, parts: Sequence[tuple[str, str, bytes]]) -> bytes:
    from reports.content import Document, Table
    from reports.pack import MARKING
    from reports.render import render
    from reports.words import day_of, one_line
    from scrutiny.canonical import digest

    rows = tuple((name, what, digest(content)[:16]) for name, what, content in parts)
    table = Table("The files", ("File", "What it is", "Digest (first 16 letters)"), rows)
    title = f"Reading pack: {one_line(record.panel.name)}, {day_of(record.meeting.day)}"
    return render(Document(title, "en-GB", MARKING, (table,)), _FORMATS[0])
