"""Opens the bytes of a list again and again without ever holding all of them.

A list may have a million rows, so it is read as a stream, from a file or from bytes at hand, packed
by gzip or not. It must never unpack more than a bound, and never let a file change unseen.
"""

import gzip
import io
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from scrutiny.errors import Refusal
from scrutiny.paths import file_name

_GZIP = b"\x1f\x8b"
_PIECE = 1 << 20
_MOST_UNPACKED = 4 * 1024**3
_MOST_TIMES = 200
"""A list packs to a tenth; what grows two hundred times was made to fill a disk."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes of one list come from."""

    name: str
    raw: Callable[[], IO[bytes]]
    """Opens the bytes as they were received."""
    packed: bool
    """They are packed by gzip."""
    state: Callable[[], object]
    """Something that differs once the bytes have changed."""

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Open the bytes, unpacked; raises `Refusal` when they cannot be read."""
        with _in_words(self.name), self.raw() as raw:
            if not self.packed:
                yield raw
                return
            with gzip.GzipFile(fileobj=raw, mode="rb") as unpacked:
                yield io.BufferedReader(_Bounded(unpacked, raw, self.name), _PIECE)

    def pieces(self) -> Iterator[bytes]:
        """Give the unpacked bytes piece by piece."""
        with self.opened() as stream:
            yield from iter(lambda: stream.read(_PIECE), b"")

    def raw_pieces(self) -> Iterator[bytes]:
        """Give the bytes as received piece by piece, for their digest."""
        with _in_words(self.name), self.raw() as stream:
            yield from iter(lambda: stream.read(_PIECE), b"")

    def start(self) -> bytes:
        """Give the first bytes, unpacked."""
        with self.opened() as stream:
            return stream.read(1 << 16)


def source_of(name: str, content: bytes | Path) -> Source:
    """Take bytes at hand, or a regular file that stays on the disk.

    >>> next(source_of("a.csv", gzip.compress(b"ref,day")).pieces())
    b'ref,day'
    """
    if isinstance(content, bytes):
        return Source(name, lambda: io.BytesIO(content), content.startswith(_GZIP), lambda: None)
    path = content
    with _in_words(name):
        if path.exists() and not path.is_file():
            raise Refusal(
                "This is not a file.", where=file_name(path), next_step="Name the file itself."
            )
        with path.open("rb") as stream:
            packed = stream.read(2) == _GZIP
    return Source(name, lambda: path.open("rb"), packed, lambda: _state(path))


def unpacked_name(name: str) -> str:
    """Give the name that a list has without the ending of its packing.

    >>> unpacked_name("2019-01-kent-stop-and-search.csv.gz")
    '2019-01-kent-stop-and-search.csv'
    """
    return name[:-3] if name.lower().endswith(".gz") else name


def _state(path: Path) -> object:
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ino


class _Bounded(io.RawIOBase):
    """Stops reading once far more came out of a packed file than a list can hold."""

    def __init__(self, unpacked: gzip.GzipFile, raw: IO[bytes], name: str) -> None:
        super().__init__()
        self._unpacked = unpacked
        self._raw = raw
        self._name = name
        self._given = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._given

    def readinto(self, buffer: object) -> int:
        # The stub of the library leaves the kind of buffer open; a reader gives a memoryview.
        assert isinstance(buffer, memoryview)
        piece = self._unpacked.read(len(buffer))
        buffer[: len(piece)] = piece
        self._given += len(piece)
        taken = max(self._raw.tell(), 1 << 16)
        if self._given > _MOST_UNPACKED or self._given > taken * _MOST_TIMES:
            raise Refusal(
                "The packed file is too large when unpacked.",
                where=self._name,
                next_step="Ask the force to send the list as a plain CSV file.",
            )
        return len(piece)


@contextmanager
def _in_words(name: str) -> Iterator[None]:
    try:
        yield
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise Refusal(
            "The packed file is broken or cut off.",
            where=name,
            next_step="Ask the force to send it again.",
        ) from error
    except OSError as error:
        raise Refusal(
            f"The file cannot be read: {os.strerror(error.errno) if error.errno else error}.",
            where=name,
            next_step="Check the name and try again.",
        ) from error
