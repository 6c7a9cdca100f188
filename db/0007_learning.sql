-- What was learnt from complaints: which entries of the record make up each lesson.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

-- A lesson goes by the number of its first entry; that entry stands here too.
CREATE TABLE lesson_entry (
    entry  INTEGER PRIMARY KEY REFERENCES event (number),
    lesson INTEGER NOT NULL REFERENCES event (number)
) STRICT;
CREATE INDEX lesson_entry_by_lesson ON lesson_entry (lesson, entry);

CREATE TRIGGER lesson_entry_needs_its_lesson BEFORE INSERT ON lesson_entry
WHEN NOT EXISTS (SELECT 1 FROM event WHERE number = new.lesson AND kind = 'lesson-noted')
  OR NOT EXISTS (SELECT 1 FROM event WHERE number = new.entry AND case_id IS NULL)
BEGIN SELECT RAISE(ABORT, 'an entry of a lesson needs its lesson'); END;
CREATE TRIGGER lesson_entry_is_kept BEFORE UPDATE ON lesson_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a lesson is never changed'); END;
CREATE TRIGGER lesson_entry_stays BEFORE DELETE ON lesson_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a lesson is never deleted'); END;

PRAGMA user_version = 7;
COMMIT;
