-- The bytes of a document that was erased do not come back, as those of an entry and of a paper do not.
-- One transaction: the whole step or none of it.

BEGIN IMMEDIATE;

CREATE TRIGGER document_content_comes_once BEFORE INSERT ON document_content
WHEN EXISTS (SELECT 1 FROM erasure WHERE what = 'document' AND number = new.id)
BEGIN SELECT RAISE(ABORT, 'erased content does not come back'); END;

PRAGMA user_version = 15;
COMMIT;
