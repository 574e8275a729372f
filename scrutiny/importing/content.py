"""What a stored case says, written in one way, so that its commitment can always be checked."""

import json
from collections.abc import Mapping, Sequence

from scrutiny.canonical import canonical, digest

_quote = json.encoder.encode_basestring


def case_other(as_typed: Mapping[str, str], columns: Mapping[str, str]) -> str | None:
    """Write what stands beside the fields of a case; `None` when there is nothing."""
    if not as_typed and not columns:
        return None
    return canonical({"as_typed": dict(as_typed), "columns": dict(columns)})


def case_text(reference: str, day: str, values: Mapping[str, str | None], other: str | None) -> str:
    """Write everything that a case says, for its commitment."""
    filled = {name: value for name, value in values.items() if value is not None}
    return canonical([reference, day, filled, other])


def fragment(field_id: str, value: str) -> str:
    """Write one field of a case as it stands in the text of the whole case.

    >>> fragment("area", "North")
    '"area":"North"'
    """
    return f"{_quote(field_id)}:{_quote(value)}"


def text_of_fragments(reference: str, day: str, fragments: Sequence[str], other: str | None) -> str:
    """Write everything that a case says from its fields, which must be in the order of their ids.

    It gives the very text of `case_text`, without writing what earlier cases said anew.

    >>> values = {"area": "North", "zone": ""}
    >>> said = [fragment(name, value) for name, value in values.items()]
    >>> text_of_fragments("A-1", "2026-01-01", said, None) == case_text(
    ...     "A-1", "2026-01-01", values, None
    ... )
    True
    """
    beside = "null" if other is None else _quote(other)
    return f"[{_quote(reference)},{_quote(day)},{{{','.join(fragments)}}},{beside}]"


def commitments_digest(commitments: Sequence[str]) -> str:
    """Give one digest for the commitments of all cases of an import, in the order of their rows."""
    return digest("".join(f"{each}\n" for each in commitments))
