"""The open dialog: its feed of messages and the composer below it."""
