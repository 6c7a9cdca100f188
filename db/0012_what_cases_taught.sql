-- Which complaints each lesson was learnt from, so that a complaint is found by the words of what it taught.
-- A projection: worked out from the record and rebuilt at will.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

CREATE TABLE lesson_case (
    lesson  INTEGER NOT NULL REFERENCES event (number),
    case_id INTEGER NOT NULL REFERENCES complaint (id),
    PRIMARY KEY (lesson, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lesson_case_by_case ON lesson_case (case_id, lesson);

PRAGMA user_version = 12;
COMMIT;
