"""Ids: how they are made and which of the clients' own are accepted."""

import re
import secrets
import uuid

_CLIENT_MADE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:~-]{0,99}")


def new_id() -> str:
    return uuid.uuid4().hex


def message_id(number: int, entry: int) -> str:
    """An id that sorts, within one change, in the order the messages were written."""
    return f"{number:012x}{entry:04x}{secrets.token_hex(8)}"


def is_client_made_id(text: str) -> bool:
    """Whether an id chosen by a client may be stored and put into an address."""
    return _CLIENT_MADE.fullmatch(text) is not None
