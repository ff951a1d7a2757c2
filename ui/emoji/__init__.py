"""Emoji to choose from."""
