-- A snapshot was taken because the log no longer reached back to this number: dialogs changed after it are still to be asked for.
ALTER TABLE cursor ADD COLUMN reconcile_after INTEGER;
-- A message that can still be taken back leaves at this moment; NULL: at once.
ALTER TABLE outbox ADD COLUMN leaves_at INTEGER;
