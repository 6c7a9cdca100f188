-- Service requests beside complaints, restrictions on contact, and what a change of the calendar is weighed by.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

-- A service request is a record of its own kind, in the same chain and with the same guards.
ALTER TABLE complaint ADD COLUMN kind TEXT NOT NULL DEFAULT 'complaint' CHECK (kind IN ('complaint', 'request'));

-- Restrictions on how somebody may be in contact, looked at again on a day.
ALTER TABLE person ADD COLUMN restriction TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN restriction_review TEXT;

-- Projections ----------------------------------------------------------------------------------

CREATE TABLE request_summary (
    case_id     INTEGER PRIMARY KEY REFERENCES complaint (id),
    reference   TEXT NOT NULL,
    title       TEXT NOT NULL,
    person      TEXT NOT NULL,
    home        TEXT NOT NULL,
    person_id   INTEGER NOT NULL,
    category    TEXT NOT NULL,
    status      TEXT NOT NULL,
    received_on TEXT NOT NULL,
    review_due  TEXT NOT NULL,
    ended_on    TEXT NOT NULL,
    complaint   INTEGER NOT NULL
) STRICT;
CREATE INDEX request_summary_by_person ON request_summary (person_id);

-- The dates that start and stop the clocks of each open case, so that thousands are counted anew in a blink.
CREATE TABLE clock_face (
    case_id    INTEGER PRIMARY KEY REFERENCES complaint (id),
    reference  TEXT NOT NULL,
    edition    TEXT NOT NULL,
    own_limits TEXT NOT NULL,
    stage      INTEGER NOT NULL,
    milestones TEXT NOT NULL
) STRICT;

-- How the projections were made. Those of an older program are made anew when the register is opened.
CREATE TABLE projection_state (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL
) STRICT;
INSERT INTO projection_state (id, version) VALUES (1, 1);

PRAGMA user_version = 2;
COMMIT;
