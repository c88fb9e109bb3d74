"""Which pages of a case bear on which: derived tables that find the affair of a page.

For each page the tables hold what links it to others: the weightiest of its anchors, the rows of
its sketch, and a number of its affair. Whether two pages are linked is decided by these two alone
(`rujuk.weigh.threads`, `rujuk.weigh.kinship`), so that a new page is compared with those that share
an anchor or a row with it and with no others. An affair here is never parted again: it holds at
least the pages that weighing puts together.

The tables are no witnesses: they are filled as pages are added, made anew where they are missing or
were made by another program, and emptied of a page that is forgotten.
"""

from __future__ import annotations

import hashlib
import math
from array import array
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from rujuk import lexicon
from rujuk.read.fingerprint import ALL_BELOW, Fingerprint, containment, least_rows
from rujuk.records import Coding, content_id
from rujuk.store.codec import stored_document
from rujuk.store.schema import statements
from rujuk.store.transactions import transaction
from rujuk.weigh.copies import LEAST_WORDS
from rujuk.weigh.kinship import COPY_FROM, CROWDED, SHARED_ROWS
from rujuk.weigh.reports import Signs, make_report
from rujuk.weigh.threads import (
    FADES_DAYS,
    LINKS,
    day_bounds,
    days_between,
    fading,
    likeness,
    vector_of,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from rujuk.records import Document
    from rujuk.weigh.reports import Report
    from rujuk.weigh.stories import Vector

TABLES = """
CREATE TABLE kin_made (made_by TEXT NOT NULL) STRICT;
CREATE TABLE kin (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL UNIQUE,
  coding INTEGER NOT NULL UNIQUE,      -- the reading that the rest is of
  affair INTEGER NOT NULL,             -- the least number among its pages
  since REAL NOT NULL, until REAL NOT NULL,      -- days that it may be of, infinite: not bounded
  anchors TEXT NOT NULL,               -- as JSON, in their order
  digest TEXT NOT NULL, words INTEGER NOT NULL, rows INTEGER NOT NULL,
  least INTEGER NOT NULL,              -- rows of the sketch that are compared, at least
  sketch BLOB NOT NULL
) STRICT;
CREATE INDEX kin_affairs ON kin (affair);
CREATE INDEX kin_digests ON kin (digest, number);
CREATE INDEX kin_sizes ON kin (number, rows, least);
CREATE TABLE kin_anchors (
  anchor INTEGER NOT NULL,
  day INTEGER NOT NULL,                -- that the page is of; -1: it states none
  number INTEGER NOT NULL, weight REAL NOT NULL,
  PRIMARY KEY (anchor, day, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE kin_rows (  -- of the first page of each text
  row INTEGER NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY (row, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX kin_seen ON sightings (seen_at);
"""
_NAMES = ("kin_made", "kin", "kin_anchors", "kin_rows")

LEFT_OUT = 0.05
"""Length of what a page's own anchors in the table leave out; 1 is all of them."""
UNASKED = 0.1
"""Length of what a page does not look up: the anchors that most pages share. The two together stay
below `LINKS`, so that no link is missed: what two vectors share beyond what was looked up is at
most the product of lengths (Cauchy and Schwarz)."""
REACH_DAYS = FADES_DAYS * math.log(1 / LINKS) + 1
"""Days apart from which even equal pages are not linked."""
COUNTED = 1_000
"""Pages of an anchor up to which it is told how many there are: more cost alike."""
AT_ONCE = 32
"""Pages in one transaction, as when they are added."""
_SLACK = 1e-9  # rounding of sums
_ANCHORS = msgspec.json.Decoder(dict[str, float])
_MADE_OF = (
    "read/fingerprint.py", "code/anchors.py", "weigh/threads.py", "weigh/kinship.py",
    "weigh/reports.py", "store/kin.py",
)  # fmt: skip


@cache
def made_by() -> str:
    """What the tables depend on besides the pages: the rules that link two of them, the lexica."""
    package = files("rujuk")
    rules = (package.joinpath(path).read_bytes() for path in _MADE_OF)
    return content_id("kin", lexicon.digest(), *rules)


class Kin:
    """The tables of one case. Everything but `affairs_of` writes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Make the tables where they are missing, or were made by another program."""
        self._connection = connection
        self._crowded: set[int] = set()
        """Rows that are known to stand in too many texts, while nobody else writes."""
        self.copies = 0
        """Pages taken in whose very words another page of the case has."""
        with transaction(connection):
            if _made_by(connection) == made_by():
                return
            connection.execute("DROP INDEX IF EXISTS kin_seen")
            for name in _NAMES:
                connection.execute(f"DROP TABLE IF EXISTS {name}")
            for statement in statements(TABLES):
                connection.execute(statement)
            connection.execute("INSERT INTO kin_made VALUES (?)", (made_by(),))

    def bring_up_to_date(self) -> int:
        """Take in every reading of a page since the last one that was taken in; how many.

        Batch by batch: what is cut short goes on the next time.
        """
        taken = 0
        while True:
            with transaction(self._connection):
                self._crowded.clear()
                pending = self._connection.execute(
                    "SELECT coding FROM codings"
                    " WHERE coding > (SELECT coalesce(max(coding), 0) FROM kin)"
                    " ORDER BY coding LIMIT ?",
                    (AT_ONCE,),
                ).fetchall()
                for (coding,) in pending:
                    self.take(_report(self._read(coding)), coding)
            taken += len(pending)
            if len(pending) < AT_ONCE:
                return taken

    def touched_since(self, run: int) -> set[str]:
        """The ids of all pages whose affair a later run touched: by a page, a coding, a review."""
        self.bring_up_to_date()
        rows = self._connection.execute(_TOUCHED, (run,)).fetchall()
        return self.affairs_of(document for (document,) in rows)

    def affairs_of(self, documents: Iterable[str]) -> set[str]:
        """The ids of all pages that are of an affair with one of these, these among them."""
        found: set[str] = set()
        affairs: set[int] = set()
        for document in documents:
            row = self._connection.execute(
                "SELECT affair FROM kin WHERE document = ?", (document,)
            ).fetchone()
            if row is None:
                found.add(document)
            else:
                affairs.add(row[0])
        for affair in affairs:
            rows = self._connection.execute("SELECT document FROM kin WHERE affair = ?", (affair,))
            found.update(one for (one,) in rows)
        return found

    def _read(self, coding: int) -> Document:
        facts, text = self._connection.execute(
            "SELECT own.facts, coalesce(own.text, held.text) FROM codings AS own"
            " LEFT JOIN codings AS held ON held.coding = own.text_of WHERE own.coding = ?",
            (coding,),
        ).fetchone()
        return stored_document(facts, text or "")

    def take(self, report: Report, coding: int) -> None:
        """Take in the page of a report, as this coding read it; its earlier reading goes."""
        affairs = self._let_go(report.id)
        vector, text_of = vector_of(report.anchors), report.fingerprint
        self._link(report, vector, affairs)
        self._join_copies(text_of, affairs)
        since, until = day_bounds(report)
        number = self._connection.execute(
            "INSERT INTO kin (document, coding, affair, since, until, anchors, digest, words, rows,"
            " least, sketch) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                report.id, coding, since, until, msgspec.json.encode(report.anchors).decode(),
                text_of.digest, text_of.words, text_of.rows, least_rows(text_of),
                text_of.sketch.tobytes(),
            ),
        ).lastrowid or 0  # fmt: skip
        self._connection.executemany(
            "INSERT INTO kin_anchors VALUES (?, ?, ?, ?)",
            [
                (anchor_number(one), _day(since, until), number, vector[one])
                for one in _heavy(vector)
            ],
        )
        _hold_rows(self._connection, number)
        joined = min({*affairs, number})
        self._connection.execute("UPDATE kin SET affair = ? WHERE number = ?", (joined, number))
        for affair in affairs - {joined}:
            self._connection.execute("UPDATE kin SET affair = ? WHERE affair = ?", (joined, affair))

    def _let_go(self, document_id: str) -> set[int]:
        """Take out an earlier reading of a page; the affair that it stays in."""
        row = self._connection.execute(
            "SELECT affair FROM kin WHERE document = ?", (document_id,)
        ).fetchone()
        self._crowded.clear()
        let_go(self._connection, document_id)
        return set() if row is None else {row[0]}

    def _link(self, report: Report, vector: Vector, affairs: set[int]) -> None:
        """Add the affairs of pages that are linked with a report by what they name.

        One such page of an affair is enough, so those that share most are compared first.
        """
        shared: dict[int, float] = defaultdict(float)
        days = day_bounds(report)
        for anchor in self._asked(vector, days):
            weight = vector[anchor]
            rows = self._connection.execute(f"SELECT number, weight {_NEAR}", _near(anchor, days))
            for number, other in rows:
                shared[number] += weight * other
        unknown = UNASKED + LEFT_OUT + _SLACK
        near = [number for number, most in shared.items() if most + unknown >= LINKS]
        found = self._connection.execute(_DAYS_OF, (msgspec.json.encode(near),)).fetchall()
        for number, since, until, affair in sorted(found, key=lambda one: -shared[one[0]]):
            apart = days_between(days, (since, until))
            if affair in affairs or (shared[number] + unknown) * fading(apart) < LINKS:
                continue
            if likeness(vector, self._vector(number), apart) >= LINKS:
                affairs.add(affair)

    def _vector(self, number: int) -> Vector:
        row = self._connection.execute("SELECT anchors FROM kin WHERE number = ?", (number,))
        return vector_of(_ANCHORS.decode(row.fetchone()[0]))

    def _asked(self, vector: Vector, days: tuple[float, float]) -> list[str]:
        """The anchors to look up: without those that cost most pages for what they weigh."""
        anchors = msgspec.json.encode([anchor_number(one) for one in vector])
        counted = self._connection.execute(_COUNTS, (anchors, *_reach(days), COUNTED))
        held = {one: number for one, (number,) in zip(vector, counted, strict=True) if number}
        left = UNASKED * UNASKED
        asked = []
        for anchor in sorted(held, key=lambda one: (vector[one] ** 2 / held[one], one)):
            left -= vector[anchor] ** 2
            if left < 0:
                asked.append(anchor)
        return asked

    def _join_copies(self, text: Fingerprint, affairs: set[int]) -> None:
        """Add the affairs of pages with the same body, or one that stands in this or it in it."""
        if text.words < LEAST_WORDS:
            return
        same = self._connection.execute(
            "SELECT affair FROM kin WHERE digest = ? LIMIT 1", (text.digest,)
        ).fetchall()
        self.copies += len(same)
        affairs.update(affair for (affair,) in same)
        shared: Counter[int] = Counter()
        asked = [row for row in text.sketch if row not in self._crowded]
        counted = self._connection.execute(_HELD, (msgspec.json.encode(asked), CROWDED + 1))
        for row, (holders,) in zip(asked, counted.fetchall(), strict=True):
            if holders > CROWDED:
                self._crowded.add(row)
            elif holders:
                held = self._connection.execute(_HOLDERS, (row,))
                shared.update(chain.from_iterable(held))
        crowded = len(self._crowded.intersection(text.sketch))
        near = [number for number, rows in shared.items() if rows >= SHARED_ROWS]
        own = least_rows(text)
        sizes = self._connection.execute(_SIZES, (msgspec.json.encode(near),)).fetchall()
        enough: list[int] = []
        for number, rows, least in sizes:
            short = max(text.rows, rows) < ALL_BELOW  # then all rows are compared
            compared = min(text.rows, rows) if short else min(own, least)
            if shared[number] + crowded >= COPY_FROM * compared - _SLACK:
                enough.append(number)
        for number in sorted(enough, key=lambda one: (-shared[one], one)):
            affair, rows, sketch = self._connection.execute(
                "SELECT affair, rows, sketch FROM kin WHERE number = ?", (number,)
            ).fetchone()
            if affair in affairs:
                continue
            if containment(text, replace(text, rows=rows, sketch=_sketch(sketch))) >= COPY_FROM:
                affairs.add(affair)


