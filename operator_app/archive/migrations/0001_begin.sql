-- Ids are the backend's text. "confirmed" is the backend's copy of an entity as JSON, "effective" is that copy with
-- the commands of the outbox folded over it; the columns beside them hold what lists filter and sort by, as effective.
-- "revision" is the confirmed copy's, -1 while there is none.

CREATE TABLE account (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    me TEXT NOT NULL,
    title TEXT NOT NULL
) STRICT;

CREATE TABLE cursor (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER,
    complete_up_to INTEGER
) STRICT;

CREATE TABLE pages (
    state TEXT PRIMARY KEY,
    next TEXT,
    complete INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- "listed": not so while a newer snapshot left it out and nobody has told its state since.
-- "unread": somebody wrote after what this operator has read, and it is not muted; follows from last_position and marks.
CREATE TABLE dialogs (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL,
    state TEXT NOT NULL,
    assignee_id TEXT,
    tagged INTEGER NOT NULL,
    snoozed_until INTEGER,
    waiting_since INTEGER,
    last_at INTEGER NOT NULL,
    listed INTEGER NOT NULL,
    last_position INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    effective TEXT NOT NULL,
    revision INTEGER NOT NULL,
    confirmed TEXT
) STRICT;
-- Both cover everything a list without tags asks for, so that a list never reads the wide rows.
CREATE INDEX dialogs_waiting ON dialogs
    (state, waiting_since, last_at DESC, id, listed, assignee_id, tagged, snoozed_until);
CREATE INDEX dialogs_newest ON dialogs
    (state, last_at DESC, id, listed, assignee_id, tagged, snoozed_until);
CREATE INDEX dialogs_unread ON dialogs (state, unread, listed) WHERE unread AND listed;
CREATE INDEX dialogs_of_user ON dialogs (user_id);

CREATE TABLE dialog_tags (
    tag TEXT NOT NULL,
    dialog INTEGER NOT NULL REFERENCES dialogs (number) ON DELETE CASCADE,
    PRIMARY KEY (tag, dialog)
) STRICT, WITHOUT ROWID;
CREATE INDEX dialog_tags_of_dialog ON dialog_tags (dialog);

CREATE TABLE marks (
    dialog_id TEXT PRIMARY KEY,
    read_position INTEGER NOT NULL,
    muted INTEGER NOT NULL,
    effective TEXT NOT NULL,
    revision INTEGER NOT NULL,
    confirmed TEXT
) STRICT;

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    effective TEXT NOT NULL,
    revision INTEGER NOT NULL,
    confirmed TEXT
) STRICT;

CREATE TABLE operators (
    id TEXT PRIMARY KEY,
    effective TEXT NOT NULL,
    revision INTEGER NOT NULL,
    confirmed TEXT
) STRICT;

CREATE TABLE tags (
    name TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    confirmed TEXT NOT NULL
) STRICT;

CREATE TABLE saved_replies (
    id TEXT PRIMARY KEY,
    effective TEXT NOT NULL,
    revision INTEGER NOT NULL,
    confirmed TEXT
) STRICT;

-- "announced": a live change brought it, so that an alert for it is never repeated.
-- "position" is NULL exactly while a message has no id: it is on its way, and "number" orders it among its like.
CREATE TABLE messages (
    number INTEGER PRIMARY KEY,
    id TEXT UNIQUE,
    client_id TEXT UNIQUE,
    dialog_id TEXT NOT NULL,
    position INTEGER,
    kind TEXT NOT NULL,
    author_id TEXT,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    state INTEGER NOT NULL,
    announced INTEGER NOT NULL,
    page TEXT,
    files TEXT,
    fact TEXT,
    mentions TEXT,
    failure TEXT,
    CHECK ((id IS NULL) = (position IS NULL)),
    CHECK (id IS NOT NULL OR client_id IS NOT NULL)
) STRICT;
CREATE INDEX messages_of_dialog ON messages (dialog_id, position, id);
CREATE INDEX messages_on_their_way ON messages (dialog_id, number) WHERE position IS NULL;

-- From "oldest" on the archive has every message of the dialog. "through" NULL: up to the cursor, and the stream adds
-- to it; else up to that number only, until the backend proves that nothing followed.
CREATE TABLE coverage (
    dialog_id TEXT PRIMARY KEY,
    oldest INTEGER,
    complete INTEGER NOT NULL,
    through INTEGER
) STRICT;

CREATE TABLE drafts (
    dialog_id TEXT NOT NULL,
    mode TEXT NOT NULL,
    text TEXT NOT NULL,
    cursor INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (dialog_id, mode)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id TEXT NOT NULL UNIQUE,
    lane TEXT NOT NULL,
    author_id TEXT NOT NULL,
    command TEXT NOT NULL,
    state INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    uploaded TEXT NOT NULL DEFAULT '[]',
    failure TEXT
) STRICT;
CREATE INDEX outbox_lanes ON outbox (lane, sequence);
