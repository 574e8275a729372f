"""What a stored case says, written in one way, so that its commitment can always be checked."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from scrutiny.canonical import canonical, digest

_quote = json.encoder.encode_basestring
_TO_ESCAPE = re.compile(r'[\x00-\x1f"\\]')


def case_other(as_typed: Mapping[str, str], columns: Mapping[str, str]) -> str | None:
    """Write what stands beside the fields of a case; `None` when there is nothing."""
    if not as_typed and not columns:
        return None
    return canonical({"as_typed": dict(as_typed), "columns": dict(columns)})


def case_text(reference: str, day: str, values: Mapping[str, str | None], other: str | None) -> str:
    """Write everything that a case says, for its commitment."""
    filled = {name: value for name, value in values.items() if value is not None}
    return canonical([reference, day, filled, other])


class CaseTexts:
    """Writes what many cases of the same fields say, each as `case_text` writes it.

    Only what needs escapes is quoted value by value, and a column is seldom such.

    >>> texts = CaseTexts(["zone", "area"])
    >>> texts.of(["A-1"], ["2026-01-01"], [[""], ['the "Arch"']], {}) == [
    ...     case_text("A-1", "2026-01-01", {"area": 'the "Arch"', "zone": ""}, None)
    ... ]
    True
    """

    def __init__(self, field_ids: Sequence[str]) -> None:
        """Put the fields into the order in which they are written."""
        self._order = sorted(range(len(field_ids)), key=field_ids.__getitem__)
        self._names = [_quote(field_ids[at]) for at in self._order]

    def of(
        self,
        references: Sequence[str],
        days: Sequence[str],
        columns: Sequence[Sequence[str]],
        others: Mapping[int, str],
    ) -> list[str]:
        """Write the texts of cases; `others` are by place, for those that have something beside."""
        parts: list[Iterable[str]] = [repeat('["'), _escaped(references), repeat('","'), days]
        before = '",{'
        for at, name in zip(self._order, self._names, strict=True):
            parts += [repeat(f'{before}{name}:"'), _escaped(columns[at])]
            before = '",'
        end = '"},null]' if self._order else '",{},null]'
        parts.append(repeat(end))
        texts = list(map("".join, zip(*parts, strict=False)))
        for at, other in others.items():
            texts[at] = f"{texts[at][: -len('null]')]}{_quote(other)}]"
        return texts


def _escaped(values: Sequence[str]) -> Sequence[str]:
    if _TO_ESCAPE.search("".join(set(values))):
        return [_quote(value)[1:-1] for value in values]
    return values


def commitments_digest(commitments: Sequence[str]) -> str:
    """Give one digest for the commitments of all cases of an import, in the order of their rows."""
    return digest("".join(f"{each}\n" for each in commitments))
