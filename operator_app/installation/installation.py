"""How this copy of the app came onto the computer. A build writes it down beside the program; a checkout has no such file."""

import logging
import sys
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from operator_app import __version__
from operator_app.domain.value import Value

INSTALLATION_FILE: Final = "installation.json"
LICENCES_FILE: Final = "licences.json"
ROOT_FILE: Final = "update-root.json"

log = logging.getLogger(__name__)


class InstallKind(StrEnum):
    """Who brings newer versions."""

    SOURCE = "source"
    """A checkout: its developer."""
    DEB = "deb"
    FLATPAK = "flatpak"
    MACOS = "macos"
    """The person, by another disk image."""
    PORTABLE = "portable"
    """The app itself."""
    WINDOWS = "windows"
    """The app itself, in its folder of the person."""


class Installation(Value):
    """``updates_url`` names the folder of the signed metadata, ``targets_url`` that of the archives; empty: nowhere."""

    kind: InstallKind = InstallKind.SOURCE
    version: str = __version__
    target: str = ""
    """What this system's archives are called before ``-VERSION.tar.gz``."""
    metadata_url: str = ""
    targets_url: str = ""
    folder: Path | None = None
    """Where the files of the build are; None in a checkout."""

    @property
    def looks_for_updates(self) -> bool:
        return bool(self.metadata_url) and self.folder is not None

    @property
    def updates_itself(self) -> bool:
        """Else a newer version is only told of."""
        return self.looks_for_updates and self.kind in {InstallKind.PORTABLE, InstallKind.WINDOWS}


def built_folder() -> Path | None:
    """Where a packaged program has its files; None in a checkout."""
    folder = getattr(sys, "_MEIPASS", None)
    return None if folder is None else Path(folder)


def read_installation(folder: Path | None = None) -> Installation:
    """Of the running program, or of the build in ``folder``. What cannot be read is a build that updates nowhere."""
    folder = folder or built_folder()
    if folder is None:
        return Installation()
    try:
        written = msgspec.json.decode((folder / INSTALLATION_FILE).read_bytes(), type=Installation)
    except (OSError, msgspec.MsgspecError):
        log.warning("the build does not say what it is")
        return Installation(folder=folder, kind=InstallKind.DEB)
    return msgspec.structs.replace(written, folder=folder)
