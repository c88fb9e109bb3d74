"""The members of a gzip file one by one (RFC 1952), so that damage to one leaves the others."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"\x1f\x8b\x08"
MAX_DAMAGES = 1000
"""Places in a row that look like a member and are none, before the rest of a file is given up."""

_CHUNK = 1 << 16
_GZIP = zlib.MAX_WBITS | 16


@dataclass(frozen=True, slots=True)
class Member:
    """One member: where it begins, its content, and what is wrong with it (null: nothing).

    Of a damaged one the content is what came out before the damage; `too_long` tells that it was
    cut at the most that was asked for.
    """

    at: int
    data: bytes
    fault: str | None = None
    too_long: bool = False


def gzip_members(stream: IO[bytes], at: int, most: int) -> Iterator[Member]:
    """The members from offset `at` on, at most `most` bytes of each; `stream` must seek.

    Behind a damaged one reading goes on at the next place where a member may begin.
    """
    in_a_row = 0
    place: int | None = at
    while place is not None:
        member, end = _member(stream, place, most)
        if member.fault is None:
            in_a_row = 0
            yield member
            place = next_place(stream, end)
            continue
        if member.data or not in_a_row:
            yield member
        in_a_row += 1
        if in_a_row > MAX_DAMAGES:
            yield Member(place, b"", "damaged; nothing behind this place was read")
            return
        place = next_place(stream, place + 1)


def _member(stream: IO[bytes], at: int, most: int) -> tuple[Member, int]:
    """The member that begins here, and where it ends."""
    stream.seek(at)
    inflating = zlib.decompressobj(_GZIP)
    pieces: list[bytes] = []
    held, read = 0, 0
    fault: str | None = None
    rest = b""
    while not inflating.eof:
        if not rest:
            rest = stream.read(_CHUNK)
            read += len(rest)
            if not rest:
                fault = "cut off"
                break
        try:
            piece = inflating.decompress(rest, _CHUNK)
        except zlib.error as error:
            fault = str(error)
            break
        rest = inflating.unconsumed_tail
        if held < most:
            pieces.append(piece)
        held += len(piece)
    end = at + read - len(inflating.unused_data)
    return Member(at, b"".join(pieces)[:most], fault, too_long=held > most), end


def next_place(stream: IO[bytes], at: int, marks: tuple[bytes, ...] = (MAGIC,)) -> int | None:
    """The first place from `at` on where one of these marks stands; null where none does."""
    stream.seek(at)
    kept = b""
    longest = max(map(len, marks))
    while chunk := stream.read(_CHUNK):
        window = kept + chunk
        places = [place for mark in marks if (place := window.find(mark)) >= 0]
        if places:
            return at - len(kept) + min(places)
        at += len(chunk)
        kept = window[-longest + 1 :]
    return None
