"""tufup's client with our network under it, and with every failure raised instead of logged."""

from collections.abc import Callable
from pathlib import Path

from tuf.api.exceptions import DownloadError, RepositoryError
from tufup.client import Client

from operator_app.installation.installation import Installation
from operator_app.updates.fetching import Fetcher


class TufClient(Client):  # type: ignore[misc]  # tufup has no types
    """Of one look: make another for the next."""

    def __init__(self, installation: Installation, metadata: Path, downloads: Path) -> None:
        """``metadata`` holds at least a trusted ``root.json``."""
        super().__init__(
            app_name=installation.target,
            app_install_dir=downloads,
            current_version=installation.version,
            metadata_dir=metadata,
            metadata_base_url=installation.metadata_url,
            target_dir=downloads,
            target_base_url=installation.targets_url,
        )
        self._fetcher = Fetcher()
        self._failure: Exception | None = None

    def look(self, prereleases: str | None) -> None:
        """Read the signed metadata; ``new_archive_info`` is what they offer. Patches are not used: see decision 10."""
        self.check_for_updates(pre=prereleases, patch=False)
        if self._failure is not None:
            raise self._failure

    def bring(self, report: Callable[..., None]) -> None:
        """Download what ``look`` found, unless it lies here already, verified."""
        self._download_updates(progress_hook=report)

    def refresh(self) -> None:
        """``check_for_updates`` only logs what goes wrong in here."""
        try:
            super().refresh()
        except (DownloadError, RepositoryError) as error:
            self._failure = error
            raise
