"""Where an operator chooses how the app looks, writes and alerts."""
