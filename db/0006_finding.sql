-- Lists of a hundred thousand lines: sorted, narrowed and counted where they are kept. Views of them that have a name.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

-- Projections, made anew when the register is opened. What ends in _key is what a column is sorted by.

DROP TABLE case_summary;
CREATE TABLE case_summary (
    case_id       INTEGER PRIMARY KEY REFERENCES complaint (id),
    reference     TEXT NOT NULL,
    title         TEXT NOT NULL,
    person        TEXT NOT NULL,
    home          TEXT NOT NULL,
    category      TEXT NOT NULL,
    channel       TEXT NOT NULL,
    status        TEXT NOT NULL,
    stage         INTEGER NOT NULL,
    received_on   TEXT NOT NULL,
    next_duty     TEXT NOT NULL,
    next_due      TEXT NOT NULL,
    promise_due   TEXT NOT NULL,
    ended_on      TEXT NOT NULL,
    handler       INTEGER NOT NULL,
    person_id     INTEGER NOT NULL,
    vulnerable    INTEGER NOT NULL,
    adjusted      INTEGER NOT NULL,
    restricted    INTEGER NOT NULL,
    ombudsman     INTEGER NOT NULL,
    answered_on   TEXT NOT NULL,
    outcome       TEXT NOT NULL,
    first_due     TEXT NOT NULL,
    reference_key TEXT NOT NULL,
    title_key     TEXT NOT NULL,
    person_key    TEXT NOT NULL,
    home_key      TEXT NOT NULL
) STRICT;
CREATE INDEX case_summary_by_person ON case_summary (person_id);
CREATE INDEX case_summary_by_reference ON case_summary (reference_key);
CREATE INDEX case_summary_by_title ON case_summary (title_key);
CREATE INDEX case_summary_by_name ON case_summary (person_key);
CREATE INDEX case_summary_by_home ON case_summary (home_key);
CREATE INDEX case_summary_by_due ON case_summary (first_due = '', first_due);
CREATE INDEX case_summary_by_receipt ON case_summary (received_on);

-- All that cases are narrowed by, so that they are counted without reading their lines.
CREATE INDEX case_summary_narrowed ON case_summary (
    ended_on, first_due, stage, promise_due, category, channel, handler, vulnerable, adjusted, restricted, ombudsman,
    answered_on, outcome, received_on
);

-- What is due is counted without reading what it says.
DROP INDEX task_by_due;
CREATE INDEX task_by_due ON task (due, case_id, duty, key, provisional);
CREATE INDEX task_by_duty ON task (duty, key, due, provisional);

DROP TABLE request_summary;
CREATE TABLE request_summary (
    case_id       INTEGER PRIMARY KEY REFERENCES complaint (id),
    reference     TEXT NOT NULL,
    title         TEXT NOT NULL,
    person        TEXT NOT NULL,
    home          TEXT NOT NULL,
    person_id     INTEGER NOT NULL,
    category      TEXT NOT NULL,
    status        TEXT NOT NULL,
    received_on   TEXT NOT NULL,
    review_due    TEXT NOT NULL,
    ended_on      TEXT NOT NULL,
    complaint     INTEGER NOT NULL,
    reference_key TEXT NOT NULL,
    title_key     TEXT NOT NULL,
    person_key    TEXT NOT NULL,
    home_key      TEXT NOT NULL
) STRICT;
CREATE INDEX request_summary_by_person ON request_summary (person_id);
CREATE INDEX request_summary_waiting ON request_summary (review_due) WHERE review_due <> '';

-- Who else is in a case beside who made it. A case is found by their names too, so it is put anew when one changes.
CREATE TABLE case_person (
    case_id   INTEGER NOT NULL REFERENCES complaint (id),
    person_id INTEGER NOT NULL,
    PRIMARY KEY (case_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_person_by_person ON case_person (person_id);

-- Every word of a case, and of a service request, folded (case, accents, apostrophes), each word after one space.
DROP TABLE case_search;
CREATE VIRTUAL TABLE case_search USING fts5 (folded, tokenize = 'trigram');
INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE request_search USING fts5 (folded, tokenize = 'trigram');
INSERT INTO request_search (request_search, rank) VALUES ('secure-delete', 1);

-- Scratch --------------------------------------------------------------------------------------

-- What a list showed, under a name. `removed_at` is when it was put into the bin, empty while it is in use.
CREATE TABLE saved_view (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    shows      TEXT NOT NULL,
    saved_at   TEXT NOT NULL,
    removed_at TEXT NOT NULL
) STRICT;

PRAGMA user_version = 6;
COMMIT;
