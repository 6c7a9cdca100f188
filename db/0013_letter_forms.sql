-- How letters are made for a person: size, typeface, colour of the page, and what goes with them; empty for the usual form.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

ALTER TABLE person ADD COLUMN letter_form TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 13;
COMMIT;
