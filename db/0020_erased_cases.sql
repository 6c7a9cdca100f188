-- A whole case can be erased: what it said is gone, its bare line and how it counted in the figures stay.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

CREATE TABLE erased_case (
    case_id     INTEGER PRIMARY KEY REFERENCES complaint (id),
    entry       INTEGER NOT NULL REFERENCES event (number),
    edition     TEXT NOT NULL,
    received_on TEXT NOT NULL,
    ended_on    TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    certificate INTEGER NOT NULL REFERENCES document (id)
) STRICT;

-- How it counted in the figures of its years, as it was last measured.
CREATE TABLE erased_figure (
    case_id INTEGER NOT NULL REFERENCES erased_case (case_id),
    place   INTEGER NOT NULL,
    edition TEXT NOT NULL,
    measure TEXT NOT NULL,
    mark    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    day     TEXT NOT NULL,
    since   TEXT NOT NULL,
    until   TEXT NOT NULL,
    amount  INTEGER NOT NULL,
    why     TEXT NOT NULL,
    PRIMARY KEY (case_id, place)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER erased_case_needs_its_entry BEFORE INSERT ON erased_case
WHEN NOT EXISTS (SELECT 1 FROM event WHERE number = new.entry AND kind = 'erased')
  OR EXISTS (
    SELECT 1 FROM event JOIN event_content ON event_content.number = event.number WHERE event.case_id = new.case_id)
BEGIN SELECT RAISE(ABORT, 'a case is erased only where an entry allows it, and then all of it'); END;
CREATE TRIGGER erased_case_is_kept BEFORE UPDATE ON erased_case
BEGIN SELECT RAISE(ABORT, 'the line of an erased case is never changed'); END;
CREATE TRIGGER erased_case_stays BEFORE DELETE ON erased_case
BEGIN SELECT RAISE(ABORT, 'the line of an erased case is never deleted'); END;
CREATE TRIGGER erased_figure_comes_with_its_case BEFORE INSERT ON erased_figure
WHEN (SELECT taken_out FROM complaint WHERE id = new.case_id)
  IS (SELECT entry FROM erased_case WHERE case_id = new.case_id)
BEGIN SELECT RAISE(ABORT, 'how an erased case counted is written once'); END;
CREATE TRIGGER erased_figure_is_kept BEFORE UPDATE ON erased_figure
BEGIN SELECT RAISE(ABORT, 'how an erased case counted is never changed'); END;
CREATE TRIGGER erased_figure_stays BEFORE DELETE ON erased_figure
BEGIN SELECT RAISE(ABORT, 'how an erased case counted is never deleted'); END;

-- Nothing is written about a case after it was erased.
CREATE TRIGGER erased_case_is_over BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM erased_case WHERE case_id = new.case_id)
BEGIN SELECT RAISE(ABORT, 'nothing happens to a case that was erased'); END;

-- An erased case stands in no list.
DROP TRIGGER complaint_is_kept;
CREATE TRIGGER complaint_is_kept BEFORE UPDATE ON complaint
WHEN new.id <> old.id OR new.kind <> old.kind
  OR EXISTS (SELECT 1 FROM erased_case WHERE case_id = old.id AND entry IS old.taken_out)
  OR NOT CASE
    WHEN new.reference = old.reference
      AND EXISTS (SELECT 1 FROM erased_case WHERE case_id = old.id AND entry IS new.taken_out) THEN 1
    WHEN old.taken_out IS NULL THEN
      EXISTS (SELECT 1 FROM event WHERE number = new.taken_out AND kind = 'import-undone')
      OR (new.reference = old.reference AND EXISTS (
        SELECT 1 FROM event WHERE number = new.taken_out AND kind = 'logged-by-mistake' AND case_id = old.id))
    WHEN new.taken_out IS NULL THEN
      new.reference = old.reference
      AND EXISTS (SELECT 1 FROM event WHERE number = old.taken_out AND kind = 'logged-by-mistake')
      AND EXISTS (
        SELECT 1 FROM event WHERE number > old.taken_out AND kind = 'no-mistake' AND case_id = old.id)
    ELSE 0 END
BEGIN SELECT RAISE(ABORT, 'a complaint is never changed'); END;

-- The title of a letter may name to whom it went: it goes with the letter.
DROP TRIGGER document_is_kept;
CREATE TRIGGER document_is_kept BEFORE UPDATE ON document
WHEN new.title <> 'Erased' OR NOT EXISTS (SELECT 1 FROM erasure WHERE what = 'document' AND number = old.id)
  OR (new.id, new.kind, new.version, new.template, new.edition, new.dated, new.digest)
     <> (old.id, old.kind, old.version, old.template, old.edition, old.dated, old.digest)
  OR new.case_id IS NOT old.case_id
BEGIN SELECT RAISE(ABORT, 'a document is never changed'); END;

PRAGMA user_version = 20;
COMMIT;
