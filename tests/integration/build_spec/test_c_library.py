"""Which C library a bundle needs is read from real programs, as the linker wrote them."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from build_spec.bundle import BuildFailed
from build_spec.linux.c_library import oldest_c_library


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def test_the_newest_symbol_of_any_file_decides_and_is_no_newer_than_the_system(tmp_path: Path) -> None:
    shutil.copy(Path(sys.executable).resolve(), tmp_path / "python")
    of_python = numbers(oldest_c_library(tmp_path))
    assert (2, 2) <= of_python <= numbers(os.confstr("CS_GNU_LIBC_VERSION").split()[1])  # type: ignore[union-attr]
    (tmp_path / "text").write_text("GLIBC_9.99 is only spoken of here")
    assert numbers(oldest_c_library(tmp_path)) == of_python, "only programs are asked"


def test_a_folder_without_programs_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed):
        oldest_c_library(tmp_path)
