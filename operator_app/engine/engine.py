"""The engine's thread and the way in: requests from any thread, notices for the screen's."""

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from operator_app.diagnostics.problem_fields import described
from operator_app.domain.problems import ArchiveError, ArchiveProblem
from operator_app.domain.updates import UpdateState
from operator_app.domain.value import AccountId, Milliseconds
from operator_app.engine import actions, alerting, desk, mail, queries, site_queries, team, update_requests
from operator_app.engine.access import Embedded, OwnBackends
from operator_app.engine.connection import Clocks
from operator_app.engine.desk import Desk
from operator_app.engine.hosted_service import CarrotQuestServices
from operator_app.engine.notice_queue import NoticeQueue
from operator_app.engine.notices import Notice, UpdateChanged
from operator_app.engine.requests import (
    AccountRequest,
    ConnectNow,
    EngineRequest,
    GetStatus,
    RebuildArchive,
    SignInAgain,
)
from operator_app.engine.tasks import TaskOwner
from operator_app.installation.installation import Installation
from operator_app.installation.policy import Policy
from operator_app.secrets.store import SecretStore
from operator_app.settings.profile import Profile
from operator_app.updates.source import SignedSource
from operator_app.updates.updater import Updater

LAST_REQUESTS_SECONDS = 2.0
"""How long a stop waits for requests that were made before it, such as the last draft."""

Answer = TypeVar("Answer")

_ANSWERS = {
    **queries.ANSWERS,
    **site_queries.ANSWERS,
    **alerting.ANSWERS,
    **team.ANSWERS,
    **mail.ANSWERS,
    **actions.ANSWERS,
}

log = logging.getLogger(__name__)


class SystemClocks:
    """The computer's own."""

    def now(self) -> Milliseconds:
        return time.time_ns() // 1_000_000

    def steady(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class Engine:
    """Started once, stopped once. ``submit``, ``submit_to``, ``listen`` and ``take_notice`` may be called on any thread."""

    def __init__(
        self,
        profile: Profile,
        secrets: SecretStore,
        embedded: Callable[[], Embedded],
        *,
        own: OwnBackends | None = None,
        clocks: Clocks | None = None,
        random: Random | None = None,
        updater: Callable[[Callable[[UpdateState], None]], Updater] | None = None,
    ) -> None:
        """``embedded`` makes the backend on this computer, ``updater`` what brings newer versions; both are called on the
        engine's thread. Without the latter nothing is looked for."""
        self._profile = profile
        self._secrets = secrets
        self._make_embedded = embedded
        self._own = own or OwnBackends()
        self._clocks = clocks or SystemClocks()
        self._make_updater = updater or _no_updates
        self._random = random or Random()  # noqa: S311 - for pauses, not for secrets
        self._notices = NoticeQueue()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._lock = threading.Lock()

    def start(self) -> None:
        """Returns at once; requests may be made from now on."""
        started: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(started,), name="engine", daemon=True)
        self._thread.start()
        started.result()

    def stop(self, timeout: float = 10.0) -> bool:
        """Finish what was asked for, end connections, close archives. False: not done within ``timeout`` seconds."""
        thread = self._thread
        if thread is None:
            return True
        with self._lock:
            self._stopping.set()
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._stop_asked.set)
        thread.join(timeout)
        return not thread.is_alive()

    def submit(self, request: EngineRequest[Answer]) -> Future[Answer]:
        return self._submit(lambda: self._answer_as_a_whole(request), type(request).__name__)

    def submit_to(self, account_id: AccountId, request: AccountRequest[Answer]) -> Future[Answer]:
        return self._submit(lambda: self._answer(account_id, request), type(request).__name__)

    def listen(self, wake: Callable[[], None]) -> None:
        self._notices.listen(wake)

    def take_notice(self) -> Notice | None:
        return self._notices.take()

    # ------------------------------------------------------------------------------- on the engine's thread

    def _run(self, started: "Future[None]") -> None:
        asyncio.run(self._live(started))

    async def _live(self, started: "Future[None]") -> None:
        self._stop_asked = asyncio.Event()
        self._requests = TaskOwner("requests")
        own_tasks = TaskOwner("engine")
        self._desk = Desk(
            self._profile,
            secrets=self._secrets,
            own=self._own,
            services=CarrotQuestServices(self._clocks.now),
            embedded=self._make_embedded(),
            put=self._notices.put,
            clocks=self._clocks,
            random=self._random,
        )
        self._updater = self._make_updater(lambda state: self._notices.put(UpdateChanged(state=state)))
        self._loop = asyncio.get_running_loop()
        started.set_result(None)
        own_tasks.start(self._desk.open(), "open accounts")
        own_tasks.start(self._updater.run(), "updates")
        await self._stop_asked.wait()
        self._updater.close()
        await self._requests.finish(LAST_REQUESTS_SECONDS)
        await self._requests.cancel_all()
        await own_tasks.cancel_all()
        await self._desk.close()
        with self._lock:
            self._loop = None

    def _submit(self, answer: Callable[[], Awaitable[Any]], name: str) -> Future[Any]:
        future: Future[Any] = Future()
        with self._lock:
            if self._loop is None or self._stopping.is_set():
                future.cancel()
            else:
                self._loop.call_soon_threadsafe(self._begin, future, answer, name)
        return future

    def _begin(self, future: Future[Any], answer: Callable[[], Awaitable[Any]], name: str) -> None:
        # Who gives up waiting does not stop what was begun: a command half asked for would be neither done nor not.
        if future.set_running_or_notify_cancel():
            self._requests.start(_settle(future, answer, name), name)

    def _answer_as_a_whole(self, request: EngineRequest[Any]) -> Awaitable[Any]:
        if (answer := update_requests.ANSWERS.get(type(request))) is not None:
            return answer(self._updater, request)
        return desk.ANSWERS[type(request)](self._desk, request)

    async def _answer(self, account_id: AccountId, request: AccountRequest[Any]) -> Any:
        if isinstance(request, GetStatus):  # also of an account whose archive cannot be opened
            return (await self._desk.find(account_id)).telling.status
        if isinstance(request, ConnectNow | RebuildArchive):
            return await self._desk.begin_anew(account_id, rebuild=isinstance(request, RebuildArchive))
        session = await self._desk.session(account_id)
        if isinstance(request, SignInAgain):
            return await self._desk.sign_in_again(session, request.password)
        answer = _ANSWERS[type(request)]
        try:
            return await answer(session, request)
        except ArchiveError as error:
            if error.problem is ArchiveProblem.DAMAGED:
                await session.give_up(error)
            raise


def _no_updates(tell: Callable[[UpdateState], None]) -> Updater:
    installation = Installation()
    return Updater(installation, Policy(), SignedSource(installation, Path()), None, tell=tell)


async def _settle(future: Future[Any], answer: Callable[[], Awaitable[Any]], name: str) -> None:
    """Whatever becomes of a request, the one who asked learns it."""
    try:
        future.set_result(await answer())
    except asyncio.CancelledError:
        future.set_exception(EngineStopped())
        raise
    except Exception as error:
        log.info("a request failed", extra={"request": name, **described(error)})
        log.debug("where it failed", exc_info=True)
        future.set_exception(error)


class EngineStopped(Exception):
    """The engine stopped before the request was answered."""
