-- What became of each alert. Only this computer knows it: a rebuilt archive begins without.
CREATE TABLE alerts (
    at         INTEGER NOT NULL,
    dialog_id  TEXT    NOT NULL,
    message_id TEXT,
    outcome    TEXT    NOT NULL,
    cause      TEXT,
    reason     TEXT,
    way        TEXT
) STRICT;
CREATE INDEX alerts_of_dialog ON alerts (dialog_id, at);
CREATE INDEX alerts_at ON alerts (at);
