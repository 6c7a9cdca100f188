-- What a spreadsheet brought that was taken out again can be erased. What its cases were called came from the
-- spreadsheet and may be somebody's name: it goes with them, and their number stays.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

DROP TRIGGER complaint_is_kept;
CREATE TRIGGER complaint_is_kept BEFORE UPDATE ON complaint
WHEN new.id <> old.id OR new.kind <> old.kind
  OR NOT CASE
    WHEN EXISTS (SELECT 1 FROM erased_case WHERE case_id = old.id AND entry IS old.taken_out) THEN
      new.taken_out = old.taken_out AND old.reference LIKE 'taken out, %'
      AND new.reference = 'taken out, case ' || old.id
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

PRAGMA user_version = 22;
COMMIT;
