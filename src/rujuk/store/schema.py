"""The tables of a case file, and how a case is told from a page.

A case is one SQLite file. Tables of witnesses are append-only but for `forget`. A run is one
`add`, `forget` or `review` that changed the case; its number is the case's only clock.
"""

from __future__ import annotations

from pathlib import Path

APPLICATION_ID = 0x72756A6B
"""Bytes "rujk" at offset 68 of the file: SQLite's place for the kind of file."""

SCHEMA_VERSION = 3

TABLES = """
CREATE TABLE runs (
  run INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,                  -- add, forget, review
  rujuk TEXT NOT NULL,                 -- version of the program
  closed INTEGER NOT NULL DEFAULT 0    -- no later change can carry this number; 2: cut short
) STRICT;
CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs,          -- first seen
  forgotten_run INTEGER REFERENCES runs          -- the tombstone: all but the id is gone
) STRICT, WITHOUT ROWID;
CREATE TABLE sightings (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents,
  path TEXT NOT NULL, url TEXT, outlet TEXT, fetched_on TEXT, archive TEXT, record_offset INTEGER,
  seen_at INTEGER NOT NULL REFERENCES runs
) STRICT, WITHOUT ROWID;
CREATE INDEX sightings_of ON sightings (document);
CREATE TABLE codings (                 -- one row for each reading and coding of a document
  coding INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents,
  coded_by TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs,
  language TEXT, title TEXT, publisher TEXT, published_on TEXT,
  facts TEXT NOT NULL,                 -- the Document as JSON, its text left empty
  text TEXT,                           -- null: the same as that of the coding in text_of
  text_of INTEGER REFERENCES codings
) STRICT;
CREATE INDEX codings_of ON codings (document, coding);
CREATE TABLE records (                 -- claims, events, relations, losses, as coded
  coding INTEGER NOT NULL REFERENCES codings,
  position INTEGER NOT NULL,           -- order in which the coder gave them
  kind TEXT NOT NULL,                  -- claim, event, relation, loss
  id TEXT,                             -- null: a loss
  type TEXT NOT NULL,                  -- measure, PLOVER type, kind of relation, reason
  modality TEXT, country TEXT, span_start INTEGER, span_end INTEGER,
  record TEXT NOT NULL,                -- the record as JSON
  PRIMARY KEY (coding, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_id ON records (id) WHERE id IS NOT NULL;
CREATE TABLE unread (                  -- pages that could not be read
  path TEXT NOT NULL, reason TEXT NOT NULL, stage TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs,
  PRIMARY KEY (path, reason)
) STRICT, WITHOUT ROWID;
"""

REVIEWS = """
CREATE TABLE reviews (                 -- an analyst's replies to records, beside the machine's
  run INTEGER PRIMARY KEY REFERENCES runs,       -- each review is a run of its own
  document TEXT NOT NULL REFERENCES documents,
  record TEXT NOT NULL,                -- the id it was given for
  kind TEXT NOT NULL,                  -- claim, event, relation
  verdict TEXT NOT NULL,               -- accept, reject, correct
  reviewer TEXT NOT NULL,
  type TEXT, note TEXT,                -- from here on null once the page is forgotten
  changes TEXT,                        -- the corrected fields as JSON, null for other verdicts
  said TEXT,                           -- what the record said, as JSON
  coding INTEGER REFERENCES codings,   -- the reading that the offsets are of
  span_start INTEGER, span_end INTEGER, quote TEXT,
  before TEXT, after TEXT              -- words around the quote
) STRICT;
CREATE INDEX reviews_of ON reviews (document);
"""
TABLES += REVIEWS

RUNNING = """
CREATE TABLE run_reports (             -- how a run went; no result is made of it
  run INTEGER PRIMARY KEY REFERENCES runs,
  report TEXT NOT NULL                 -- as JSON
) STRICT;
CREATE TABLE watched (                 -- what is known of the sources and pages that are watched
  address TEXT PRIMARY KEY,            -- of a feed, a page, a folder
  state TEXT NOT NULL                  -- as JSON
) STRICT, WITHOUT ROWID;
"""
TABLES += RUNNING

MIGRATIONS: dict[int, str] = {1: f"DROP TABLE reviews;\n{REVIEWS}", 2: RUNNING}
"""What brings a case of a form to the next one. Form 1 had a table of reviews that nothing filled;
form 2 kept nothing of how its runs went.
"""


def statements(script: str) -> list[str]:
    """The single statements of a script, so that a transaction may hold them."""
    return [one for one in script.split(";\n") if one.strip()]


_HEADER = b"SQLite format 3\x00"


def is_case(path: str | Path) -> bool:
    """Whether the file is a rujuk case, by its SQLite header and application id."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(_HEADER) and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def is_database(path: str | Path) -> bool:
    """Whether the file is an SQLite file of any kind."""
    try:
        with Path(path).open("rb") as file:
            return file.read(len(_HEADER)) == _HEADER
    except OSError:
        return False
