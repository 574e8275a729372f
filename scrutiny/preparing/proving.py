"""Finds in the record which tasks of a meeting are done, and names the entry that shows it.

A task is known by its id, whatever a panel's file calls it; the others are ticked by hand. Nothing
here guesses: where only a part is on record it says which part, and the task stays open.
"""

from collections.abc import Callable
from dataclasses import dataclass

from scrutiny.meetings.cases import draws_of
from scrutiny.meetings.meeting import Meeting, panel_of
from scrutiny.meetings.standing import standing_themes
from scrutiny.panels.preparing import MEMBER_DATES
from scrutiny.preparing.copying import plans_waiting
from scrutiny.preparing.footage import preservation_list
from scrutiny.preparing.members import standings
from scrutiny.text import OutsideText
from scrutiny.workspace import OFFICE, Workspace


@dataclass(frozen=True, slots=True)
class Proof:
    """What the record says of one task."""

    done: bool
    words: OutsideText
    """What was done, or how far it is."""
    at: str = ""
    """When (UTC); empty while it is not done, or when nothing had to be."""
    entry: int = 0
    """The entry of the record that shows it; 0 for none."""


Proved = Callable[[Workspace, Meeting], Proof | None]


def proof_of(workspace: Workspace, held: Meeting, task_id: str) -> Proof | None:
    """Say what the record shows of a task; `None` when it says nothing about it."""
    proved = PROVED.get(task_id)
    return proved(workspace, held) if proved else None


def _opened(workspace: Workspace, held: Meeting) -> Proof | None:
    return _entry(workspace, "meeting-opened", held.id, "The meeting was opened")


def _listed(workspace: Workspace, held: Meeting) -> Proof | None:
    """The list that the drawn cases come from, else the last that came for this meeting."""
    sealed = [each.frame.sealed_at for each in draws_of(workspace, held.id)]
    first, last = _between(workspace, held)
    rows = workspace.rows(
        "SELECT id, time, json_extract(body, '$.name'), json_extract(body, '$.accepted') FROM event"
        " WHERE kind = 'list-imported' AND json_extract(body, '$.panel') = ? ORDER BY id",
        (held.panel,),
    )
    for entry, time, name, cases in reversed(rows):
        if time <= max(sealed) if sealed else first < time[:10] <= last:
            title = workspace.passage(name).one_line().replace("\\", "/").rpartition("/")[2]
            return Proof(True, OutsideText(f"The list {title} came ({cases} cases)"), time, entry)
    return None


def _sealed(workspace: Workspace, held: Meeting) -> Proof | None:
    rows = {
        row[0]: row[1:]
        for row in workspace.rows("SELECT frame, theme, sealed, event FROM frame")
        if row[0] in _frames(workspace, held)
    }
    return _themes(workspace, held, "Sealed", rows)


def _drawn(workspace: Workspace, held: Meeting) -> Proof | None:
    frames = _frames(workspace, held)
    rows = {
        row[0]: row[2:]
        for row in workspace.rows(
            "SELECT d.draw, d.frame, f.theme, d.drawn, d.event FROM draw AS d JOIN frame AS f"
            " USING (frame)"
        )
        if row[1] in frames
    }
    found = _themes(workspace, held, "Drawn", rows)
    brought = {each.id for each in draws_of(workspace, held.id)}
    waiting = [each for each in rows if each not in brought]
    if found is None or not (found.done and waiting):
        return found
    words = f"{found.words.show()}. Not brought to the meeting yet: {', '.join(waiting)}"
    return Proof(False, OutsideText(words))


def _themes(
    workspace: Workspace, held: Meeting, what: str, rows: dict[str, tuple[str, str, int]]
) -> Proof | None:
    """Done when something is there, and no standing theme and no copied plan is left over."""
    if not rows:
        return None
    present = {theme for theme, _, _ in rows.values()}
    missing = [
        each.theme.title
        for each in standing_themes(workspace, held.id)
        if each.theme.id not in present
    ]
    missing += [
        each.theme_title for each in plans_waiting(workspace, held.id) if each.theme not in present
    ]
    said = f"{what}: {', '.join(rows)}"
    if missing:
        return Proof(False, OutsideText(f"{said}. Not yet: {'; '.join(dict.fromkeys(missing))}"))
    _, at, entry = max(rows.values(), key=lambda row: row[2])
    return Proof(True, OutsideText(said), at, entry)


def _preserved(workspace: Workspace, held: Meeting) -> Proof | None:
    if not panel_of(workspace, held).preparing.footage:
        return Proof(True, OutsideText("The cases of this panel have no footage to ask for"))
    return _document(workspace, held, "The list of footage was written", "footage")


def _available(workspace: Workspace, held: Meeting) -> Proof | None:
    if not panel_of(workspace, held).preparing.footage:
        return Proof(True, OutsideText("The cases of this panel have no footage to ask for"))
    told = _entry(workspace, "availability-noted", held.id, "")
    if told is None:
        return None
    items = preservation_list(workspace, held.id).items
    answered = sum(each.answer is not None for each in items)
    said = OutsideText(f"The force has answered for {answered} of {len(items)} cases")
    if answered < len(items):
        return Proof(False, said)
    return Proof(True, said, told.at, told.entry)


