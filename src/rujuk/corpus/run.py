"""Coding a source into a corpus: on this machine or on many, again and again, nothing twice."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from rujuk.code.document import coded_by
from rujuk.corpus.batches import MOST_PAGES, as_arrow, cut, to_bytes
from rujuk.corpus.beginning import Beginning
from rujuk.corpus.coding import code_part
from rujuk.corpus.course import Course
from rujuk.corpus.folder import FORM, Folder, Manifest, Part, own_files, part_name, without_slash
from rujuk.errors import CorpusError
from rujuk.jobs.batch_pool import BatchPool
from rujuk.read.inputs.names import as_text
from rujuk.read.inputs.opening import find_pages

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from rujuk.corpus.batches import Batch
    from rujuk.jobs.limits import Limits

LOCAL = "local"
"""The scheduler that is started on this machine, with as many workers as `jobs`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusReport:
    """What a run made. `rows` pages were found, `unread` of them could not be read.

    `coded` parts were written, `kept` were there before, `removed` were of an earlier run.
    """

    rows: int
    unread: int
    coded: int
    kept: int
    removed: int


def code_corpus(
    sources: Sequence[str],
    folder: str | os.PathLike[str],
    *,
    fields: Mapping[str, str] | None = None,
    jobs: int = 1,
    scheduler: str | None = None,
    limits: Limits | None = None,
    progress: Callable[[int], None] | None = None,
    course: Course | None = None,
    most_pages: int = MOST_PAGES,
) -> CorpusReport:
    """Code every page of the sources into Parquet files in the folder.

    A part that is there is not coded again. The work is done by `jobs` processes of this machine,
    or by the workers of a Dask `scheduler` (its address, or `LOCAL`); neither changes a byte of the
    parts. `progress` hears how many pages were done when a part is on the disk, `course` is told
    how far the run has come. Raises CorpusError where the folder holds something else or cannot be
    written, the scheduler is not there, or the standard input does not begin with the pages that
    the folder holds of it.
    """
    sources = [without_slash(one) for one in sources]
    manifest = Manifest(
        corpus=FORM,
        coded_by=coded_by(),
        sources=tuple(map(as_text, sources)),
        fields=dict(fields or {}),
        complete=False,
    )
    parts: dict[int, Part] = {}
    with Folder(folder, manifest) as kept_in:
        course = course or Course()
        pages = find_pages(
            sources,
            fields=fields or None,
            position=course,
            is_passed_over=own_files(folder, sources),
        )
        beginning = Beginning(kept_in.path, sources)
        there = 0

        def missing() -> Iterator[Batch]:
            nonlocal there
            for batch in cut(course.counted(pages), coded_by(), most_pages=most_pages):
                beginning.meet(batch)
                part = _part(kept_in, batch)
                if part is None:
                    yield batch
                    continue
                parts[batch.number] = part
                there += 1
                course.keep(part.rows)

        if scheduler is None:
            done = _by_workers(missing(), jobs, limits)
        else:
            from rujuk.corpus.cluster import by_cluster  # noqa: PLC0415 - slow to load

            address = None if scheduler == LOCAL else scheduler
            done = by_cluster(missing(), str(folder), address, jobs, limits)
        with closing(done):  # a run that is stopped stops its workers, too
            for number, name, content in done:
                kept_in.write(part_name(number, name), content)
                part = _described(kept_in.path / part_name(number, name))
                parts[number] = part
                course.write(part.rows)
                if progress is not None:
                    progress(part.rows)
        beginning.end()
        made = [parts[number] for number in sorted(parts)]
        removed = kept_in.finish(made)
    return CorpusReport(
        rows=sum(one.rows for one in made),
        unread=sum(one.unread for one in made),
        coded=len(made) - there,
        kept=there,
        removed=len(removed),
    )


def _by_workers(
    batches: Iterable[Batch], jobs: int, limits: Limits | None
) -> Generator[tuple[int, str, bytes]]:
    """Number, name and part of each batch, done by processes of this machine."""
    sent = (((one.number, one.name), to_bytes(as_arrow(one.items, one.place))) for one in batches)
    with BatchPool(code_part, jobs, limits) as pool:
        for (number, name), content in pool.do_all(sent):
            yield number, name, content


def _part(folder: Folder, batch: Batch) -> Part | None:
    """The part of a batch that was written before; null where there is none that is whole."""
    name = part_name(batch.number, batch.name)
    if not folder.holds(name):
        return None
    try:
        part = _described(folder.path / name)
    except CorpusError:
        return None  # damaged since: it is coded again
    return part if part.rows == len(batch.items) else None


def _described(path: Path) -> Part:
    """A part by what its last bytes say of it."""
    try:
        told = pq.read_metadata(path)
    except (OSError, ValueError) as error:
        raise CorpusError(str(path), f"is damaged: {error}") from error
    column = told.schema.names.index("document")
    groups = [told.row_group(number).column(column) for number in range(told.num_row_groups)]
    return Part(
        name=path.name,
        rows=told.num_rows,
        unread=sum(one.statistics.null_count for one in groups),
    )
