"""The keyring store against a real gnome-keyring on a bus of its own: there, absent, locked, slow."""

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import keyring
import pytest

from operator_app.secrets.keyring_store import MAX_CHARACTERS, KeyringStore
from operator_app.secrets.store import SecretError, SecretProblem
from tests.e2e.keyring_daemon import KeyringDaemon
from tests.e2e.session_bus import BusTalk, SessionBus

pytestmark = pytest.mark.keyring
NAME = "account-1"


def look_for_backends_again() -> None:
    """keyring remembers for the life of the process which backends it found."""
    vars(keyring.backend.get_all_keyring).pop("saved_result", None)
    keyring.core.init_backend()


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """A bus without a keyring, and this process turned to it."""
    with tempfile.TemporaryDirectory(prefix="bus") as name:
        folder = Path(name)
        bus = SessionBus(folder)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        for variable in ("XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"):
            (folder / variable).mkdir(mode=0o700)
            monkeypatch.setenv(variable, str(folder / variable))
        before = keyring.get_keyring()
        look_for_backends_again()
        yield SimpleNamespace(folder=folder, address=bus.address)
        keyring.set_keyring(before)
        bus.stop()


@pytest.fixture
def daemon(bus: SimpleNamespace) -> Iterator[KeyringDaemon]:
    talk = BusTalk(bus.address)
    daemon = KeyringDaemon(bus.folder, dict(os.environ), talk)
    look_for_backends_again()
    yield daemon
    daemon.stop()
    talk.close()


@pytest.mark.usefixtures("daemon")
async def test_a_secret_is_kept_changed_and_deleted() -> None:
    store = KeyringStore("operator-app-test")
    assert await store.get(NAME) is None
    await store.set(NAME, "первый токен")
    await store.set(NAME, "t" * MAX_CHARACTERS)
    assert await KeyringStore("operator-app-test").get(NAME) == "t" * MAX_CHARACTERS
    assert await store.get("account-2") is None
    assert await KeyringStore("another-app").get(NAME) is None
    await store.delete(NAME)
    await store.delete(NAME)
    assert await store.get(NAME) is None


@pytest.mark.usefixtures("daemon")
async def test_what_does_not_fit_windows_is_refused_before_the_call() -> None:
    store = KeyringStore("operator-app-test")
    with pytest.raises(SecretError) as raised:
        await store.set(NAME, "t" * (MAX_CHARACTERS + 1))
    assert raised.value.problem is SecretProblem.TOO_LONG
    assert await store.get(NAME) is None


@pytest.mark.usefixtures("bus")
async def test_without_a_keyring_the_problem_is_absence() -> None:
    store = KeyringStore("operator-app-test")
    for attempt in (lambda: store.get(NAME), lambda: store.set(NAME, "token"), lambda: store.delete(NAME)):
        with pytest.raises(SecretError) as raised:
            await attempt()
        assert raised.value.problem is SecretProblem.ABSENT


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")  # keyring 25.7 leaves it to be collected
async def test_a_locked_keyring_is_said_to_be_locked(daemon: KeyringDaemon) -> None:
    store = KeyringStore("operator-app-test", deadline=5.0)
    await store.set(NAME, "token")
    daemon.lock()
    with pytest.raises(SecretError) as raised:
        await store.get(NAME)
    assert raised.value.problem is SecretProblem.LOCKED
    gc.collect()
