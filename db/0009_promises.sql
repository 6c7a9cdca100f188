-- Every promise in one line, and what happened to the money that was promised, so that the list of promises is quick.
-- Both are projections: worked out from the record and rebuilt at will.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

CREATE TABLE promise (
    case_id      INTEGER NOT NULL REFERENCES complaint (id),
    key          TEXT NOT NULL,
    what_kind    TEXT NOT NULL,
    what         TEXT NOT NULL,
    owner        INTEGER NOT NULL,
    made_on      TEXT NOT NULL,
    first_due    TEXT NOT NULL,
    due          TEXT NOT NULL,
    state        TEXT NOT NULL,
    ended_on     TEXT NOT NULL,
    pence        INTEGER NOT NULL,
    paid         INTEGER NOT NULL,
    answer       TEXT NOT NULL,
    beyond_final INTEGER NOT NULL,
    words        TEXT NOT NULL,
    PRIMARY KEY (case_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE promise_money (
    case_id     INTEGER NOT NULL REFERENCES complaint (id),
    key         TEXT NOT NULL,
    place       INTEGER NOT NULL,
    what        TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    pence       INTEGER NOT NULL,
    PRIMARY KEY (case_id, key, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_money_by_day ON promise_money (happened_on);

PRAGMA user_version = 9;
COMMIT;
