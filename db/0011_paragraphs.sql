-- The officer's own paragraphs, beside those that come with the program.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

-- Scratch, like ready sentences: `purposes` says what one is for and `category` what kind of complaint it suits, empty
-- where it suits any; `checked` is the day somebody last looked whether it still holds.
CREATE TABLE own_paragraph (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    text     TEXT NOT NULL,
    purposes TEXT NOT NULL,
    category TEXT NOT NULL,
    checked  TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

PRAGMA user_version = 11;
COMMIT;
