"""Segments: their rules as sentences, the form that makes them, and who is in them."""
