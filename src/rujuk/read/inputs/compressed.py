"""Compressed streams read in pieces, with an end to what a small file may swell to."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from typing import IO, TYPE_CHECKING, cast

from backports import zstd

from rujuk.errors import RujukError

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_RATIO = 200
"""Most bytes that one byte of a compressed input may swell to. Pages swell 3 to 30 times; a file
made to fill a disk swells a thousand times."""

FREE_BYTES = 64 * 1024 * 1024
"""So much may come out of any input before the ratio is looked at, in bytes."""

STREAM_FAULTS = (OSError, EOFError, zlib.error, lzma.LZMAError, zstd.ZstdError)
"""What the libraries raise on a damaged or cut stream."""

_OPENERS: tuple[tuple[bytes, Callable[[IO[bytes]], object]], ...] = (
    (b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
    (b"\x28\xb5\x2f\xfd", zstd.ZstdFile),
)


class SwellsError(RujukError):
    """A compressed input swells beyond every real one."""


def is_compressed(head: bytes) -> bool:
    """Whether these first bytes are those of gzip, bzip2, xz or Zstandard."""
    return any(head.startswith(mark) for mark, _ in _OPENERS)


class Inflated(io.RawIOBase):
    """The content of a compressed stream; reading raises `SwellsError` where it swells too much.

    Also raises one of `STREAM_FAULTS` where the stream is damaged or ends too early.
    """

    def __init__(self, stream: IO[bytes], head: bytes) -> None:
        """`head`: the first bytes of `stream`, which still stand in it."""
        opener = next(opener for mark, opener in _OPENERS if head.startswith(mark))
        self._packed = Counted(stream)
        self._content = cast("IO[bytes]", opener(cast("IO[bytes]", self._packed)))
        self._taken = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer` with what comes next."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._content.read(len(view))
        view[: len(data)] = data
        self._taken += len(data)
        if self._taken > FREE_BYTES and self._taken > MAX_RATIO * self._packed.taken:
            raise SwellsError(f"it swells to more than {MAX_RATIO} times its size")
        return len(data)


class Counted(io.RawIOBase):
    """A stream that knows how much was read of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Reads on where `stream` stands."""
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer` with what comes next."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self.taken += len(data)
        return len(data)


def first_bytes(head: bytes, most: int) -> bytes:
    """What the first bytes of a gzip file hold, at most `most` bytes; of other files nothing.

    Looks at no more than `head`, so damage further on does not hide what the file is.
    """
    if not head.startswith(_OPENERS[0][0]):
        return b""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, most)
    except zlib.error:
        return b""


def inflate(data: bytes, most: int) -> bytes:
    """The content of compressed `data`, at most `most` + 1 bytes of it: more tells it is too long.

    Raises one of `STREAM_FAULTS`.
    """
    with io.BufferedReader(Inflated(io.BytesIO(data), data[:8])) as content:
        return content.read(most + 1)
