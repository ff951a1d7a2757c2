"""The local SQLite database: all SQL of the client lives here."""
