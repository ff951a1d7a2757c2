"""A picture of a dialog, seen large."""
