"""The search for secrets finds each spelling, so that its silence means something."""

import base64
import json
import urllib.parse
from pathlib import Path

import pytest

from tests.secret_traces import assert_no_secrets

SECRET = "Ключ-от-сейфа 7"


@pytest.mark.parametrize(
    "content",
    [
        SECRET.encode(),
        SECRET.encode("utf-16-le"),
        json.dumps({"a": SECRET}).encode(),
        urllib.parse.quote(SECRET).encode(),
        base64.b64encode(SECRET.encode()),
    ],
)
def test_every_spelling_is_found(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file.bin").write_bytes(b"\x00before " + content + b" after")
    with pytest.raises(AssertionError, match="secret 1"):
        assert_no_secrets(tmp_path, ["something else", SECRET])


def test_a_clean_folder_passes(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("Ключ", encoding="utf-8")
    assert_no_secrets(tmp_path, [SECRET])
