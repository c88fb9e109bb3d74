"""Pages of a web archive (WARC, ISO 28500; WET, its plain-text form), record by record.

A page is an answer with status 200 (`response`), a file kept as it was (`resource`) or a page's
text (`conversion`), where its media type is that of a page. Requests, redirects, faults of a
server, pictures and the archive's own notes are no pages and leave nothing.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from rujuk.read.decode import FileKind
from rujuk.read.inputs.found import MAX_PAGE_BYTES, Found
from rujuk.read.inputs.gzip_members import MAGIC, MAX_DAMAGES, gzip_members, next_place
from rujuk.read.inputs.words import input_words
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = b"WARC/"
"""How a record begins."""

_STARTS = (b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18", b"\r\n" + MARK)
_CHUNK = 1 << 20
_OK = 200
_PAGES = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
_MAX_HEADER = 1 << 16


def pages_of_web_archive(stream: IO[bytes], path: str) -> Iterator[Found | Loss]:
    """Every page in the archive. `stream` must seek.

    Where a record is damaged or longer than a page can be there is a `Loss` with its offset, and
    reading goes on at the next record that is whole.
    """
    last: int | None = None
    places = _Places(path)
    try:
        for record in _records(stream):
            last = record.stream_pos
            yield from _page(record, places.at(last))
    except (OSError, ValueError) as error:  # a record behind the last one is damaged
        stream.seek(0)
        if stream.read(len(MAGIC)) == MAGIC:
            yield from _by_members(stream, last, places)
        else:
            yield from _behind_damage(stream, last, places, str(error))


def _records(stream: IO[bytes]) -> Iterator[WarcRecord]:
    stream.seek(0)
    yield from ArchiveIterator(
        stream, parse_http=False, max_header_len=_MAX_HEADER, fsspec_args=False
    )


def _by_members(stream: IO[bytes], last: int | None, places: _Places) -> Iterator[Found | Loss]:
    """The pages behind the last record that was read, each member of the file by itself."""
    for member in gzip_members(stream, last or 0, MAX_PAGE_BYTES + _MAX_HEADER):
        if member.at == last:
            continue
        place = places.at(member.at)
        if member.fault is not None:
            yield place.loss(f"damaged: {member.fault}")
        if not member.data.startswith(MARK):
            continue
        try:
            for record in _records(io.BytesIO(member.data)):
                yield from _page(record, place)
        except (OSError, ValueError) as error:
            yield place.loss(f"damaged: {error}")


def _behind_damage(
    stream: IO[bytes], last: int | None, places: _Places, fault: str
) -> Iterator[Found | Loss]:
    """The pages behind the last record of a file that is not of gzip members."""
    in_a_row = 0
    at = last or 0
    told: str | None = fault
    yield places.loss(at, f"damaged here or behind: {told}")
    while (found := next_place(stream, at + 1, _STARTS)) is not None:
        at = found + (2 if _begins_plain(stream, found) else 0)
        stream.seek(at)
        read, told = None, None
        try:
            for record in ArchiveIterator(
                stream, parse_http=False, max_header_len=_MAX_HEADER, fsspec_args=False
            ):
                read = record.stream_pos
                yield from _page(record, places.at(read))
        except (OSError, ValueError) as error:
            told = str(error)
        if told is None and read is not None:
            return
        if read is not None:
            at, in_a_row = read, 0
            yield places.loss(at, f"damaged here or behind: {told}")
        in_a_row += 1
        if in_a_row > MAX_DAMAGES:
            yield places.loss(at, "damaged; nothing behind this place was read")
            return


def _begins_plain(stream: IO[bytes], at: int) -> bool:
    stream.seek(at)
    return stream.read(2) == b"\r\n"


@dataclass(frozen=True, slots=True)
class _Place:
    """A record: the archive, the byte at which it begins, and its name among pages."""

    archive: str
    offset: int
    name: str

    def loss(self, reason: str) -> Loss:
        """A loss at this place."""
        return Loss(stage="read", reason=reason, path=self.name)


class _Places:
    """Names of records; those that begin at one byte, in one compressed member, are numbered."""

    def __init__(self, archive: str) -> None:
        self._archive = archive
        self._last = -1
        self._here = 0

    def at(self, offset: int) -> _Place:
        """The place of the next record, which begins at this byte."""
        self._here = self._here + 1 if offset == self._last else 0
        self._last = offset
        further = f"+{self._here}" if self._here else ""
        return _Place(self._archive, offset, f"{self._archive}!{offset}{further}")

    def loss(self, offset: int, reason: str) -> Loss:
        """A loss near this byte."""
        return Loss(stage="read", reason=reason, path=f"{self._archive}!{offset}")


def _page(record: WarcRecord, place: _Place) -> Iterator[Found | Loss]:
    """The page in this record, and what was lost of it; nothing where it holds none."""
    if record.record_type == WarcRecordType.revisit:
        yield place.loss("a visit to a page that stands in another record")
    if record.record_type not in _PAGES:
        return
    try:
        if record.is_http:
            if record.content_length > MAX_PAGE_BYTES:
                yield _too_long(place, record.content_length)
                return
            record.parse_http(auto_decode="all", max_header_len=_MAX_HEADER)
        media = _media_type(record)
        status = record.http_headers.status_code if record.http_headers is not None else None
        if status not in {None, _OK} or media not in {None, *input_words().page_types}:
            return
        if record.content_length > MAX_PAGE_BYTES:
            yield _too_long(place, record.content_length)
            return
        data = _payload(record)
    except (OSError, ValueError) as error:
        yield place.loss(f"damaged: {error}")
        return
    if len(data) > MAX_PAGE_BYTES:
        yield _too_long(place, len(data))
        return
    if not _is_encoded(record) and len(data) < record.content_length:
        yield place.loss(f"cut off: {len(data)} of {record.content_length} bytes are there")
    if not data:
        return
    written = record.record_type == WarcRecordType.conversion
    yield Found(
        data=data,
        path=place.name,
        url=(record.headers.get("WARC-Target-URI") or "").strip("<> ") or None,
        fetched_on=record.record_date.date().isoformat() if record.record_date else None,
        archive=place.archive,
        record_offset=place.offset,
        charset=None if written else record.http_charset,
        kind=FileKind.TEXT if written else None,
    )


def _media_type(record: WarcRecord) -> str | None:
    """The media type of the page without its parameters, in small letters; null where none."""
    said = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return said.partition(";")[0].strip().lower() if said else None


def _is_encoded(record: WarcRecord) -> bool:
    """Whether the page was sent in an encoding, so that its length is not that of the record."""
    headers = record.http_headers
    return headers is not None and any(
        headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding")
    )


def _payload(record: WarcRecord) -> bytes:
    """The bytes of the page, at most one more than a page may have."""
    pieces: list[bytes] = []
    left = MAX_PAGE_BYTES + 1
    while left > 0 and (piece := record.reader.read(min(left, _CHUNK))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _too_long(place: _Place, size: int) -> Loss:
    return place.loss(f"record of {size} bytes; the longest page read has {MAX_PAGE_BYTES}")
