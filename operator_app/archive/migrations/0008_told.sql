-- An operator was alerted to a dialog's newest message before that message itself came: when it comes, it is no news.
CREATE TABLE told (
    dialog_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) WITHOUT ROWID;
-- What was said up to here was known before this archive was begun; NULL: not known, then only changes bring news.
ALTER TABLE cursor ADD COLUMN news_after INTEGER;
