"""The user on the site and the operator who answers."""

from typing import Literal

from chat_backend.protocol.wire import Wire


class Property(Wire):
    """Something known about a user. ``system`` ones are set by the backend itself (browser, first page, ...)."""

    name: str
    value: str | int | float | bool | tuple[str, ...]
    system: bool = False


class User(Wire, tag="user"):
    """A person on the site."""

    id: str
    number: int
    created_at: int
    last_seen_at: int
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    external_id: str | None = None
    avatar_url: str | None = None
    place: str | None = None
    time_zone: str | None = None
    """IANA name as the browser tells it, e.g. ``Europe/Moscow``."""
    language: str | None = None
    browser: str | None = None
    properties: tuple[Property, ...] = ()
    segments: tuple[str, ...] = ()
    blocked: bool = False


OperatorStatus = Literal["online", "away"]


class Operator(Wire, tag="operator"):
    """Who answers."""

    id: str
    number: int
    name: str
    email: str
    role: Literal["owner", "operator"]
    status: OperatorStatus = "online"
    """What the operator chose; whether a client is connected is told by ``Presence``."""
    removed: bool = False
