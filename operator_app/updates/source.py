"""Where updates come from: a TUF repository, read with tufup. Nothing unsigned, changed, older or expired gets through."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from operator_app.domain.updates import UpdateChannel, UpdateFailed, UpdateProblem
from operator_app.domain.value import Value
from operator_app.installation.installation import ROOT_FILE, Installation
from operator_app.updates.problems import told

if TYPE_CHECKING:
    from operator_app.updates.client import TufClient

Progress = Callable[[int, int], None]
"""(bytes so far, bytes in all)"""

_PRERELEASES: Final = {UpdateChannel.STABLE: None, UpdateChannel.EARLY: "a"}


class Offer(Value):
    """A newer version that is there, signed."""

    version: str
    size: int


class Stopped(Exception):
    """The app ends while something is being downloaded."""


class SignedSource:
    """Blocking; one call at a time. ``folder`` keeps what was last believed, so that nobody can serve older metadata."""

    def __init__(self, installation: Installation, folder: Path) -> None:
        self._installation = installation
        self._folder = folder
        self._stopped = threading.Event()

    def newest(self, channel: UpdateChannel) -> Offer | None:
        """None: there is nothing newer. Raises ``UpdateFailed``."""
        client = self._look(channel)
        info = client.new_archive_info
        if info is None or client.new_archive_local_path is None:
            return None
        prefix, suffix = f"{self._installation.target}-", ".tar.gz"
        name = client.new_archive_local_path.name
        return Offer(version=name.removeprefix(prefix).removesuffix(suffix), size=info.length)

    def fetch(self, channel: UpdateChannel, version: str, progress: Progress) -> Path:
        """The archive, verified. Raises ``UpdateFailed``; ``Stopped`` after ``stop``."""
        client = self._look(channel)
        if client.new_archive_local_path is None or not client.new_archive_local_path.name.endswith(
            f"-{version}.tar.gz"
        ):
            raise UpdateFailed(UpdateProblem.NOT_TRUSTED, "the version that was offered is there no more")

        def report(*, bytes_downloaded: int, bytes_expected: int) -> None:
            if self._stopped.is_set():
                raise Stopped
            progress(bytes_downloaded, bytes_expected)

        told(lambda: client.bring(report))
        archive: Path = client.new_archive_local_path
        return archive

    def stop(self) -> None:
        """From any thread: end what is being downloaded."""
        self._stopped.set()

    def forget_downloads(self) -> None:
        shutil.rmtree(self._downloads, ignore_errors=True)

    # -------------------------------------------------------------------------------------------- from here on

    @property
    def _downloads(self) -> Path:
        return self._folder / "downloads"

    def _look(self, channel: UpdateChannel) -> "TufClient":
        return told(lambda: self._looked(channel))

    def _looked(self, channel: UpdateChannel) -> "TufClient":
        installation = self._installation
        metadata = self._folder / "metadata"
        metadata.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._downloads.mkdir(mode=0o700, parents=True, exist_ok=True)
        if installation.folder is not None and not (metadata / "root.json").exists():
            shutil.copyfile(installation.folder / ROOT_FILE, metadata / "root.json")
        from operator_app.updates.client import TufClient  # noqa: PLC0415 - loads a great deal

        client = TufClient(installation, metadata, self._downloads)
        client.look(_PRERELEASES[channel])
        return client
