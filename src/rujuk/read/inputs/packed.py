"""Pages in zip and tar files, member by member; a WACZ gives the web archives inside it.

Nothing is ever unpacked to the disk: a member's name is a label and never a path that is opened.
Links, devices and folders are no members. An archive inside an archive is a `Loss`.
"""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, cast

from rujuk.read.inputs.compressed import (
    FREE_BYTES,
    MAX_RATIO,
    STREAM_FAULTS,
    SwellsError,
    inflate,
    is_compressed,
)
from rujuk.read.inputs.found import MAX_PAGE_BYTES, Found
from rujuk.read.inputs.tar_heads import files_of_tar
from rujuk.read.inputs.web_archive import pages_of_web_archive
from rujuk.read.inputs.words import input_words
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
TAR_MARK_AT, TAR_MARK = 257, b"ustar"

_WEB_ARCHIVES = "archive/"
_DESCRIPTION = "datapackage.json"  # of a WACZ (specs.webrecorder.net), at the root of the file
_OFFICE_FILE = "[Content_Types].xml"
_ZIP_FAULTS = (*STREAM_FAULTS, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError)
_ENCRYPTED = 0x1
_MAX_DIRECTORY = 32 * 1024 * 1024
"""Longest table of a zip file that is read, in bytes: some 300,000 members. It is held in memory,
at some ten times its size."""


def pages_of_zip(stream: IO[bytes], path: str) -> Iterator[Found | Loss]:
    """Every page in a zip file, in the order of its table; `stream` must seek."""
    try:
        packed = zipfile.ZipFile(cast("IO[bytes]", _Table(stream)))
    except _ZIP_FAULTS as error:
        yield Loss(stage="read", reason=f"a damaged zip file: {error}", path=path)
        return
    with packed:
        members = [one for one in packed.infolist() if not one.is_dir()]
        names = {one.filename for one in members}
        if _OFFICE_FILE in names:
            yield Loss(stage="read", reason="an office file, not a page", path=path)
        elif _DESCRIPTION in names and any(name.startswith(_WEB_ARCHIVES) for name in names):
            yield from _pages_of_wacz(packed, members, path)
        else:
            yield from _pages_of_members(packed, members, path)


class _Table(io.RawIOBase):
    """A zip file of which no table is read that is longer than one can be."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Reads and seeks in `stream`, which stays open."""
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """What comes next. Raises BadZipFile where more is asked for than a table may have."""
        if size > _MAX_DIRECTORY:
            most = _MAX_DIRECTORY
            raise zipfile.BadZipFile(f"a table of {size} bytes; the longest read has {most}")
        return self._stream.read(size)

    def seekable(self) -> bool:
        """It seeks."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to this byte."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """The byte it stands at."""
        return self._stream.tell()


def _pages_of_wacz(
    packed: zipfile.ZipFile, members: list[zipfile.ZipInfo], path: str
) -> Iterator[Found | Loss]:
    """The pages of each web archive in it: they lie in a folder of their own."""
    for member in members:
        if not member.filename.startswith(_WEB_ARCHIVES):
            continue
        name = f"{path}!{member.filename}"
        try:
            with packed.open(member) as content:
                yield from pages_of_web_archive(content, name)
        except _ZIP_FAULTS as error:
            yield Loss(stage="read", reason=f"damaged: {error}", path=name)


def _pages_of_members(
    packed: zipfile.ZipFile, members: list[zipfile.ZipInfo], path: str
) -> Iterator[Found | Loss]:
    taken = stored = 0
    whole = packed.fp.seek(0, os.SEEK_END) if packed.fp is not None else 0
    for member in members:
        name = f"{path}!{member.filename}"
        if is_passed_over(member.filename):
            continue
        if member.flag_bits & _ENCRYPTED:
            yield Loss(stage="read", reason="locked with a password", path=name)
            continue
        if member.file_size > MAX_PAGE_BYTES:
            yield too_long(name, member.file_size)
            continue
        try:
            with packed.open(member) as content:
                data = content.read(MAX_PAGE_BYTES + 1)
        except _ZIP_FAULTS as error:
            yield Loss(stage="read", reason=f"damaged: {error}", path=name)
            continue
        taken, stored = taken + len(data), stored + member.compress_size
        if stored > whole:
            reason = "its members lie one over another; the rest was not read"
            yield Loss(stage="read", reason=reason, path=name)
            return
        if taken > FREE_BYTES and taken > MAX_RATIO * stored:
            reason = f"it swells to more than {MAX_RATIO} times its size; the rest was not read"
            yield Loss(stage="read", reason=reason, path=name)
            return
        yield page_of_member(data, name, path)


def pages_of_tar(stream: IO[bytes], path: str) -> Iterator[Found | Loss]:
    """Every page in a tar file, in its order; `stream` is read once, from here to its end.

    Where the stream is damaged the rest is a `Loss`. Raises `SwellsError` as the stream does.
    """
    try:
        for member, content in files_of_tar(stream):
            if is_passed_over(member.name):
                continue
            name = f"{path}!{member.name}"
            if content is None:
                yield Loss(stage="read", reason="a file with holes, not a page", path=name)
            elif member.size > MAX_PAGE_BYTES:
                yield too_long(name, member.size)
            else:
                yield page_of_member(content.read(), name, path)
    except SwellsError:
        raise
    except (*STREAM_FAULTS, tarfile.TarError, ValueError) as error:
        yield Loss(stage="read", reason=f"a damaged tar file: {error}", path=path)


def page_of_member(data: bytes, name: str, archive: str) -> Found | Loss:
    """A member as a page; one that is compressed by itself (`page.html.gz`) is inflated."""
    if is_compressed(data[:8]):
        try:
            data = inflate(data, MAX_PAGE_BYTES)
        except SwellsError as error:
            return Loss(stage="read", reason=str(error), path=name)
        except (*STREAM_FAULTS, zlib.error) as error:
            return Loss(stage="read", reason=f"damaged: {error}", path=name)
        if len(data) > MAX_PAGE_BYTES:
            return too_long(name, len(data))
    if data.startswith(ZIP_MARKS) or is_tar(data):
        return Loss(stage="read", reason="an archive inside an archive", path=name)
    return Found(data=data, path=name, archive=archive)


def too_long(path: str, size: int) -> Loss:
    """The loss of a member that is longer than a page can be."""
    reason = f"{size} bytes or more; the longest page read has {MAX_PAGE_BYTES} bytes"
    return Loss(stage="read", reason=reason, path=path)


def is_tar(head: bytes) -> bool:
    """Whether these are the first bytes of a tar file."""
    return head[TAR_MARK_AT : TAR_MARK_AT + len(TAR_MARK)] == TAR_MARK


def is_passed_over(name: str) -> bool:
    """Whether a member is hidden, or made by the program that packed it or that saved a page."""
    words = input_words()
    parts = name.split("/")
    return any(
        (part.startswith(".") and part not in {".", ".."}) or part in words.passed_over
        for part in parts
    ) or any(part.endswith(words.parts_folders) for part in parts[:-1])
