"""Which seats have said something about which case: what they said must never stop counting.

A seat's answers count through its assignment. So whoever shares cases anew, or moves a member to
another sub-group, asks here first; a seat keeps each case that it has begun. Nothing that was
answered leaves here.
"""

from collections.abc import Mapping, Sequence

from scrutiny.workspace import Workspace

PAPER = "paper:"
"""Begins the actor of whatever is entered from a paper sheet; the member who types follows."""


def begun_cases(workspace: Workspace, meeting_id: str) -> Mapping[str, frozenset[int]]:
    """Give for each case the seats that answered it or declared a conflict."""
    rows = workspace.rows(
        "SELECT case_id, seat FROM answer_change WHERE meeting = ? AND undone = 0"
        " UNION SELECT case_id, seat FROM conflict WHERE meeting = ?",
        (meeting_id, meeting_id),
    )
    found: dict[str, set[int]] = {}
    for case_id, number in rows:
        found.setdefault(case_id, set()).add(number)
    return {case_id: frozenset(numbers) for case_id, numbers in found.items()}


def begun_on_screen(workspace: Workspace, meeting_id: str, number: int) -> frozenset[str]:
    """Give the cases of which a seat itself said something, not through a paper sheet."""
    rows = workspace.rows(
        "SELECT case_id FROM answer_change WHERE meeting = ? AND seat = ? AND undone = 0"
        " AND substr(entered_by, 1, ?) <> ?"
        " UNION SELECT c.case_id FROM conflict AS c JOIN event AS e ON e.id = c.event"
        " WHERE c.meeting = ? AND c.seat = ? AND substr(e.actor, 1, ?) <> ?",
        (meeting_id, number, len(PAPER), PAPER) * 2,
    )
    return frozenset(row[0] for row in rows)


def judging_began(workspace: Workspace, meeting_id: str) -> str:
    """Give the time (UTC) of the first answer of a meeting; empty before it."""
    return (
        workspace.value("SELECT min(time) FROM answer_change WHERE meeting = ?", (meeting_id,))
        or ""
    )


def kept_when_shared(
    begun: Mapping[str, frozenset[int]],
    groups: Mapping[int, str],
    assignments: Sequence[tuple[str, str]],
) -> list[tuple[str, str]]:
    """Give what must be added to assignments so that a seat keeps the cases it has begun.

    `groups` names the sub-group of each seat.

    >>> kept_when_shared({"c1": frozenset({1, 2})}, {1: "A", 2: "B"}, [("c1", "group:B")])
    [('c1', 'seat:1')]
    """
    to_whom: dict[str, set[str]] = {}
    for case_id, whom in assignments:
        to_whom.setdefault(case_id, set()).add(whom)
    return [
        (case_id, f"seat:{number}")
        for case_id, several in to_whom.items()
        for number in sorted(begun.get(case_id, ()))
        if not several & {"all", f"seat:{number}", f"group:{groups.get(number, '')}"}
    ]


def kept_when_moved(
    workspace: Workspace, meeting_id: str, number: int, sub_group: str
) -> list[list[str]]:
    """Give the assignments, as `[case, to whom]`, that let a seat keep what it has begun.

    Empty when a move to this sub-group takes nothing away. The whole assignment of a case is given,
    because a later one takes the place of an earlier one.
    """
    begun = begun_cases(workspace, meeting_id)
    pairs = [
        (case_id, whom)
        for case_id, whom in workspace.rows(
            "SELECT case_id, to_whom FROM assignment WHERE meeting = ? ORDER BY case_id, to_whom",
            (meeting_id,),
        )
        if number in begun.get(case_id, ())
    ]
    mine = {case_id: frozenset({number}) for case_id, _ in pairs}
    added = kept_when_shared(mine, {number: sub_group}, pairs)
    changed = {case_id for case_id, _ in added}
    return [list(pair) for pair in [*pairs, *added] if pair[0] in changed]


def left_to_others(workspace: Workspace, meeting_id: str, number: int) -> list[list[str]]:
    """Give the assignments of the cases that only this seat had, when it is freed.

    They go to the sub-group of the seat when somebody else sits there, else to everyone, so that
    no case is left with nobody to read it.
    """
    rows = workspace.rows(
        "SELECT case_id FROM assignment WHERE meeting = ? GROUP BY case_id"
        " HAVING min(to_whom) = ? AND max(to_whom) = ? ORDER BY case_id",
        (meeting_id, f"seat:{number}", f"seat:{number}"),
    )
    group = workspace.value(
        "SELECT a.sub_group FROM seat AS a JOIN seat AS b ON b.meeting = a.meeting"
        " AND b.sub_group = a.sub_group AND b.seat <> a.seat"
        " WHERE a.meeting = ? AND a.seat = ? AND a.sub_group <> ''",
        (meeting_id, number),
    )
    return [[row[0], f"group:{group}" if group else "all"] for row in rows]
