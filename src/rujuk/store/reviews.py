"""The table of reviews: append-only but for `forget`, which empties what may hold page words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from rujuk.errors import ReviewError
from rujuk.records import Review, Verdict
from rujuk.store.adding import next_run
from rujuk.store.corrections import decoded_changes, kind_of, read_changes, said, type_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from rujuk.records import Coding, Document
    from rujuk.store.corrections import Record

CONTEXT = 32
"""Code points kept on each side of the words, to find them in another reading of the page."""

FORGET = (
    "UPDATE reviews SET type = NULL, note = NULL, changes = NULL, said = NULL, coding = NULL,"
    " span_start = NULL, span_end = NULL, quote = NULL, before = NULL, after = NULL"
    " WHERE document = ?"
)
"""Who replied what to which id stays; the note and the fields may repeat the page, and go."""

_SELECT = (
    "SELECT run, document, record, kind, verdict, reviewer, type, note, changes, said, span_start,"
    " span_end, quote, before, after FROM reviews WHERE run <= ?"
)


def make_review(
    document: Document,
    coding: Coding,
    record: Record,
    verdict: Verdict,
    *,
    by: str,
    note: str,
    settings: Iterable[tuple[str, str]],
) -> Review:
    """The review of a record, not numbered yet (0).

    Raises ReviewError where nobody signs it, a rejection or correction gives no reason, fields are
    set without a correction, or a correction is none that the record can take.
    """
    settings = tuple(settings)
    if not by.strip():
        raise ReviewError("by", "a review names who gives it: --by NAME")
    if not note.strip() and verdict is not Verdict.ACCEPT:
        raise ReviewError("note", f"a review that says {verdict.value} tells why: --note TEXT")
    if settings and verdict is not Verdict.CORRECT:
        raise ReviewError(settings[0][0], "only `correct` sets fields")
    start, end = record.start, record.end
    return Review(
        number=0,
        document=document.id,
        record=record.id,
        kind=kind_of(record),
        verdict=verdict,
        by=by.strip(),
        type=type_of(record),
        note=note.strip(),
        changes=read_changes(record, settings) if verdict is Verdict.CORRECT else None,
        said=said(record, coding),
        start=start,
        end=end,
        quote=record.quote,
        before=document.text[max(0, start - CONTEXT) : start],
        after=document.text[end : end + CONTEXT],
    )


def write_review(connection: sqlite3.Connection, review: Review, coding: int) -> Review:
    """Append a review of a record of the coding of this number, in a run of its own; the numbered.

    Where the last review of this id says the same of the same words, that one is returned and
    nothing is written.
    """
    earlier = [
        one
        for one in read_reviews(connection, document=review.document)
        if one.record == review.record
    ]
    if earlier and replace(earlier[-1], number=0) == review:
        return earlier[-1]
    run = next_run(connection, "review")
    connection.execute(
        "INSERT INTO reviews (run, document, record, kind, verdict, reviewer, type, note, changes,"
        " said, span_start, span_end, quote, before, after, coding)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            run, review.document, review.record, review.kind, review.verdict.value, review.by,
            review.type, review.note, review.changes, review.said, review.start, review.end,
            review.quote, review.before, review.after, coding,
        ),
    )  # fmt: skip
    connection.execute("UPDATE runs SET closed = 1 WHERE run = ?", (run,))
    return replace(review, number=run)


def read_reviews(
    connection: sqlite3.Connection, *, limit: int = 2**62, document: str | None = None
) -> list[Review]:
    """The reviews up to a run, oldest first: of the case, or of one page."""
    if document is None:
        rows = connection.execute(f"{_SELECT} ORDER BY run", (limit,))
    else:
        rows = connection.execute(f"{_SELECT} AND document = ? ORDER BY run", (limit, document))
    return [_review(row) for row in rows]


def _review(row: tuple[Any, ...]) -> Review:
    return Review(
        number=row[0],
        document=row[1],
        record=row[2],
        kind=row[3],
        verdict=Verdict(row[4]),
        by=row[5],
        type=row[6],
        note=row[7],
        changes=row[8],
        said=row[9],
        start=row[10],
        end=row[11],
        quote=row[12],
        before=row[13],
        after=row[14],
    )


def review_faults(connection: sqlite3.Connection) -> Iterator[tuple[str, int, str, str]]:
    """Broken laws of the table: document, law, part, message; nothing for a sound one.

    A review is of a page of the case or of its tombstone. Its words stand in the reading it was
    given for, its fields are such as may be set; of a forgotten page no word is kept.
    """
    rows = connection.execute(
        "SELECT reviews.run, reviews.document, documents.id, forgotten_run,"
        " coalesce(own.text, held.text)"
        " FROM reviews LEFT JOIN documents ON documents.id = reviews.document"
        " LEFT JOIN codings AS own ON own.coding = reviews.coding"
        " LEFT JOIN codings AS held ON held.coding = own.text_of ORDER BY reviews.run"
    ).fetchall()
    for run, document, known, forgotten, text in rows:
        where = f"review.{run}"
        if known is None:
            yield document, 5, where, "is of a page that the case does not hold"
            continue
        try:
            review = _review(connection.execute(f"{_SELECT} AND run = ?", (run, run)).fetchone())
        except ValueError as error:
            yield document, 5, where, f"cannot be read: {error}"
            continue
        words = (
            review.note,
            review.changes,
            review.said,
            review.quote,
            review.before,
            review.after,
        )
        if forgotten is not None:
            if any(one is not None for one in words):
                yield document, 5, where, "keeps words of a forgotten page"
            continue
        message = _broken_words(review, text)
        if message:
            yield document, 1, where, message
        message = _broken_fields(review)
        if message:
            yield document, 2, where, message


def _broken_words(review: Review, text: str | None) -> str | None:
    """What is wrong with the words a review stands on, null where they are in the page."""
    start, end = review.start, review.end
    if text is None or start is None or end is None:
        return "says not which words it is of"
    if text[start:end] != review.quote:
        return "its quote is not what the page says there"
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    if (review.before, review.after) != (before, after):
        return "the words around its quote are not those of the page"
    return None


def _broken_fields(review: Review) -> str | None:
    """What is wrong with the fields a review sets, null where nothing is."""
    try:
        msgspec.json.decode(review.said or "", type=dict[str, Any])
        if review.verdict is Verdict.CORRECT:
            decoded_changes(review.kind, review.changes or "")
        elif review.changes is not None:
            return "sets fields and is no correction"
    except (msgspec.DecodeError, KeyError) as error:
        return f"its fields cannot be read: {error}"
    return None
