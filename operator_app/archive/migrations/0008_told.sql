-- An operator was alerted to a dialog's newest message before that message itself came: when it comes, it is no news.
CREATE TABLE told (
    dialog_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) WITHOUT ROWID;
