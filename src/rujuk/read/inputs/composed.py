"""A page made of what a feed or a list of records says: its title, its text, its day.

Such a holder keeps no page but its parts. They become the smallest page that holds them, so that
one reader serves all; what only the holder says goes with it as `Given`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from html import escape

import msgspec

from rujuk.read.decode import FileKind
from rujuk.read.inputs.found import Found, Given

_BLANKS = re.compile(r"\s+")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")
_HTML = re.compile(
    r"<(?:p|div|br|h[1-6]|article|html|body|span|a|img|ul|li|b|i|em|strong)\b", re.IGNORECASE
)


def composed(
    *,
    html: str | None,
    text: str | None,
    path: str,
    url: str | None,
    fetched_on: str | None,
    archive: str | None,
    offset: int | None,
    given: Given,
) -> Found:
    """The page of these parts; `html` is taken before `text`.

    It is known by its words and by what was given of it, never by its address: the same item in
    two lists is one page seen twice.
    """
    if html is not None:
        is_whole = _is_whole_page(html)
        whole = html if is_whole else _wrapped(html, given.title)
        given = replace(given, outranks=not is_whole)
        data, kind = whole.encode("utf-8", "surrogatepass"), FileKind.HTML
    else:
        words = text or ""
        title = _BLANKS.sub(" ", given.title or "").strip()
        if title and not words.lstrip().startswith(title):
            words = f"{title}\n\n{words}"
        given = replace(given, outranks=True)
        data, kind = words.encode("utf-8", "surrogatepass"), FileKind.TEXT
    said = [given.title, given.published_on, given.publisher, given.authors]
    return Found(
        data=data,
        path=path,
        url=url,
        fetched_on=fetched_on,
        archive=archive,
        record_offset=offset,
        charset="utf-8",
        kind=kind,
        given=given,
        identity=data + b"\0" + msgspec.json.encode(said),
    )


def looks_like_html(text: str) -> bool:
    """Whether a text holds mark-up rather than words only."""
    return bool(_HTML.search(text))


def _is_whole_page(html: str) -> bool:
    head = html[:2000].lower()
    return "<html" in head or "<body" in head or "<!doctype" in head


def _wrapped(html: str, title: str | None) -> str:
    said = escape(_BLANKS.sub(" ", title or "").strip())
    head = f"<head><title>{said}</title></head>" if said else ""
    heading = f"<h1>{said}</h1>" if said else ""
    return f"<!doctype html><html>{head}<body><article>{heading}{html}</article></body></html>"


def day_of(said: object) -> str | None:
    """The day in a time as lists and feeds write it, as ISO; the day where its writer is.

    Reads ISO 8601 and its parts (a year, a year and month), RFC 822, and seconds since 1970 (as a
    day in UTC). Null for anything else.
    """
    if isinstance(said, bool) or said is None:
        return None
    if isinstance(said, int | float):
        try:
            return datetime.fromtimestamp(said, tz=UTC).date().isoformat()
        except (ValueError, OverflowError, OSError):
            return None
    words = str(said).strip()
    if _YEAR.fullmatch(words) or _MONTH.fullmatch(words):
        return words
    begun = _DAY.match(words)
    if begun:
        try:
            return date(int(begun[1]), int(begun[2]), int(begun[3])).isoformat()
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