def _shared(workspace: Workspace, held: Meeting) -> Proof | None:
    asked = _document(workspace, held, "The sheet about conflicts was written", "conflicts")
    # A member who declares one while judging was not asked before the meeting.
    asked = asked or _entry(
        workspace, "conflict-declared", held.id, "Members were asked about conflicts", OFFICE
    )
    shared = _entry(workspace, "cases-assigned", held.id, "the cases were shared out")
    left = workspace.value(
        "SELECT count(*) FROM meeting_case AS c WHERE meeting = ? AND unavailable = '' AND NOT"
        " EXISTS (SELECT 1 FROM assignment AS a WHERE a.meeting = c.meeting"
        " AND a.case_id = c.case_id)",
        (held.id,),
    )
    # A conflict, or a reserve that comes in, gives single cases to somebody.
    if left:
        shared = None
    if asked and shared:
        words = OutsideText(f"{asked.words.show()}, and {shared.words.show()}")
        return Proof(True, words, max(asked.at, shared.at), max(asked.entry, shared.entry))
    if shared:
        return Proof(False, OutsideText("The cases were shared out; no conflict is on record"))
    return Proof(False, asked.words) if asked else None


def _in_date(workspace: Workspace, held: Meeting) -> Proof | None:
    wanted = panel_of(workspace, held).preparing.member_dates or MEMBER_DATES
    standing = standings(workspace, held.id)
    if not any(each.dates for each in standing):
        return None
    good = [
        each
        for each in standing
        if not each.shut_out and (each.allowed or all(what in each.dates for what in wanted))
    ]
    said = OutsideText(f"{len(good)} of {len(standing)} seats are in date")
    if len(good) < len(standing):
        return Proof(False, said)
    rows = workspace.rows(
        "SELECT id, time FROM event WHERE kind IN ('member-date-noted', 'member-allowed')"
        " ORDER BY id DESC LIMIT 1"
    )
    return Proof(True, said, rows[0][1], rows[0][0])


def _packed(workspace: Workspace, held: Meeting) -> Proof | None:
    return _document(workspace, held, "The reading pack was written", "pack")


def _held(workspace: Workspace, held: Meeting) -> Proof | None:
    return _entry(workspace, "meeting-closed", held.id, "The meeting was closed")


def _drafted(workspace: Workspace, held: Meeting) -> Proof | None:
    return _document(workspace, held, "The draft was written", "draft")


def _found(workspace: Workspace, held: Meeting) -> Proof | None:
    return _document(workspace, held, "The findings were written", "findings")


def _published(workspace: Workspace, held: Meeting) -> Proof | None:
    released = _entry(
        workspace, "publication-released", held.id, "The copy for the public was released"
    )
    if released:
        return released
    made = _entry(workspace, "publication-made", held.id, "The copy for the public was made")
    return (
        Proof(False, OutsideText(f"{made.words.show()}; nobody has released it")) if made else None
    )


PROVED: dict[str, Proved] = {
    "open": _opened,
    "list": _listed,
    "import": _listed,
    "seal": _sealed,
    "draw": _drawn,
    "preserve": _preserved,
    "availability": _available,
    "conflicts": _shared,
    "members": _in_date,
    "pack": _packed,
    "hold": _held,
    "draft": _drafted,
    "findings": _found,
    "answers": _published,
}
"""The ids of the tasks that the record can prove."""


def _entry(
    workspace: Workspace, kind: str, meeting_id: str, words: str, actor: str = ""
) -> Proof | None:
    """The last entry of a kind about a meeting, by one actor where one is named."""
    rows = workspace.rows(
        "SELECT id, time FROM event WHERE kind = ? AND json_extract(body, '$.meeting') = ?"
        " AND ? IN ('', actor) ORDER BY id DESC LIMIT 1",
        (kind, meeting_id, actor),
    )
    return Proof(True, OutsideText(words), rows[0][1], rows[0][0]) if rows else None


def _document(workspace: Workspace, held: Meeting, words: str, kind: str) -> Proof | None:
    """The first document of a kind, alone or as a file of a folder."""
    rows = workspace.rows(
        "SELECT event, time FROM document WHERE meeting = ? AND (kind = ? OR kind LIKE ?)"
        " ORDER BY event LIMIT 1",
        (held.id, kind, f"{kind}: %"),
    )
    return Proof(True, OutsideText(words), rows[0][1], rows[0][0]) if rows else None


def _frames(workspace: Workspace, held: Meeting) -> set[str]:
    """The sealed lists of a meeting: those it draws from, and those that wait for the next one."""
    mine = {each.frame.id for each in draws_of(workspace, held.id)}
    taken = {
        row[0]
        for row in workspace.rows("SELECT d.frame FROM meeting_draw JOIN draw AS d USING (draw)")
    }
    first, last = _between(workspace, held)
    for frame, sealed in workspace.rows(
        "SELECT frame, sealed FROM frame WHERE panel = ?", (held.panel,)
    ):
        if frame not in taken and first < sealed[:10] <= last:
            mine.add(frame)
    return mine


def _between(workspace: Workspace, held: Meeting) -> tuple[str, str]:
    """The day of the panel's meeting before, and of this one: what came after the first is its."""
    before = workspace.value(
        "SELECT max(day) FROM meeting WHERE panel = ? AND day < ?", (held.panel, held.day)
    )
    return before or "", held.day
