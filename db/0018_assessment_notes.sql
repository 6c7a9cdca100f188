-- An answer of the self-assessment also keeps a note to oneself, which is never printed, and the names the officer
-- looked at and decided to keep in what will be published.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

ALTER TABLE answer ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE answer ADD COLUMN kept TEXT NOT NULL DEFAULT '[]';

PRAGMA user_version = 18;
COMMIT;
