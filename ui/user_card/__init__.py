"""The right pane: who the user is, as far as it is known."""
