-- What is known of a person: how to reach them, disabilities, restrictions, confidentiality, where letters may go.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

ALTER TABLE person ADD COLUMN other_names TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN contact_way TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN contact_times TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN contact_notes TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN risk TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN disability TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN disability_review TEXT;
ALTER TABLE person ADD COLUMN restriction_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN restriction_fair TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN confidential TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN whereabouts TEXT NOT NULL DEFAULT 'here';
ALTER TABLE person ADD COLUMN since TEXT;
ALTER TABLE person ADD COLUMN what_to_do TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN new_address TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN no_letters_to TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN write_to TEXT NOT NULL DEFAULT '';

-- Another entry of the same person, which stands for this one; each joining is an entry of the record.
ALTER TABLE person ADD COLUMN joined_to INTEGER REFERENCES person (id);
CREATE INDEX person_by_joined ON person (joined_to) WHERE joined_to IS NOT NULL;

-- Those with something to be looked at again.
CREATE INDEX person_to_review ON person (id)
WHERE adjustment_review IS NOT NULL OR disability_review IS NOT NULL OR restriction_review IS NOT NULL;

-- A projection: names, homes and telephones, folded, so that somebody is found while their name is typed.
CREATE VIRTUAL TABLE person_search USING fts5 (folded, tokenize = 'trigram');
INSERT INTO person_search (person_search, rank) VALUES ('secure-delete', 1);

PRAGMA user_version = 4;
COMMIT;
