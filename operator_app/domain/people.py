"""Users (on the site) and operators (who answer)."""

from enum import StrEnum

from operator_app.domain.value import Milliseconds, OperatorId, Revision, UserId, Value


class Property(Value):
    """Something known about a user."""

    name: str
    value: str | int | float | bool | tuple[str, ...]
    system: bool = False


class User(Value):
    """A person on the site. Never an operator."""

    id: UserId
    revision: Revision
    created_at: Milliseconds
    last_seen_at: Milliseconds
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    external_id: str | None = None
    avatar_url: str | None = None
    place: str | None = None
    time_zone: str | None = None
    language: str | None = None
    browser: str | None = None
    properties: tuple[Property, ...] = ()
    segments: tuple[str, ...] = ()
    blocked: bool = False


class Role(StrEnum):
    OWNER = "owner"
    OPERATOR = "operator"


class OperatorStatus(StrEnum):
    ONLINE = "online"
    AWAY = "away"


class Operator(Value):
    """Somebody who answers."""

    id: OperatorId
    revision: Revision
    name: str
    email: str = ""
    role: Role = Role.OPERATOR
    status: OperatorStatus = OperatorStatus.ONLINE
    removed: bool = False
