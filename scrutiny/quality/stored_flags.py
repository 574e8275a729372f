"""Sums what was noticed when the stored lists of a panel were read, from the log's own counts."""

import json
from collections import Counter
from collections.abc import Mapping

from scrutiny.panels.definition import Panel
from scrutiny.workspace import Workspace

_TITLES = {
    "exact-repeat": "exact repeats of an earlier row, kept",
    "near-repeat": "references that look alike",
    "other-month": "stamped in another month than the file",
    "code-not-in-use": "codes that were not in use on the day",
    "row-repeated": "rows that stand in the list twice, counted once",
    "rows-miscounted": "counts that differ from the rows of the list",
}


def stored_flags(workspace: Workspace, panel: Panel) -> Mapping[str, tuple[str, int]]:
    """Give the count of each kind with its title."""
    counts: Counter[str] = Counter()
    for (body,) in workspace.rows("SELECT body FROM import WHERE panel = ?", (panel.id,)):
        counts.update(json.loads(body).get("flags", {}))
    return {kind: (_TITLES.get(kind, kind), count) for kind, count in counts.items()}
