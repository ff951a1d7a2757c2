-- When the text of a message was changed after it had been sent, in milliseconds.
ALTER TABLE messages ADD COLUMN edited INTEGER;
