"""What one server process is told when it starts."""

from dataclasses import dataclass
from pathlib import Path

from chat_backend.mail.server import MailServer


@dataclass(frozen=True, kw_only=True)
class Settings:
    """``database_url`` empty: SQLite in the data folder. ``embedded_key`` None: not started by an app."""

    data: Path
    database_url: str = ""
    public_url: str = ""
    """Address under which browsers reach the server, for the script tag that is printed; empty: unknown."""
    mail: MailServer | None = None
    """None: no e-mail is sent."""
    site_folder: Path = Path(__file__).parent / "site"
    embedded_key: str | None = None
    keep_log_days: float = 30
    keep_log_changes: int = 100_000
    """A change leaves the log when it is older than so many days and so many newer ones are there."""
    look_at_log_every: float = 5.0
    """Seconds between two looks at the log: what a lost wake-up costs, and how often clients hear how far it goes."""

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite+aiosqlite:///{self.data / 'chat.sqlite3'}"

    @property
    def files(self) -> Path:
        return self.data / "files"
