-- Correspondence and files: the exact bytes of each file beside the entry that says what it is.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

-- The file of an entry of correspondence. Its id is the number of that entry.
CREATE TABLE paper (
    id      INTEGER PRIMARY KEY REFERENCES event (number),
    case_id INTEGER NOT NULL REFERENCES complaint (id),
    size    INTEGER NOT NULL,
    digest  BLOB NOT NULL
) STRICT;

-- Its bytes in pieces, so that none has to be held in memory as a whole to be copied or checked.
CREATE TABLE paper_content (
    paper INTEGER NOT NULL REFERENCES paper (id),
    part  INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (paper, part)
) STRICT;

-- The content of a paper may be erased too, where an entry allows it.
CREATE TEMP TABLE allowed AS SELECT what, number, erased_by FROM erasure;
DROP TABLE erasure;
CREATE TABLE erasure (
    what      TEXT NOT NULL CHECK (what IN ('event', 'document', 'paper')),
    number    INTEGER NOT NULL,
    erased_by INTEGER NOT NULL REFERENCES event (number),
    PRIMARY KEY (what, number)
) STRICT;
INSERT INTO erasure (what, number, erased_by) SELECT what, number, erased_by FROM allowed;
DROP TABLE allowed;
CREATE TRIGGER erasure_needs_its_entry BEFORE INSERT ON erasure
WHEN NOT EXISTS (SELECT 1 FROM event WHERE number = new.erased_by AND kind = 'erased')
BEGIN SELECT RAISE(ABORT, 'erasing needs its entry'); END;
CREATE TRIGGER erasure_is_kept BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure is never changed'); END;
CREATE TRIGGER erasure_stays BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure is never deleted'); END;

CREATE TRIGGER paper_needs_its_entry BEFORE INSERT ON paper
WHEN NOT EXISTS (SELECT 1 FROM event WHERE number = new.id AND kind = 'corresponded' AND case_id = new.case_id)
BEGIN SELECT RAISE(ABORT, 'a paper needs its entry'); END;
CREATE TRIGGER paper_is_kept BEFORE UPDATE ON paper
BEGIN SELECT RAISE(ABORT, 'a paper is never changed'); END;
CREATE TRIGGER paper_stays BEFORE DELETE ON paper
BEGIN SELECT RAISE(ABORT, 'a paper is never deleted'); END;
CREATE TRIGGER paper_content_is_kept BEFORE UPDATE ON paper_content
BEGIN SELECT RAISE(ABORT, 'a paper is never changed'); END;
CREATE TRIGGER paper_content_stays BEFORE DELETE ON paper_content
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE what = 'paper' AND number = old.paper)
BEGIN SELECT RAISE(ABORT, 'a paper is erased only where an entry allows it'); END;
CREATE TRIGGER paper_content_comes_once BEFORE INSERT ON paper_content
WHEN EXISTS (SELECT 1 FROM erasure WHERE what = 'paper' AND number = new.paper)
  OR (SELECT coalesce(sum(length(bytes)), 0) FROM paper_content WHERE paper = new.paper) + length(new.bytes)
     > (SELECT size FROM paper WHERE id = new.paper)
BEGIN SELECT RAISE(ABORT, 'a paper is never added to, and erased content does not come back'); END;

PRAGMA user_version = 5;
COMMIT;
