-- "base": what the one who gave the command had before his eyes, JSON. "conflict": why it is held back until somebody
-- decides, JSON; NULL while it may leave.
ALTER TABLE outbox ADD COLUMN base TEXT;
ALTER TABLE outbox ADD COLUMN conflict TEXT;
CREATE INDEX outbox_held ON outbox (lane) WHERE conflict IS NOT NULL;
