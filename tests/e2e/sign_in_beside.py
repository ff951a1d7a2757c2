"""Signs a profile in to servers without a window: ``python -m tests.e2e.sign_in_beside PROFILE EMAIL PASSWORD ADDRESS…``."""

import sys
from pathlib import Path

from operator_app.backends.own.embedded import EmbeddedBackend
from operator_app.engine.engine import Engine
from operator_app.engine.requests import SignIn
from operator_app.secrets.keyring_store import KeyringStore
from operator_app.settings.profile import APP_NAME, Profile


def main(folder: str, email: str, password: str, *addresses: str) -> None:
    profile = Profile(Path(folder))
    profile.prepare()
    engine = Engine(profile, KeyringStore(APP_NAME), lambda: EmbeddedBackend(profile.embedded_backend, profile.logs))
    engine.start()
    try:
        for address in addresses:
            engine.submit(SignIn(address=address, email=email, password=password)).result(60)
    finally:
        engine.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
