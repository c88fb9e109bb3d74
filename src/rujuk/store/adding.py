"""Adding pages to a case, again and again: what is new, what changed, and nothing twice.

Pages are written in batches, each one transaction: a page is in the case whole or not at all,
and nothing is reported before its batch is on the disk. A run number grows only while it is the
newest; two programs adding at once take turns batch by batch under numbers of their own.
Behind each batch the derived tables follow that find the affair of a page (`rujuk.store.kin`).
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeAlias

from rujuk.errors import CaseError
from rujuk.jobs.coding import CodedPage
from rujuk.records import Coding, Document, Loss, Sighting
from rujuk.store.codec import document_facts, record_rows
from rujuk.store.kin import Kin
from rujuk.store.run_report import RunReport, write_report
from rujuk.store.transactions import told_as_case_error, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

BATCH_PAGES = 32
"""Pages in one transaction. One `fsync` costs 1 to 10 ms on a laptop; 32 share it. Measured in
docs/decisions.md: beyond 32 the gain is under 5 %, and a killed run loses at most these pages."""


class Outcome(StrEnum):
    """What became of one input."""

    ADDED = "added"
    RECODED = "recoded"
    SIGHTED = "sighted"
    UNCHANGED = "unchanged"
    FORGOTTEN = "forgotten"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What became of one input; it is true on the disk when it is reported.

    `document` is null for a page that could not be read; `reason` then says why.
    """

    path: str
    outcome: Outcome
    document: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What an `add` changed. `run` is the last run it wrote, null where nothing changed.

    `counts` holds every outcome; `losses` the pages that could not be read; `refused` the
    additions of pages that the case was told to forget.
    """

    run: int | None
    counts: dict[Outcome, int]
    losses: tuple[Loss, ...]
    refused: tuple[Addition, ...]


Item: TypeAlias = "tuple[Document, Sighting] | Loss"


class Adder:
    """One `add`: takes coded pages, writes batches."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: str,
        progress: Callable[[Addition], None] | None,
    ) -> None:
        """`progress` hears of each input once it is kept."""
        self._connection = connection
        self._path = path
        self._progress = progress
        self._run: int | None = None
        self._report = RunReport()
        self._kin: Kin | None = None
        self._counts = dict.fromkeys(Outcome, 0)
        self._losses: list[Loss] = []
        self._refused: list[Addition] = []

    def add(self, pages: Iterable[CodedPage | Loss]) -> AddReport:
        """Add every page. An interrupt keeps what is coded and leaves a whole case."""
        batch: list[CodedPage | Loss] = []
        try:
            for page in pages:
                batch.append(page)
                if len(batch) >= BATCH_PAGES:
                    full, batch = batch, []
                    self._write(full)
        except CaseError:
            raise
        except BaseException:
            self._write(batch, last=True)
            raise
        self._write(batch, last=True)
        return AddReport(
            run=self._run,
            counts=self._counts,
            losses=tuple(self._losses),
            refused=tuple(self._refused),
        )

    def holds(self, document: str, coded_by: str) -> bool:
        """Whether the newest coding of a document is by this program with these lexica."""
        with told_as_case_error(self._path):
            stored = self._connection.execute(
                "SELECT coded_by FROM codings WHERE document = ? ORDER BY coding DESC LIMIT 1",
                (document,),
            ).fetchone()
        return stored is not None and stored[0] == coded_by

    def coded(
        self, items: Iterable[Item], coder: Callable[[Document], Coding]
    ) -> Iterator[CodedPage | Loss]:
        """Pages that were read elsewhere, coded here where the case does not hold them so."""
        coded_by: str | None = None
        for item in items:
            if isinstance(item, Loss):
                yield item
                continue
            document, sighting = item
            coding = None
            if coded_by is None or not self.holds(document.id, coded_by):
                coding = coder(document)
                coded_by = coding.coded_by
            yield CodedPage(document=document, sighting=sighting, coding=coding)

    def _write(self, batch: list[CodedPage | Loss], *, last: bool = False) -> None:
        if not batch and (self._run is None or not last):
            return
        before = self._run
        begun = time.process_time()
        try:
            with told_as_case_error(self._path), transaction(self._connection):
                additions = [
                    self._write_loss(page) if isinstance(page, Loss) else self._write_page(page)
                    for page in batch
                ]
                self._account(batch, additions, begun)
                if last and self._run is not None:
                    self._connection.execute(
                        "UPDATE runs SET closed = 1 WHERE run = ?", (self._run,)
                    )
        except BaseException:
            self._run = before  # the number went with the transaction
            raise
        begun = time.process_time()
        with told_as_case_error(self._path):
            self._kin = self._kin or Kin(self._connection)
            self._kin.bring_up_to_date()
            self._report.copies = self._kin.copies
            self._report.add_seconds("link", time.process_time() - begun)
            if last and self._run is not None:
                with transaction(self._connection):
                    write_report(self._connection, self._run, self._report)
        for page, addition in zip(batch, additions, strict=True):
            self._counts[addition.outcome] += 1
            if isinstance(page, Loss):
                self._losses.append(page)
            if addition.outcome is Outcome.FORGOTTEN:
                self._refused.append(addition)
            if self._progress is not None:
                self._progress(addition)

    def _account(
        self, batch: list[CodedPage | Loss], additions: list[Addition], begun: float
    ) -> None:
        """Keep how the run goes, with what it wrote: a killed one leaves it as far as it came."""
        report = self._report
        for page, addition in zip(batch, additions, strict=True):
            report.meet(addition.outcome.value)
            if isinstance(page, Loss):
                report.lose(page.reason)
                continue
            report.spend(page)
            if addition.outcome in (Outcome.ADDED, Outcome.RECODED):
                report.count(page)
        report.add_seconds("store", time.process_time() - begun)
        if self._run is not None:
            write_report(self._connection, self._run, report)

    def _number(self) -> int:
        """The run that a change belongs to: this one's while it is the newest, else a new one."""
        newest = self._connection.execute("SELECT max(run) FROM runs").fetchone()[0]
        if self._run is None or newest != self._run:
            self._run = next_run(self._connection, "add")
        return self._run

    def _write_loss(self, loss: Loss) -> Addition:
        path = loss.path or ""
        known = self._connection.execute(
            "SELECT 1 FROM unread WHERE path = ? AND reason = ?", (path, loss.reason)
        ).fetchone()
        if known is None:
            self._connection.execute(
                "INSERT INTO unread (path, reason, stage, run) VALUES (?, ?, ?, ?)",
                (path, loss.reason, loss.stage, self._number()),
            )
        return Addition(path=path, outcome=Outcome.UNREAD, reason=loss.reason)

    def _write_page(self, page: CodedPage) -> Addition:
        document, sighting, coding = page.document, page.sighting, page.coding
        outcome = Outcome.UNCHANGED
        known = self._connection.execute(
            "SELECT forgotten_run FROM documents WHERE id = ?", (document.id,)
        ).fetchone()
        if known is not None and known[0] is not None:
            outcome = Outcome.FORGOTTEN
            return Addition(path=sighting.path, outcome=outcome, document=document.id)
        if known is None:
            outcome = Outcome.ADDED
            self._connection.execute(
                "INSERT INTO documents (id, run) VALUES (?, ?)", (document.id, self._number())
            )
        if coding is not None and self._write_coding(document, coding) and known is not None:
            outcome = Outcome.RECODED
        if self._write_sighting(sighting) and outcome is Outcome.UNCHANGED:
            outcome = Outcome.SIGHTED
        return Addition(path=sighting.path, outcome=outcome, document=document.id)

    def _write_sighting(self, sighting: Sighting) -> bool:
        known = self._connection.execute(
            "SELECT 1 FROM sightings WHERE id = ?", (sighting.id,)
        ).fetchone()
        if known is not None:
            return False
        self._connection.execute(
            "INSERT INTO sightings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                sighting.id, sighting.document, sighting.path, sighting.url, sighting.outlet,
                sighting.fetched_on, sighting.archive, sighting.record_offset, self._number(),
            ),
        )  # fmt: skip
        return True

    def _write_coding(self, document: Document, coding: Coding) -> bool:
        """Keep this coding unless the newest one is by the same program and lexica."""
        stored = self._connection.execute(
            "SELECT coded_by, coding, text_of FROM codings WHERE document = ?"
            " ORDER BY coding DESC LIMIT 1",
            (document.id,),
        ).fetchone()
        if stored is not None and stored[0] == coding.coded_by:
            return False
        text: str | None = document.text
        text_of: int | None = None
        if stored is not None:
            holder = stored[2] if stored[2] is not None else stored[1]
            if text == text_held(self._connection, holder):
                text, text_of = None, holder
        number = self._connection.execute(
            "INSERT INTO codings (document, coded_by, run, language, title, publisher,"
            " published_on, facts, text, text_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id, coding.coded_by, self._number(), document.language,
                document.title.text if document.title else None,
                document.publisher.text if document.publisher else None,
                document.published_on.edtf if document.published_on else None,
                document_facts(document), text, text_of,
            ),
        ).lastrowid  # fmt: skip
        self._connection.executemany(
            "INSERT INTO records (coding, position, kind, id, type, modality, country, span_start,"
            " span_end, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *row) for row in record_rows(coding)],
        )
        return True


def text_held(connection: sqlite3.Connection, coding: int) -> str | None:
    """The text that this row of `codings` holds itself."""
    row = connection.execute("SELECT text FROM codings WHERE coding = ?", (coding,)).fetchone()
    return None if row is None else row[0]


def next_run(connection: sqlite3.Connection, kind: str) -> int:
    """The number of a new run; all earlier ones are closed, unfinished where they were open."""
    connection.execute("UPDATE runs SET closed = 2 WHERE closed = 0")
    number = connection.execute(
        "INSERT INTO runs (kind, rujuk) VALUES (?, ?)", (kind, version("rujuk"))
    ).lastrowid
    if number is None:  # pragma: no cover - an INSERT always has a row id
        raise AssertionError
    return number
