"""Accounts come and go: sign-in, the backend on this computer, sign-out."""

import asyncio
import contextlib
import logging
import shutil
import uuid
from collections.abc import Awaitable, Callable, Mapping
from random import Random
from typing import Any, Final

from msgspec.structs import replace

from operator_app.archive.dialogs import unread_count
from operator_app.archive.rebuild import rebuild as rebuild_archive
from operator_app.backends import port
from operator_app.backends.port import Backend
from operator_app.domain.accounts import Account, BackendKind
from operator_app.domain.people import Operator
from operator_app.domain.problems import ArchiveError, ArchiveProblem, RefusalReason, Refused
from operator_app.domain.service import ServiceOffer
from operator_app.domain.team import JoinOffer
from operator_app.domain.value import AccountId, ClientId
from operator_app.engine import requests, team_requests
from operator_app.engine.access import Embedded, EmbeddedAccess, HostedAccess, OwnBackends, Tokens
from operator_app.engine.account_session import AccountSession
from operator_app.engine.accounts import AccountsFile
from operator_app.engine.capabilities_file import CapabilitiesFile
from operator_app.engine.connection import Clocks
from operator_app.engine.hosted_service import CarrotQuestServices
from operator_app.engine.notices import AccountsChanged, Notice
from operator_app.engine.requests import EngineRequest
from operator_app.secrets.store import SecretStore
from operator_app.settings.profile import Profile

REVOKE_SECONDS = 5.0

log = logging.getLogger(__name__)


class NoSuchAccount(LookupError):
    """A request names an account that this profile does not have (any more)."""


