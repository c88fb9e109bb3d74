"""The case: one SQLite file that pages are added to, again and again, and asked questions of."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from rujuk.errors import CaseError, ReviewError, UnknownRecordError
from rujuk.read.inputs.found import document_id_of
from rujuk.read.sighted import as_sighted
from rujuk.records import Claim, Coding, Event, Loss, Relation, Sighting, Verdict
from rujuk.store.adding import Adder, AddReport, next_run, text_held
from rujuk.store.codec import stored_coding, stored_document, stored_record
from rujuk.store.connection import WAIT_SECONDS, open_case
from rujuk.store.kin import Kin, all_signs, lacking, let_go, signs_of
from rujuk.store.laws import Violation, check_coding, check_document, check_sighting
from rujuk.store.own_files import is_own_file
from rujuk.store.page import Page
from rujuk.store.reviewed import Reply, Standing, reviewed
from rujuk.store.reviews import FORGET, make_review, read_reviews, review_faults, write_review
from rujuk.store.run_report import RunReport, read_reports
from rujuk.store.runs import Run, read_runs
from rujuk.store.transactions import told_as_case_error, transaction
from rujuk.store.watched import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from os import PathLike

    from rujuk.jobs.coding import Coder
    from rujuk.jobs.limits import Limits
    from rujuk.read.inputs.found import Found
    from rujuk.read.inputs.position import Position
    from rujuk.records import Document, Review
    from rujuk.store.adding import Addition, Item
    from rujuk.weigh.reports import Signs

    Row = tuple[Any, ...]  # what SQLite gives: the columns of a STRICT table


class Case:
    """A case file. Use it as a context manager, or `close()` it.

    `path` names the file; it is made where there is none unless `must_exist`. A writer waits
    `wait_seconds` for another writer, then raises CaseError. Reading never waits for a writer.
    """

    def __init__(
        self,
        path: str | PathLike[str],
        *,
        must_exist: bool = False,
        wait_seconds: float = WAIT_SECONDS,
    ) -> None:
        """Open the case, or raise CaseError saying why it cannot be used.

        `backup` is the path of the old file where the case was of an older form and has just been
        brought to this program's; else null.
        """
        self.path = str(Path(path))
        self._connection, self.backup = open_case(
            self.path, must_exist=must_exist, wait_seconds=wait_seconds
        )

    def __enter__(self) -> Self:
        """The case itself."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; SQLite folds its journal back into it."""
        self._connection.close()

    # --- writing -------------------------------------------------------------------------------

    def add(
        self,
        paths: Iterable[str],
        *,
        fields: Mapping[str, str] | None = None,
        jobs: int = 1,
        limits: Limits | None = None,
        position: Position | None = None,
        progress: Callable[[Addition], None] | None = None,
    ) -> AddReport:
        """Add files, folders, archives, feeds, lists. What the case holds already changes nothing.

        Pages are coded by `jobs` processes, each page within `limits`; their number changes no
        result. `position` is told how far the reading has come.

        The case file itself is passed over where it lies in one of the folders. `progress` hears
        of each input when it is on the disk. The same bytes at another path are a new sighting; a
        page coded by another version or with other lexica gets a new coding in a new run, and the
        old one is kept. Raises CaseError where the case cannot be written.
        """
        from rujuk.jobs.pool import Pool  # noqa: PLC0415 - a case is read without these
        from rujuk.read.inputs.opening import find_pages  # noqa: PLC0415

        found = find_pages(
            list(paths),
            fields=fields,
            position=position,
            is_passed_over=lambda path: is_own_file(path, self.path),
        )
        with Pool(jobs, limits) as pool:
            return self.add_found(found, pool.code, progress=progress)

    def add_found(
        self,
        found: Iterable[Found | Loss],
        coder: Coder,
        *,
        progress: Callable[[Addition], None] | None = None,
    ) -> AddReport:
        """Add pages that were found elsewhere; `coder` reads and codes them, as `Pool.code` does.

        What it leaves out is not added. Raises CaseError where the case cannot be written.
        """
        from rujuk.code.document import coded_by  # noqa: PLC0415 - a case is read without it

        adder = Adder(self._connection, self.path, progress)
        return adder.add(
            coder(found, is_coded=lambda one: adder.holds(document_id_of(one), coded_by()))
        )

    def add_pages(
        self,
        items: Iterable[Item],
        coder: Callable[[Document], Coding],
        *,
        progress: Callable[[Addition], None] | None = None,
    ) -> AddReport:
        """Add pages that were read elsewhere; `coder` is called for what the case does not hold."""
        adder = Adder(self._connection, self.path, progress)
        return adder.add(adder.coded(items, coder))

    def review(
        self,
        record_id: str,
        verdict: Verdict,
        *,
        by: str,
        note: str = "",
        settings: Iterable[tuple[str, str]] = (),
    ) -> Review:
        """Keep an analyst's reply to a claim, event or relation of the newest coding that has it.

        `settings` are fields of a correction with their words (docs/review.md). The machine's
        record stays as it is. The same review again changes nothing. Raises UnknownRecordError, and
        ReviewError for a review that cannot be kept.
        """
        if not record_id.startswith(("clm-", "evt-", "rel-")):
            message = "is no claim (clm-), event (evt-) or relation (rel-); only these are reviewed"
            raise ReviewError(record_id, message)
        with told_as_case_error(self.path), transaction(self._connection):
            number, record = self._newest(record_id)
            document, coding, _ = self._coding(number)
            made = make_review(
                document, coding, record, verdict, by=by, note=note, settings=settings
            )
            return write_review(self._connection, made, number)

    def forget(self, document_id: str) -> int:
        """Remove the text, quotes, paths and records of a page; keep its id as a tombstone.

        Of its reviews the verdict, its id and who gave it stay; note and fields go. Returns the
        number of the run. The page is refused when it is added again. The freed pages of the file
        are overwritten. Raises UnknownRecordError where the case has no such page.
        """
        with told_as_case_error(self.path):
            with transaction(self._connection):
                row = self._connection.execute(
                    "SELECT forgotten_run FROM documents WHERE id = ?", (document_id,)
                ).fetchone()
                if row is None:
                    raise UnknownRecordError(document_id)
                if row[0] is not None:
                    return int(row[0])
                run = next_run(self._connection, "forget")
                let_go(self._connection, document_id)
                for statement in _FORGET:
                    self._connection.execute(statement, (document_id,))
                self._connection.execute(
                    "UPDATE documents SET forgotten_run = ? WHERE id = ?", (run, document_id)
                )
                self._connection.execute("UPDATE runs SET closed = 1 WHERE run = ?", (run,))
            busy = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            message = (
                f"{document_id} is forgotten, but another program is reading the case: its words"
                " leave the journal when the last program closes the case"
            )
            raise CaseError(self.path, message)
        return run

    # --- reading -------------------------------------------------------------------------------

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is the case at one moment, whatever another program adds."""
        with told_as_case_error(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")

    def touched_since(self, run: int) -> set[str]:
        """The ids of all pages whose affair a later run touched: by a page, a coding, a review.

        Writes the tables that tell affairs, where they lack pages (`rujuk.store.kin`).
        """
        with told_as_case_error(self.path):
            return Kin(self._connection).touched_since(run)

    def lacking(self) -> int:
        """How many readings another program or other rules left to the tables that tell affairs."""
        with told_as_case_error(self.path):
            return lacking(self._connection)

    def signs_of(self, page: Page) -> Signs | None:
        """What finds the kin of a page, as those tables keep it; null where they do not."""
        with told_as_case_error(self.path):
            return signs_of(self._connection, page.reading)

    def signs(self) -> dict[int, Signs]:
        """The same of all pages whose tables are up to date, by the number of the reading."""
        with told_as_case_error(self.path):
            return all_signs(self._connection)

    def pages(
        self,
        *,
        as_of_run: int | None = None,
        with_reviews: bool = False,
        documents: Collection[str] | None = None,
    ) -> Iterator[Page]:
        """Every page that is not forgotten, in the order of ids, as of that run (newest: null).

        With reviews, each coding is as its analysts left it by that run. `documents`: only these.
        """
        limit = _limit(as_of_run)
        told = self._reviews_by_document(limit) if with_reviews else {}
        ids = (
            self._rows(
                "SELECT id FROM documents WHERE run <= ? AND forgotten_run IS NULL ORDER BY id",
                (limit,),
            )
            if documents is None
            else [(one,) for one in sorted(documents)]
        )
        for (document_id,) in ids:
            page = self._page(document_id, limit)
            if page is None:
                continue
            if with_reviews:
                after = reviewed(page.document, page.coding, told.get(document_id, ()))
                page = replace(page, coding=after.coding, reviewed=after)
            yield page

    def page(self, document_id: str) -> Page:
        """One page. Raises UnknownRecordError where the case has none, or was told to forget it."""
        page = self._page(document_id, _limit(None))
        if page is None:
            raise UnknownRecordError(document_id)
        return page

    def documents(self) -> Iterator[Document]:
        """Every document, in the order of ids."""
        return (page.document for page in self.pages())

    def claims(self) -> Iterator[Claim]:
        """Every claim of the newest codings, by document and place on the page."""
        return (claim for page in self.pages() for claim in page.coding.claims)

    def events(self) -> Iterator[Event]:
        """Every event mention of the newest codings."""
        return (event for page in self.pages() for event in page.coding.events)

    def relations(self) -> Iterator[Relation]:
        """Every relation of the newest codings."""
        return (relation for page in self.pages() for relation in page.coding.relations)

    def losses(self, *, as_of_run: int | None = None) -> Iterator[Loss]:
        """What was not coded, by page; then the pages that could not be read, by path."""
        for page in self.pages(as_of_run=as_of_run):
            yield from page.document.losses
            yield from page.coding.losses
        yield from self.unread(as_of_run=as_of_run)

    def unread(self, *, as_of_run: int | None = None) -> Iterator[Loss]:
        """The pages that could not be read, by path; not those that a later run did read there."""
        for path, reason, stage in self._rows(_UNREAD, {"last": _limit(as_of_run)}):
            yield Loss(stage=stage, reason=reason, path=path)

    def record(self, record_id: str) -> Claim | Event | Relation:
        """The record of this id, from the newest coding that has it; else UnknownRecordError."""
        return self._newest(record_id)[1]

    def page_of(self, record_id: str) -> Page:
        """The page of a record, as the newest program read it that made this record."""
        return self._reading(self._newest(record_id)[0], _limit(None))

    def replies(self, *, as_of_run: int | None = None, document: str | None = None) -> list[Reply]:
        """Every review with what it does to the newest coding of its page, oldest first.

        Those of forgotten pages are among them. Cut at a run, or to one page.
        """
        limit = _limit(as_of_run)
        found: list[Reply] = []
        for document_id, reviews in self._reviews_by_document(limit, document).items():
            page = self._page(document_id, limit)
            if page is None:
                found += [Reply(review=one, standing=Standing.FORGOTTEN) for one in reviews]
            else:
                found += reviewed(page.document, page.coding, reviews).replies
        return sorted(found, key=lambda one: one.review.number)

    def runs(self) -> list[Run]:
        """Every run, oldest first."""
        with told_as_case_error(self.path):
            return read_runs(self._connection)

    def run_reports(self) -> dict[int, RunReport]:
        """How runs went, by their number: pages, losses, where the time went."""
        with told_as_case_error(self.path):
            return read_reports(self._connection)

    @property
    def watched(self) -> Watched:
        """What is kept of the sources that `rujuk.watch` watches."""
        return Watched(self._connection, self.path)

    def size(self) -> int:
        """How many pages were ever added, forgotten ones too."""
        return int(self._rows("SELECT count(*) FROM documents")[0][0])

    def last_run(self) -> int | None:
        """The last run that changed the case; null in an empty one."""
        number = self._rows("SELECT max(run) FROM runs")[0][0]
        return None if number is None else int(number)

    def check(self) -> list[Violation]:
        """Every broken law in the case: all codings, old ones too. Empty is the proof."""
        damage = self._rows("PRAGMA integrity_check")
        damage += self._rows("PRAGMA foreign_key_check")
        found = [_case_fault("file", " ".join(map(str, row))) for row in damage if row[0] != "ok"]
        rows = self._rows("SELECT id, forgotten_run FROM documents ORDER BY id")
        for document_id, forgotten in rows:
            found += self._check_page(document_id, forgotten=forgotten is not None)
        with told_as_case_error(self.path):
            found += [
                Violation(law=law, document=page, record=where, where="review", message=message)
                for page, law, where, message in review_faults(self._connection)
            ]
        return found

    # --- rows ----------------------------------------------------------------------------------

    def _rows(self, query: str, values: tuple[str | int, ...] | dict[str, int] = ()) -> list[Row]:
        with told_as_case_error(self.path):
            return self._connection.execute(query, values).fetchall()

    def _newest(self, record_id: str) -> tuple[int, Claim | Event | Relation]:
        """The newest coding that has a record, and the record; else UnknownRecordError."""
        rows = self._rows(
            "SELECT coding, kind, record FROM records WHERE id = ? ORDER BY coding DESC LIMIT 1",
            (record_id,),
        )
        if not rows:
            raise UnknownRecordError(record_id)
        number, kind, stored = rows[0]
        with told_as_case_error(self.path):
            record = stored_record(kind, stored)
        if isinstance(record, Loss):  # pragma: no cover - a loss has no id
            raise UnknownRecordError(record_id)
        return number, record

    def _reviews_by_document(
        self, limit: int, document: str | None = None
    ) -> dict[str, list[Review]]:
        with told_as_case_error(self.path):
            found: dict[str, list[Review]] = {}
            for one in read_reviews(self._connection, limit=limit, document=document):
                found.setdefault(one.document, []).append(one)
            return found

    def _check_page(self, document_id: str, *, forgotten: bool) -> list[Violation]:
        codings = self._rows(
            "SELECT coding FROM codings WHERE document = ? ORDER BY coding", (document_id,)
        )
        sightings = self._sightings(document_id, _limit(None))
        if forgotten:
            kept = codings or sightings
            return [_case_fault(document_id, "is forgotten, but not all of it")] if kept else []
        found = [violation for sighting in sightings for violation in check_sighting(sighting)]
        if not codings or not sightings:
            found.append(_case_fault(document_id, "has no sighting or no coding"))
        for (number,) in codings:
            document, coding, _ = self._coding(number)
            found += check_document(document)
            found += check_coding(document, coding)
            if document.id != document_id:
                found.append(_case_fault(document_id, f"is stored as {document.id}"))
        return found

    def _page(self, document_id: str, limit: int) -> Page | None:
        rows = self._rows(
            "SELECT coding FROM codings WHERE document = ? AND run <= ?"
            " ORDER BY coding DESC LIMIT 1",
            (document_id, limit),
        )
        if not rows:
            return None
        return self._reading(rows[0][0], limit)

    def _reading(self, number: int, limit: int) -> Page:
        """The page as this coding read it."""
        document, coding, run = self._coding(number)
        sightings = tuple(self._sightings(document.id, limit))
        return Page(
            document=as_sighted(document, sightings),
            coding=coding,
            sightings=sightings,
            coded_in=run,
            reading=number,
        )

    def _coding(self, number: int) -> tuple[Document, Coding, int]:
        found = self._rows(
            "SELECT document, coded_by, run, facts, text, text_of FROM codings WHERE coding = ?",
            (number,),
        )
        if not found:
            raise CaseError(self.path, f"is damaged: coding {number} is gone")
        document_id, coded_by, run, facts, text, text_of = found[0]
        rows = self._rows(
            "SELECT kind, record FROM records WHERE coding = ? ORDER BY position", (number,)
        )
        with told_as_case_error(self.path):
            if text is None:
                text = text_held(self._connection, text_of) or ""
            return stored_document(facts, text), stored_coding(document_id, coded_by, rows), run

    def _sightings(self, document_id: str, limit: int) -> list[Sighting]:
        rows = self._rows(
            "SELECT id, document, path, url, outlet, fetched_on, archive, record_offset, seen_at"
            " FROM sightings WHERE document = ? AND seen_at <= ? ORDER BY path, id",
            (document_id, limit),
        )
        return [Sighting(**dict(zip(_SEEN, row, strict=True))) for row in rows]


_FORGET = (
    FORGET,
    "DELETE FROM records WHERE coding IN (SELECT coding FROM codings WHERE document = ?)",
    "UPDATE codings SET text_of = NULL WHERE document = ?",
    "DELETE FROM codings WHERE document = ?",
    "DELETE FROM sightings WHERE document = ?",
)

_SEEN = (
    "id", "document", "path", "url", "outlet", "fetched_on", "archive", "record_offset", "seen_at",
)  # fmt: skip
_UNREAD = """
WITH later AS (
  SELECT path, max(seen_at) AS run FROM sightings
  WHERE seen_at <= :last AND path IN (SELECT path FROM unread) GROUP BY path
)
SELECT path, reason, stage FROM unread LEFT JOIN later USING (path)
WHERE unread.run <= :last AND coalesce(later.run, 0) <= unread.run ORDER BY path, reason
"""
_NEWEST = 2**62


def _limit(as_of_run: int | None) -> int:
    return _NEWEST if as_of_run is None else as_of_run


def _case_fault(where: str, message: str) -> Violation:
    return Violation(law=5, document=where, record=where, where="case", message=message)
