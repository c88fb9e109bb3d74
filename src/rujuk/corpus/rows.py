"""The columns of a corpus: one row for each page that was found, or for what was lost of a source.

The records are those of a case file (`rujuk.store.schema`), the signs those of its tables that find
affairs (`rujuk.store.kin`): both roads give the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from rujuk.code.anchors import anchors_of
from rujuk.read.fingerprint import fingerprint
from rujuk.store.codec import document_facts, record_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.jobs.coding import CodedPage
    from rujuk.read.inputs.found import Found
    from rujuk.records import Loss
    from rujuk.store.codec import Row

_TEXT, _NUMBER = pa.string(), pa.int64()

RECORD = pa.struct(
    [
        pa.field("position", pa.int32()),
        pa.field("kind", _TEXT),
        pa.field("id", _TEXT),
        pa.field("type", _TEXT),
        pa.field("modality", _TEXT),
        pa.field("country", _TEXT),
        pa.field("span_start", pa.int32()),
        pa.field("span_end", pa.int32()),
        pa.field("record", _TEXT),
    ]
)
LOST = pa.struct(
    [
        pa.field("stage", _TEXT),
        pa.field("reason", _TEXT),
        pa.field("span_start", pa.int32()),
        pa.field("span_end", pa.int32()),
        pa.field("quote", _TEXT),
        pa.field("path", _TEXT),
    ]
)
SCHEMA = pa.schema(
    [
        pa.field("place", _NUMBER, nullable=False),  # in the source, from 0
        pa.field("path", _TEXT),
        pa.field("url", _TEXT),
        pa.field("fetched_on", _TEXT),
        pa.field("archive", _TEXT),
        pa.field("record_offset", _NUMBER),
        pa.field("document", _TEXT),  # null: there is none, `losses` says why
        pa.field("sighting", _TEXT),
        pa.field("outlet", _TEXT),
        pa.field("language", _TEXT),
        pa.field("title", _TEXT),
        pa.field("publisher", _TEXT),
        pa.field("published_on", _TEXT),
        pa.field("coded_by", _TEXT, nullable=False),
        pa.field("facts", _TEXT),  # the Document as JSON, its text left empty
        pa.field("text", _TEXT),
        pa.field("records", pa.list_(RECORD)),
        pa.field("losses", pa.list_(LOST)),  # of reading; those of coding are records
        pa.field("anchors", _TEXT),  # as JSON
        pa.field("digest", _TEXT),
        pa.field("words", pa.int32()),
        pa.field("rows", pa.int32()),
        pa.field("sketch", pa.binary()),
    ]
)
ROWS_IN_GROUP = 64
"""Rows of a row group: some hundred kilobytes, what a reader holds of a part at a time."""

_ENCODE = msgspec.json.Encoder().encode


def row_of_page(place: int, page: CodedPage) -> dict[str, object]:
    """The row of a page that was read and coded."""
    document, seen, coding = page.document, page.sighting, page.coding
    if coding is None:  # pragma: no cover - every page of a corpus is coded
        raise AssertionError
    kept = fingerprint(document)
    return {
        "place": place,
        "path": seen.path,
        "url": seen.url,
        "fetched_on": seen.fetched_on,
        "archive": seen.archive,
        "record_offset": seen.record_offset,
        "document": document.id,
        "sighting": seen.id,
        "outlet": seen.outlet,
        "language": document.language,
        "title": document.title.text if document.title else None,
        "publisher": document.publisher.text if document.publisher else None,
        "published_on": document.published_on.edtf if document.published_on else None,
        "coded_by": coding.coded_by,
        "facts": document_facts(document),
        # Encoded here, where a fault is that of one page and not of a batch.
        "text": document.text.encode(),
        "records": [_record(row) for row in record_rows(coding)],
        "losses": [_lost(loss) for loss in document.losses],
        "anchors": _ENCODE(anchors_of(document)).decode(),
        "digest": kept.digest,
        "words": kept.words,
        "rows": kept.rows,
        "sketch": kept.sketch.tobytes(),
    }


def row_of_loss(place: int, loss: Loss, found: Found | None, coded_by: str) -> dict[str, object]:
    """The row of a page that could not be read, or of what was lost of the source."""
    return {
        "place": place,
        "path": loss.path if found is None else found.path,
        "url": found.url if found else None,
        "fetched_on": found.fetched_on if found else None,
        "archive": found.archive if found else None,
        "record_offset": found.record_offset if found else None,
        "coded_by": coded_by,
        "losses": [_lost(loss)],
    }


def _record(row: Row) -> dict[str, object]:
    return dict(zip(RECORD.names, row, strict=True))


def _lost(loss: Loss) -> dict[str, object]:
    return {
        "stage": loss.stage,
        "reason": loss.reason,
        "span_start": loss.start,
        "span_end": loss.end,
        "quote": loss.quote,
        "path": loss.path,
    }


def as_batch(rows: Sequence[dict[str, object]]) -> pa.RecordBatch:
    """The rows as a record batch."""
    return pa.RecordBatch.from_pylist(rows, SCHEMA)


def joined(pieces: Sequence[pa.RecordBatch]) -> pa.RecordBatch:
    """The rows of pieces, in their order, as one batch."""
    (whole,) = pa.Table.from_batches(pieces).combine_chunks().to_batches()
    return whole


def part_of(batch: pa.RecordBatch) -> bytes:
    """The rows as a Parquet file: the same bytes for the same rows, whoever writes them."""
    sink = pa.BufferOutputStream()
    pq.write_table(
        pa.Table.from_batches([batch], SCHEMA),
        sink,
        compression="zstd",
        row_group_size=ROWS_IN_GROUP,
        store_schema=False,
    )
    return bytes(sink.getvalue())
