"""One way to write a value as JSON, so that its digest is the same everywhere."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence

_SALT, _BLOCK = 32, 64
_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))
_INNER_REST, _OUTER_REST = b"\x36" * (_BLOCK - _SALT), b"\x5c" * (_BLOCK - _SALT)

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
"""A value that JSON can hold."""


_write = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
).encode


def canonical(value: object) -> str:
    """Write a value with sorted keys, no spaces and no escapes beyond what JSON needs.

    >>> canonical({"b": [1, "é"], "a": None})
    '{"a":null,"b":[1,"é"]}'
    """
    return _write(value)


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


def commitments(salts: bytes, texts: Sequence[str]) -> list[str]:
    """Commit to many texts, each under its own 32 bytes of `salts`, as `commitment` does to one.

    The keys of HMAC (RFC 2104) are made for all salts at once, which takes two thirds of the time.

    >>> commitments(bytes(64), ["x", "y"]) == [commitment(bytes(32), each) for each in "xy"]
    True
    """
    new = hashlib.sha256
    inner, outer = salts.translate(_INNER), salts.translate(_OUTER)
    return [
        new(
            outer[at : at + _SALT]
            + _OUTER_REST
            + new(
                inner[at : at + _SALT] + _INNER_REST + text.encode("utf-8", "surrogatepass")
            ).digest()
        ).hexdigest()
        for at, text in zip(range(0, len(salts), _SALT), texts, strict=True)
    ]
