"""The feed: one scroll area that paints a window of messages, lays out only what is near the view and keeps its place."""
