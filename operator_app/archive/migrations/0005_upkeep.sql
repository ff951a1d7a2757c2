-- "checked_at": when the whole file was last looked through for damage.
CREATE TABLE upkeep (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    checked_at INTEGER NOT NULL
) STRICT;
INSERT INTO upkeep (one, checked_at) VALUES (1, 0);
