-- What the self-assessment's figures are counted from: how each case counts in every measure. A projection, made case by
-- case when figures are next read, of those cases alone to which something has happened since.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

CREATE TABLE measured (
    case_id INTEGER NOT NULL,
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
CREATE INDEX measured_counted ON measured (edition, measure, mark, kind, day, since, until, amount);

-- The cases that are to be measured anew. Whatever writes about one, and however, the same transaction puts it here.
CREATE TABLE to_measure (
    case_id INTEGER PRIMARY KEY
) STRICT;
INSERT INTO to_measure (case_id) SELECT id FROM complaint;

CREATE TRIGGER event_is_measured AFTER INSERT ON event WHEN new.case_id IS NOT NULL
BEGIN INSERT OR IGNORE INTO to_measure (case_id) VALUES (new.case_id); END;
CREATE TRIGGER erasure_is_measured AFTER INSERT ON erasure WHEN new.what = 'event'
BEGIN
    INSERT OR IGNORE INTO to_measure (case_id)
    SELECT case_id FROM event WHERE number = new.number AND case_id IS NOT NULL;
END;
CREATE TRIGGER taking_out_is_measured AFTER UPDATE OF taken_out ON complaint
BEGIN INSERT OR IGNORE INTO to_measure (case_id) VALUES (new.id); END;

-- The calendar, and how the organisation counts, may move a date of any case.
CREATE TRIGGER holiday_added_is_measured AFTER INSERT ON bank_holiday
BEGIN INSERT INTO to_measure (case_id) SELECT id FROM complaint WHERE id NOT IN (SELECT case_id FROM to_measure); END;
CREATE TRIGGER holiday_removed_is_measured AFTER DELETE ON bank_holiday
BEGIN INSERT INTO to_measure (case_id) SELECT id FROM complaint WHERE id NOT IN (SELECT case_id FROM to_measure); END;
CREATE TRIGGER holiday_moved_is_measured AFTER UPDATE OF day ON bank_holiday WHEN new.day <> old.day
BEGIN INSERT INTO to_measure (case_id) SELECT id FROM complaint WHERE id NOT IN (SELECT case_id FROM to_measure); END;
CREATE TRIGGER counting_is_measured AFTER UPDATE ON setting
WHEN new.key = 'organisation' AND json_extract(new.value, '$.count_from_the_day_itself')
    IS NOT json_extract(old.value, '$.count_from_the_day_itself')
BEGIN INSERT INTO to_measure (case_id) SELECT id FROM complaint WHERE id NOT IN (SELECT case_id FROM to_measure); END;

-- By which version of the measures they were made.
ALTER TABLE projection_state ADD COLUMN measured INTEGER NOT NULL DEFAULT 0;

-- The few people of whom something is on record that figures are about.
CREATE INDEX person_of_figures ON person (id)
WHERE joined_to IS NULL AND (adjustment <> '' OR disability <> '' OR restriction <> '' OR letter_form <> '');

PRAGMA user_version = 16;
COMMIT;