class Desk:
    """All accounts of a profile. Lives on the engine's loop."""

    def __init__(
        self,
        profile: Profile,
        *,
        secrets: SecretStore,
        own: OwnBackends,
        services: CarrotQuestServices,
        embedded: Embedded,
        put: Callable[[Notice], None],
        clocks: Clocks,
        random: Random,
    ) -> None:
        self._profile = profile
        self._secrets = secrets
        self._own = own
        self._services = services
        self._embedded = embedded
        self._put = put
        self._clocks = clocks
        self._random = random
        self._file = AccountsFile(profile.accounts_file, clocks.now)
        self._accounts: tuple[Account, ...] = ()
        self._sessions: dict[AccountId, AccountSession] = {}
        self._loaded = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()

    async def open(self) -> None:
        """Read the list and start every account's session."""
        try:
            await asyncio.to_thread(self._profile.prepare)
            self._accounts = await asyncio.to_thread(self._file.read)
            for account in self._accounts:
                await self._begin(account)
        finally:
            self._loaded.set()
        self._put(AccountsChanged(accounts=self._accounts))

    async def close(self) -> None:
        ends = await asyncio.gather(*(each.close() for each in self._sessions.values()), return_exceptions=True)
        for error in ends:
            if error is not None:
                log.error("an account did not close in order", exc_info=error)
        self._sessions.clear()
        await self._embedded.stop()

    async def session(self, account_id: AccountId) -> AccountSession:
        """Its archive is open. Raises ``NoSuchAccount``, ``ArchiveError``."""
        session = await self.find(account_id)
        await session.opened()
        return session

    async def find(self, account_id: AccountId) -> AccountSession:
        """Whatever the state of its archive. Raises ``NoSuchAccount``."""
        await self._loaded.wait()
        try:
            return self._sessions[account_id]
        except KeyError:
            raise NoSuchAccount(account_id) from None

    async def accounts(self) -> tuple[Account, ...]:
        await self._loaded.wait()
        return self._accounts

    async def unread(self) -> int:
        """Of all accounts whose archive can be read."""
        await self._loaded.wait()
        total = 0
        for session in tuple(self._sessions.values()):
            with contextlib.suppress(ArchiveError):
                await session.opened()
                total += await session.database.read(unread_count)
        return total

    async def start_here(self, operator_name: str) -> Account:
        """The account at the backend on this computer; made at the first call. Raises ``EmbeddedBackendError``."""
        await self._loaded.wait()
        async with self._one_at_a_time:
            running = await self._embedded.running()
            signed_in = await self._own.sign_in_embedded(running, operator_name)
            account = self._known(BackendKind.EMBEDDED, "", signed_in)
            await self._keep(account)
            session = self._sessions.get(account.id)
            if session is None:
                session = await self._begin(account)
            else:
                await session.access.enter()
                session.connect_now()
            await session.introduce()
        self._put(AccountsChanged(accounts=self._accounts))
        return account

    async def sign_in(self, address: str, email: str, password: str) -> Account:
        """Raises ``NotABackend``, ``Unreachable``, ``Refused(WRONG_PASSWORD)``, ``RateLimited``."""
        await self._loaded.wait()
        address = self._own.normal_address(address)
        return await self._enter(address, await self._own.sign_in(address, email, password))

    async def look_at_invitation(self, address: str, token: str) -> JoinOffer:
        """Raises ``NotABackend``, ``Unreachable``, ``Refused(INVITATION_OVER)``, ``RateLimited``."""
        return await self._own.look_at_invitation(self._own.normal_address(address), token)

    async def join(self, asked: team_requests.Join) -> Account:
        """Raises as ``look_at_invitation`` does, ``Refused`` for what was chosen, and ``OutcomeUnknown``."""
        await self._loaded.wait()
        address = self._own.normal_address(asked.address)
        signed_in = await self._own.join(
            address, asked.token, name=asked.name, email=asked.email, password=asked.password
        )
        return await self._enter(address, signed_in)

    async def look_at_service(self, asked: team_requests.LookAtService) -> ServiceOffer:
        """Raises ``SignedOut``, ``Refused``, ``NotABackend``, ``Unreachable``, ``RateLimited``."""
        return await self._services.look(asked)

    async def enter_service(self, asked: team_requests.EnterService) -> Account:
        """An account that acts as the operator who was chosen."""
        await self._loaded.wait()
        offer, who = asked.offer, asked.operator
        signed_in = port.SignedIn(
            token=asked.token.strip(),
            operator=Operator(id=who.id, revision=0, name=who.name),
            title=self._services.title(offer),
        )
        async with self._one_at_a_time:
            known = self._known(BackendKind.CARROTQUEST, offer.api, signed_in, site_id=offer.site_id)
            account = replace(known, realtime=offer.realtime, site_id=offer.site_id)
            await self._keep_and_begin(account, signed_in.token)
        self._put(AccountsChanged(accounts=self._accounts))
        return account

    async def tell_idle(self, *, idle: bool) -> None:
        for session in tuple(self._sessions.values()):
            await session.tell_idle(idle=idle)

    async def _enter(self, address: str, signed_in: port.SignedIn) -> Account:
        async with self._one_at_a_time:
            account = self._known(BackendKind.OWN, address, signed_in)
            await self._keep_and_begin(account, signed_in.token)
        self._put(AccountsChanged(accounts=self._accounts))
        return account

    async def _keep_and_begin(self, account: Account, token: str) -> None:
        await self._keep(account)
        if (session := self._sessions.get(account.id)) is not None:
            await self._renew(session, token)
        else:
            await self._begin(account, token)

    async def sign_in_again(self, session: AccountSession, password: str) -> None:
        """The same operator with a new token; any other would mix two people's archives."""
        if not isinstance(session.access, HostedAccess):
            await session.access.enter()
            session.connect_now()
            return
        if session.account.kind is BackendKind.CARROTQUEST:
            await self._renew_service(session, password.strip())
            return
        facts = await session.me()
        signed_in = await self._own.sign_in(session.account.address, facts.email, password)
        if signed_in.operator.id != session.account.operator_id:
            raise Refused(RefusalReason.FORBIDDEN, "another operator")
        await self._renew(session, signed_in.token)

    async def _renew_service(self, session: AccountSession, token: str) -> None:
        """A new token of the same site: who acts stays who he is."""
        offer = await self._services.look_again(session.account, token)
        if offer.site_id != session.account.site_id:
            raise Refused(RefusalReason.FORBIDDEN, "another site")
        await self._renew(session, token)

    async def sign_out(self, account_id: AccountId, *, forget: bool) -> None:
        session = await self.find(account_id)
        async with self._one_at_a_time:
            if (backend := session.backend_now) is not None:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(REVOKE_SECONDS):
                        await backend.sign_out()
            await session.access.leave()
            if not forget:
                session.reconnect()
                return
            del self._sessions[account_id]
            await session.close()
            if session.account.kind is BackendKind.EMBEDDED:
                await self._embedded.stop()
            await asyncio.to_thread(shutil.rmtree, self._profile.account(account_id), ignore_errors=True)
            self._accounts = await asyncio.to_thread(self._file.remove, account_id)
        self._put(AccountsChanged(accounts=self._accounts))

    async def begin_anew(self, account_id: AccountId, *, rebuild: bool) -> None:
        """A try to connect; where the archive could not be used, to open it first, rebuilt if the person says so.

        Raises ``OSError`` when the damaged file cannot be set aside.
        """
        session = await self.find(account_id)
        async with self._one_at_a_time:
            damaged = session.telling.status.problem == ArchiveProblem.DAMAGED
            if session.failure is None and not (rebuild and damaged):
                session.connect_now()
                return
            token = None if session.tokens is None else await session.tokens.get()
            del self._sessions[account_id]
            try:
                await session.close()
                if rebuild and damaged:
                    await asyncio.to_thread(rebuild_archive, session.folder, self._clocks.now())
            finally:
                session = await self._begin(session.account, token)
        with contextlib.suppress(ArchiveError):
            await session.opened()
        session.telling.standing_again()
        session.telling.changes(everything=True)

    async def _renew(self, session: AccountSession, token: str) -> None:
        if isinstance(session.access, HostedAccess):
            await session.access.sign_in(token)
        session.tell_token()
        session.reconnect()

    async def _keep(self, account: Account) -> None:
        self._accounts = await asyncio.to_thread(self._file.put, account)

    def _known(self, kind: BackendKind, address: str, signed_in: port.SignedIn, *, site_id: str = "") -> Account:
        """The account of this operator at this address, so that signing in twice does not make two."""
        known = next(
            (
                each
                for each in self._accounts
                if (each.kind, each.address, each.site_id, each.operator_id)
                == (kind, address, site_id, signed_in.operator.id)
            ),
            None,
        )
        return Account(
            id=AccountId(uuid.uuid4().hex) if known is None else known.id,
            kind=kind,
            address=address,
            title=signed_in.title,
            operator_id=signed_in.operator.id,
            operator_name=signed_in.operator.name,
        )

    async def _begin(self, account: Account, token: str | None = None) -> AccountSession:
        """``token``: a new one, kept before the first try to connect."""
        folder = self._profile.account(account.id)
        await asyncio.to_thread(folder.mkdir, mode=0o700, parents=True, exist_ok=True)
        capabilities = CapabilitiesFile(folder / "capabilities.json")

        def make(address: str, token: str) -> Backend:
            if account.kind is BackendKind.CARROTQUEST:
                return self._services.connect(account, token)
            known = capabilities.known
            return self._own.connect(address, token, None if known is None else known.file_limit)

        tokens: Tokens | None = None
        access: HostedAccess | EmbeddedAccess
        if account.kind is BackendKind.EMBEDDED:
            access = EmbeddedAccess(self._embedded, self._own, account.operator_name, make)
        else:
            tokens = Tokens(account.id, self._secrets)
            access = HostedAccess(account.address, tokens, make)
            if token is not None:
                await tokens.keep(token)
        session = AccountSession(
            account,
            folder,
            access=access,
            tokens=tokens,
            capabilities=capabilities,
            put=self._put,
            clocks=self._clocks,
            random=self._random,
            make_id=_make_id,
        )
        self._sessions[account.id] = session
        session.start()
        return session


