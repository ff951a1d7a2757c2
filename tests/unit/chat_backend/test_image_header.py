"""Image sizes from first bytes; nothing that comes from a stranger breaks the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_backend.image_header import ImageHeader, read_image_header

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")
GIF = b"GIF89a" + (640).to_bytes(2, "little") + (480).to_bytes(2, "little")
_FRAME = b"\x00\x11\x08" + (480).to_bytes(2, "big") + (640).to_bytes(2, "big") + b"\x03"
JPEG = b"\xff\xd8" + b"\xff\xe0\x00\x10" + b"J" * 14 + b"\xff\xc4\x00\x04ab" + b"\xff\xff\xc2" + _FRAME
RIFF = b"RIFF\0\0\0\0WEBP"
VP8X = RIFF + b"VP8X\x0a\0\0\0\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")
VP8L = RIFF + b"VP8L\0\0\0\0\x2f" + (639 | 479 << 14).to_bytes(4, "little")
VP8 = RIFF + b"VP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + (640).to_bytes(2, "little") + (480).to_bytes(2, "little")


@pytest.mark.parametrize(
    ("first", "kind"),
    [(PNG, "png"), (GIF, "gif"), (JPEG, "jpeg"), (VP8X, "webp"), (VP8L, "webp"), (VP8, "webp")],
)
def test_sizes(first: bytes, kind: str) -> None:
    assert read_image_header(first) == ImageHeader(f"image/{kind}", 640, 480)


@pytest.mark.parametrize("first", [b"", b"<svg/>", b"BM", b"RIFF\0\0\0\0WAVE", b"%PDF", b"\x89PNG"])
def test_everything_else_is_no_image(first: bytes) -> None:
    assert read_image_header(first) is None


@given(st.sampled_from([PNG, GIF, JPEG, VP8X, VP8L, VP8]), st.integers(0, 60), st.binary(max_size=60))
def test_cut_or_spoilt_headers_do_not_break_it(first: bytes, cut: int, tail: bytes) -> None:
    found = read_image_header(first[:cut] + tail)
    assert found is None or found.content_type.startswith("image/")
