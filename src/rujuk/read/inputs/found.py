"""A page as it was found in an input: its bytes, and what its holder says of it.

An input (a folder, an archive, a feed) is taken apart into these, one after another, without ever
being held in memory; reading one into a `Document` needs nothing else, so it can be done elsewhere.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.identity import document_id
from rujuk.read.decode import MAX_HTML_BYTES

if TYPE_CHECKING:
    from rujuk.read.decode import FileKind

MAX_PAGE_BYTES = MAX_HTML_BYTES
"""Longest page taken out of an archive, in bytes: what is longer is a `Loss` and never inflated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a feed or a list of records says of a page beside its text; null where it does not.

    `published_on` is an ISO day or a part of one. `source` names the kind of input ("feed",
    "json lines") and stands in the statements made of these. `outranks`: the page holds no head of
    its own to speak for itself, so these come before what its lines look like.
    """

    source: str
    title: str | None = None
    published_on: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    outranks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page: its bytes and where they stood.

    `path` names the page within its input ("crawl.warc.gz!1023", "saved.zip!a.html"); of a plain
    file it is the path as it was given. `url` and `fetched_on` (an ISO day) are what an archive
    states; `archive` is the path of the archive file, `record_offset` the byte at which the record
    begins in it. `charset` and `kind` are what the transport says, where it says anything.
    `identity`: the bytes the page is known by, where they are not `data` itself.
    """

    data: bytes
    path: str
    url: str | None = None
    fetched_on: str | None = None
    archive: str | None = None
    record_offset: int | None = None
    charset: str | None = None
    kind: FileKind | None = None
    given: Given | None = None
    identity: bytes | None = None


def document_id_of(found: Found) -> str:
    """The id of the document that these bytes are: they hold what it is known by (law 5)."""
    return document_id(sha256_of(found))


def sha256_of(found: Found) -> str:
    """The SHA-256 of what the page is known by, hexadecimal."""
    known_by = found.data if found.identity is None else found.identity
    return hashlib.sha256(known_by).hexdigest()