async def _list_accounts(desk: Desk, asked: requests.ListAccounts) -> tuple[Account, ...]:  # noqa: ARG001 - says it all by its kind
    return await desk.accounts()


async def _count_unread(desk: Desk, asked: requests.CountUnread) -> int:  # noqa: ARG001
    return await desk.unread()


async def _start_here(desk: Desk, asked: requests.StartHere) -> Account:
    return await desk.start_here(asked.operator_name)


async def _sign_in(desk: Desk, asked: requests.SignIn) -> Account:
    return await desk.sign_in(asked.address, asked.email, asked.password)


async def _look_at_invitation(desk: Desk, asked: team_requests.LookAtInvitation) -> JoinOffer:
    return await desk.look_at_invitation(asked.address, asked.token)


async def _join(desk: Desk, asked: team_requests.Join) -> Account:
    return await desk.join(asked)


async def _look_at_service(desk: Desk, asked: team_requests.LookAtService) -> ServiceOffer:
    return await desk.look_at_service(asked)


async def _enter_service(desk: Desk, asked: team_requests.EnterService) -> Account:
    return await desk.enter_service(asked)


async def _tell_idle(desk: Desk, asked: team_requests.TellIdle) -> None:
    await desk.tell_idle(idle=asked.idle)


async def _sign_out(desk: Desk, asked: requests.SignOut) -> None:
    await desk.sign_out(asked.account_id, forget=asked.forget)


def _make_id() -> ClientId:
    return ClientId(str(uuid.uuid4()))


ANSWERS: Final[Mapping[type[EngineRequest[Any]], Callable[[Desk, Any], Awaitable[Any]]]] = {
    requests.ListAccounts: _list_accounts,
    requests.CountUnread: _count_unread,
    requests.StartHere: _start_here,
    requests.SignIn: _sign_in,
    requests.SignOut: _sign_out,
    team_requests.LookAtInvitation: _look_at_invitation,
    team_requests.Join: _join,
    team_requests.LookAtService: _look_at_service,
    team_requests.EnterService: _enter_service,
    team_requests.TellIdle: _tell_idle,
}
