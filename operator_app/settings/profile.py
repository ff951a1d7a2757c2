"""The folder that holds everything of one installation: accounts, archives, settings, logs."""

from pathlib import Path

import platformdirs

from operator_app.domain.value import AccountId

APP_NAME = "operator-app"


class Profile:
    """Paths below one folder, made private (0700) on first use. Two running apps never share a profile."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def default(cls) -> "Profile":
        """The profile of this person on this computer."""
        return cls(Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False)))

    def prepare(self) -> None:
        """Make the folders. Raises ``OSError`` when the place cannot be written."""
        for folder in (self.folder, self.accounts, self.logs):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    @property
    def accounts(self) -> Path:
        return self.folder / "accounts"

    @property
    def accounts_file(self) -> Path:
        return self.folder / "accounts.json"

    @property
    def settings_file(self) -> Path:
        return self.folder / "settings.json"

    @property
    def hanging_bubbles(self) -> Path:
        """Which notifications hang, for the run after this one."""
        return self.folder / "bubbles.json"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def updates(self) -> Path:
        """What is believed of newer versions, and what of them is on its way."""
        return self.folder / "updates"

    @property
    def embedded_backend(self) -> Path:
        """Data of the backend that runs on this computer."""
        return self.folder / "backend"

    def account(self, account_id: AccountId) -> Path:
        """An account's own folder: its archive, its fetched and outgoing files."""
        return self.accounts / account_id
