"""One account while the app runs: its archive, its connection, its outbox, and the answers it gives."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from pathlib import Path
from random import Random
from typing import Any, Protocol

from operator_app.archive import conflicts, cursor, drafts, people
from operator_app.archive.database import Database
from operator_app.backends.port import Backend, Capabilities, Snapshot
from operator_app.diagnostics.problem_fields import described
from operator_app.domain.accounts import Account
from operator_app.domain.people import Operator
from operator_app.domain.problems import ArchiveError, BackendError, RemovedFromTeam, Unreachable, UnreachableReason
from operator_app.domain.value import DialogId, UserId
from operator_app.engine.access import Tokens
from operator_app.engine.arriving import Reader
from operator_app.engine.attached import Attached
from operator_app.engine.capabilities_file import CapabilitiesFile
from operator_app.engine.connection import Access, Clocks, Connection
from operator_app.engine.feeds import Feeds
from operator_app.engine.files import Files
from operator_app.engine.index_filling import IndexFilling
from operator_app.engine.lanes import Lanes
from operator_app.engine.live import VIEWING_SECONDS, Live
from operator_app.engine.notices import Notice
from operator_app.engine.outbox import MakeId, Outbox
from operator_app.engine.outgoing import Outgoing
from operator_app.engine.pages import Pages
from operator_app.engine.status import Phase
from operator_app.engine.sync import Sync
from operator_app.engine.tasks import TaskOwner, stop
from operator_app.engine.telling import Telling
from operator_app.engine.upkeep import Upkeep
from operator_app.engine.user_facts import UsersFacts

WAIT_FOR_CONNECTION = 15.0
"""Seconds that a request which needs the network waits for a connection that is being made."""
FILE_LIMIT = 2 * 1024 * 1024
TEXT_LIMIT = 20_000
"""What is taken to be allowed until the backend has said it once: bytes of a file, characters of a message."""

log = logging.getLogger(__name__)


class AccountAccess(Access, Protocol):
    async def enter(self) -> None:
        """The person wants in again."""
        ...

    async def leave(self) -> None:
        """The person signed out."""
        ...

    async def close(self) -> None: ...


class AccountSession:
    """Made on the engine's loop, opened once, closed once."""

    def __init__(
        self,
        account: Account,
        folder: Path,
        *,
        access: AccountAccess,
        tokens: Tokens | None,
        capabilities: CapabilitiesFile,
        put: Callable[[Notice], None],
        clocks: Clocks,
        random: Random,
        make_id: MakeId,
    ) -> None:
        """``tokens`` None: an account that needs none kept."""
        self.account = account
        self.folder = folder
        self.access = access
        self.tokens = tokens
        self.now = clocks.now
        self.telling = Telling(account.id, put)
        self._capabilities = capabilities
        self._clocks = clocks
        self._random = random
        self._make_id = make_id
        self._tasks = TaskOwner(f"account {account.id}")
        self._watch = TaskOwner(f"upkeep of {account.id}")
        """What may find the archive damaged, and so ends all the rest."""
        self._ready = asyncio.Event()
        self._connected = asyncio.Event()
        self._failure: ArchiveError | None = None
        self._database: Database | None = None
        self._giving_up = False
        self._opening: asyncio.Task[None] | None = None
        self._background: asyncio.Task[None] | None = None
        self._backend: Backend | None = None
        self._viewing: DialogId | None = None
        self._idle = False
        self._watching: UserId | None = None
        self._brought: set[UserId] = set()
        self._knows_dialogs_of: set[UserId] = set()
        self.outgoing = Outgoing(folder / "outgoing")
        self.attached = Attached(folder / "attached")
        self.writing = asyncio.Lock()
        """Drafts and messages are kept in the order they were given, though files take their time to be copied."""

    # ------------------------------------------------------------------------------------- begin and end

    def start(self) -> None:
        """Open the archive, then connect; both in the background."""
        self._opening = self._tasks.start(self._open(), "open")

    async def opened(self) -> None:
        """The archive can be asked. Raises ``ArchiveError`` when it cannot be opened."""
        await self._ready.wait()
        if self._failure is not None:
            raise self._failure

    @property
    def failure(self) -> ArchiveError | None:
        """Why the archive cannot be used; None while it can, or still opens."""
        return self._failure

    async def give_up(self, error: ArchiveError) -> None:
        """The archive turned out to be damaged: use it no more, and say so. Ends what runs; ``close`` still has to come."""
        if self._giving_up or self._failure is not None:
            return
        self._giving_up = True
        log.error("an archive is damaged", extra={"account_id": self.account.id, **described(error)})
        await self._tasks.cancel_all()
        self._failure = error
        self.telling.standing(phase=Phase.STOPPED, problem=error.problem.value, retry_at=None)

    async def close(self) -> None:
        """End the connection, then the archive; what was asked of it is finished."""
        if self._opening is not None:
            await asyncio.wait((self._opening,))
        await self._watch.cancel_all()
        await self._tasks.cancel_all()
        await self.access.close()
        if self._database is not None:
            await asyncio.to_thread(self._database.close)

    async def _open(self) -> None:
        try:
            self.database = self._database = await asyncio.to_thread(Database.open, self.folder)
            self._make_parts()
            await self._capabilities.load()
            await self.outbox.recover()
            await self.attached.drop_others(await self.database.read(drafts.attached))
            known = await self.database.read(cursor.read)
        except ArchiveError as error:
            log.exception("an archive cannot be opened", extra={"account_id": self.account.id, **described(error)})
            self._failure = error
            self.telling.standing(phase=Phase.STOPPED, problem=error.problem.value)
            return
        finally:
            self._ready.set()
        self.telling.standing(complete_up_to=known.complete_up_to)
        self.tell_token()
        self._tasks.start(self.outbox.run(), "outbox")
        self._tasks.start(self.connection.run(), "connection")
        self._tasks.start(self._renew_viewing(), "renew viewing")
        self._tasks.start(IndexFilling(self.database).run(), "fill the search index")
        self._watch.start(self.upkeep.run(), "upkeep")

    def _make_parts(self) -> None:
        me, database = self.account.operator_id, self.database
        self.files = Files(self.folder / "files")
        self.upkeep = Upkeep(
            database=database,
            files=self.folder / "files",
            telling=self.telling,
            now=self.now,
            sleep=self._clocks.sleep,
            damaged=self.give_up,
        )
        self.live = Live(me, self.telling, self.now, asyncio.get_running_loop().call_later)
        self.pages = Pages(database, me, self.telling)
        self.feeds = Feeds(
            database=database, me=me, telling=self.telling, tasks=self._tasks, backend=lambda: self._backend
        )
        self.user_facts = UsersFacts(
            database=database, me=me, telling=self.telling, tasks=self._tasks, backend=lambda: self._backend
        )
        self.connection = Connection(
            access=self.access,
            converse=self._converse,
            telling=self.telling,
            tasks=self._tasks,
            clocks=self._clocks,
            random=self._random,
        )
        self.outbox = Outbox(
            database=database,
            me=me,
            outgoing=self.outgoing,
            telling=self.telling,
            tasks=self._tasks,
            lanes=Lanes(self._clocks.steady, self._random),
            now=self.now,
            make_id=self._make_id,
            signed_out=self.connection.reconnect,  # which finds out for itself
            missing=self._look_again,
        )
        self._sync = Sync(
            database=database,
            reader=Reader(account_id=self.account.id, me=me),
            telling=self.telling,
            live=self.live,
            tasks=self._tasks,
            now=self.now,
            echoed=self.outbox.echoed,
            starting_over=self._starting_over,
        )

    # ---------------------------------------------------------------------------------- what answers need

    @property
    def capabilities(self) -> Capabilities | None:
        """What the backend can do, as last known; None before the first connection."""
        return self._capabilities.known

    @property
    def file_limit(self) -> int:
        """In bytes."""
        return self._capabilities.known.file_limit if self._capabilities.known is not None else FILE_LIMIT

    @property
    def text_limit(self) -> int:
        """In characters."""
        return self._capabilities.known.text_limit if self._capabilities.known is not None else TEXT_LIMIT

    async def backend(self) -> Backend:
        """The backend, waited for while the connection is being made. Raises ``Unreachable``."""
        if self.telling.status.phase in {Phase.STARTING, Phase.CONNECTING, Phase.SYNCING}:
            try:
                async with asyncio.timeout(WAIT_FOR_CONNECTION):
                    await self._connected.wait()
            except TimeoutError:
                raise Unreachable(UnreachableReason.TIMED_OUT, "no connection yet") from None
        if self._backend is None:
            raise Unreachable(UnreachableReason.CUT, "no connection")
        return self._backend

    @property
    def backend_now(self) -> Backend | None:
        """None while there is no connection."""
        return self._backend

    def bring_dialogs_of(self, user_id: UserId) -> None:
        """Older dialogs with this user, once for each connection; a ``Changes`` notice follows."""
        if (backend := self._backend) is not None and user_id not in self._brought:
            self._brought.add(user_id)
            self._tasks.start(self._bring_dialogs_of(backend, user_id), "dialogs of a user")

    def knows_dialogs_of(self, user_id: UserId) -> bool:
        """Whether all older dialogs with this user are in the archive, or will soon be."""
        return user_id in self._knows_dialogs_of or user_id in self._brought

    async def _bring_dialogs_of(self, backend: Backend, user_id: UserId) -> None:
        try:
            page = await backend.user_dialogs(user_id)
            await self.pages.keep(page)
            while page.next is not None:
                page = await backend.user_dialogs(user_id, after=page.next)
                await self.pages.keep(page)
            self._knows_dialogs_of.add(user_id)
            self.telling.changes(users=frozenset({user_id}))
        except BackendError as error:
            self._brought.discard(user_id)  # whoever looks next asks again
            log.info("dialogs of a user are brought later", extra=described(error))

    def _look_again(self, dialog_id: DialogId) -> None:
        """A command about this dialog was answered that something is gone: the dialog itself, or only an operator."""
        if (backend := self._backend) is not None:
            self._tasks.start(self._bring(backend, dialog_id), "look for a dialog")

    async def _bring(self, backend: Backend, dialog_id: DialogId) -> None:
        try:
            await self.pages.bring(backend, dialog_id)
        except BackendError as error:
            log.info("a dialog is looked for later", extra=described(error))

    async def view(self, dialog_id: DialogId | None) -> None:
        """What the operator has on screen; colleagues see it."""
        self._viewing = dialog_id
        if self._backend is not None:
            await self._backend.tell_viewing(dialog_id)

    async def tell_idle(self, *, idle: bool) -> None:
        """Whether the operator has left this computer alone for a while; colleagues and the site see it."""
        self._idle = idle
        if self._backend is not None:
            await self._backend.tell_idle(idle=idle)

    async def watch(self, user_id: UserId | None) -> None:
        """Whose events are wanted as they happen."""
        self._watching = user_id
        if self._backend is not None:
            await self._backend.tell_watching(user_id)

    async def me(self) -> Operator:
        """As the archive has this operator; while it is empty, as the sign-in told."""
        operators = await self.database.read(people.operators)
        unseen = Operator(id=self.account.operator_id, revision=0, name=self.account.operator_name)
        return next((each for each in operators if each.id == self.account.operator_id), unseen)

    def begin(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        """Go on with it in the background; it ends with the session."""
        self._tasks.start(work, name)

    def reconnect(self) -> None:
        """With a new token; an account that still opens connects by itself."""
        if self._ready.is_set() and self._failure is None:
            self.connection.reconnect()

    def connect_now(self) -> None:
        """Do not wait for the next try; a standing connection is left alone."""
        if self._ready.is_set() and self._failure is None:
            self.connection.connect_now()

    def tell_token(self) -> None:
        self.telling.standing(session_only=self.tokens is not None and self.tokens.session_only)

    # ------------------------------------------------------------------------------------ the connection

    async def _converse(self, backend: Backend, online: Callable[[], None]) -> None:
        def connected() -> None:
            if self._backend is backend:
                return
            self._backend = backend
            self._connected.set()
            self.telling.standing(phase=Phase.SYNCING)

        async def caught_up() -> None:
            # what was done here without a connection must not overrun what colleagues did meanwhile
            self.telling.touched(await self.database.write(conflicts.weigh, self.account.operator_id))
            self.outbox.resume(backend)

        async def all_here() -> None:
            await self._learn(backend)
            online()
            self.feeds.online()
            await self.view(self._viewing)
            if self._idle:
                await self.tell_idle(idle=True)
            await self.watch(self._watching)
            self._background = self._tasks.start(self._bring_lists(backend), "lists of dialogs")

        try:
            await self._sync.follow(backend, connected, caught_up, all_here)
        except RemovedFromTeam:
            await self.database.write(people.note_removed, self.account.operator_id)
            self.telling.changes(directory=True)
            raise
        finally:
            self._backend = None
            self._connected.clear()
            self.outbox.pause()
            self.live.clear()
            self._brought.clear()
            self.user_facts.forget()
            await self._end_background()

    async def _bring_lists(self, backend: Backend) -> None:
        await self.pages.begin_closed(backend)
        # where no log proves that the stream and the difference told all, every open dialog is looked at
        await self.pages.complete_open(backend, anew=not backend.capabilities.numbered_changes)

    async def _starting_over(self, snapshot: Snapshot) -> None:
        await self._end_background()
        self._knows_dialogs_of.clear()
        self._brought.clear()
        self.pages.restart(snapshot)

    async def _end_background(self) -> None:
        if (task := self._background) is not None:
            self._background = None
            await stop(task)

    async def introduce(self) -> None:
        """Learn what the backend can do before the connection does, for whoever shows it right after signing in."""
        await self._learn(await self.access.backend())

    async def _learn(self, backend: Backend) -> None:
        if await self._capabilities.learn(backend.capabilities):
            self.telling.changes(directory=True)

    async def _renew_viewing(self) -> None:
        while True:
            await self._clocks.sleep(VIEWING_SECONDS / 2)
            if self._viewing is not None:
                await self.view(self._viewing)
