"""A change while it is being made: its number is taken, its transaction is open."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database import rows
from chat_backend.identifiers import message_id
from chat_backend.protocol import (
    Change,
    Dialog,
    Entity,
    Mark,
    Merged,
    Message,
    Operator,
    SavedReply,
    Segment,
    Tag,
    Trigger,
    User,
    UserNote,
    Workspace,
)
from chat_backend.refusals import Refused

E = TypeVar("E", Dialog, Message, User, UserNote, Operator, Tag, SavedReply, Segment, Trigger, Mark, Workspace)


class OpenChange:
    """Reads and writes entities within one transaction and remembers, for the log, how each one stood last."""

    def __init__(
        self,
        connection: AsyncConnection,
        *,
        workspace_id: str,
        number: int,
        at: int,
        by: str | None,
        client_id: str | None,
    ) -> None:
        self.connection = connection
        self.workspace_id = workspace_id
        self.number = number
        self.at = at
        self.by = by
        self.client_id = client_id
        self._entities: dict[tuple[str, ...], Entity] = {}
        self._messages = 0
        self._new_users: set[str] = set()
        self._afterwards: list[Callable[[], None]] = []

    async def put(self, entity: E, **hidden: object) -> E:
        """Store an entity as of this change, and log it."""
        stamped = msgspec.structs.replace(entity, number=self.number)
        is_new = await rows.store(self.connection, self.workspace_id, stamped, hidden)
        if is_new and isinstance(stamped, User):
            self._new_users.add(stamped.id)
        self._entities[_key(stamped)] = stamped
        return stamped

    def tell(self, entity: Entity) -> None:
        """Log an entity without storing it."""
        self._entities[("told", *_key(entity))] = entity

    def users(self) -> list[tuple[User, bool]]:
        """The users stored so far, as they stand; second: this change made him."""
        stored = [entity for key, entity in self._entities.items() if key[0] == "User"]
        return [(user, user.id in self._new_users) for user in stored if isinstance(user, User)]

    def merged(self) -> list[Merged]:
        """The users who became others in this change."""
        return [entity for entity in self._entities.values() if isinstance(entity, Merged)]

    def messages(self) -> list[Message]:
        """The messages written so far."""
        return [entity for entity in self._entities.values() if isinstance(entity, Message)]

    def afterwards(self, do: Callable[[], None]) -> None:
        """Have something done once the change is committed."""
        self._afterwards.append(do)

    def committed(self) -> None:
        for do in self._afterwards:
            do()

    @property
    def is_empty(self) -> bool:
        return not self._entities

    def next_message_id(self) -> str:
        self._messages += 1
        return message_id(self.number, self._messages)

    def closed(self) -> Change:
        """What goes into the log."""
        return Change(
            number=self.number,
            at=self.at,
            entities=tuple(self._entities.values()),
            by=self.by,
            client_id=self.client_id,
        )

    async def dialog(self, dialog_id: str) -> Dialog:
        """Raises ``gone``."""
        found = await rows.find(self.connection, Dialog, self.workspace_id, id=dialog_id)
        if found is None:
            raise Refused("gone", "There is no such dialog.", field="dialog_id")
        return found

    async def user(self, user_id: str) -> User:
        """The user, or whom he was merged into. Raises ``gone``."""
        found = await rows.user_now(self.connection, self.workspace_id, user_id)
        if found is None:
            raise Refused("gone", "There is no such user.", field="user_id")
        return found

    async def operator(self, operator_id: str, *, field: str = "operator_id") -> Operator:
        """One who can be given work. Raises ``not_found``."""
        found = await rows.find(self.connection, Operator, self.workspace_id, id=operator_id)
        if found is None or found.removed:
            raise Refused("not_found", "There is no such operator.", field=field)
        return found

    async def mark(self, dialog_id: str, operator_id: str) -> Mark:
        found = await rows.find(self.connection, Mark, self.workspace_id, dialog_id=dialog_id, operator_id=operator_id)
        return found or Mark(dialog_id=dialog_id, operator_id=operator_id, number=self.number)


def _key(entity: Entity) -> tuple[str, ...]:
    match entity:
        case Tag(name=name):
            return ("Tag", name)
        case Mark(operator_id=operator_id, dialog_id=dialog_id):
            return ("Mark", operator_id, dialog_id)
        case _:
            return (type(entity).__name__, entity.id)
