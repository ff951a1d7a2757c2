-- A message that can still be taken back leaves at this moment; NULL: at once.
ALTER TABLE outbox ADD COLUMN leaves_at INTEGER;
