"""A page that a browser saved whole in one file (MHTML, RFC 2557).

The parts are cut by their boundaries and only what is asked for is looked at: the parser of the
standard library takes minutes, and a hundred times the memory, for files made to harm.
"""

from __future__ import annotations

import binascii
import string
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from rujuk.read.decode import FileKind
from rujuk.read.inputs.found import Found
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_PARTS = 10_000
"""Most lines of a file that may part it. Pages that were saved have 10 to 500 parts."""
LONGEST_HEADER = 1_024
"""Characters of a header that are read: what takes longer ones apart grows with their square."""

_HEAD = 4096
_LONGEST_HEAD = 1 << 14  # bytes of the head of a part that are read
_PARTING = b"\n--"
_MAX_DEPTH = 8  # parts in parts; programs write up to three
_LONGEST_BLANK = 256  # bytes behind a boundary in its line
_ADDRESSES = ("snapshot-content-location", "content-location")
_READ = {
    *_ADDRESSES,
    "content-id",
    "content-transfer-encoding",
    "content-type",
    "date",
}
_BASE64 = frozenset(string.ascii_letters.encode() + string.digits.encode() + b"+/")
_NO_BASE64 = bytes(byte for byte in range(256) if byte not in _BASE64)


def is_mhtml(head: bytes) -> bool:
    """Whether these first bytes are the head of a page saved in one file."""
    start = head[:_HEAD].lower()
    return b"multipart/related" in start and b"mime-version:" in start and start[:1] != b"<"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the file, or the whole of it: its headers by small names, and its place."""

    headers: Mapping[str, str]
    data: bytes
    start: int
    end: int

    @property
    def body(self) -> bytes:
        """What stands behind the head, as it is encoded."""
        return self.data[self.start : self.end]

    @property
    def media_type(self) -> str:
        """The media type in small letters; plain text where none is told."""
        said = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return said or "text/plain"

    def parameter(self, name: str) -> str | None:
        """A parameter of the media type."""
        told = Message()
        told["content-type"] = self.headers.get("content-type", "")
        said = told.get_param(name)
        return str(said[2] if isinstance(said, tuple) else said) if said is not None else None


def page_of_mhtml(data: bytes, path: str) -> Found | Loss:
    """The page itself among its parts: the one the head names, else the first that is HTML."""
    if data.count(_PARTING) > MAX_PARTS:
        return Loss(stage="read", reason=f"an MHTML file of more than {MAX_PARTS} parts", path=path)
    whole = _part(data, 0, len(data))
    part = _root(whole)
    try:
        content = _decoded(part) if part is not None else b""
    except ValueError as error:
        return Loss(stage="read", reason=f"a damaged MHTML file: {error}", path=path)
    if part is None or not content:
        return Loss(stage="read", reason="an MHTML file without a page", path=path)
    charset = part.parameter("charset")
    return Found(
        data=content,
        path=path,
        url=_address(whole) or _address(part),
        fetched_on=_day(whole),
        charset=charset.lower() if charset is not None else None,
        kind=FileKind.HTML,
    )


def _part(data: bytes, start: int, end: int) -> _Part:
    """The part that stands here, a head and a body; without an end of the head all is head."""
    for empty in (b"\n", b"\r\n"):
        if data.startswith(empty, start, end):
            return _Part({}, data, start + len(empty), end)
    ends = [
        (at, len(mark)) for mark in (b"\n\r\n", b"\n\n") if (at := data.find(mark, start, end)) >= 0
    ]
    at, length = min(ends, default=(end, 0))
    return _Part(_headers(data[start : min(at, start + _LONGEST_HEAD)]), data, at + length, end)


def _headers(head: bytes) -> dict[str, str]:
    """The headers that are asked for, unfolded, the first of each name."""
    found: dict[str, str] = {}
    name = ""
    for line in head.decode("utf-8", "replace").split("\n"):
        if line[:1] in {" ", "\t"}:
            if name in found and len(found[name]) < LONGEST_HEADER:
                found[name] += line.rstrip("\r")
            continue
        name, _, said = line.partition(":")
        name = name.lower()
        if name in _READ and name not in found:
            found[name] = said.strip()
        else:
            name = ""
    return {name: said[:LONGEST_HEADER] for name, said in found.items()}


def _root(whole: _Part) -> _Part | None:
    named = (whole.parameter("start") or "").strip()
    first = None
    for part in _leaves(whole, 0):
        if part.media_type == "text/html":
            if not named or part.headers.get("content-id", "").strip() == named:
                return part
            first = first or part
    return first


def _leaves(part: _Part, depth: int) -> Iterator[_Part]:
    """The parts that hold no parts, in their order."""
    boundary = part.parameter("boundary") if part.media_type.startswith("multipart/") else None
    if not boundary:
        yield part
    elif depth < _MAX_DEPTH:
        for start, end in _between(part, boundary.rstrip().encode()):
            yield from _leaves(_part(part.data, start, end), depth + 1)


def _between(part: _Part, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Where what stands between lines of this boundary begins and ends, up to the last of them."""
    data, mark = part.data, _PARTING + boundary
    begun = None
    at = data.find(mark, max(part.start - 1, 0), part.end)
    while at >= 0:
        behind = at + len(mark)
        line_end = data.find(b"\n", behind, behind + _LONGEST_BLANK)
        rest = data[behind : line_end if line_end >= 0 else behind + _LONGEST_BLANK]
        if (kind := rest.strip(b" \t\r")) in {b"", b"--"}:  # else the line only begins like that
            if begun is not None:
                yield begun, max(at - data.endswith(b"\r", begun, at), begun)
            if kind or line_end < 0:
                return
            begun = line_end + 1
        at = data.find(mark, behind, part.end)
    if begun is not None:
        yield begun, part.end


def _decoded(part: _Part) -> bytes:
    """The bytes of the body. Raises ValueError for an unknown encoding."""
    how = part.headers.get("content-transfer-encoding", "").strip().lower()
    if how == "base64":
        return _of_base64(part.body)
    if how == "quoted-printable":
        return binascii.a2b_qp(part.body)
    if how in {"", "7bit", "8bit", "binary"}:
        return part.body
    raise ValueError(f"an encoding that is not known: {how}")


def _of_base64(body: bytes) -> bytes:
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:  # cut off: the last characters are no whole bytes
        kept = body.translate(None, _NO_BASE64)
        kept = kept[: len(kept) - (len(kept) % 4 == 1)]
        return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))


def _address(part: _Part) -> str | None:
    for name in _ADDRESSES:
        said = _plain(part.headers.get(name, ""))
        if said.startswith(("http://", "https://")):
            return said
    return None


def _plain(said: str) -> str:
    """The words of a header, where they are encoded too (RFC 2047)."""
    try:
        if "=?" in said:
            said = str(make_header(decode_header(said))).encode("utf-8", "replace").decode()
        return said.strip()
    except (ValueError, LookupError):
        return said.strip()


def _day(whole: _Part) -> str | None:
    try:
        return parsedate_to_datetime(whole.headers.get("date", "")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
