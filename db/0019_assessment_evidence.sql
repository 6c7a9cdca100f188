-- Evidence attached to a row of the self-assessment: a file kept here, or something in the register that is named.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

-- `source` says what it is, `case_id` and `link` what it leads to. A file has its size and SHA-256; one that was
-- carried forward from an earlier year has the bytes of the row in `content_of`.
CREATE TABLE evidence (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    year       INTEGER NOT NULL,
    edition    TEXT NOT NULL,
    slug       TEXT NOT NULL,
    source     TEXT NOT NULL,
    title      TEXT NOT NULL,
    case_id    INTEGER NOT NULL DEFAULT 0,
    link       TEXT NOT NULL DEFAULT '',
    size       INTEGER NOT NULL DEFAULT 0,
    digest     TEXT NOT NULL DEFAULT '',
    content_of INTEGER NOT NULL DEFAULT 0,
    saved_at   TEXT NOT NULL,
    removed_at TEXT NOT NULL DEFAULT '',
    removed_by INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX evidence_by_year ON evidence (year, edition, slug);

CREATE TABLE evidence_content (
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    part     INTEGER NOT NULL,
    bytes    BLOB NOT NULL,
    PRIMARY KEY (evidence, part)
) STRICT;

CREATE TRIGGER evidence_content_is_kept BEFORE UPDATE ON evidence_content
BEGIN SELECT RAISE(ABORT, 'a file of evidence is never changed'); END;
CREATE TRIGGER evidence_content_stays BEFORE DELETE ON evidence_content
BEGIN SELECT RAISE(ABORT, 'a file of evidence is never deleted'); END;
CREATE TRIGGER evidence_content_comes_once BEFORE INSERT ON evidence_content
WHEN EXISTS (SELECT 1 FROM evidence_content WHERE evidence = new.evidence AND part = new.part)
BEGIN SELECT RAISE(ABORT, 'a file of evidence is never changed'); END;
CREATE TRIGGER evidence_stays_what_it_is BEFORE UPDATE OF id, year, edition, slug, source, title, case_id, link, size,
    digest, content_of, saved_at ON evidence
BEGIN SELECT RAISE(ABORT, 'what is attached is never changed'); END;

PRAGMA user_version = 19;
COMMIT;
