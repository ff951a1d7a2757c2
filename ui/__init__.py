"""Qt widgets: no network, no SQL, no decision that a headless client would also need."""
