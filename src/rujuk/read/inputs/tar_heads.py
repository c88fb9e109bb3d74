"""Heads of the members of a tar file, looked at before they are believed.

`tarfile` ends in silence at a damaged head, holds names and attributes of any length, takes time
that grows with their square to part attributes (fixed in Python 3.11.10 and 3.12.6), calls itself
for each head that tells of the next one, and reads lists of holes without an end.
"""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING, Any, Self, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

_TELLING = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)
"""Members that tell of the next one (long names, attributes): `tarfile` holds them in memory."""
_MAX_HEAD = 1 << 20
_MAX_NESTED = 8
"""Heads in a row that tell of the next one; programs write up to four."""
_MAX_DIGITS = 255
"""Digits in a row within attributes: names of files have no more characters."""
_MAX_GLOBAL = 1000
"""Attributes of all members: `tarfile` copies them for each. Programs write up to ten."""
_MORE_HOLES_AT = 482  # of the head of a file with holes: whether a list of more holes follows
_MAX_LENGTH_DIGITS = 20  # of the length of an attribute, in decimal digits
_ONLY_DIGITS = bytes(byte if chr(byte) in "0123456789" else ord(" ") for byte in range(256))


def files_of_tar(stream: IO[bytes]) -> Iterator[tuple[tarfile.TarInfo, IO[bytes] | None]]:
    """Each file with its content (null: it has holes); `stream` is read once, to its end.

    Links, devices and folders are passed over.

    The content must be read before the next member. Raises tarfile.TarError for a damaged head, or
    one that is not to be believed, and what the stream raises.
    """
    with _Archive.open(fileobj=stream, mode="r|", tarinfo=_Head) as archive:
        for member in archive:
            cast("Any", archive).members.clear()  # it would keep them all
            if member.isfile():
                yield member, None if member.issparse() else archive.extractfile(member)


class _Archive(tarfile.TarFile):
    """A tar file that knows how many heads stand before the member it is reading."""

    nested = 0


class _Head(tarfile.TarInfo):
    """The head of a member. What begins with an underscore here is called by `tarfile`."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        """The next head, with what heads before it tell of it."""
        counted = cast("_Archive", archive)
        counted.nested += 1
        try:
            if counted.nested > _MAX_NESTED:
                message = "heads without end"
                raise tarfile.ReadError(message)
            return super().fromtarfile(archive)
        finally:
            counted.nested -= 1

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """The head in this block."""
        try:
            head = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if not any(buf):
                raise  # the end
            raise tarfile.ReadError(str(error)) from error
        if head.type in _TELLING and head.size > _MAX_HEAD:
            raise tarfile.ReadError(f"a name or attributes of {head.size} bytes")
        if head.type == tarfile.GNUTYPE_SPARSE and buf[_MORE_HOLES_AT]:
            message = "a file with many holes"
            raise tarfile.ReadError(message)
        return head

    def _proc_pax(self, archive: Any) -> Any:  # noqa: ANN401 - no types are told of it
        """The head behind these attributes, which are parted only where they are sound."""
        blocks = -(-self.size // tarfile.BLOCKSIZE)
        told = archive.fileobj.read(blocks * tarfile.BLOCKSIZE)
        records = _records(told)
        if self.type == tarfile.XGLTYPE and records + len(archive.pax_headers) > _MAX_GLOBAL:
            raise tarfile.ReadError(f"more than {_MAX_GLOBAL} attributes of all members")
        archive.fileobj = _ReadAgain(archive, told)
        return super()._proc_pax(archive)  # type: ignore[misc]

    def _holes(self, following: Any, *_: object) -> None:  # noqa: ANN401
        """Tell that a file has holes, and nothing of where they are."""
        following.sparse = []

    _proc_gnusparse_00 = _proc_gnusparse_01 = _proc_gnusparse_10 = _holes


class _ReadAgain:
    """What was read of an archive, for the next who reads; then the archive has its stream back."""

    def __init__(self, archive: Any, data: bytes) -> None:  # noqa: ANN401
        self._archive, self._stream, self._data = archive, archive.fileobj, data

    def read(self, size: int) -> bytes:
        """The data; `size` is that of it."""
        del size
        self._archive.fileobj = self._stream
        return self._data


def _records(told: bytes) -> int:
    """How many attributes stand here, each as "length name=value" and a line feed of that length.

    Raises ReadError for one that is not so written, and for numbers without end.
    """
    if max(map(len, told.translate(_ONLY_DIGITS).split()), default=0) > _MAX_DIGITS:
        raise tarfile.ReadError(f"attributes with more than {_MAX_DIGITS} digits in a row")
    count = at = 0
    while at < len(told) and told[at]:
        space = told.find(b" ", at, at + _MAX_LENGTH_DIGITS)
        length = told[at:space]
        if space < 0 or not length.isdigit() or not int(length):
            message = "attributes without their length"
            raise tarfile.ReadError(message)
        end = at + int(length)
        if told.find(b"=", space, end) < 0:
            message = "attributes without a value"
            raise tarfile.ReadError(message)
        count, at = count + 1, end
    return count
