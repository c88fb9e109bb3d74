"""Batches of found pages: cut from a source, and as Arrow record batches that other processes read.

A batch is named by its number and by what it holds, so that one that was coded before is known
again without coding it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import msgspec
import pyarrow as pa

from rujuk.read.decode import FileKind
from rujuk.read.inputs.found import Found, Given, sha256_of
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Item: TypeAlias = Found | Loss

MOST_PAGES = 256
MOST_BYTES = 16 * 1024 * 1024
"""Of the pages of a batch together; one page alone may have more. A worker holds two batches."""

SCHEMA = pa.schema(
    [
        pa.field("path", pa.string()),
        pa.field("data", pa.binary()),
        pa.field("url", pa.string()),
        pa.field("fetched_on", pa.string()),
        pa.field("archive", pa.string()),
        pa.field("record_offset", pa.int64()),
        pa.field("charset", pa.string()),
        pa.field("kind", pa.string()),
        pa.field("given", pa.binary()),  # as JSON
        pa.field("identity", pa.binary()),
        pa.field("loss", pa.binary()),  # as JSON; all but `path` is null then
    ]
)
"""A page that was found, with its bytes and all its fields, or a `Loss` of the source."""

_PLACE = b"rujuk.place"
_ENCODE = msgspec.json.Encoder().encode
_LOSS = msgspec.json.Decoder(Loss)
_GIVEN = msgspec.json.Decoder(Given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Consecutive pages of a source: `number` of the batch and `place` of its first page, from 0.

    `name` is a hash of what it holds and of the program that codes it.
    """

    number: int
    place: int
    items: tuple[Item, ...]
    name: str


def cut(
    pages: Iterable[Item],
    coded_by: str,
    *,
    most_pages: int = MOST_PAGES,
    most_bytes: int = MOST_BYTES,
) -> Iterator[Batch]:
    """The pages in batches, none longer than is said; `coded_by` is what will code them."""
    held: list[Item] = []
    size = number = place = 0
    for page in map(_sound, pages):
        own = 0 if isinstance(page, Loss) else len(page.data) + len(page.identity or b"")
        if held and (len(held) >= most_pages or size + own > most_bytes):
            yield _batch(number, place, held, coded_by)
            number, place, held, size = number + 1, place + len(held), [], 0
        held.append(page)
        size += own
    if held:
        yield _batch(number, place, held, coded_by)


def _batch(number: int, place: int, items: Sequence[Item], coded_by: str) -> Batch:
    return Batch(
        number=number, place=place, items=tuple(items), name=name_of(place, items, coded_by)
    )


def name_of(place: int, items: Sequence[Item], coded_by: str) -> str:
    """A hash of the pages by what they are known by, of all that is told of them, of the losses."""
    hashed = hashlib.sha256(_ENCODE((coded_by, place)))
    for one in items:
        if isinstance(one, Loss):
            told: tuple[object, ...] = ("loss", one)
        else:
            own = hashlib.sha256(one.data).hexdigest() if one.identity is not None else None
            kind = one.kind.value if one.kind is not None else None
            told = (
                sha256_of(one), own, one.path, one.url, one.fetched_on, one.archive,
                one.record_offset, one.charset, kind, one.given,
            )  # fmt: skip
        hashed.update(_ENCODE(told) + b"\n")
    return hashed.hexdigest()[:16]


def _sound(page: Item) -> Item:
    """The same, without bytes in its names that are no text (names of files may hold any)."""
    if isinstance(page, Loss):
        return page if _is_text(page.path) else replace(page, path=_as_text(page.path))
    if all(map(_is_text, (page.path, page.url, page.archive))):
        return page
    return replace(
        page,
        path=_as_text(page.path) or "",
        url=_as_text(page.url),
        archive=_as_text(page.archive),
    )


def _is_text(name: str | None) -> bool:
    return name is None or name.isascii() or name.isprintable()


def _as_text(name: str | None) -> str | None:
    return None if name is None else name.encode("utf-8", "backslashreplace").decode()


def as_arrow(items: Sequence[Item], place: int) -> pa.RecordBatch:
    """The pages as a record batch; `place` is that of the first."""
    rows = [_row(one) for one in items]
    made = pa.RecordBatch.from_pylist(rows, SCHEMA)
    return made.replace_schema_metadata({_PLACE: str(place).encode()})


def _row(one: Item) -> dict[str, object]:
    if isinstance(one, Loss):
        return {"path": one.path, "loss": _ENCODE(one)}
    return {
        "path": one.path,
        "data": one.data,
        "url": one.url,
        "fetched_on": one.fetched_on,
        "archive": one.archive,
        "record_offset": one.record_offset,
        "charset": one.charset,
        "kind": one.kind.value if one.kind is not None else None,
        "given": _ENCODE(one.given) if one.given is not None else None,
        "identity": one.identity,
    }


def items_of(batch: pa.RecordBatch) -> Iterator[tuple[int, Item]]:
    """Each page of a record batch with its place in the source, one after another."""
    place = int(batch.schema.metadata[_PLACE])
    for number in range(batch.num_rows):
        (row,) = batch.slice(number, 1).to_pylist()
        yield place + number, _item(row)


def _item(row: dict[str, object]) -> Item:
    loss, given, kind = (row.pop(name) for name in ("loss", "given", "kind"))
    if isinstance(loss, bytes):
        return _LOSS.decode(loss)
    return Found(
        **row,  # type: ignore[arg-type]  # the columns are the fields
        kind=FileKind(kind) if isinstance(kind, str) else None,
        given=_GIVEN.decode(given) if isinstance(given, bytes) else None,
    )


def to_bytes(batch: pa.RecordBatch, *, compressed: bool = False) -> bytes:
    """A record batch as an Arrow stream, to be sent; `compressed`: through a network."""
    options = pa.ipc.IpcWriteOptions(compression="zstd" if compressed else None)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema, options=options) as stream:
        stream.write_batch(batch)
    return bytes(sink.getvalue())


def from_bytes(sent: bytes) -> pa.RecordBatch:
    """The record batch that was sent."""
    with pa.ipc.open_stream(sent) as stream:
        return stream.read_next_batch()
