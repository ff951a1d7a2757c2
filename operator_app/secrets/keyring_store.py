"""Secrets in the system's keyring: Secret Service, macOS Keychain, Windows Credential Manager."""

import asyncio
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from operator_app.secrets.store import SecretError, SecretProblem

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

Result = TypeVar("Result")

MAX_CHARACTERS = 1_000
"""Windows keeps 2,560 bytes and keyring writes UTF-16, so 1,280 characters (jaraco/keyring #355); some room is left."""
DEADLINE_SECONDS = 10.0
UNPROTECTED_PACKAGE = "keyrings.alt"


class KeyringStore:
    """A ``SecretStore``. keyring is imported at the first call, and each call has a thread of its own.

    A call may wait for a person who is asked to unlock. After ``deadline`` seconds it counts as SLOW; it goes on in its
    thread, so a secret that was being set may be kept all the same.
    """

    def __init__(self, service: str, deadline: float = DEADLINE_SECONDS) -> None:
        self._service = service
        self._deadline = deadline

    async def get(self, name: str) -> str | None:
        return await self._call(lambda: _backend().get_password(self._entry(name), name))

    async def set(self, name: str, secret: str) -> None:
        if len(secret) > MAX_CHARACTERS:
            raise SecretError(SecretProblem.TOO_LONG, f"{len(secret)} characters")

        def set_and_read_back() -> bool:
            backend = _backend()
            backend.set_password(self._entry(name), name, secret)
            return backend.get_password(self._entry(name), name) == secret

        if not await self._call(set_and_read_back):
            raise SecretError(SecretProblem.FAILED, "not there after it was set")

    async def delete(self, name: str) -> None:
        def delete_if_there() -> None:
            backend = _backend()
            if backend.get_password(self._entry(name), name) is not None:
                backend.delete_password(self._entry(name), name)

        await self._call(delete_if_there)

    def _entry(self, name: str) -> str:
        """A service for each name: under a common one the Windows backend moves entries about."""
        return f"{self._service}/{name}"

    async def _call(self, function: Callable[[], Result]) -> Result:
        """Not ``to_thread``: a pool's threads are waited for at exit, and this one may wait for a person who has left."""
        future: Future[Result] = Future()

        def work() -> None:
            try:
                result = _translating_errors(function)
            except SecretError as error:
                future.set_exception(error)
            else:
                future.set_result(result)

        threading.Thread(target=work, name="keyring", daemon=True).start()
        done, _ = await asyncio.wait({asyncio.wrap_future(future)}, timeout=self._deadline)
        if not done:
            raise SecretError(SecretProblem.SLOW, f"no answer in {self._deadline:g} s")
        return done.pop().result()


def _translating_errors(function: Callable[[], Result]) -> Result:
    """Only kinds and type names of foreign errors go on: their messages may quote what they were given."""
    from keyring.errors import InitError, KeyringLocked, NoKeyringError  # noqa: PLC0415 - 50 ms, and only when needed

    try:
        return function()
    except SecretError:
        raise
    except Exception as error:  # noqa: BLE001 - backends let raw D-Bus and system errors through
        # keyring 25.7 leaves its connection in the frames of a failed call; so the next collection closes it
        traceback.clear_frames(error.__traceback__)
        match error:
            case NoKeyringError() | InitError():
                problem = SecretProblem.ABSENT
            case KeyringLocked():
                problem = SecretProblem.LOCKED
            case _:
                problem = SecretProblem.FAILED
        raise SecretError(problem, type(error).__name__) from None


def _backend() -> "KeyringBackend":
    """The best protected backend. Raises ``SecretError`` when there is none, or only ones that store plain text."""
    import keyring  # noqa: PLC0415
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    chosen = keyring.get_keyring()
    candidates = list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
    for backend in candidates:
        unprotected = type(backend).__module__.startswith(UNPROTECTED_PACKAGE)
        if keyring.core.recommended(backend) and not unprotected:
            return backend
    raise SecretError(SecretProblem.ABSENT, ", ".join(type(backend).__module__ for backend in candidates))
