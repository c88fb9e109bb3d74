"""A corpus as a case is read: its pages, each once with all its sightings, and what was lost.

DuckDB reads the parts, within bounds of memory and with a temporary folder for what is more; the
order and number of the parts never matter. Where the same document was read twice (its bytes stand
at two places of the source), the first reading counts, as when pages are added to a case.
"""

from __future__ import annotations

import os
import tempfile
from array import array
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import duckdb
import msgspec

from rujuk.corpus.folder import parts_in, read_manifest
from rujuk.corpus.shelf import Shelf, shelved
from rujuk.errors import CorpusError
from rujuk.read.fingerprint import Fingerprint
from rujuk.read.sighted import as_sighted
from rujuk.records import Loss, Sighting
from rujuk.store.codec import stored_coding, stored_document
from rujuk.store.page import Page
from rujuk.store.runs import Run
from rujuk.weigh.reports import Signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.store.reviewed import Reply

MEMORY = "512MB"
"""Most that DuckDB holds; what is more goes to its temporary folder."""
AT_ONCE = 256
"""Rows that are taken over from DuckDB at a time."""
RUN = 1
"""The number of the one run that a corpus is of."""

_ANCHORS = msgspec.json.Decoder(dict[str, float])


class Corpus:
    """The corpus in a folder. Use it as a context manager, or `close()` it."""

    def __init__(self, path: str | os.PathLike[str], *, memory: str = MEMORY) -> None:
        """Open it. Raises CorpusError where the folder holds none, or a part is damaged."""
        self.path = os.fspath(path)
        self.manifest = read_manifest(path)
        names = (
            [one.name for one in self.manifest.parts]
            if self.manifest.complete
            else parts_in(self.path)
        )
        self._folder = tempfile.TemporaryDirectory()
        self._database = duckdb.connect(
            config={"memory_limit": memory, "temp_directory": self._folder.name, "threads": 1}
        )
        self._shelf = Shelf()
        self._signs: dict[int, Signs] = {}
        self._pages: list[Page] | None = None
        files = [str(Path(path, name)) for name in names]
        try:
            self._is_empty = not files
            if files:
                self._open(files)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        """The corpus itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database and its temporary files; texts that are asked for stay."""
        self._database.close()
        self._folder.cleanup()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """A corpus is read once, and is of that moment."""
        yield

    def pages(self, *, as_of_run: int | None = None, with_reviews: bool = False) -> Iterator[Page]:
        """Every page, in the order of ids. There are no reviews, and one run only."""
        del as_of_run, with_reviews
        if self._pages is None:
            self._pages = sorted(self._read_pages(), key=lambda one: one.document.id)
        return iter(self._pages)

    def unread(self, *, as_of_run: int | None = None) -> Iterator[Loss]:
        """The pages that could not be read, and what was lost of the source, by path."""
        del as_of_run
        found = {
            (path, reason): stage
            for path, reason, stage in self._rows(
                "SELECT coalesce(losses[1].path, ''), losses[1].reason, losses[1].stage FROM parts"
                " WHERE document IS NULL ORDER BY place DESC"
            )
        }
        for (path, reason), stage in sorted(found.items()):
            yield Loss(stage=stage, reason=reason, path=path)

    def replies(self, *, as_of_run: int | None = None) -> list[Reply]:
        """None: analysts reply to the records of a case."""
        del as_of_run
        return []

    def runs(self) -> list[Run]:
        """The one run that the corpus is of; none where it holds nothing."""
        ((documents, sightings, rows),) = self._rows(
            "SELECT count(DISTINCT document), count(DISTINCT sighting), count(*) FROM parts"
        ) or [(0, 0, 0)]
        if not rows:
            return []
        return [
            Run(
                number=RUN,
                kind="add",
                rujuk=self.manifest.coded_by.split("+", 1)[0].split()[-1],
                closed=self.manifest.complete,
                finished=self.manifest.complete,
                documents=documents,
                sightings=sightings,
                codings=documents,
                unread=sum(1 for _ in self.unread()),
                forgotten=0,
                reviews=0,
            )
        ]

    def last_run(self) -> int | None:
        """The number of its run; null where it holds nothing."""
        return RUN if self.runs() else None

    def signs(self) -> dict[int, Signs]:
        """What finds the kin of each page, by the number of the reading."""
        self.pages()
        return self._signs

    # --- rows ----------------------------------------------------------------------------------

    def _open(self, files: list[str]) -> None:
        """Name the parts, and choose the first reading of each document.

        While lexica are changed there are parts of both; those of the newer ones come first.
        """
        named = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
        self._do(
            "CREATE VIEW parts AS SELECT * FROM"  # noqa: S608 - names of files, quoted
            f" read_parquet([{named}], filename = true, file_row_number = true)"
        )
        self._do(
            "CREATE TABLE chosen AS SELECT filename, file_row_number FROM (SELECT filename,"
            " file_row_number, row_number() OVER (PARTITION BY document ORDER BY coded_by <> ?,"
            " place, filename) AS turn FROM parts WHERE document IS NOT NULL) WHERE turn = 1",
            [self.manifest.coded_by],
        )

    def _read_pages(self) -> Iterator[Page]:
        """The pages, their texts put on the shelf as they pass."""
        seen = self._sightings()
        number = 0
        for number, row in enumerate(self._stream(_PAGES), 1):
            facts, text, coded_by, kinds, records, anchors, digest, words, rows, sketch = row
            place = self._shelf.put(text)
            document = stored_document(facts, "")
            self._signs[number] = Signs(
                anchors=_ANCHORS.decode(anchors),
                fingerprint=Fingerprint(
                    document=document.id, digest=digest, words=words, rows=rows,
                    sketch=array("I", sketch),
                ),
            )  # fmt: skip
            yield Page(
                document=shelved(as_sighted(document, seen[document.id]), self._shelf, place),
                coding=stored_coding(document.id, coded_by, list(zip(kinds, records, strict=True))),
                sightings=seen[document.id],
                coded_in=RUN,
                reading=number,
            )

    def _sightings(self) -> dict[str, tuple[Sighting, ...]]:
        """The sightings of each document, by path and id."""
        found: dict[str, dict[str, Sighting]] = {}
        for row in self._stream(_SIGHTINGS):
            one = Sighting(**dict(zip(_SEEN, row, strict=True)), seen_at=RUN)
            found.setdefault(one.document, {}).setdefault(one.id, one)
        return {
            document: tuple(sorted(seen.values(), key=lambda one: (one.path, one.id)))
            for document, seen in found.items()
        }

    def _stream(self, query: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, some at a time."""
        if self._is_empty:
            return
        rows = self._do(query)
        while some := self._fetched(rows):
            yield from some

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        return list(self._stream(query))

    def _do(self, query: str, values: list[str] | None = None) -> duckdb.DuckDBPyConnection:
        try:
            return self._database.cursor().execute(query, values)
        except duckdb.Error as error:
            raise self._damaged(error) from error

    def _fetched(self, rows: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
        try:
            return rows.fetchmany(AT_ONCE)
        except duckdb.Error as error:
            raise self._damaged(error) from error

    def _damaged(self, error: duckdb.Error) -> CorpusError:
        message = (
            f"a part cannot be read ({str(error).splitlines()[0]});"
            " remove it and run code-corpus again: only what is missing is coded"
        )
        return CorpusError(self.path, message)


_SEEN = (
    "id", "document", "path", "url", "outlet", "fetched_on", "archive", "record_offset",
)  # fmt: skip
_SIGHTINGS = (
    "SELECT sighting, document, path, url, outlet, fetched_on, archive, record_offset FROM parts"
    " WHERE document IS NOT NULL ORDER BY place"
)
_PAGES = (
    "SELECT facts, text, coded_by, [one.kind for one in records], [one.record for one in records],"
    " anchors, digest, words, rows, sketch"
    " FROM parts JOIN chosen USING (filename, file_row_number)"
)
