"""Keeps who made a publication copy and who released it: two people, and the same content.

What is compared is the digest of the content without its marking as a draft. When anything of it
changed since, it must be made anew. Names are kept outside the log, as every name.
"""

from dataclasses import dataclass

from scrutiny.canonical import digest
from scrutiny.errors import Refusal
from scrutiny.meetings.closing import plain_name
from scrutiny.meetings.meeting import meeting
from scrutiny.text import OutsideText
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PublicationStep:
    """A publication copy that was made, or released."""

    meeting: str
    step: str
    """`made` or `released`."""
    content: str
    """Digest of the content, whatever its format and marking."""
    sha256: str
    """Digest of the file."""
    name: OutsideText
    """Who did it."""
    time: str
    options: str
    """How it was made, as JSON."""


def publication_steps(workspace: Workspace, meeting_id: str) -> tuple[PublicationStep, ...]:
    """Give what was made and released of a meeting, oldest first."""
    rows = workspace.rows(
        "SELECT meeting, step, content, sha256, name, time, options FROM publication"
        " WHERE meeting = ? ORDER BY event",
        (meeting_id,),
    )
    return tuple(
        PublicationStep(held, step, content, sha256, workspace.passage(name), time, options)
        for held, step, content, sha256, name, time, options in rows
    )


def last_made(workspace: Workspace, meeting_id: str) -> PublicationStep:
    """Give the copy that was made last; raises `Refusal` when none was."""
    made = [each for each in publication_steps(workspace, meeting_id) if each.step == "made"]
    if not made:
        raise Refusal(
            "No publication copy was made of this meeting.",
            where=meeting_id,
            next_step="Make one and read it: scrutiny report publication",
        )
    return made[-1]


def is_released(workspace: Workspace, meeting_id: str, content: str) -> bool:
    """Tell whether just this content was released."""
    steps = publication_steps(workspace, meeting_id)
    return any(each.step == "released" and each.content == content for each in steps)


def needed_closed(workspace: Workspace, meeting_id: str) -> None:
    """Refuse to publish from a meeting that is still open."""
    if not meeting(workspace, meeting_id).closed_at:
        raise Refusal(
            "The meeting is still open, so there is nothing to publish.",
            where=meeting_id,
            next_step="Close it first: scrutiny meeting close",
        )


def note_made(
    workspace: Workspace, meeting_id: str, content: str, file: bytes, name: str, options: str
) -> str:
    """Log that a publication copy was made, and by whom; gives its SHA-256."""
    if not plain_name(name):
        raise Refusal("No name was given.", next_step="Say with --made-by who makes the copy.")
    return _note(workspace, "publication-made", meeting_id, content, file, name, options)


def needed_second_person(
    workspace: Workspace, meeting_id: str, content: str, period: str, typed: str, name: str
) -> None:
    """Refuse a release by the one who made the copy, of another content, or without the name.

    `period` is the name of the period as the copy prints it, `typed` what was typed for it; case
    and spaces do not matter.
    """
    made = last_made(workspace, meeting_id)
    if made.content != content:
        raise Refusal(
            "Something changed since the copy was made, such as an answer or a tick.",
            where=meeting_id,
            next_step="Make the copy anew, and read it again: scrutiny report publication",
        )
    if not plain_name(name):
        raise Refusal("No name was given.", next_step="Say with --released-by who releases it.")
    steps = publication_steps(workspace, meeting_id)
    makers = {plain_name(each.name.show()) for each in steps if each.step == "made"}
    if plain_name(name) in makers:
        raise Refusal(
            "Whoever made the copy cannot release it.",
            where=meeting_id,
            next_step="A second person reads it and releases it.",
        )
    if plain_name(typed) != plain_name(period):
        raise Refusal(
            f"'{OutsideText(typed).one_line()}' is not the period of this report.",
            where=meeting_id,
            next_step="Type the name of the period as it stands below the title of the copy.",
        )


def note_released(
    workspace: Workspace, meeting_id: str, content: str, file: bytes, name: str, options: str
) -> str:
    """Log that a report was released, and by whom; gives its SHA-256."""
    return _note(workspace, "publication-released", meeting_id, content, file, name, options)


def _note(
    workspace: Workspace,
    kind: str,
    meeting_id: str,
    content: str,
    file: bytes,
    name: str,
    options: str,
) -> str:
    hashed = digest(file)
    with workspace.write() as writing:
        writing.record(
            kind,
            {
                "meeting": meeting_id,
                "content": content,
                "sha256": hashed,
                "name": writing.passage(" ".join(name.split())),
                "options": options,
            },
        )
    return hashed
