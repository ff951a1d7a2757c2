-- Notes about a person: "confirmed" and "effective" as of dialogs.
CREATE TABLE user_notes (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    effective TEXT NOT NULL,
    revision INTEGER NOT NULL,
    confirmed TEXT
) STRICT;
CREATE INDEX user_notes_of_user ON user_notes (user_id);

-- Two users turned out to be one. Kept, because what still waits or comes late may name the one that is no more.
CREATE TABLE merged_users (
    id TEXT PRIMARY KEY,
    into_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE segments (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    confirmed TEXT NOT NULL
) STRICT;
