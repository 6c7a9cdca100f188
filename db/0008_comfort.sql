-- The bin, the officer's ready sentences and own words, and complaints that were logged by mistake.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

-- A complaint or service request logged by mistake leaves the lists, as an entry on it says, and keeps its reference.
-- A later entry on it brings it back. What an import brought in is taken out by the entry that undoes the import.
DROP TRIGGER complaint_is_kept;
CREATE TRIGGER complaint_is_kept BEFORE UPDATE ON complaint
WHEN new.id <> old.id OR new.kind <> old.kind
  OR NOT CASE
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

-- Scratch --------------------------------------------------------------------------------------

-- What was thrown away and can be taken back. `kind` says what it is, `key` which one, `value` is what it was.
CREATE TABLE removed (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT NOT NULL,
    key        TEXT NOT NULL,
    title      TEXT NOT NULL,
    value      TEXT NOT NULL,
    removed_at TEXT NOT NULL,
    removed_by INTEGER NOT NULL
) STRICT;

-- Ready sentences: `short` is the word that stands for one while typing, empty where there is none.
CREATE TABLE snippet (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    text     TEXT NOT NULL,
    short    TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

-- Words the dictionary does not know and the officer does.
CREATE TABLE own_word (
    word     TEXT PRIMARY KEY,
    saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A few to begin with; they can be changed and deleted like any other.
INSERT INTO snippet (name, text, short, saved_at) VALUES
    ('Thank you, and sorry', 'Thank you for telling us about this. I am sorry that you had to.', 'thanks', ''),
    ('When they will hear from us', 'You will hear from us by {next due}.', 'hear', ''),
    ('How to reach us',
     'If anything is unclear, please ring {our telephone} or write to {our email}, and quote {reference}.', 'reach', ''),
    ('A visit is arranged', 'Somebody will visit {home} on {day}, between {from} and {until}.', 'visit', ''),
    ('A call for the record', '{name} rang today, {today}. We spoke about ', 'call', '');

PRAGMA user_version = 8;
COMMIT;
