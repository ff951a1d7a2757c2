"""What passes and is never stored: who types, who is there, who looks at what."""

from collections.abc import Callable
from typing import Protocol

import msgspec

from operator_app.backends.port import PersonPresence, SomeoneTyping, SomeoneViewing
from operator_app.domain.lists import DialogRow, TypingNow
from operator_app.domain.messages import Message
from operator_app.domain.value import DialogId, Milliseconds, OperatorId, UserId
from operator_app.engine.telling import Telling

VIEWING_SECONDS = 60.0
_LONGEST_TYPING = 30.0


class Timer(Protocol):
    def cancel(self) -> None: ...


class Live:
    """Gives rows what the archive does not hold. ``later(seconds, what)`` calls back on the engine's loop."""

    def __init__(
        self,
        me: OperatorId,
        telling: Telling,
        now: Callable[[], Milliseconds],
        later: Callable[[float, Callable[[], None]], Timer],
    ) -> None:
        self._me = me
        self._telling = telling
        self._now = now
        self._later = later
        self._typing: dict[tuple[DialogId, str], TypingNow] = {}
        self._present: dict[str, PersonPresence] = {}
        self._rows_of: dict[str, frozenset[DialogId]] = {}
        self._viewed: dict[OperatorId, DialogId] = {}
        self._timers: dict[tuple[str, str], Timer] = {}

    def typing(self, item: SomeoneTyping) -> None:
        """Until the time it names, by our clock for at most half a minute: clocks differ."""
        if item.person_id == self._me:
            return
        key = (item.dialog_id, item.person_id)
        seconds = (item.until - self._now()) / 1000
        if seconds <= 0:
            self._end_typing(key)
            return
        self._typing[key] = TypingNow(
            person_id=item.person_id, by_user=item.by_user, text=item.text, until=item.until, note=item.note
        )
        self._expire(key, min(seconds, _LONGEST_TYPING), lambda: self._end_typing(key))
        self._telling.changes(rows=frozenset({item.dialog_id}))

    def arrived(self, messages: tuple[Message, ...]) -> None:
        """Whoever wrote a message has ended typing it."""
        for message in messages:
            if message.author_id is not None:
                self._end_typing((message.dialog_id, message.author_id))

    def presence(self, item: PersonPresence, dialog_ids: frozenset[DialogId]) -> None:
        """``dialog_ids``: those with this user."""
        if item.online:
            self._present[item.person_id] = item
            self._rows_of[item.person_id] = dialog_ids
        else:
            self._present.pop(item.person_id, None)
            self._rows_of.pop(item.person_id, None)
        if item.is_user:
            self._telling.changes(rows=dialog_ids, users=frozenset({UserId(item.person_id)}))
        else:
            self._telling.changes(directory=True)

    def viewing(self, item: SomeoneViewing) -> None:
        if item.operator_id == self._me:
            return
        left = self._viewed.pop(item.operator_id, None)
        if item.dialog_id is not None:
            self._viewed[item.operator_id] = item.dialog_id
            self._expire(("viewing", item.operator_id), VIEWING_SECONDS, lambda: self._end_viewing(item.operator_id))
        if left != item.dialog_id:
            self._telling.changes(rows=frozenset(each for each in (left, item.dialog_id) if each is not None))

    def dress(self, row: DialogRow) -> DialogRow:
        """The row with what passes."""
        presence = self._present.get(row.dialog.user_id)
        first, *others = self._typing_in(row.dialog.id) or (None,)
        return msgspec.structs.replace(
            row,
            typing=first,
            also_typing=tuple(others),
            online=presence is not None,
            page=None if presence is None else presence.page,
            page_title=None if presence is None else presence.page_title,
            viewers=tuple(sorted(who for who, what in self._viewed.items() if what == row.dialog.id)),
        )

    def of_user(self, user_id: UserId) -> PersonPresence | None:
        """None: not on the site now."""
        return self._present.get(user_id)

    def idle_operators(self) -> tuple[OperatorId, ...]:
        """Those who are connected, but have left their computers alone."""
        return tuple(sorted(OperatorId(each.person_id) for each in self._present.values() if each.idle))

    def online_operators(self) -> tuple[OperatorId, ...]:
        return tuple(sorted(OperatorId(each.person_id) for each in self._present.values() if not each.is_user))

    def clear(self) -> None:
        """The connection is gone, and with it all knowledge of what passes."""
        for timer in self._timers.values():
            timer.cancel()
        rows = frozenset(dialog_id for dialog_id, _ in self._typing) | frozenset(self._viewed.values())
        rows = rows.union(*self._rows_of.values())
        users = frozenset(UserId(each.person_id) for each in self._present.values() if each.is_user)
        operators = len(users) < len(self._present)
        self._timers.clear()
        self._typing.clear()
        self._viewed.clear()
        self._present.clear()
        self._rows_of.clear()
        self._telling.changes(rows=rows, users=users, directory=operators)

    def _typing_in(self, dialog_id: DialogId) -> list[TypingNow]:
        """The user first; colleagues in an order that does not change while they go on typing."""
        found = [typing for (where, _), typing in self._typing.items() if where == dialog_id]
        return sorted(found, key=lambda each: (not each.by_user, each.person_id))

    def _end_typing(self, key: tuple[DialogId, str]) -> None:
        if self._typing.pop(key, None) is not None:
            self._stop(key)
            self._telling.changes(rows=frozenset({key[0]}))

    def _end_viewing(self, operator_id: OperatorId) -> None:
        if (left := self._viewed.pop(operator_id, None)) is not None:
            self._telling.changes(rows=frozenset({left}))

    def _expire(self, key: tuple[str, str], seconds: float, end: Callable[[], None]) -> None:
        self._stop(key)
        self._timers[key] = self._later(seconds, end)

    def _stop(self, key: tuple[str, str]) -> None:
        if (timer := self._timers.pop(key, None)) is not None:
            timer.cancel()
