-- A file of evidence can be erased for good, where an entry allows it, as letters and papers can.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

CREATE TEMP TABLE allowed AS SELECT what, number, erased_by FROM erasure;
DROP TABLE erasure;
CREATE TABLE erasure (
    what      TEXT NOT NULL CHECK (what IN ('event', 'document', 'paper', 'evidence')),
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
CREATE TRIGGER erasure_is_measured AFTER INSERT ON erasure WHEN new.what = 'event'
BEGIN
    INSERT OR IGNORE INTO to_measure (case_id)
    SELECT case_id FROM event WHERE number = new.number AND case_id IS NOT NULL;
END;

DROP TRIGGER evidence_content_stays;
CREATE TRIGGER evidence_content_stays BEFORE DELETE ON evidence_content
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE what = 'evidence' AND number = old.evidence)
BEGIN SELECT RAISE(ABORT, 'a file of evidence is erased only where an entry allows it'); END;
DROP TRIGGER evidence_content_comes_once;
CREATE TRIGGER evidence_content_comes_once BEFORE INSERT ON evidence_content
WHEN EXISTS (SELECT 1 FROM evidence_content WHERE evidence = new.evidence AND part = new.part)
  OR EXISTS (SELECT 1 FROM erasure WHERE what = 'evidence' AND number = new.evidence)
BEGIN SELECT RAISE(ABORT, 'a file of evidence is never changed, and erased content does not come back'); END;

-- The name of a file may tell whose it was: it goes with the file.
DROP TRIGGER evidence_stays_what_it_is;
CREATE TRIGGER evidence_stays_what_it_is BEFORE UPDATE OF id, year, edition, slug, source, title, case_id, link, size,
    digest, content_of, saved_at ON evidence
WHEN new.title <> 'Erased' OR NOT EXISTS (SELECT 1 FROM erasure WHERE what = 'evidence' AND number = old.id)
  OR (new.id, new.year, new.edition, new.slug, new.source, new.case_id, new.link, new.size, new.digest, new.content_of,
      new.saved_at)
     <> (old.id, old.year, old.edition, old.slug, old.source, old.case_id, old.link, old.size, old.digest,
         old.content_of, old.saved_at)
BEGIN SELECT RAISE(ABORT, 'what is attached is never changed'); END;

PRAGMA user_version = 21;
COMMIT;
