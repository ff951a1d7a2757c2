"""The service keeps no log of changes: here what is told of it becomes one."""

from typing import Final

from msgspec.structs import replace

from operator_app.backends.carrotquest.calls import Told
from operator_app.backends.carrotquest.parts import Part
from operator_app.domain.changes import Answered, Change, Entity
from operator_app.domain.messages import Message, MessageKind
from operator_app.domain.value import ClientId, MessageId, OperatorId, Revision

_REMEMBERED: Final = 20_000


class Chain:
    """Changes with growing numbers, each behind the one before.

    A number is never smaller than the id of the entry it tells: ids grow with time, but entries may come out of order.
    """

    def __init__(self, number: int, me: OperatorId) -> None:
        self._me = me
        self.number = number
        self.begun_at = number
        self._told: dict[MessageId | None, None] = {}

    def knows(self, part: Part) -> bool:
        return part.message.id in self._told

    def is_older(self, part: Part) -> bool:
        """Whether it was there before the chain began: it may be known, or have been late."""
        return position(part) <= self.begun_at

    def knows_all_of(self, told: Told) -> bool:
        """Whether a dialog has nothing newer than what was told of it."""
        newest = told.dialog.revision
        return newest <= self.begun_at or MessageId(str(newest)) in self._told

    def change(self, part: Part, told: Told | None, client_id: ClientId | None) -> Change:
        """An entry, with its dialog as it stands if that goes along; ``client_id``: our own command's last one."""
        message = part.message if client_id is None else replace(part.message, client_id=client_id)
        after, self.number = self.number, max(self.number + 1, message.position or 0)
        self._told[message.id] = None
        if len(self._told) > _REMEMBERED:
            del self._told[next(iter(self._told))]
        dialog = () if told is None else entities(told)
        return Change(
            number=self.number,
            after=after,
            at=message.at,
            entities=(*dialog, message, *answered(message, self._me)),
            by=None if message.kind is MessageKind.USER else message.author_id,
            client_id=client_id,
        )


def entities(told: Told) -> tuple[Entity, ...]:
    return (*told.seen, *(() if told.user is None else (told.user,)), told.dialog)


def answered(message: Message, me: OperatorId) -> tuple[Answered, ...]:
    """Whoever writes has read what stands above."""
    if message.author_id != me or message.kind not in {MessageKind.OPERATOR, MessageKind.NOTE}:
        return ()
    return (Answered(dialog_id=message.dialog_id, position=message.position or 0),)


def position(part: Part) -> Revision:
    return part.message.position or 0
