-- Segments, triggers and how the chat behaves on the site: "confirmed" and "effective" as of dialogs.
DROP TABLE segments;
CREATE TABLE segments (
    id TEXT PRIMARY KEY,
    effective TEXT NOT NULL,
    revision INTEGER NOT NULL,
    confirmed TEXT
) STRICT;

CREATE TABLE triggers (
    id TEXT PRIMARY KEY,
    effective TEXT NOT NULL,
    revision INTEGER NOT NULL,
    confirmed TEXT
) STRICT;

CREATE TABLE site (
    id TEXT PRIMARY KEY,
    effective TEXT NOT NULL,
    revision INTEGER NOT NULL,
    confirmed TEXT
) STRICT;
