"""Tables, connections and migrations: what is SQLite's own stays in ``connection``."""
