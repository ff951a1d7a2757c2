"""Finds saved replies by a few letters of their name or text, forgiving slips and the wrong keyboard layout."""

from collections.abc import Iterable

from operator_app.domain.likeness import likeness, spellings
from operator_app.domain.saved_replies import SavedReply

MOST_TEXT = 2_000
"""Characters of a reply's text that are searched."""


def find_replies(replies: Iterable[SavedReply], query: str) -> tuple[SavedReply, ...]:
    """Best first; those equally good stay in their order. An empty query finds all."""
    wanted = spellings(query)
    if not wanted:
        return tuple(replies)
    scored = ((likeness(reply.name, reply.text[:MOST_TEXT], wanted), reply) for reply in replies)
    found = [pair for pair in scored if pair[0] > 0]
    return tuple(reply for _, reply in sorted(found, key=lambda pair: -pair[0]))
