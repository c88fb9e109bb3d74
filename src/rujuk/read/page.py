"""Files, folders and bytes read into documents: the one door for every kind of input.

A file that cannot be read is a `Loss` of stage "read" and never stops its neighbours.
"""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING

from rujuk.errors import PageError
from rujuk.read.decode import MAX_HTML_BYTES, Decoded, FileKind, decode
from rujuk.read.language import identify_language
from rujuk.read.plain import label_lines
from rujuk.records import BlockKind, Document, Loss, Sighting, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rujuk.read.html import HtmlPage

_SAVED_FROM = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{1,9}\)|Page saved with SingleFile\s{1,9}url:\s{0,9})"
    r"(https?://[^\s<>\"]{4,2000})"
)
_SAVED_ON = re.compile(r"saved date:\s{0,9}\w{3} (\w{3}) (\d{1,2}) (\d{4})")
_MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]  # SingleFile's own, not a tongue
_HEAD_CHARACTERS = 4096


def read_page(path: str | os.PathLike[str]) -> Document:
    """The page in this file. Raises `PageError` where a run would report a `Loss`."""
    name = os.fspath(path)
    result = _read_file(name)
    if isinstance(result, Loss):
        raise PageError(name, result.reason)
    return result[0]


def read_bytes(data: bytes, *, path: str) -> Document | Loss:
    """The page in these bytes; `path` tells the kind of file where the bytes do not."""
    result = _read(data, path)
    return result if isinstance(result, Loss) else result[0]


def read_paths(
    paths: Iterable[str | os.PathLike[str]],
) -> Iterator[tuple[Document, Sighting] | Loss]:
    """Every page in these files and folders, with where it was seen; folders in sorted order.

    Hidden files and folders (a leading dot) inside a folder are passed over.
    """
    for path in paths:
        for name in _files(os.fspath(path)):
            yield _read_file(name)


def _files(path: str) -> Iterator[str]:
    if not os.path.isdir(path):  # noqa: PTH112 - paths stay as they were given
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield os.path.join(folder, name)  # noqa: PTH118 - as above


def _read_file(path: str) -> tuple[Document, Sighting] | Loss:
    try:
        if not os.path.isfile(path):  # noqa: PTH113 - a pipe or a device is no page
            there = os.path.exists(path)  # noqa: PTH110
            reason = "not a file" if there else "no such file"
            return Loss(stage="read", reason=reason, path=path)
        with open(path, "rb") as file:  # noqa: PTH123
            size = os.fstat(file.fileno()).st_size
            if size > MAX_HTML_BYTES:
                reason = f"file of {size} bytes; the longest file read has {MAX_HTML_BYTES} bytes"
                return Loss(stage="read", reason=reason, path=path)
            data = file.read()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Loss(stage="read", reason=f"cannot be opened: {reason}", path=path)
    return _read(data, path)


def _read(data: bytes, path: str) -> tuple[Document, Sighting] | Loss:
    decoded = decode(data, path=path)
    if isinstance(decoded, Loss):
        return decoded
    sha256 = hashlib.sha256(data).hexdigest()
    identity = content_id("doc", sha256)
    if decoded.kind is FileKind.HTML:
        from rujuk.read.html import read_html  # noqa: PLC0415 - a third of the start of the program

        page = read_html(decoded, document_id=identity, sha256=sha256, path=path)
        if isinstance(page, Loss):
            return page
        return page.document, _sighting(page.document, path, decoded, page)
    document = _plain_document(decoded, identity, sha256)
    return document, _sighting(document, path, decoded, None)


def _plain_document(decoded: Decoded, identity: str, sha256: str) -> Document:
    text = decoded.text
    language = identify_language(text)
    reading = label_lines(text, language)
    body = "\n".join(
        text[block.start : block.end] for block in reading.blocks if block.kind is BlockKind.BODY
    )
    if language is None or len(body) * 2 < len(text):
        language = identify_language(body) or language
    return Document(
        id=identity,
        sha256=sha256,
        media_type=decoded.kind.value,
        language=language,
        text=text,
        blocks=reading.blocks,
        title=reading.title,
        publisher=reading.publisher,
        section=reading.section,
        authors=reading.authors,
        dateline=reading.dateline,
        published_on=reading.published_on,
        visited_on=reading.visited_on,
        not_before=reading.not_before,
        not_after=reading.not_after,
        losses=decoded.losses,
    )


def _sighting(document: Document, path: str, decoded: Decoded, page: HtmlPage | None) -> Sighting:
    """Where the page was seen: its path, and the address and day that the page itself proves."""
    head = decoded.text[:_HEAD_CHARACTERS] if page is not None else ""
    saved_from = _SAVED_FROM.search(head)
    url = saved_from.group(1) if saved_from else (page.url if page is not None else None)
    saved_on = _SAVED_ON.search(head)
    fetched = None
    if saved_on and saved_on[1] in _MONTHS:
        fetched = f"{saved_on[3]}-{_MONTHS.index(saved_on[1]) + 1:02}-{int(saved_on[2]):02}"
    return Sighting(
        id=content_id("sgt", document.id, path, fetched),
        document=document.id,
        path=path,
        url=url,
        outlet=document.publisher.text if document.publisher else None,
        fetched_on=fetched,
    )