def _made_by(connection: sqlite3.Connection) -> str | None:
    """Which rules made the tables of a case; null where it has none."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'kin_made'").fetchone():
        return None
    row = connection.execute("SELECT made_by FROM kin_made").fetchone()
    return None if row is None else str(row[0])


def lacking(connection: sqlite3.Connection) -> int:
    """How many readings of pages the tables do not hold yet: all, where other rules made them."""
    held = "SELECT coalesce(max(coding), 0) FROM kin" if _made_by(connection) == made_by() else "0"
    row = connection.execute(f"SELECT count(*) FROM codings WHERE coding > ({held})")  # noqa: S608
    return int(row.fetchone()[0])


def signs_of(connection: sqlite3.Connection, coding: int) -> Signs | None:
    """What finds the kin of a page, by this reading; null where the tables do not hold it."""
    if _made_by(connection) != made_by():
        return None
    row = connection.execute(f"{_SIGNS} WHERE coding = ?", (coding,)).fetchone()
    return None if row is None else _signs(*row[1:])


def all_signs(connection: sqlite3.Connection) -> dict[int, Signs]:
    """The same of every reading that the tables hold, by its number."""
    if _made_by(connection) != made_by():
        return {}
    return {coding: _signs(*row) for coding, *row in connection.execute(_SIGNS)}


_SIGNS = "SELECT coding, document, anchors, digest, words, rows, sketch FROM kin"


def _signs(document: str, anchors: str, digest: str, words: int, rows: int, sketch: bytes) -> Signs:
    return Signs(
        anchors=_ANCHORS.decode(anchors),
        fingerprint=Fingerprint(
            document=document, digest=digest, words=words, rows=rows, sketch=_sketch(sketch)
        ),
    )


def let_go(connection: sqlite3.Connection, document_id: str) -> None:
    """Take a page out of the tables, where there are any."""
    if _made_by(connection) is None:
        return
    for number, since, until, held, digest, sketch in connection.execute(
        "SELECT number, since, until, anchors, digest, sketch FROM kin WHERE document = ?",
        (document_id,),
    ).fetchall():
        day = _day(since, until)
        anchors = [(anchor_number(one), day, number) for one in _ANCHORS.decode(held)]
        connection.executemany(
            "DELETE FROM kin_anchors WHERE anchor = ? AND day = ? AND number = ?", anchors
        )
        rows = [(row, number) for row in _sketch(sketch)]
        connection.executemany("DELETE FROM kin_rows WHERE row = ? AND number = ?", rows)
        connection.execute("DELETE FROM kin WHERE number = ?", (number,))
        for (heir,) in connection.execute(_FIRST_OF, (digest,)).fetchall():
            _hold_rows(connection, heir)


_TOUCHED = (
    "SELECT document FROM codings WHERE coding >"
    " coalesce((SELECT coding FROM codings WHERE run <= ?1 ORDER BY coding DESC LIMIT 1), 0)"
    " UNION SELECT document FROM sightings WHERE seen_at > ?1"
    " UNION SELECT document FROM reviews WHERE run > ?1"
)
"""Codings are numbered as their runs are, and a new page has one: no table is read through."""
_NEAR = (
    "FROM (SELECT number, weight FROM kin_anchors WHERE anchor = ?1 AND day BETWEEN ?2 AND ?3"
    " UNION ALL SELECT number, weight FROM kin_anchors WHERE anchor = ?1 AND day = -1)"
)
"""Pages with an anchor that are near enough in time to be linked."""
_COUNTS = (
    "SELECT (SELECT count(*) FROM (SELECT 1 FROM kin_anchors"
    " WHERE anchor = asked.value AND day BETWEEN ?2 AND ?3"
    " UNION ALL SELECT 1 FROM kin_anchors WHERE anchor = asked.value AND day = -1 LIMIT ?4))"
    " FROM json_each(?1) AS asked ORDER BY asked.key"
)
"""How many such pages each of many anchors has: asked together, a tenth of the time."""
_HELD = (
    "SELECT (SELECT count(*) FROM (SELECT 1 FROM kin_rows WHERE row = asked.value LIMIT ?2))"
    " FROM json_each(?1) AS asked ORDER BY asked.key"
)
"""How many pages each of many rows has; most rows of a page have none."""
_HOLDERS = "SELECT number FROM kin_rows WHERE row = ?"
_SIZES = (
    "SELECT number, rows, least FROM kin INDEXED BY kin_sizes"
    " WHERE number IN (SELECT value FROM json_each(?))"
)
"""From the index alone: a row of the table is a hundred times as long."""
_DAYS_OF = (
    "SELECT number, since, until, affair FROM kin"
    " WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number"
)
_FIRST_OF = "SELECT min(number) FROM kin WHERE digest = ? HAVING min(number) IS NOT NULL"


def _hold_rows(connection: sqlite3.Connection, number: int) -> None:
    """Keep the rows of a page, if it is the first of its text: a text often seen crowds no row."""
    digest, words, sketch = connection.execute(
        "SELECT digest, words, sketch FROM kin WHERE number = ?", (number,)
    ).fetchone()
    first = connection.execute(_FIRST_OF, (digest,)).fetchone()[0]
    if words >= LEAST_WORDS and first == number:
        rows = [(row, number) for row in _sketch(sketch)]
        connection.executemany("INSERT OR IGNORE INTO kin_rows VALUES (?, ?)", rows)


def _day(since: float, until: float) -> int:
    """The day of a page that states one, else -1."""
    return int(since) if since == until else -1


def _near(anchor: str, days: tuple[float, float]) -> tuple[int, float, float]:
    """The values of `_NEAR`."""
    return anchor_number(anchor), *_reach(days)


def _reach(days: tuple[float, float]) -> tuple[float, float]:
    """The days of pages near enough: beyond `REACH_DAYS` no likeness is enough."""
    return max(0.0, days[0] - REACH_DAYS), days[1] + REACH_DAYS


def _sketch(stored: bytes) -> array[int]:
    rows = array("I")
    rows.frombytes(stored)
    return rows


def _report(document: Document) -> Report:
    """What links a page to others, which no record of it has a part in."""
    return make_report(document, Coding(document=document.id, coded_by=""), [])


def _heavy(vector: Vector) -> Iterator[str]:
    """The weightiest anchors of a page, until what is left out is shorter than `LEFT_OUT`."""
    left = 1.0
    for anchor in sorted(vector, key=lambda one: (-vector[one], one)):
        if left <= LEFT_OUT * LEFT_OUT:
            return
        left -= vector[anchor] ** 2
        yield anchor


@lru_cache(maxsize=65536)
def anchor_number(anchor: str) -> int:
    """A number for an anchor; two anchors of one number only add a page to compare."""
    digest = hashlib.blake2b(anchor.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1  # SQLite's integers have a sign
