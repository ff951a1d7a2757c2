"""Width and height of PNG, JPEG, GIF and WebP, read from the first bytes of a file.

Formats: PNG (ISO/IEC 15948, 11.2.2), GIF89a (section 18), JPEG (ITU-T T.81, annex B), WebP (RFC 9649, section 2).
"""

from dataclasses import dataclass

HEADER = 64 * 1024
"""How many bytes are worth looking at: a JPEG's frame comes after its metadata."""

_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True)
class ImageHeader:
    """``width`` and ``height`` in pixels; None where the first bytes do not tell."""

    content_type: str
    width: int | None = None
    height: int | None = None


def read_image_header(first: bytes) -> ImageHeader | None:
    """What image these first bytes begin; None when it is none of the four kinds."""
    if first.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(first)
    if first.startswith((b"GIF87a", b"GIF89a")):
        return _gif(first)
    if first.startswith(b"\xff\xd8\xff"):
        return _jpeg(first)
    if first[:4] == b"RIFF" and first[8:12] == b"WEBP":
        return _webp(first)
    return None


def _png(first: bytes) -> ImageHeader:
    if first[12:16] != b"IHDR" or len(first) < 24:
        return ImageHeader("image/png")
    return ImageHeader("image/png", int.from_bytes(first[16:20], "big"), int.from_bytes(first[20:24], "big"))


def _gif(first: bytes) -> ImageHeader:
    if len(first) < 10:
        return ImageHeader("image/gif")
    return ImageHeader("image/gif", int.from_bytes(first[6:8], "little"), int.from_bytes(first[8:10], "little"))


def _jpeg(first: bytes) -> ImageHeader:
    at = 2
    while at + 9 <= len(first) and first[at] == 0xFF:
        marker = first[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _JPEG_ALONE:
            at += 2
        elif marker in _JPEG_FRAMES:
            height, width = int.from_bytes(first[at + 5 : at + 7], "big"), int.from_bytes(first[at + 7 : at + 9], "big")
            return ImageHeader("image/jpeg", width, height)
        else:
            at += 2 + int.from_bytes(first[at + 2 : at + 4], "big")
    return ImageHeader("image/jpeg")


def _webp(first: bytes) -> ImageHeader:
    kind = first[12:16]
    if kind == b"VP8X" and len(first) >= 30:
        return ImageHeader(
            "image/webp", int.from_bytes(first[24:27], "little") + 1, int.from_bytes(first[27:30], "little") + 1
        )
    if kind == b"VP8L" and len(first) >= 25:
        bits = int.from_bytes(first[21:25], "little")
        return ImageHeader("image/webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 " and len(first) >= 30:
        width, height = int.from_bytes(first[26:28], "little"), int.from_bytes(first[28:30], "little")
        return ImageHeader("image/webp", width & 0x3FFF, height & 0x3FFF)
    return ImageHeader("image/webp")
