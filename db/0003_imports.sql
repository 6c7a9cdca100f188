-- Complaints that a spreadsheet brought in can be taken out again together, by an entry of the record that says so.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

-- The entry that took a complaint out of the lists. Its reference is then free for another.
ALTER TABLE complaint ADD COLUMN taken_out INTEGER REFERENCES event (number);

DROP TRIGGER complaint_is_kept;
CREATE TRIGGER complaint_is_kept BEFORE UPDATE ON complaint
WHEN old.taken_out IS NOT NULL OR new.id <> old.id OR new.kind <> old.kind
  OR NOT EXISTS (SELECT 1 FROM event WHERE number = new.taken_out AND kind = 'import-undone')
BEGIN SELECT RAISE(ABORT, 'a complaint is never changed'); END;

PRAGMA user_version = 3;
COMMIT;
