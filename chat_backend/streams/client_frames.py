"""Frames that clients send: decoded, skipped when a newer client sent them, refused when they are none."""

from typing import Any, Generic, TypeVar

import msgspec

from chat_backend.streams.mailbox import BAD_FRAME, Closing

F = TypeVar("F")


class _Tagged(msgspec.Struct):
    type: str = ""


class FrameReader(Generic[F]):
    """Reads one union of tagged frames."""

    def __init__(self, union: Any, known: frozenset[str]) -> None:
        self._decoder: msgspec.json.Decoder[F] = msgspec.json.Decoder(union)
        self._known = known

    def read(self, text: str) -> F | None:
        """A frame, or None for one of a newer client. Raises ``Closing`` for what is no frame."""
        try:
            if msgspec.json.decode(text, type=_Tagged).type not in self._known:
                return None
            return self._decoder.decode(text)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            raise Closing(BAD_FRAME) from None
