"""The lists that were read for a panel, and how many of their rows are still set aside.

A frame is only as whole as the lists behind it, so what was set aside is counted beside it. A list
that was sent again replaces what was counted for it before.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scrutiny.cases.asking import Period, in_period
from scrutiny.cases.table import table_name
from scrutiny.workspace import Workspace

_REJECTS = re.compile(r".+-([0-9a-f]{8})-rejects\.csv")
"""What the program calls the file of the rows that it set aside: the digest is the list's."""


@dataclass(frozen=True, slots=True)
class ListRead:
    """One file that was read into a panel."""

    import_id: str
    name: str
    """Without its folder, cleaned."""
    sha256: str
    time: str
    read: int
    accepted: int
    rejected: int
    unchanged: int
    joined: int
    """Rows that were joined to the case of an earlier row."""
    panel_digest: str
    mapping: str
    """Digest of the names that a person gave to its columns."""
    again: Mapping[str, int]
    """Rows whose case an earlier import had brought, by that import."""
    flags: Mapping[str, int]
    """How many flags of each kind were counted."""
    flagged_rows: Mapping[str, Sequence[int]]
    """The first rows of each kind."""
    rejected_rows: Sequence[int]
    """The first rows that were set aside."""
    changed: int
    """Rows that were set aside because their case says something else now."""
    changed_rows: Sequence[int]
    gone: int | None
    """Cases stored for the days of the list and not in it; `None` when nothing was to compare."""


@dataclass(frozen=True, slots=True)
class ListRows:
    """The rows of the lists of a panel, each counted once."""

    rows: int
    """Rows that became cases or were joined to one, and rows that are still set aside."""
    set_aside: int
    """Those that are still set aside: nobody can draw them."""


def lists_read(workspace: Workspace, panel_id: str, sha256: str = "") -> tuple[ListRead, ...]:
    """Give the files that were read for a panel, oldest first; with a digest, only those bytes."""
    rows = workspace.rows(
        "SELECT name, time, body FROM import WHERE panel = ? AND (? = '' OR sha256 = ?)"
        " ORDER BY rowid",
        (panel_id, sha256, sha256),
    )
    return tuple(_list_read(workspace, *row) for row in rows)


def _list_read(workspace: Workspace, name: str, time: str, text: str) -> ListRead:
    body = json.loads(text)
    return ListRead(
        import_id=body["import"],
        name=re.split(r"[/\\]", workspace.passage(name).show())[-1],
        sha256=body["sha256"],
        time=time,
        read=body["read"],
        accepted=body["accepted"],
        rejected=body["rejected"],
        unchanged=body["unchanged"],
        joined=body.get("joined", 0),
        panel_digest=body["panel_digest"],
        mapping=body.get("mapping", ""),
        again=body.get("again", {}),
        flags=body.get("flags", {}),
        flagged_rows=body.get("flagged_rows", {}),
        rejected_rows=body.get("rejected_rows", ()),
        changed=body.get("changed", 0),
        changed_rows=body.get("changed_rows", ()),
        gone=body.get("gone"),
    )


def rows_in_lists(workspace: Workspace, panel_id: str, period: Period | None = None) -> ListRows:
    """Count the rows of the lists of a panel, and those that are still set aside.

    A row that was set aside may have no readable date, so with a period every list is counted
    whole that brought a case of the period, and every list that brought no case at all.
    """
    families = _families(lists_read(workspace, panel_id))
    if period is not None:
        days = in_period(period)
        found = workspace.rows(
            f"SELECT DISTINCT import_id FROM {table_name(panel_id)} WHERE {days.expression}",
            days.parameters,
        )
        reaching = {row[0] for row in found}
        families = [each for each in families if not each.accepted or each.imports & reaching]
    set_aside = sum(each.set_aside for each in families)
    taken = sum(each.accepted + each.joined for each in families)
    return ListRows(taken + set_aside, set_aside)


@dataclass(slots=True)
class _Family:
    """One list with all that was sent later to mend it."""

    name: str
    read: int
    accepted: int
    joined: int
    set_aside: int
    imports: set[str] = field(default_factory=set)
    digests: set[str] = field(default_factory=set)

    def is_replaced_by(self, later: ListRead) -> bool:
        """Tell whether a later list holds all rows of this one again."""
        if later.sha256 in self.digests:
            return True
        if not self.accepted:
            # A list that brought nothing is mended under its own name, perhaps without its totals.
            return _stem(later.name) == _stem(self.name)
        if later.read < self.read:
            return False
        return sum(later.again.get(each, 0) for each in self.imports) >= self.accepted


def _stem(name: str) -> str:
    """Give what names of one list have in common, however it was mended and saved again.

    >>> _stem("Cases June.csv") == _stem("cases june (1) corrected v2.xlsx")
    True
    >>> _stem("cases 01.csv") == _stem("cases 02.csv")
    False
    """
    text = re.sub(r"(?:\.(?:csv|txt|tsv|xlsx?|ods|json|gz))+$", "", name.casefold())
    marks = r"(?:[\s_-]*(?:\(\d+\)|copy|corrected|mended|fixed|final|v\d{1,2}))+$"
    return re.sub(marks, "", text).strip() or text


def _families(lists: tuple[ListRead, ...]) -> list[_Family]:
    families: list[_Family] = []
    for each in lists:
        mended = _family_of_rejects(families, each)
        if mended is not None:
            mended.set_aside = max(0, mended.set_aside - each.accepted - each.joined)
            mended.accepted += each.accepted
            mended.joined += each.joined
            mended.imports.add(each.import_id)
            continue
        # A case that says something else now can be drawn as it was stored: no row of it is lost.
        aside = each.rejected - each.changed
        joined = _Family(each.name, each.read, each.accepted, each.joined, aside)
        joined.imports.add(each.import_id)
        joined.digests.add(each.sha256)
        for earlier in [family for family in families if family.is_replaced_by(each)]:
            families.remove(earlier)
            joined.accepted += earlier.accepted
            joined.imports |= earlier.imports
            joined.digests |= earlier.digests
        families.append(joined)
    return families


def _family_of_rejects(families: list[_Family], each: ListRead) -> _Family | None:
    """Find the list whose file of rejects this is, mended and brought back."""
    match = _REJECTS.fullmatch(each.name)
    if match is None:
        return None
    for family in families:
        if any(known.startswith(match[1]) for known in family.digests):
            return family
    return None
