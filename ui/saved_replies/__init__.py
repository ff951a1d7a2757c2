"""Stored answers: chosen above the composer, saved from it."""
