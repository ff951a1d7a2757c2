"""What operators change about a person, as property operations, each of which may be refused on its own."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from msgspec import UNSET

from operator_app.backends.carrotquest import people
from operator_app.backends.carrotquest.calls import Calls
from operator_app.backends.carrotquest.clock import ServiceClock
from operator_app.backends.carrotquest.http import Http
from operator_app.backends.carrotquest.reading import Json, record, records, words
from operator_app.domain import commands
from operator_app.domain.changes import Change, Entity
from operator_app.domain.people import Moment, NewValue
from operator_app.domain.problems import BackendError, OutcomeUnknown, RefusalReason, Refused
from operator_app.domain.value import OperatorId, UserId

_FIELD_REFUSALS: Final = {
    "$name": RefusalReason.INVALID_NAME,
    "$email": RefusalReason.INVALID_EMAIL,
    "$phone": RefusalReason.INVALID_PHONE,
}


class Cards:
    """``fresh`` takes copies that came with a refusal."""

    def __init__(
        self,
        http: Http,
        calls: Calls,
        clock: ServiceClock,
        me: OperatorId,
        fresh: Callable[[tuple[Entity, ...]], None],
    ) -> None:
        self._http = http
        self._calls = calls
        self._clock = clock
        self._me = me
        self._fresh = fresh

    async def set(self, user_id: UserId, operations: list[dict[str, Json]]) -> Change:
        """Raises ``Refused`` for the first operation that was ignored; what was accepted is told by ``fresh``."""
        answer = await self._http.post(f"/users/{user_id}/props", operations=json.dumps(operations, ensure_ascii=False))
        stamp = self._clock.stamp()
        ignored = [_key(each) for each in records(answer.meta.get("ignored_operations"))]
        try:
            user = people.user(await self._calls.user(user_id), stamp, whole=True)
        except BackendError:
            if not ignored:
                raise OutcomeUnknown("set, and not read back") from None
            user = None
        if ignored:
            if user is not None:
                self._fresh((user,))
            reason = next((_FIELD_REFUSALS[key] for key in ignored if key in _FIELD_REFUSALS), RefusalReason.OTHER)
            raise Refused(reason, f"{len(ignored)} operations ignored")
        if user is None:
            raise OutcomeUnknown("the user was not told")
        return Change(number=0, at=self._clock.now(), entities=(user,), by=self._me)

    async def look_at(self, user_id: UserId, operations: list[dict[str, Json]]) -> Change | None:
        """The person, if he is as operations would have left him."""
        stamp = self._clock.stamp()
        found = await self._calls.user(user_id)
        known = record(found.get("props")) | record(found.get("props_custom"))
        for each in operations:
            there = known.get(str(each["key"]))
            if each["op"] == "delete" and there not in {None, ""}:
                return None
            if each["op"] != "delete" and there != each["value"] and words(there) != words(each["value"]):
                return None
        user = people.user(found, stamp, whole=True)
        return None if user is None else Change(number=0, at=self._clock.now(), entities=(user,), by=self._me)


def edits(command: commands.EditUser) -> list[dict[str, Json]]:
    if command.blocked is not UNSET:
        raise Refused(RefusalReason.NOT_OFFERED, "blocking")
    fields = {"$name": command.name, "$email": command.email, "$phone": command.phone}
    return [
        operation(key, (value or "").strip() or None)
        for key, value in fields.items()
        if value is None or isinstance(value, str)
    ]


def operation(name: str, value: NewValue | None) -> dict[str, Json]:
    key = name.strip()
    if value is None:
        return {"op": "delete", "key": key, "value": ""}
    if isinstance(value, Moment):
        told: Json = datetime.fromtimestamp(value.at // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    else:
        told = list(value) if isinstance(value, tuple) else value
    return {"op": "update_or_create", "key": key, "value": told}


def _key(ignored: dict[str, Json]) -> str:
    """Of an ignored operation: it stands beside its reason, or within."""
    return words(record(ignored.get("operation")).get("key")) or words(ignored.get("key")) or ""
