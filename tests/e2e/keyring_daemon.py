"""A gnome-keyring of a test's own."""

from collections.abc import Mapping
from pathlib import Path

from tests.e2e.process import Process
from tests.e2e.session_bus import BusTalk, Whom

SECRETS = "org.freedesktop.secrets"
SERVICE = Whom(SECRETS, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service")
COLLECTION = "/org/freedesktop/secrets/collection/login"


class KeyringDaemon:
    """The Secret Service on ``talk``'s bus, unlocked, its files in ``XDG_DATA_HOME`` of ``env``."""

    def __init__(self, folder: Path, env: Mapping[str, str], talk: BusTalk) -> None:
        command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
        self._talk = talk
        self._daemon = Process(command, log=folder / "keyring.log", env=env, stdin=b"test-pass")
        talk.wait_for_name(SECRETS)

    def lock(self) -> None:
        self._talk.call(SERVICE, "Lock", "ao", [[COLLECTION]])

    def stop(self) -> None:
        self._daemon.stop()
