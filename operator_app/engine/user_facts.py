"""Brings a user and the notes about him, as the backend has them: when somebody looks, once a connection."""

import logging
from collections.abc import Callable

from operator_app.archive import incoming
from operator_app.archive.database import Database
from operator_app.backends.port import Backend, UserFacts
from operator_app.diagnostics.problem_fields import described
from operator_app.domain.changes import Entity
from operator_app.domain.problems import BackendError, RefusalReason, Refused
from operator_app.domain.value import OperatorId, UserId
from operator_app.engine.tasks import TaskOwner
from operator_app.engine.telling import Telling

log = logging.getLogger(__name__)


class UsersFacts:
    """``backend()`` is None while there is no connection."""

    def __init__(
        self,
        *,
        database: Database,
        me: OperatorId,
        telling: Telling,
        tasks: TaskOwner,
        backend: Callable[[], Backend | None],
    ) -> None:
        self._database = database
        self._me = me
        self._telling = telling
        self._tasks = tasks
        self._backend = backend
        self._asked: set[UserId] = set()

    def bring(self, user_id: UserId) -> None:
        """In the background; a ``Changes`` notice follows where there is news."""
        backend = self._able()
        if backend is not None and user_id not in self._asked:
            self._asked.add(user_id)
            self._tasks.start(self._try(backend, user_id), "facts of a user")

    async def bring_now(self, user_id: UserId) -> bool:
        """Of somebody the archive does not know; False: the backend does not either, or cannot be asked."""
        backend = self._able()
        return backend is not None and await self._try(backend, user_id)

    def forget(self) -> None:
        """The connection is gone: what happened since is asked for again."""
        self._asked.clear()

    def _able(self) -> Backend | None:
        backend = self._backend()
        if backend is None:
            return None
        able = backend.capabilities.abilities
        return backend if able.people or able.user_notes or able.user_properties else None

    async def _try(self, backend: Backend, user_id: UserId) -> bool:
        try:
            facts = await backend.user(user_id)
        except Refused as error:
            if error.reason is not RefusalReason.GONE:
                log.info("facts of a user were refused", extra=described(error))
            return False
        except BackendError as error:
            self._asked.discard(user_id)  # whoever looks next asks again
            log.info("facts of a user are brought later", extra=described(error))
            return False
        await self._keep(facts)
        return True

    async def _keep(self, facts: UserFacts) -> None:
        entities: tuple[Entity, ...] = (*facts.seen, facts.user, *facts.notes)
        self._telling.touched(await self._database.write(incoming.put_entities, entities, self._me))
