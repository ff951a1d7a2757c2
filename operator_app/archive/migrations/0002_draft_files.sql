-- The files attached to what is typed: JSON, as in messages.
ALTER TABLE drafts ADD COLUMN files TEXT NOT NULL DEFAULT '[]';
