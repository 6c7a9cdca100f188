-- The year's round of the self-assessment: which entries of the record are about which year.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

-- The record: an entry about the self-assessment of a year.
CREATE TABLE assessment_entry (
    entry INTEGER PRIMARY KEY REFERENCES event (number),
    year  INTEGER NOT NULL
) STRICT;
CREATE INDEX assessment_entry_by_year ON assessment_entry (year, entry);

INSERT INTO assessment_entry (entry, year)
SELECT event.number, json_extract(CAST(event_content.body AS TEXT), '$.year')
FROM event JOIN event_content ON event_content.number = event.number
WHERE event.kind = 'assessment-approved';

CREATE TRIGGER assessment_entry_is_of_no_case BEFORE INSERT ON assessment_entry
WHEN NOT EXISTS (SELECT 1 FROM event WHERE number = new.entry AND case_id IS NULL)
BEGIN SELECT RAISE(ABORT, 'an entry of a self-assessment is about no case'); END;
CREATE TRIGGER assessment_entry_is_kept BEFORE UPDATE ON assessment_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a self-assessment is never changed'); END;
CREATE TRIGGER assessment_entry_stays BEFORE DELETE ON assessment_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a self-assessment is never deleted'); END;

-- A projection: where each year's round stands, in one line, so that Today need not read answers.
CREATE TABLE assessment_round (
    year    INTEGER PRIMARY KEY,
    stage   TEXT NOT NULL,
    gaps    INTEGER NOT NULL,
    step    TEXT NOT NULL,
    version INTEGER NOT NULL,
    day     TEXT NOT NULL,
    duties  TEXT NOT NULL
) STRICT;

PRAGMA user_version = 17;
COMMIT;
