"""The history of a user: all dialogs in one scroll, in place of the feed of one."""
