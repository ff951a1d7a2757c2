"""Triggers: what they wait for as a sentence, and the form that makes them."""
