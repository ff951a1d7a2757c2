"""Looks for secrets in files in every spelling they could have been written in."""

import base64
import json
import urllib.parse
from collections.abc import Iterable, Iterator
from pathlib import Path


def assert_no_secrets(folder: Path, secrets: Iterable[str]) -> None:
    """Fail if any file below ``folder`` holds one of the secrets; says which file and which secret's number, not the secret."""
    spellings = [(number, spelling) for number, secret in enumerate(secrets) for spelling in _spellings(secret)]
    found = [
        f"{file.relative_to(folder)} holds secret {number}"
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        for content in [file.read_bytes()]
        for number, spelling in spellings
        if spelling in content
    ]
    assert not found, "; ".join(dict.fromkeys(found))


def _spellings(secret: str) -> Iterator[bytes]:
    assert len(secret) >= 6, "a shorter secret would be found by chance"
    yield secret.encode()
    yield secret.encode("utf-16-le")
    yield json.dumps(secret)[1:-1].encode()
    yield urllib.parse.quote(secret).encode()
    yield base64.b64encode(secret.encode()).rstrip(b"=")[:-1]
