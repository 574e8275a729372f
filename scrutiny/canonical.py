"""One way to write a value as JSON, so that its digest is the same everywhere."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
"""A value that JSON can hold."""


def canonical(value: object) -> str:
    """Write a value with sorted keys, no spaces and no escapes beyond what JSON needs.

    >>> canonical({"b": [1, "é"], "a": None})
    '{"a":null,"b":[1,"é"]}'
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def digest(text: str | bytes) -> str:
    """Give the SHA-256 of a text in UTF-8, or of bytes, in hexadecimal.

    >>> digest("abc")[:16]
    'ba7816bf8f01cfea'
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return hashlib.sha256(data).hexdigest()


def rows_digest(rows: Iterable[Sequence[str]]) -> str:
    """Give one digest for rows of texts, whatever their order.

    >>> rows_digest([("a", "1"), ("b", "2")]) == rows_digest([("b", "2"), ("a", "1")])
    True
    """
    return digest(canonical(sorted(tuple(row) for row in rows)))


def commitment(salt: bytes, text: str) -> str:
    """Commit to a text without giving it away: HMAC-SHA-256 under a secret salt.

    Once the salt is erased nobody can test a guess of the text against the commitment.

    >>> commitment(bytes(32), "x") != commitment(bytes(31) + b"1", "x")
    True
    """
    return hmac.digest(salt, text.encode("utf-8", "surrogatepass"), "sha256").hex()
