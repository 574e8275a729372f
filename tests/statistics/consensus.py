"""Two-group tables with the answers that independent programs agree on."""

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, cast

REFERENCE = Path(__file__).parents[2].parent / "shared" / "reference" / "disproportionality.json"
MISSING = "the reference values are not here"


class Table(NamedTuple):
    """One table: x events of n in the group and in the reference group."""

    id: str
    x1: int
    n1: int
    x2: int
    n2: int

    @property
    def counts(self) -> tuple[int, int, int, int]:
        return self.x1, self.n1, self.x2, self.n2


def _document() -> dict[str, object]:
    if not REFERENCE.exists():
        return {"tables": [], "consensus": {}, "records": []}
    return cast("dict[str, object]", json.loads(REFERENCE.read_text(encoding="utf-8")))


_ALL = _document()


def tables() -> list[Table]:
    rows = cast("list[dict[str, str]]", _ALL["tables"])
    return [
        Table(row["id"], int(row["x1"]), int(row["n1"]), int(row["x2"]), int(row["n2"]))
        for row in rows
    ]


def agreed(table: Table, quantity: str) -> list[float] | None:
    """Give the agreed value or limits; None where the programs do not agree."""
    consensus = cast("dict[str, dict[str, dict[str, object]]]", _ALL["consensus"])
    found = consensus[table.id].get(quantity)
    if found is None:
        return None
    value = found["value"]
    values = cast("list[object]", value if isinstance(value, list) else [value])
    return [float(cast("str", number)) for number in values]


def said_by(table: Table, call: str, output: str) -> float | None:
    """Give one output of the first program whose call starts like this."""
    for record in cast("list[dict[str, object]]", _ALL["records"]):
        outputs = cast("dict[str, float]", record["outputs"])
        if record["id"] == table.id and str(record["call"]).startswith(call) and output in outputs:
            return float(outputs[output])
    return None


def assert_close(
    found: Sequence[float | None], wanted: Sequence[float], relative: float = 1e-4
) -> None:
    """Compare limits; no upper limit stands for infinity."""
    assert len(found) == len(wanted)
    for ours, theirs in zip(found, wanted, strict=True):
        number = math.inf if ours is None else ours
        assert math.isclose(number, theirs, rel_tol=relative, abs_tol=1e-12), (found, wanted)


def outputs(entry: str, program: str, call: str) -> dict[str, object]:
    """Give all outputs of the first call of a program that starts like this, for one entry."""
    for record in cast("list[dict[str, object]]", _ALL["records"]):
        if (record["id"], record["program"]) == (entry, program) and str(record["call"]).startswith(
            call
        ):
            return cast("dict[str, object]", record["outputs"])
    raise LookupError((entry, program, call))


def strata_of(entry: str) -> list[tuple[int, int, int, int]]:
    """Give the strata of an entry: events and cases of the group and of the reference group."""
    found = cast("dict[str, dict[str, list[int]]]", _ALL["strata"])[entry]
    columns = (found[name] for name in ("x1", "n1", "x2", "n2"))
    return list(zip(*columns, strict=True))


def bands_of(entry: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Give the bands (events, residents) of an entry, and the standard population."""
    found = cast("dict[str, dict[str, list[int]]]", _ALL["dsr"])[entry]
    return list(zip(found["x"], found["n"], strict=True)), found["w"]
