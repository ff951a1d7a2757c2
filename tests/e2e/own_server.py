"""A server of a team's own: two operators with passwords, in a process of its own."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.servers import ServerProcess

PASSWORD = "correct horse"
ANNA = "anna@example.com"
BORIS = "boris@example.com"


def furnish(data: Path) -> None:
    """Make its database, with Anna and Boris in it."""
    for name, email in (("Anna", ANNA), ("Boris", BORIS)):
        command = ["create-owner", "--data", str(data), "--email", email, "--name", name, "--workspace", "Shop"]
        subprocess.run(
            [sys.executable, "-m", "chat_backend", *command],
            input=f"{PASSWORD}\n",
            text=True,
            check=True,
            capture_output=True,
        )


def server_with(furnished: Path, folder: Path) -> ServerProcess:
    """A server on a copy of this data, not yet started."""
    return ServerProcess(Path(shutil.copytree(furnished, folder / "server")))


def database_of(server: ServerProcess) -> Path:
    """For changing what it has behind its back."""
    return server.data / "chat.sqlite3"
