"""The items of an RSS or Atom file, each as a page.

A feed is hostile until proved otherwise: declared entities are refused before anything expands
them (defusedxml), and the reader that forgives broken mark-up (feedparser) never fetches.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import defusedxml.sax
from defusedxml import DefusedXmlException

from rujuk.read.inputs.composed import composed, day_of, looks_like_html
from rujuk.read.inputs.found import Found, Given
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FEED_BYTES = 8 * 1024 * 1024
"""Longest feed read, in bytes. Real ones have 10 to 500 kB."""

MAX_FEED_MARKS = 100_000
"""Most `<`, `&` and `=` of a feed: its reader takes 35 to 70 millionths of a second for a tag, some
five for the others. Real feeds have 500 to 30,000."""

_DAMAGED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the reader raises on feeds that are no feeds, as trials with broken ones show."""

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(?:\?xml|!--|!DOCTYPE|rss|feed|rdf:RDF)[\s>-]")
_FIRST_TAG = re.compile(rb"<([A-Za-z][\w:.-]{0,40})")
_ROOTS = {b"rss", b"feed", b"rdf:RDF"}
_MARKS = (b"<", b"&", b"=")
_SNIFFED = 8192
_SAID_BY_FEED = "feed"


def is_feed(head: bytes) -> bool:
    """Whether these first bytes are the head of an RSS or Atom file."""
    if _HEAD.match(head) is None:
        return False
    first = _FIRST_TAG.search(head[:_SNIFFED])
    return first is not None and first[1] in _ROOTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a feed: the page it points to (null: none) and what the feed itself gives of it.

    A feed that holds no items is one `Loss` without a link.
    """

    link: str | None
    page: Found | Loss


def pages_of_feed(data: bytes, path: str, archive: str | None = None) -> Iterator[Found | Loss]:
    """Every item that has words of its own, in the feed's order.

    The address, day, title and authors of an item, and the feed's title as its publisher, go with
    it. An item without words, and a feed that declares entities, is a `Loss`.
    """
    return (item.page for item in items_of_feed(data, path, archive))


def items_of_feed(data: bytes, path: str, archive: str | None = None) -> Iterator[Item]:
    """The same, each with the address that it points to, as the feed writes it."""
    if len(data) > MAX_FEED_BYTES:
        reason = f"feed of {len(data)} bytes; the longest read has {MAX_FEED_BYTES}"
        yield Item(link=None, page=Loss(stage="read", reason=reason, path=path))
        return
    marks = sum(map(data.count, _MARKS))
    if marks > MAX_FEED_MARKS:
        reason = f"feed of {marks} marks of mark-up; at most {MAX_FEED_MARKS} are read"
        yield Item(link=None, page=Loss(stage="read", reason=reason, path=path))
        return
    try:
        defusedxml.sax.parseString(data, ContentHandler(), forbid_dtd=False, forbid_entities=True)
    except DefusedXmlException:
        loss = Loss(stage="read", reason="a feed that declares entities of its own", path=path)
        yield Item(link=None, page=loss)
        return
    except (SAXException, LookupError, ValueError):
        pass  # broken mark-up or an unknown encoding, which the next reader forgives
    read = _parsed(data)
    if read is None:
        yield Item(link=None, page=Loss(stage="read", reason="a damaged feed", path=path))
        return
    if not read.entries:
        loss = Loss(stage="read", reason="a feed without items", path=path)
        yield Item(link=None, page=loss)
    for number, entry in enumerate(read.entries):
        page = _page(entry, read.feed.get("title"), f"{path}!{number}", archive or path)
        yield Item(link=entry.get("link") or None, page=page)


def _parsed(data: bytes) -> Any | None:  # noqa: ANN401 - feedparser has no types
    """The feed as its reader gives it; null where that cannot read it at all.

    Its clean-up of HTML is left out: its time grows with the square of a hostile text, and what an
    item says is read as any page is. Characters told by numbers that are none would end it; the
    second trial leaves all such as they are written.
    """
    import feedparser  # noqa: PLC0415 - a tenth of a second that most runs never need

    for told in (data, data.replace(b"&#", b"&amp;#")):
        try:
            return feedparser.parse(told, sanitize_html=False, resolve_relative_uris=False)
        except _DAMAGED:
            continue
    return None


def _page(entry: Any, publisher: str | None, path: str, archive: str) -> Found | Loss:  # noqa: ANN401 - feedparser has no types
    words = max(
        (
            one.get("value") or ""
            for one in [*entry.get("content", []), entry.get("summary_detail") or {}]
        ),
        key=len,
        default="",
    )
    title = entry.get("title")
    if not words.strip():
        words = title or ""
        if not words.strip():
            return Loss(stage="read", reason="an item of a feed without words", path=path)
    given = Given(
        source=_SAID_BY_FEED,
        title=title,
        published_on=day_of(entry.get("published") or entry.get("updated")),
        publisher=(entry.get("source") or {}).get("title") or publisher,
        authors=tuple(one["name"] for one in entry.get("authors", []) if one.get("name")),
    )
    marked = looks_like_html(words)
    return composed(
        html=words if marked else None,
        text=None if marked else words,
        path=path,
        url=entry.get("link"),
        fetched_on=None,
        archive=archive,
        offset=None,
        given=given,
    )
