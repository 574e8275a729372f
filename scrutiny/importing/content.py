"""What a stored case says, written in one way, so that its commitment can always be checked."""

from collections.abc import Mapping, Sequence

from scrutiny.canonical import canonical, digest


def case_other(as_typed: Mapping[str, str], columns: Mapping[str, str]) -> str | None:
    """Write what stands beside the fields of a case; `None` when there is nothing."""
    if not as_typed and not columns:
        return None
    return canonical({"as_typed": dict(as_typed), "columns": dict(columns)})


def case_text(reference: str, day: str, values: Mapping[str, str | None], other: str | None) -> str:
    """Write everything that a case says, for its commitment."""
    filled = {name: value for name, value in values.items() if value is not None}
    return canonical([reference, day, filled, other])


def commitments_digest(commitments: Sequence[str]) -> str:
    """Give one digest for the commitments of all cases of an import, in the order of their rows."""
    return digest("".join(f"{each}\n" for each in commitments))
