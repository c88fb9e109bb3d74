"""Every page in the inputs a user names, one after another: files, folders, archives, feeds, lists.

The kind of an input is told from its first bytes; its name decides where they do not. An input
that cannot be read, or a part of one, is a `Loss` and never stops its neighbours.
"""

from __future__ import annotations

import io
import os
import sys
from typing import IO, TYPE_CHECKING, cast

from rujuk.read.inputs.compressed import (
    STREAM_FAULTS,
    Inflated,
    SwellsError,
    first_bytes,
    is_compressed,
)
from rujuk.read.inputs.feed import is_feed, pages_of_feed
from rujuk.read.inputs.folder import files_in
from rujuk.read.inputs.found import MAX_PAGE_BYTES, Found
from rujuk.read.inputs.json_file import may_be_json, pages_of_json
from rujuk.read.inputs.json_lines import is_json_lines, pages_of_json_lines
from rujuk.read.inputs.mhtml import is_mhtml, page_of_mhtml
from rujuk.read.inputs.names import named_as_text
from rujuk.read.inputs.packed import ZIP_MARKS, is_tar, pages_of_tar, pages_of_zip
from rujuk.read.inputs.position import Position
from rujuk.read.inputs.web_archive import MARK, pages_of_web_archive
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

STDIN = "-"
"""Names the standard input among paths."""

_HEAD = 8192
_NAMED_ARCHIVE = ".warc"  # tells a web archive whose first record is damaged
_LZ4 = b"\x04\x22\x4d\x18"
_SPOOLED = 64 * 1024 * 1024


def find_pages(
    paths: Iterable[str | os.PathLike[str]],
    *,
    fields: Mapping[str, str] | None = None,
    position: Position | None = None,
    is_passed_over: Callable[[str], bool] = lambda _: False,
) -> Iterator[Found | Loss]:
    """Every page in these inputs, in their order; a folder's files in the order of their names.

    `fields` names the fields of lists of records (`pages_of_json_lines`). "-" is the standard
    input, of any of the kinds. `position` is told how far the reading has come; `is_passed_over`
    is asked of each file. What is given is named by text (`rujuk.read.inputs.names`).
    """
    found = _find_pages(paths, fields, position or Position(), is_passed_over)
    return map(named_as_text, found)


def _find_pages(
    paths: Iterable[str | os.PathLike[str]],
    fields: Mapping[str, str] | None,
    position: Position,
    is_passed_over: Callable[[str], bool],
) -> Iterator[Found | Loss]:
    for path in paths:
        name = os.fspath(path)
        if name == STDIN:
            yield from _in_stream(sys.stdin.buffer, name, fields)
            continue
        is_folder = os.path.isdir(name)  # noqa: PTH112 - paths stay as they were given
        for file in files_in(name) if is_folder else [name]:
            if isinstance(file, Loss):
                yield file
            elif not is_passed_over(file):
                yield from _in_file(file, fields, position)


def _in_file(
    path: str, fields: Mapping[str, str] | None, position: Position
) -> Iterator[Found | Loss]:
    try:
        if not os.path.isfile(path):  # noqa: PTH113 - a pipe or a device is no page
            there = os.path.exists(path)  # noqa: PTH110
            yield Loss(stage="read", reason="not a file" if there else "no such file", path=path)
            return
        with open(path, "rb") as stream:  # noqa: PTH123
            size = os.fstat(stream.fileno()).st_size
            for found in _in_seekable(stream, path, fields, size):
                position.at(stream.tell())
                yield found
            position.finish(size)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield Loss(stage="read", reason=f"cannot be opened: {reason}", path=path)


def _in_stream(
    stream: IO[bytes], path: str, fields: Mapping[str, str] | None
) -> Iterator[Found | Loss]:
    """The pages of a stream that cannot seek: lists are read as they come, the rest is kept."""
    pushed = io.BufferedReader(cast("io.RawIOBase", stream), _HEAD)
    head = pushed.peek(_HEAD)[:_HEAD]
    if is_json_lines(head, path, fields):
        yield from pages_of_json_lines(pushed, path, fields)
        return
    import shutil  # noqa: PLC0415
    import tempfile  # noqa: PLC0415

    with tempfile.SpooledTemporaryFile(max_size=_SPOOLED) as kept:
        shutil.copyfileobj(pushed, kept)
        size = kept.tell()
        kept.seek(0)
        yield from _in_seekable(cast("IO[bytes]", kept), path, fields, size)


def _in_seekable(
    stream: IO[bytes], path: str, fields: Mapping[str, str] | None, size: int
) -> Iterator[Found | Loss]:
    head = stream.read(_HEAD)
    stream.seek(0)
    if head.startswith(ZIP_MARKS):
        yield from pages_of_zip(stream, path)
    elif head.startswith((MARK, _LZ4)):
        yield from pages_of_web_archive(stream, path)
    elif is_tar(head):
        yield from pages_of_tar(stream, path)
    elif is_compressed(head):
        yield from _in_compressed(stream, path, fields, head)
    elif is_json_lines(head, path, fields):
        yield from pages_of_json_lines(stream, path, fields)
    elif size > MAX_PAGE_BYTES:
        yield _too_long(path, f"file of {size} bytes")
    elif is_feed(head):
        yield from pages_of_feed(stream.read(), path)
    elif is_mhtml(head):
        yield page_of_mhtml(stream.read(), path)
    elif may_be_json(head):
        yield from pages_of_json(stream.read(), path, fields)
    else:
        yield Found(data=stream.read(), path=path)


def _in_compressed(
    stream: IO[bytes], path: str, fields: Mapping[str, str] | None, packed_head: bytes
) -> Iterator[Found | Loss]:
    """A compressed web archive, tar file, list, feed or page."""
    try:
        content = io.BufferedReader(Inflated(stream, packed_head), 1 << 16)
        head = first_bytes(packed_head, _HEAD)
        damaged_archive = not head and _NAMED_ARCHIVE in path.lower()
        if not head and not damaged_archive:
            head = content.peek(_HEAD)[:_HEAD]
        if head.startswith(MARK) or damaged_archive:
            stream.seek(0)
            yield from pages_of_web_archive(stream, path)
        elif is_tar(head):
            yield from pages_of_tar(cast("IO[bytes]", content), path)
        elif is_json_lines(head, path.rsplit(".", 1)[0], fields):
            yield from pages_of_json_lines(cast("IO[bytes]", content), path, fields)
        else:
            yield from _one_page(content.read(MAX_PAGE_BYTES + 1), head, path, fields)
    except SwellsError as error:
        yield Loss(stage="read", reason=f"{error}; the rest was not read", path=path)
    except STREAM_FAULTS as error:
        yield Loss(stage="read", reason=f"a damaged compressed file: {error}", path=path)


def _one_page(
    data: bytes, head: bytes, path: str, fields: Mapping[str, str] | None
) -> Iterator[Found | Loss]:
    if len(data) > MAX_PAGE_BYTES:
        yield _too_long(path, "compressed file that inflates to more")
    elif is_compressed(head) or head.startswith(ZIP_MARKS):
        yield Loss(stage="read", reason="an archive inside an archive", path=path)
    elif is_feed(head):
        yield from pages_of_feed(data, path)
    elif is_mhtml(head):
        yield page_of_mhtml(data, path)
    elif may_be_json(head):
        yield from pages_of_json(data, path, fields)
    else:
        yield Found(data=data, path=path)


def _too_long(path: str, what: str) -> Loss:
    reason = f"{what}; the longest file read has {MAX_PAGE_BYTES} bytes"
    return Loss(stage="read", reason=reason, path=path)
