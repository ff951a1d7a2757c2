"""Both stores behind their contract, with keyring backends that are slow, broken or keep plain text."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, NoKeyringError

from operator_app.secrets.keyring_store import KeyringStore
from operator_app.secrets.memory_store import MemoryStore
from operator_app.secrets.store import SecretError, SecretProblem, SecretStore

SECRET = "a token nobody may read"


class Backend(KeyringBackend):
    """Keeps secrets in memory; ``before`` is called first and may sleep or raise."""

    priority: float = 5
    _classes: ClassVar[set[type]] = set()  # else keyring would offer these to every other test of this process

    def __init__(self, before: Callable[[], None] = lambda: None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.before = before
        self.kept: dict[tuple[str, str], str] = {}
        self.threads: set[int] = set()

    def get_password(self, service: str, username: str) -> str | None:
        self._called()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._called()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._called()
        del self.kept[service, username]

    def _called(self) -> None:
        self.threads.add(threading.get_ident())
        self.before()


class PlainText(Backend):
    priority = 0.5


class Forgetful(Backend):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


@pytest.fixture(autouse=True)
def restored_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def store_with(backend: KeyringBackend, deadline: float = 5.0) -> KeyringStore:
    keyring.set_keyring(backend)
    return KeyringStore("test", deadline)


def fails_with(problem: Exception) -> Callable[[], None]:
    def fail() -> None:
        raise problem

    return fail


@pytest.mark.parametrize("make", [MemoryStore, lambda: store_with(Backend())])
async def test_a_store_keeps_changes_and_forgets(make: Callable[[], SecretStore]) -> None:
    store = make()
    assert await store.get("a") is None
    await store.set("a", SECRET)
    await store.set("b", "other")
    await store.set("a", SECRET + "2")
    assert (await store.get("a"), await store.get("b")) == (SECRET + "2", "other")
    await store.delete("a")
    await store.delete("a")
    assert (await store.get("a"), await store.get("b")) == (None, "other")


async def test_calls_never_run_on_the_loops_thread() -> None:
    backend = Backend()
    store = store_with(backend)
    await store.set("a", SECRET)
    await store.get("a")
    assert threading.get_ident() not in backend.threads


async def test_a_keyring_that_waits_for_a_person_is_slow_and_blocks_nobody() -> None:
    asleep = threading.Event()

    def ask_a_person() -> None:
        asleep.set()
        time.sleep(0.5)

    store = store_with(Backend(ask_a_person), deadline=0.05)
    with pytest.raises(SecretError) as raised:
        await store.get("a")
    assert raised.value.problem is SecretProblem.SLOW
    assert asleep.is_set()


@pytest.mark.parametrize(
    ("raised_by_backend", "problem"),
    [
        (NoKeyringError(SECRET), SecretProblem.ABSENT),
        (KeyringLocked(SECRET), SecretProblem.LOCKED),
        (OSError(1783, SECRET), SecretProblem.FAILED),
        (RuntimeError(SECRET), SecretProblem.FAILED),
    ],
)
async def test_each_failure_has_its_kind_and_never_quotes_the_secret(
    raised_by_backend: Exception, problem: SecretProblem
) -> None:
    store = store_with(Backend(fails_with(raised_by_backend)))
    for attempt in (lambda: store.get("a"), lambda: store.set("a", SECRET), lambda: store.delete("a")):
        with pytest.raises(SecretError) as raised:
            await attempt()
        assert raised.value.problem is problem
        assert SECRET not in str(raised.value)
        assert raised.value.__cause__ is None


@pytest.mark.parametrize("backend", [PlainText(), type("Alt", (Backend,), {"__module__": "keyrings.alt.file"})()])
async def test_a_keyring_that_stores_plain_text_counts_as_none(backend: Backend) -> None:
    store = store_with(backend)
    with pytest.raises(SecretError) as raised:
        await store.set("a", SECRET)
    assert raised.value.problem is SecretProblem.ABSENT
    assert not backend.kept


async def test_a_secret_that_is_not_there_afterwards_was_not_set() -> None:
    with pytest.raises(SecretError) as raised:
        await store_with(Forgetful()).set("a", SECRET)
    assert raised.value.problem is SecretProblem.FAILED
