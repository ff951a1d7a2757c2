"""What texts, names and addresses may be stored."""

import re

from chat_backend.protocol import MAX_FILES, MAX_NAME, MAX_TEXT, is_text_allowed
from chat_backend.refusals import Refused

MAX_EMAIL = 254
_EMAIL = re.compile(r"[^\s@\x00-\x20\x7f]+@[^\s@.\x00-\x20\x7f]+(\.[^\s@.\x00-\x20\x7f]+)*")
_PHONE = re.compile(r"[0-9+\-() ]{1,40}")


def message_text(text: str, *, has_files: bool) -> str:
    """The text of a message, without white space at its ends. Raises ``text_empty``, ``text_too_long``, ``bad_request``."""
    text = text.strip()
    if len(text) > MAX_TEXT:
        raise Refused("text_too_long", f"A text has at most {MAX_TEXT} characters.", field="text")
    if not text and not has_files:
        raise Refused("text_empty", "There is nothing in this message.", field="text")
    _allow(text, "text")
    return text


def name(text: str, field: str = "name") -> str:
    """A name in one line. Raises ``invalid_name``."""
    text = text.strip()
    if not text or len(text) > MAX_NAME or any(ord(c) < 32 or ord(c) == 127 for c in text):
        raise Refused("invalid_name", f"A name has 1 to {MAX_NAME} characters in one line.", field=field)
    return text


def email(text: str) -> str:
    """A plausible address. Raises ``invalid_email``."""
    text = text.strip()
    if len(text) > MAX_EMAIL or _EMAIL.fullmatch(text) is None:
        raise Refused("invalid_email", "This is no e-mail address.", field="email")
    return text


def phone(text: str) -> str:
    """A phone number as people write it. Raises ``invalid_phone``."""
    text = text.strip()
    if _PHONE.fullmatch(text) is None or not any(c.isdigit() for c in text):
        raise Refused("invalid_phone", "A phone number has digits and + - ( ), 40 characters at most.", field="phone")
    return text


def file_ids(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of a message's files, each once. Raises ``too_many``."""
    ids = tuple(dict.fromkeys(ids))
    if len(ids) > MAX_FILES:
        raise Refused("too_many", f"A message has at most {MAX_FILES} files.", field="file_ids")
    return ids


def clipped(text: str | None, length: int) -> str | None:
    """Something a browser tells: cut to a length, without control characters; None when nothing is left."""
    cleaned = "".join(c for c in (text or "")[:length] if c.isprintable()).strip()
    return cleaned or None


def _allow(text: str, field: str) -> None:
    if not is_text_allowed(text):
        raise Refused("bad_request", "The text has control characters.", field=field)
