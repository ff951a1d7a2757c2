"""The user on the site, what is known of him, and the operator who answers."""

from typing import Literal

from chat_backend.protocol.wire import Wire

PropertyKind = Literal["text", "number", "date", "yes_no", "list"]
PropertySource = Literal["site", "server", "operator", "profile", "system"]


class DateValue(Wire):
    """A moment as the value of a property that is being set: ``at`` is Unix time in milliseconds."""

    at: int


SetValue = str | int | float | bool | tuple[str, ...] | DateValue | None
"""What a property may be set to; its type decides the property's kind, None removes the property."""


class Property(Wire):
    """Something known about a user. ``system`` ones are set by the backend itself (browser, first page, ...)."""

    name: str
    value: str | int | float | bool | tuple[str, ...]
    """For kind ``date`` Unix time in milliseconds."""
    system: bool = False
    kind: PropertyKind = "text"
    source: PropertySource = "site"
    """Who set it last; ``system`` exactly for the backend's own."""


class ProfileLink(Wire):
    """``url`` is http or https; ``title`` is what its owner calls it."""

    title: str
    url: str


class PublicProfile(Wire):
    """What a public source told about the user's e-mail. Not confirmed by anybody."""

    source: str
    """Host that was asked, e.g. ``api.gravatar.com``."""
    fetched_at: int
    name: str | None = None
    avatar_url: str | None = None
    """Kept by the backend, absolute-path relative to its address."""
    place: str | None = None
    about: str | None = None
    page: str | None = None
    """The profile's own page."""
    links: tuple[ProfileLink, ...] = ()


class CartItem(Wire):
    """Something in the user's cart. ``price`` of one, in minor units of ``currency`` (cents); None: not told."""

    id: str
    name: str
    quantity: int = 1
    price: int | None = None
    currency: str | None = None
    """ISO 4217, e.g. ``EUR``."""
    url: str | None = None
    image_url: str | None = None


class User(Wire, tag="user"):
    """A person on the site."""

    id: str
    number: int
    created_at: int
    last_seen_at: int
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    """E.164, e.g. ``+79161234567``; shown in the international form."""
    external_id: str | None = None
    """Id in the site's own system, proven by a signature or told by its server."""
    avatar_url: str | None = None
    place: str | None = None
    time_zone: str | None = None
    """IANA name as the browser tells it, e.g. ``Europe/Moscow``."""
    language: str | None = None
    browser: str | None = None
    properties: tuple[Property, ...] = ()
    segments: tuple[str, ...] = ()
    blocked: bool = False
    profile: PublicProfile | None = None
    filled_by_profile: tuple[str, ...] = ()
    """Names of the fields (``name``, ``avatar_url``, ``place``) whose value came from ``profile``."""
    cart: tuple[CartItem, ...] = ()


class UserNote(Wire, tag="user_note"):
    """What an operator wrote down about a person: seen by operators only."""

    id: str
    number: int
    user_id: str
    author_id: str
    text: str
    at: int
    removed: bool = False


class Merged(Wire, tag="merged"):
    """User ``id`` turned out to be ``into_id`` and is gone: whatever a client keeps under the first belongs to the second.

    The same change carries every dialog and note that was his, and the surviving user, as they stand now.
    """

    id: str
    into_id: str


OperatorStatus = Literal["online", "away"]
OperatorRole = Literal["owner", "operator"]


class Operator(Wire, tag="operator"):
    """Who answers."""

    id: str
    number: int
    name: str
    email: str
    role: OperatorRole
    status: OperatorStatus = "online"
    """What the operator chose; whether a client is connected is told by ``Presence``."""
    removed: bool = False
