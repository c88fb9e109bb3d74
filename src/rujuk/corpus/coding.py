"""What is done with a batch: each page is read and coded. A pure function of the batch.

It runs in worker processes of this machine and of others; `at` keeps each page within its bounds
(`rujuk.jobs.batch_worker`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.document import coded_by
from rujuk.corpus.batches import from_bytes, items_of, to_bytes
from rujuk.corpus.rows import as_batch, part_of, row_of_loss, row_of_page
from rujuk.jobs.batch_worker import AFTER_PAGES
from rujuk.jobs.coding import code_or_lose
from rujuk.records import Loss

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from rujuk.jobs.batch_worker import At
    from rujuk.read.inputs.found import Found

NOTHING_GIVEN_UP: Mapping[int, str] = {}


def code_batch(
    batch: pa.RecordBatch,
    given_up: Mapping[int, str] = NOTHING_GIVEN_UP,
    at: At = lambda _: None,
) -> pa.RecordBatch:
    """The rows of a batch of found pages, in their order, one for each.

    `given_up` are places in the batch, with why; `at` is told the place of each page before it is
    read. What is given up, cannot be read, or fails us is a `Loss` in its row.
    """
    rows = []
    for number, (place, item) in enumerate(items_of(batch)):
        if isinstance(item, Loss):
            rows.append(row_of_loss(place, item, None, coded_by()))
        elif (reason := given_up.get(number)) is not None:
            lost = Loss(stage="read", reason=reason, path=item.path)
            rows.append(row_of_loss(place, lost, item, coded_by()))
        else:
            at(number)
            rows.append(_row(place, item))
    at(AFTER_PAGES)
    return as_batch(rows)


def _row(place: int, found: Found) -> dict[str, object]:
    """The row of one page, whatever it is."""
    outcome = code_or_lose(found)
    if isinstance(outcome, Loss):
        return row_of_loss(place, outcome, found, coded_by())
    return row_of_page(place, outcome)


def code_part(sent: bytes, given_up: Mapping[int, str], at: At) -> bytes:
    """The part (a Parquet file) of a batch that was sent as an Arrow stream."""
    return part_of(code_batch(from_bytes(sent), given_up, at))


def code_rows(sent: bytes, given_up: Mapping[int, str], at: At) -> bytes:
    """The rows of a piece of a batch, sent as the piece was."""
    return to_bytes(code_batch(from_bytes(sent), given_up, at), compressed=True)
