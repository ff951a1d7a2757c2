"""What a download is compared with."""

import hashlib
from collections.abc import Sequence
from pathlib import Path


def write_checksums(files: Sequence[Path], dist: Path) -> Path:
    """``SHA256SUMS``, as ``sha256sum --check`` reads it."""
    lines = (f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(files))
    target = dist / "SHA256SUMS"
    target.write_text("".join(lines), encoding="ascii", newline="\n")
    return target
