-- The tables of a case of form 1, as the program that wrote it made them.
CREATE TABLE runs (
  run INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,                  -- add, forget, review
  rujuk TEXT NOT NULL,                 -- version of the program
  closed INTEGER NOT NULL DEFAULT 0    -- 1: no later change can carry this number
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
CREATE TABLE reviews (                 -- an analyst's replies to records
  review INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs,
  record TEXT NOT NULL, verdict TEXT NOT NULL, note TEXT
) STRICT;
