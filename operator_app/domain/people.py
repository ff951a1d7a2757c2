"""Users (on the site) and operators (who answer)."""

from enum import StrEnum

from operator_app.domain.value import Milliseconds, OperatorId, Revision, UserId, UserNoteId, Value

PropertyValue = str | int | float | bool | tuple[str, ...]


class Moment(Value):
    """A date as the value a property is set to: what is kept of it is its number alone."""

    at: Milliseconds


NewValue = PropertyValue | Moment
"""What a property may be set to; its type decides the property's kind."""


class PropertyKind(StrEnum):
    """What a property's value is. One that a newer backend knows is shown as text."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    """The value is a moment, in Unix milliseconds."""
    YES_NO = "yes_no"
    LIST = "list"


class PropertySource(StrEnum):
    """Who says so."""

    SITE = "site"
    SERVER = "server"
    """The site's server."""
    OPERATOR = "operator"
    PROFILE = "profile"
    """What the user has published of himself elsewhere."""
    SYSTEM = "system"
    """The backend, by itself."""


class Property(Value):
    """Something known about a user."""

    name: str
    value: PropertyValue
    kind: PropertyKind = PropertyKind.TEXT
    source: PropertySource = PropertySource.SITE

    @property
    def system(self) -> bool:
        """Whether the backend set it by itself (browser, first page, …): its name is not for people."""
        return self.source is PropertySource.SYSTEM


class ProfileLink(Value):
    title: str
    url: str


class PublicProfile(Value):
    """What is published of the user under his e-mail. Confirmed by nobody."""

    source: str
    """Host of the service it comes from."""
    fetched_at: Milliseconds
    name: str | None = None
    avatar_url: str | None = None
    """Absolute, at the backend; None where there is none."""
    place: str | None = None
    about: str | None = None
    page: str | None = None
    """The profile's own page."""
    links: tuple[ProfileLink, ...] = ()


class CartItem(Value):
    """Something in the user's cart now. ``price`` of one, in hundredths of the currency's unit; None: not told."""

    id: str
    name: str
    quantity: int = 1
    price: int | None = None
    currency: str | None = None
    url: str | None = None


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
    """Ids of segments."""
    blocked: bool = False
    profile: PublicProfile | None = None
    filled_by_profile: tuple[str, ...] = ()
    """Fields whose value came from the profile."""
    cart: tuple[CartItem, ...] = ()
    whole: bool = True
    """False: told in passing, as the user of a dialog. What else is known of him stays as it is."""


class UserNote(Value):
    """What operators should know about a person. Never seen by the user."""

    id: UserNoteId
    revision: Revision
    user_id: UserId
    author_id: OperatorId
    text: str
    at: Milliseconds
    removed: bool = False


class Merged(Value):
    """Two users turned out to be one: what was said of ``id`` is now of ``into_id``."""

    id: UserId
    into_id: UserId


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
