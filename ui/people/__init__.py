"""All users: found, looked at, written to."""
