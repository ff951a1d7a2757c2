"""The versions of a self-updating installation, side by side in one folder, and the trial of a new one.

``versions/current`` names the one that the launcher starts; ``versions/trial`` holds "NEW OLD STARTS" until NEW has shown
a window; the launcher goes back to OLD after two starts without one and adds NEW to ``versions/refused``. The launchers
(build_spec/linux/launcher.sh, build_spec/windows/launcher.nsi) know these three files and nothing else.
"""

import os
import re
import shutil
import tarfile
from pathlib import Path
from typing import Final

from operator_app.domain.updates import UpdateFailed, UpdateProblem
from operator_app.installation.installation import Installation

_VERSION: Final = re.compile(r"\d+\.\d+\.\d+((a|b|rc)\d+)?")


class Versions:
    """Blocking. ``folder`` holds one folder a version; ``running`` is ours."""

    def __init__(self, folder: Path, running: str) -> None:
        self._folder = folder
        self._running = running

    @classmethod
    def of(cls, installation: Installation) -> "Versions | None":
        """None where something else brings versions. The build's files lie in ``versions/VERSION/_internal``."""
        if not installation.updates_itself or installation.folder is None:
            return None
        return cls(installation.folder.parents[1], installation.version)

    def stage(self, archive: Path, version: str) -> None:
        """Unpack and let it be tried at the next start. Raises ``UpdateFailed``; then all is as before."""
        if not _VERSION.fullmatch(version) or version == self._running:
            raise UpdateFailed(UpdateProblem.NOT_TRUSTED, "the archive's version is none")
        incoming = self._folder / ".incoming"
        try:
            shutil.rmtree(incoming, ignore_errors=True)
            incoming.mkdir(parents=True)
            with tarfile.open(archive) as opened:
                opened.extractall(incoming, filter="data")
            found = [each for each in incoming.glob(f"*/versions/{version}") if each.is_dir()]
            if len(found) != 1:
                raise UpdateFailed(UpdateProblem.NOT_TRUSTED, "the archive holds another version than it says")
            shutil.rmtree(self._folder / version, ignore_errors=True)
            found[0].replace(self._folder / version)
            self._write("trial", f"{version} {self._running} 0\n")
            self._write("current", f"{version}\n")
        except (tarfile.TarError, EOFError) as error:
            raise UpdateFailed(UpdateProblem.NOT_TRUSTED, type(error).__name__) from error
        except OSError as error:
            raise UpdateFailed(UpdateProblem.NOT_WRITABLE, str(error.strerror)) from error
        finally:
            shutil.rmtree(incoming, ignore_errors=True)

    def staged(self) -> str:
        """The version that the next start tries; empty: ours."""
        trial = self._trial()
        return trial[0] if trial is not None and trial[0] != self._running else ""

    def passed(self) -> None:
        """Our first window is there: the trial is over and the other versions go."""
        trial = self._trial()
        if trial is None or trial[0] != self._running:
            return
        (self._folder / "trial").unlink(missing_ok=True)
        for each in self._folder.iterdir():
            if each.is_dir() and each.name != self._running and _VERSION.fullmatch(each.name):
                shutil.rmtree(each, ignore_errors=True)

    def not_counted(self) -> None:
        """This start only woke the app that runs: it says nothing about our version."""
        trial = self._trial()
        if trial is not None and trial[0] == self._running:
            self._write("trial", f"{trial[0]} {trial[1]} {max(0, trial[2] - 1)}\n")

    def refused(self) -> tuple[str, ...]:
        """Versions that did not reach their first window here, oldest first."""
        try:
            return tuple((self._folder / "refused").read_text(encoding="ascii").split())
        except (OSError, ValueError):
            return ()

    def _trial(self) -> tuple[str, str, int] | None:
        try:
            new, old, starts = (self._folder / "trial").read_text(encoding="ascii").split()
            return new, old, int(starts)
        except (OSError, ValueError):
            return None

    def _write(self, name: str, text: str) -> None:
        """Whole or not at all."""
        unfinished = self._folder / f"{name}.new"
        with unfinished.open("w", encoding="ascii", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._folder / name)
