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
    printed: str = ""
    """The counts that a released one prints, as JSON; empty where none were kept."""
    event: int = 0


def publication_steps(workspace: Workspace, meeting_id: str) -> tuple[PublicationStep, ...]:
    """Give what was made and released of a meeting, oldest first."""
    rows = workspace.rows(
        "SELECT meeting, step, content, sha256, name, time, options, printed, event"
        " FROM publication WHERE meeting = ? ORDER BY event",
        (meeting_id,),
    )
    return tuple(
        PublicationStep(held, step, content, sha256, workspace.passage(name), *rest)
        for held, step, content, sha256, name, *rest in rows
    )


def released_before(
    workspace: Workspace, panel_id: str, up_to: int | None = None
) -> tuple[tuple[int, str], ...]:
    """Give what the reports of a panel printed that were released, the newest first.

    With `up_to` only those whose event is no later. Each with the place of its event; reports
    that printed the same are given once.
    """
    rows = workspace.rows(
        "SELECT max(p.event), p.printed FROM publication AS p JOIN meeting AS m USING (meeting)"
        " WHERE p.step = 'released' AND m.panel = ? AND p.event <= coalesce(?, p.event)"
        " GROUP BY p.printed ORDER BY 1 DESC",
        (panel_id, up_to),
    )
    return tuple((event, printed) for event, printed in rows)


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
    workspace: Workspace,
    meeting_id: str,
    content: str,
    file: bytes,
    name: str,
    options: str,
    printed: str = "",
) -> str:
    """Log that a report was released, by whom, and its counts; gives its SHA-256."""
    kind = "publication-released"
    return _note(workspace, kind, meeting_id, content, file, name, options, printed)


def _note(
    workspace: Workspace,
    kind: str,
    meeting_id: str,
    content: str,
    file: bytes,
    name: str,
    options: str,
    printed: str = "",
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
                **({"printed": printed} if printed else {}),
            },
        )
    return hashed
