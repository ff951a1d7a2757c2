"""How an account's backend is reached: which address, which token, and what must run before."""

import asyncio
import contextlib
import logging
import platform
import ssl
from collections.abc import Callable
from typing import Protocol

from operator_app.backends import port
from operator_app.backends.own import address as address_book
from operator_app.backends.port import Backend
from operator_app.diagnostics.problem_fields import described
from operator_app.domain.problems import SignedOut
from operator_app.domain.team import JoinOffer
from operator_app.domain.value import AccountId
from operator_app.engine.status import Phase
from operator_app.secrets.store import SecretError, SecretStore

_REVOKE_SECONDS = 1.0

log = logging.getLogger(__name__)


class EmbeddedRunning(Protocol):
    """Where the backend on this computer answers, and the key it knows us by."""

    @property
    def address(self) -> str: ...
    @property
    def key(self) -> str: ...


class Embedded(Protocol):
    """The backend on this computer."""

    async def running(self) -> EmbeddedRunning:
        """Started if it does not run. Raises ``EmbeddedBackendError``."""
        ...

    async def stop(self) -> None: ...


class OwnBackends:
    """Makes adapters of our own backend. Imports httpx and websockets at the first use, not when the app starts."""

    def __init__(self) -> None:
        self._tls: ssl.SSLContext | None = None

    def normal_address(self, typed: str) -> str:
        """As requests need it. Raises ``NotABackend``."""
        return address_book.normal(typed)

    def connect(self, address: str, token: str, file_limit: int | None) -> Backend:
        from operator_app.backends.own.adapter import OwnBackend  # noqa: PLC0415 - start-up budget

        return OwnBackend(address, token, self._context(address), file_limit=file_limit)

    async def sign_in(self, address: str, email: str, password: str) -> port.SignedIn:
        from operator_app.backends.own import sign_in  # noqa: PLC0415 - start-up budget

        return await sign_in.by_password(address, email, password, device=_device(), tls=self._context(address))

    async def look_at_invitation(self, address: str, token: str) -> JoinOffer:
        from operator_app.backends.own import sign_in  # noqa: PLC0415 - start-up budget

        return await sign_in.look_at_invitation(address, token, tls=self._context(address))

    async def join(self, address: str, token: str, *, name: str, email: str, password: str) -> port.SignedIn:
        from operator_app.backends.own import sign_in  # noqa: PLC0415 - start-up budget

        return await sign_in.by_invitation(
            address, token, name=name, email=email, password=password, device=_device(), tls=self._context(address)
        )

    async def sign_in_embedded(self, running: EmbeddedRunning, operator_name: str) -> port.SignedIn:
        from operator_app.backends.own import sign_in  # noqa: PLC0415 - start-up budget

        return await sign_in.by_embedded_key(
            running.address, running.key, operator_name=operator_name, device=_device()
        )

    def _context(self, address: str) -> ssl.SSLContext | None:
        from operator_app.backends.own import tls  # noqa: PLC0415 - start-up budget

        if not address.startswith("https:"):
            return None
        if self._tls is None:
            self._tls = tls.context()
        return self._tls


class Tokens:
    """An account's token: in the keyring where that works, else for this session only."""

    def __init__(self, account_id: AccountId, secrets: SecretStore) -> None:
        self._account_id = account_id
        self._secrets = secrets
        self._held: str | None = None
        self.session_only = False

    async def keep(self, token: str) -> None:
        self._held = token
        try:
            await self._secrets.set(self._account_id, token)
            self.session_only = False
        except SecretError as error:
            log.warning("the token stays in memory", extra=described(error))
            self.session_only = True

    async def get(self) -> str | None:
        if self._held is None:
            try:
                self._held = await self._secrets.get(self._account_id)
            except SecretError as error:
                log.warning("the token cannot be read", extra=described(error))
        return self._held

    async def forget(self) -> None:
        self._held = None
        try:
            await self._secrets.delete(self._account_id)
        except SecretError as error:
            log.warning("the token cannot be removed", extra=described(error))


class HostedAccess:
    """A backend that somebody hosts; signed in by the token we hold."""

    opening = Phase.CONNECTING
    renews = False

    def __init__(self, address: str, tokens: Tokens, make: Callable[[str, str], Backend]) -> None:
        """``make(address, token)``."""
        self._address = address
        self._tokens = tokens
        self._make = make
        self._backend: Backend | None = None

    async def backend(self) -> Backend:
        if self._backend is None:
            token = await self._tokens.get()
            if token is None:
                raise SignedOut("no token")
            self._backend = self._make(self._address, token)
        return self._backend

    async def sign_in(self, token: str) -> None:
        await self.close()
        await self._tokens.keep(token)

    async def drop(self) -> None:
        """Forgets the token that was not accepted; one that a locked keyring kept back stays there."""
        if self._backend is not None:
            await self.leave()

    async def enter(self) -> None:
        """Nothing to do: who wants in signs in."""

    async def leave(self) -> None:
        await self.close()
        await self._tokens.forget()

    async def close(self) -> None:
        if (backend := self._backend) is not None:
            self._backend = None
            await backend.close()


class EmbeddedAccess:
    """The backend on this computer; signed in anew with the key of each start, so that no secret needs keeping."""

    opening = Phase.STARTING

    def __init__(
        self, embedded: Embedded, own: OwnBackends, operator_name: str, make: Callable[[str, str], Backend]
    ) -> None:
        self._embedded = embedded
        self._own = own
        self._operator_name = operator_name
        self._make = make
        self._backend: Backend | None = None
        self._key: str | None = None
        self._left = False

    @property
    def renews(self) -> bool:
        return not self._left

    async def backend(self) -> Backend:
        if self._left:
            raise SignedOut("the person signed out")
        running = await self._embedded.running()
        if self._backend is None or self._key != running.key:
            await self.close()
            signed_in = await self._own.sign_in_embedded(running, self._operator_name)
            self._backend = self._make(running.address, signed_in.token)
            self._key = running.key
        return self._backend

    async def drop(self) -> None:
        await self.close()

    async def enter(self) -> None:
        self._left = False

    async def leave(self) -> None:
        self._left = True
        await self.close()

    async def close(self) -> None:
        """Revokes the token: the next start makes another."""
        if (backend := self._backend) is not None:
            self._backend = None
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_REVOKE_SECONDS):
                    await backend.sign_out()
            await backend.close()


def _device() -> str:
    return f"{platform.node() or 'computer'} ({platform.system()})"[:100]
