"""A server of a team's own: two operators with passwords, in a process of its own."""

import subprocess
import sys
from pathlib import Path

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
