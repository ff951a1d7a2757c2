"""What one server process is told when it starts."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Settings:
    """``database_url`` empty: SQLite in the data folder. ``embedded_key`` None: not started by an app."""

    data: Path
    database_url: str = ""
    public_url: str = ""
    """Address under which browsers reach the server, for the script tag that is printed; empty: unknown."""
    site_folder: Path = Path(__file__).parent / "site"
    embedded_key: str | None = None

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite+aiosqlite:///{self.data / 'chat.sqlite3'}"

    @property
    def files(self) -> Path:
        return self.data / "files"
