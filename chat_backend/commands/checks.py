"""What texts, names and addresses may be stored."""

from chat_backend.protocol import MAX_FILES, MAX_NAME, MAX_TEXT, is_text_allowed
from chat_backend.refusals import Refused


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


def is_storable(text: str) -> bool:
    """Whether a database can keep the text: no control characters but line ends and tabs, no half of a character."""
    return is_text_allowed(text) and not any(0xD800 <= ord(c) <= 0xDFFF for c in text)


def _allow(text: str, field: str) -> None:
    if not is_text_allowed(text):
        raise Refused("bad_request", "The text has control characters.", field=field)
