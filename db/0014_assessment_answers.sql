-- An answer of the self-assessment also keeps the one service it concerns, its words as published, answers that are
-- neither yes nor no, the earlier answer it began as, and whether somebody has looked at it this year.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

ALTER TABLE answer ADD COLUMN service TEXT NOT NULL DEFAULT '';
ALTER TABLE answer ADD COLUMN own_words TEXT NOT NULL DEFAULT '';
ALTER TABLE answer ADD COLUMN said TEXT NOT NULL DEFAULT '{}';
ALTER TABLE answer ADD COLUMN carried_from TEXT NOT NULL DEFAULT '';
ALTER TABLE answer ADD COLUMN looked_at INTEGER NOT NULL DEFAULT 1;

PRAGMA user_version = 14;
COMMIT;
