-- Every change that is still to be made because of what was learnt, in one line, so that Today need not read lessons.
-- A projection: worked out from the record and rebuilt at will.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

CREATE TABLE lesson_change (
    lesson INTEGER PRIMARY KEY REFERENCES event (number),
    what   TEXT NOT NULL,
    by     TEXT NOT NULL,
    owner  INTEGER NOT NULL,
    theme  TEXT NOT NULL,
    title  TEXT NOT NULL
) STRICT;

PRAGMA user_version = 10;
COMMIT;
