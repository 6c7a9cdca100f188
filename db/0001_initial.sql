-- The register as it was first made.
--
-- Four kinds of table: the record (append-only), current facts (may change; each change is an entry in
-- the record too), scratch (drafts, answers not yet approved), and projections (rebuilt at will).
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

CREATE TABLE register (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    uuid    TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

-- The record -----------------------------------------------------------------------------------

CREATE TABLE complaint (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    reference TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE event (
    number      INTEGER PRIMARY KEY,
    case_id     INTEGER REFERENCES complaint (id),
    kind        TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    done_by     INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL,
    digest      BLOB NOT NULL,
    previous    BLOB NOT NULL,
    hash        BLOB NOT NULL UNIQUE
) STRICT;
CREATE INDEX event_by_case ON event (case_id, number);

-- What an event says: the very bytes whose salted digest stands in the chain.
CREATE TABLE event_content (
    number INTEGER PRIMARY KEY REFERENCES event (number),
    salt   BLOB NOT NULL,
    body   BLOB NOT NULL
) STRICT;

CREATE TABLE document (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id  INTEGER REFERENCES complaint (id),
    kind     TEXT NOT NULL,
    title    TEXT NOT NULL,
    version  INTEGER NOT NULL,
    template TEXT NOT NULL,
    edition  TEXT NOT NULL,
    dated    TEXT NOT NULL,
    digest   BLOB NOT NULL
) STRICT;
CREATE INDEX document_by_case ON document (case_id, id);

CREATE TABLE document_content (
    id    INTEGER PRIMARY KEY REFERENCES document (id),
    bytes BLOB NOT NULL
) STRICT;

-- Which content may be erased, and the entry that allows it.
CREATE TABLE erasure (
    what      TEXT NOT NULL CHECK (what IN ('event', 'document')),
    number    INTEGER NOT NULL,
    erased_by INTEGER NOT NULL REFERENCES event (number),
    PRIMARY KEY (what, number)
) STRICT;

CREATE TRIGGER register_is_kept BEFORE UPDATE ON register
BEGIN SELECT RAISE(ABORT, 'the register keeps its identity'); END;
CREATE TRIGGER register_stays BEFORE DELETE ON register
BEGIN SELECT RAISE(ABORT, 'the register keeps its identity'); END;
CREATE TRIGGER complaint_is_kept BEFORE UPDATE ON complaint
BEGIN SELECT RAISE(ABORT, 'a complaint is never changed'); END;
CREATE TRIGGER complaint_stays BEFORE DELETE ON complaint
BEGIN SELECT RAISE(ABORT, 'a complaint is never deleted'); END;
CREATE TRIGGER event_is_kept BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
CREATE TRIGGER event_follows BEFORE INSERT ON event
WHEN new.number <> (SELECT coalesce(max(number), 0) + 1 FROM event)
  OR new.previous <> coalesce((SELECT hash FROM event ORDER BY number DESC LIMIT 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'an entry follows the one before'); END;
CREATE TRIGGER event_content_is_kept BEFORE UPDATE ON event_content
BEGIN SELECT RAISE(ABORT, 'what an entry says is never changed'); END;
CREATE TRIGGER event_content_stays BEFORE DELETE ON event_content
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE what = 'event' AND number = old.number)
BEGIN SELECT RAISE(ABORT, 'what an entry says is erased only where an entry allows it'); END;
CREATE TRIGGER event_content_comes_once BEFORE INSERT ON event_content
WHEN EXISTS (SELECT 1 FROM erasure WHERE what = 'event' AND number = new.number)
BEGIN SELECT RAISE(ABORT, 'erased content does not come back'); END;
CREATE TRIGGER document_is_kept BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'a document is never changed'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'a document is never deleted'); END;
CREATE TRIGGER document_content_is_kept BEFORE UPDATE ON document_content
BEGIN SELECT RAISE(ABORT, 'a document is never changed'); END;
CREATE TRIGGER document_content_stays BEFORE DELETE ON document_content
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE what = 'document' AND number = old.id)
BEGIN SELECT RAISE(ABORT, 'a document is erased only where an entry allows it'); END;
CREATE TRIGGER erasure_needs_its_entry BEFORE INSERT ON erasure
WHEN NOT EXISTS (SELECT 1 FROM event WHERE number = new.erased_by AND kind = 'erased')
BEGIN SELECT RAISE(ABORT, 'erasing needs its entry'); END;
CREATE TRIGGER erasure_is_kept BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure is never changed'); END;
CREATE TRIGGER erasure_stays BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure is never deleted'); END;

-- Current facts --------------------------------------------------------------------------------

CREATE TABLE person (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    name              TEXT NOT NULL,
    role              TEXT NOT NULL,
    job               TEXT NOT NULL,
    address           TEXT NOT NULL,
    email             TEXT NOT NULL,
    telephone         TEXT NOT NULL,
    vulnerability     TEXT NOT NULL,
    adjustment        TEXT NOT NULL,
    adjustment_review TEXT
) STRICT;
CREATE INDEX person_by_role ON person (role, name);

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bank_holiday (
    day  TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE closure (
    first TEXT NOT NULL,
    last  TEXT NOT NULL,
    why   TEXT NOT NULL,
    PRIMARY KEY (first, last)
) STRICT, WITHOUT ROWID;

-- Scratch --------------------------------------------------------------------------------------

CREATE TABLE draft (
    key      TEXT PRIMARY KEY,
    value    TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
    year       INTEGER NOT NULL,
    edition    TEXT NOT NULL,
    slug       TEXT NOT NULL,
    comply     TEXT NOT NULL,
    evidence   TEXT NOT NULL,
    commentary TEXT NOT NULL,
    reason     TEXT NOT NULL,
    comply_by  TEXT,
    saved_at   TEXT NOT NULL,
    PRIMARY KEY (year, edition, slug)
) STRICT, WITHOUT ROWID;

-- Projections ----------------------------------------------------------------------------------

CREATE TABLE case_summary (
    case_id     INTEGER PRIMARY KEY REFERENCES complaint (id),
    reference   TEXT NOT NULL,
    title       TEXT NOT NULL,
    person      TEXT NOT NULL,
    home        TEXT NOT NULL,
    category    TEXT NOT NULL,
    channel     TEXT NOT NULL,
    status      TEXT NOT NULL,
    stage       INTEGER NOT NULL,
    received_on TEXT NOT NULL,
    next_duty   TEXT NOT NULL,
    next_due    TEXT NOT NULL,
    promise_due TEXT NOT NULL,
    ended_on    TEXT NOT NULL,
    handler     INTEGER NOT NULL,
    person_id   INTEGER NOT NULL,
    vulnerable  INTEGER NOT NULL,
    adjusted    INTEGER NOT NULL
) STRICT;
CREATE INDEX case_summary_by_person ON case_summary (person_id);

CREATE TABLE task (
    case_id     INTEGER NOT NULL REFERENCES complaint (id),
    duty        TEXT NOT NULL,
    key         TEXT NOT NULL,
    due         TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    what        TEXT NOT NULL,
    sentence    TEXT NOT NULL,
    PRIMARY KEY (case_id, duty, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_by_due ON task (due);

-- Every word of a case, folded (case, accents, apostrophes), findable by any part of three letters or more.
CREATE VIRTUAL TABLE case_search USING fts5 (folded, tokenize = 'trigram');
INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', 1);

PRAGMA user_version = 1;
COMMIT;
