"""Files, folders and bytes read into documents: the one door for every kind of input.

A file that cannot be read is a `Loss` of stage "read" and never stops its neighbours.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from rujuk.errors import PageError
from rujuk.identity import document_id, sighting_id
from rujuk.read.decode import Decoded, FileKind, decode
from rujuk.read.given import with_given
from rujuk.read.inputs.found import Found, sha256_of
from rujuk.read.inputs.opening import find_pages
from rujuk.read.language import identify_language
from rujuk.read.plain import label_lines
from rujuk.records import BlockKind, Document, Loss, Sighting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    """The page in this file. Raises `PageError` where a run would report a `Loss`.

    Of a file that holds many pages (an archive, a feed) it is the first that can be read.
    """
    name = os.fspath(path)
    if os.path.isdir(name):  # noqa: PTH112 - paths stay as they were given
        raise PageError(name, "not a file")
    lost: Loss | None = None
    for result in read_paths([name]):
        if not isinstance(result, Loss):
            return result[0]
        lost = lost or result
    raise PageError(name, lost.reason if lost is not None else "no page in it")


def read_bytes(data: bytes, *, path: str) -> Document | Loss:
    """The page in these bytes; `path` tells the kind of file where the bytes do not."""
    result = read_found(Found(data=data, path=path))
    return result if isinstance(result, Loss) else result[0]


def read_paths(
    paths: Iterable[str | os.PathLike[str]], *, fields: Mapping[str, str] | None = None
) -> Iterator[tuple[Document, Sighting] | Loss]:
    """Every page in these files, folders, archives, feeds and lists, with where it was seen.

    Files of a folder come in sorted order; hidden ones (a leading dot) are passed over. `fields`
    names the fields of lists of records (`rujuk.read.inputs.json_lines`).
    """
    for found in find_pages(paths, fields=fields):
        yield found if isinstance(found, Loss) else read_found(found)


def read_found(found: Found) -> tuple[Document, Sighting] | Loss:
    """The page that was found, with where it was seen, or the `Loss` that says why there is none.

    A pure function of what was found.
    """
    decoded = decode(found.data, path=found.path, kind=found.kind, charset=found.charset)
    if isinstance(decoded, Loss):
        return decoded
    sha256 = sha256_of(found)
    identity = document_id(sha256)
    page: HtmlPage | None = None
    if decoded.kind is FileKind.HTML:
        from rujuk.read.html import read_html  # noqa: PLC0415 - a third of the start of the program

        read = read_html(decoded, document_id=identity, sha256=sha256, path=found.path)
        if isinstance(read, Loss):
            return read
        page, document = read, read.document
    else:
        document = _plain_document(decoded, identity, sha256)
    if found.given is not None:
        document = with_given(document, found.given)
    return document, _sighting(document, found, decoded, page)


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


def _sighting(
    document: Document, found: Found, decoded: Decoded, page: HtmlPage | None
) -> Sighting:
    """Where the page was seen: what its archive states, else what the page itself proves."""
    head = decoded.text[:_HEAD_CHARACTERS] if page is not None else ""
    saved_from = _SAVED_FROM.search(head)
    url = saved_from.group(1) if saved_from else (page.url if page is not None else None)
    saved_on = _SAVED_ON.search(head)
    fetched = found.fetched_on
    if fetched is None and saved_on and saved_on[1] in _MONTHS:
        fetched = f"{saved_on[3]}-{_MONTHS.index(saved_on[1]) + 1:02}-{int(saved_on[2]):02}"
    return Sighting(
        id=sighting_id(
            document.id, found.path, fetched, found.url if found.archive is not None else None
        ),
        document=document.id,
        path=found.path,
        url=found.url or url,
        outlet=document.publisher.text if document.publisher else None,
        fetched_on=fetched,
        archive=found.archive,
        record_offset=found.record_offset,
    )
