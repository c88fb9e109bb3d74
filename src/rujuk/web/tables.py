"""The tables of an edition: the picture of a case, prepared as plain records for its pages.

An edition is made by `rujuk.web.press` and read by `rujuk.web.edition`. It is a file for the time
that the server runs, never kept: the case alone holds what was read.
"""

from __future__ import annotations

EDITION = """
CREATE TABLE kept (                    -- what pages prepared: JSON by name, language and key
  name TEXT NOT NULL, language TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (name, language, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE pages (
  number INTEGER PRIMARY KEY,          -- as the brief cites it
  id TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL, title TEXT, outlet TEXT, language TEXT,
  day TEXT,                            -- by which the public had it, ISO; null unknown
  dated INTEGER NOT NULL,              -- 1: published on that day; 0: only not later than it
  original INTEGER,                    -- of a reprint: the number of the page it copies
  claims INTEGER NOT NULL, events INTEGER NOT NULL, relations INTEGER NOT NULL,
  losses INTEGER NOT NULL,
  facts BLOB NOT NULL,                 -- JSON: what the page says of itself, blocks, losses
  text TEXT NOT NULL                   -- last: a long text is read only where it is asked for
) STRICT;
CREATE TABLE ledger (                  -- one row for each claim, event and relation
  number INTEGER PRIMARY KEY,          -- in the order of pages and of the coder
  id TEXT NOT NULL UNIQUE,
  page INTEGER NOT NULL REFERENCES pages,
  kind TEXT NOT NULL,                  -- claim, event, relation
  type TEXT NOT NULL,                  -- measure, PLOVER type, kind of relation
  outlet TEXT, day TEXT, dated INTEGER NOT NULL, -- those of its page
  told TEXT,                           -- the time it is told of: EDTF
  speaker TEXT,                        -- of the root authority: its entry or name; null own voice
  speaker_en TEXT, speaker_id TEXT,    -- its name in the languages of the interface
  country TEXT,                        -- of whom, or of the first actor
  whose_en TEXT, whose_id TEXT, place_en TEXT, place_id TEXT,
  modality TEXT, stance TEXT, hedge TEXT,
  low INTEGER, best INTEGER, high INTEGER,
  size INTEGER,                        -- the figure that it is sorted by
  quantity TEXT, assertion TEXT,       -- of a claim: what it was weighed in
  grade TEXT, status TEXT,
  independent INTEGER NOT NULL,        -- 0: on a reprint
  span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
  quote TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_of ON ledger (page, span_start);
CREATE INDEX ledger_quantity ON ledger (quantity) WHERE quantity IS NOT NULL;
CREATE TABLE forms (                   -- the records' wire form, as analysts left them
  id TEXT PRIMARY KEY, form BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE page_words USING fts5(
  title, text, content='pages', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE record_words USING fts5(
  quote, content='ledger', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);
"""

FILLED = """
INSERT INTO page_words (page_words) VALUES ('rebuild');
INSERT INTO record_words (record_words) VALUES ('rebuild');
ANALYZE;
"""
"""Run when all rows are in."""
