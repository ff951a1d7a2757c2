-- The index of a message is made by triggers, so that no write can forget it, from functions of archive/search_index.py.
-- Its row number is the hour of the message and then the message's number: newest first is this number backwards,
-- and a number tells its message. Messages up to "unfilled" were there before the index and are added in the background,
-- as are users after "people_after" (NULL: all are there).

CREATE TABLE search_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    rules TEXT NOT NULL,
    unfilled INTEGER NOT NULL,
    people_after TEXT
) STRICT;
INSERT INTO search_state (one, rules, unfilled, people_after)
    VALUES (1, '', (SELECT ifnull(max(number), 0) FROM messages), '');

-- Words in their order; what their forms share; who wrote what kind of message where.
CREATE VIRTUAL TABLE search USING fts5
    (words, stems, facts, content = '', tokenize = 'ascii', prefix = '2 3', columnsize = 0);
-- Three letters each, for finds inside of words; and the same facts (they are longer).
CREATE VIRTUAL TABLE search_inside USING fts5
    (parts, content = '', tokenize = 'ascii', detail = 'none', columnsize = 0);

CREATE TRIGGER messages_found AFTER INSERT ON messages
WHEN new.kind != 'system' AND new.number > (SELECT unfilled FROM search_state)
BEGIN
    INSERT INTO search (rowid, words, stems, facts) VALUES (
        search_place(new.number, new.at),
        search_words(new.text, new.files),
        search_stems(new.text, new.files),
        search_facts(new.kind, new.author_id, new.dialog_id, new.text, new.files)
    );
    INSERT INTO search_inside (rowid, parts)
        VALUES (search_place(new.number, new.at), search_parts(new.text, new.files) || ' ' || search_facts(new.kind, new.author_id, new.dialog_id, new.text, new.files));
END;

CREATE TRIGGER messages_lost AFTER DELETE ON messages
WHEN old.kind != 'system' AND old.number > (SELECT unfilled FROM search_state)
BEGIN
    INSERT INTO search (search, rowid, words, stems, facts) VALUES (
        'delete',
        search_place(old.number, old.at),
        search_words(old.text, old.files),
        search_stems(old.text, old.files),
        search_facts(old.kind, old.author_id, old.dialog_id, old.text, old.files)
    );
    INSERT INTO search_inside (search_inside, rowid, parts)
        VALUES ('delete', search_place(old.number, old.at), search_parts(old.text, old.files) || ' ' || search_facts(old.kind, old.author_id, old.dialog_id, old.text, old.files));
END;

CREATE TRIGGER messages_found_anew AFTER UPDATE OF text, at, kind, author_id, dialog_id, files ON messages
WHEN old.kind != 'system' AND new.kind != 'system' AND old.number > (SELECT unfilled FROM search_state)
    AND ((old.text, search_place(old.number, old.at), old.kind, old.author_id, old.dialog_id)
        IS NOT (new.text, search_place(new.number, new.at), new.kind, new.author_id, new.dialog_id)
        OR search_words('', old.files) IS NOT search_words('', new.files)
        OR search_facts('', '', '', '', old.files) IS NOT search_facts('', '', '', '', new.files))
BEGIN
    INSERT INTO search (search, rowid, words, stems, facts) VALUES (
        'delete',
        search_place(old.number, old.at),
        search_words(old.text, old.files),
        search_stems(old.text, old.files),
        search_facts(old.kind, old.author_id, old.dialog_id, old.text, old.files)
    );
    INSERT INTO search_inside (search_inside, rowid, parts)
        VALUES ('delete', search_place(old.number, old.at), search_parts(old.text, old.files) || ' ' || search_facts(old.kind, old.author_id, old.dialog_id, old.text, old.files));
    INSERT INTO search (rowid, words, stems, facts) VALUES (
        search_place(new.number, new.at),
        search_words(new.text, new.files),
        search_stems(new.text, new.files),
        search_facts(new.kind, new.author_id, new.dialog_id, new.text, new.files)
    );
    INSERT INTO search_inside (rowid, parts)
        VALUES (search_place(new.number, new.at), search_parts(new.text, new.files) || ' ' || search_facts(new.kind, new.author_id, new.dialog_id, new.text, new.files));
END;

-- People by name, e-mail and phone: " anna petrova anna example com 79160000042 ".
CREATE TABLE search_people (
    number INTEGER PRIMARY KEY,
    user_id TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_people_inside USING fts5
    (parts, content = '', tokenize = 'ascii', detail = 'none', columnsize = 0);

CREATE TRIGGER search_people_begin AFTER INSERT ON search_people
BEGIN
    INSERT INTO search_people_inside (rowid, parts) VALUES (new.number, search_parts(new.words, NULL));
END;
CREATE TRIGGER search_people_end AFTER DELETE ON search_people
BEGIN
    INSERT INTO search_people_inside (search_people_inside, rowid, parts)
        VALUES ('delete', old.number, search_parts(old.words, NULL));
END;
CREATE TRIGGER search_people_change AFTER UPDATE OF words ON search_people
BEGIN
    INSERT INTO search_people_inside (search_people_inside, rowid, parts)
        VALUES ('delete', old.number, search_parts(old.words, NULL));
    INSERT INTO search_people_inside (rowid, parts) VALUES (new.number, search_parts(new.words, NULL));
END;

CREATE TRIGGER users_found AFTER INSERT ON users
BEGIN
    INSERT INTO search_people (user_id, words) VALUES (new.id, search_person(new.effective));
END;
-- One that is still to be added is added here; the filling passes over it.
CREATE TRIGGER users_found_anew AFTER UPDATE OF effective ON users
WHEN old.effective != new.effective
BEGIN
    INSERT INTO search_people (user_id, words) VALUES (new.id, search_person(new.effective))
        ON CONFLICT (user_id) DO UPDATE SET words = excluded.words WHERE words != excluded.words;
END;
CREATE TRIGGER users_lost AFTER DELETE ON users
BEGIN
    DELETE FROM search_people WHERE user_id = old.id;
END;

-- "base": what the one who gave the command had before his eyes, JSON. "conflict": why it is held back until somebody
-- decides, JSON; NULL while it may leave.
ALTER TABLE outbox ADD COLUMN base TEXT;
ALTER TABLE outbox ADD COLUMN conflict TEXT;
CREATE INDEX outbox_held ON outbox (lane) WHERE conflict IS NOT NULL;

-- "checked_at": when the whole file was last looked through for damage.
CREATE TABLE upkeep (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    checked_at INTEGER NOT NULL
) STRICT;
INSERT INTO upkeep (one, checked_at) VALUES (1, 0);
