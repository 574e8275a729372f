"""Which texts the events of the log name, and which of them are about a case.

Texts stand outside the log so that they can be erased; this must never read a text itself.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_KEYS = (
    "passage",
    "name",
    "note",
    "title",
    "reason",
    "dissent_reason",
    "witnesses",
    "responder",
    "evidence",
)
_NAME = re.compile(r"[0-9a-f]{64}")


def named_passages(body: Mapping[str, Any]) -> set[str]:
    """Name the texts that the body of an event names.

    >>> named_passages({"passage": "a" * 64, "reason": "too late"}) == {"a" * 64}
    True
    """
    named: set[str] = set()
    for key in _KEYS:
        value = body.get(key)
        for each in value if isinstance(value, list) else (value,):
            if isinstance(each, str) and _NAME.fullmatch(each):
                named.add(each)
    return named


def passages_about(bodies: Iterable[Mapping[str, Any]], cases: Iterable[str]) -> set[str]:
    """Name the texts about cases: notes, reasons, observations, findings and their answers.

    `bodies` stand in the order of the log.

    >>> about = {"case": "1", "finding": "m/1", "passage": "a" * 64}
    >>> answer = {"finding": "m/1", "passage": "b" * 64}
    >>> passages_about([about, answer], ["1"]) == {"a" * 64, "b" * 64}
    True
    """
    wanted = set(cases)
    findings: set[str | None] = set()
    named: set[str] = set()
    for body in bodies:
        if body.get("case") in wanted:
            findings.add(body.get("finding"))
        elif not {body.get("finding"), body.get("other")} & (findings - {None}):
            continue
        named |= named_passages(body)
    return named
