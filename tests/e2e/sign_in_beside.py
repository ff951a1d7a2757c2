"""Signs a profile in without a window: ``python -m tests.e2e.sign_in_beside PROFILE KIND WHO SECRET ADDRESS…``.

At our own servers (``own``) who is an e-mail address and the secret a password; at the hosted service (``hosted``) who is
its token and the secret an operator's name.
"""

import sys
from pathlib import Path

from operator_app.backends.own.embedded import EmbeddedBackend
from operator_app.engine.engine import Engine
from operator_app.engine.requests import SignIn
from operator_app.engine.team_requests import EnterService, LookAtService
from operator_app.secrets.keyring_store import KeyringStore
from operator_app.settings.profile import APP_NAME, Profile


def main(folder: str, kind: str, who: str, secret: str, *addresses: str) -> None:
    profile = Profile(Path(folder))
    profile.prepare()
    engine = Engine(profile, KeyringStore(APP_NAME), lambda: EmbeddedBackend(profile.embedded_backend, profile.logs))
    engine.start()
    try:
        for address in addresses:
            if kind == "own":
                engine.submit(SignIn(address=address, email=who, password=secret)).result(60)
            else:
                enter_service(engine, who, secret, address)
    finally:
        engine.stop()


def enter_service(engine: Engine, token: str, name: str, address: str) -> None:
    asked = LookAtService(brand="other", token=token, api=address, realtime=address)
    offer = engine.submit(asked).result(60)
    operator = next(each for each in offer.operators if each.name.startswith(name))
    engine.submit(EnterService(offer=offer, token=token, operator=operator)).result(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
