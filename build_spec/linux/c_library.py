"""The oldest C library that a bundle runs with: the newest version of a symbol that any of its files asks for."""

import re
from pathlib import Path

from build_spec.bundle import BuildFailed, tell

_ELF = b"\x7fELF"
_ASKED = re.compile(r"\(?GLIBC_(\d+)\.(\d+)")


def oldest_c_library(bundle: Path) -> str:
    """glibc's version, as ``2.35``. Needs ``objdump``. Raises ``BuildFailed`` where no file asks for one."""
    versions = {
        (int(major), int(minor))
        for file in sorted(bundle.rglob("*"))
        if not file.is_symlink() and file.is_file() and _is_elf(file)
        for major, minor in _ASKED.findall(tell("objdump", "--private-headers", str(file)))
    }
    if not versions:
        raise BuildFailed(f"No file in {bundle} says which C library it needs")
    major, minor = max(versions)
    return f"{major}.{minor}"


def _is_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_ELF)) == _ELF
