"""What a server sends over a WebSocket, taken apart into frames (RFC 6455, 5.2; a server's are not masked)."""

import struct

TEXT = 0x1


def is_text(raw: bytes) -> bool:
    return raw[0] & 0x0F == TEXT


def altered(raw: bytes, payload: bytes) -> bytes:
    """The same frame with another payload."""
    size = len(payload)
    if size < 126:
        return bytes((raw[0], size)) + payload
    if size < 65_536:
        return raw[:1] + struct.pack("!BH", 126, size) + payload
    return raw[:1] + struct.pack("!BQ", 127, size) + payload


class Frames:
    """Splits a stream of bytes."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[tuple[bytes, bytes]]:
        """Whole frames: their bytes, and their payload."""
        self._rest += data
        found = []
        while (lengths := self._lengths()) is not None:
            head, size = lengths
            if len(self._rest) < head + size:
                break
            raw, self._rest = self._rest[: head + size], self._rest[head + size :]
            found.append((raw, raw[head:]))
        return found

    def _lengths(self) -> tuple[int, int] | None:
        if len(self._rest) < 2:
            return None
        short = self._rest[1] & 0x7F
        if short < 126:
            return 2, short
        head, form = (4, "!H") if short == 126 else (10, "!Q")
        if len(self._rest) < head:
            return None
        return head, struct.unpack(form, self._rest[2:head])[0]
