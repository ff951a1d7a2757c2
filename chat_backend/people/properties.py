"""Properties of users: what may be set, as what kind, and by whom."""

import math
from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from chat_backend.commands import checks
from chat_backend.people import contact
from chat_backend.protocol import (
    MAX_NAME,
    MAX_PROPERTIES,
    MAX_PROPERTY_LIST,
    MAX_PROPERTY_NAME,
    MAX_PROPERTY_TEXT,
    DateValue,
    Property,
    PropertyKind,
    SetValue,
    User,
)
from chat_backend.refusals import Refused

SYSTEM: Final = frozenset({"first_page", "first_page_title", "referrer"})
"""Names that the backend itself sets."""
MOST_AT_ONCE = 50
LARGEST = 2**53
"""Numbers beyond it lose digits in a browser."""
_LATEST = 253_402_300_799_999
_FIELDS = ("name", "email", "phone")

Teller = Literal["site", "server", "operator"]


def with_set(user: User, values: Mapping[str, SetValue], source: Teller) -> User:
    """The user with these set. ``name``, ``email`` and ``phone`` are his own fields. Raises with the ``field``."""
    if len(values) > MOST_AT_ONCE:
        raise Refused("too_many", f"At most {MOST_AT_ONCE} properties at once.", field="properties")
    for name in _FIELDS:
        if name in values:
            user = _with_field(user, name, values[name])
    known = {each.name: each for each in user.properties}
    for name, value in values.items():
        if name in _FIELDS:
            continue
        name = _name(name)  # noqa: PLW2901
        if name in SYSTEM or (name in known and known[name].system):
            raise Refused("forbidden", "This property is the backend's own.", field=name)
        if value is None:
            known.pop(name, None)
        else:
            shown, kind = _value(name, value)
            known[name] = Property(name=name, value=shown, kind=kind, source=source)
    if sum(not each.system for each in known.values()) > MAX_PROPERTIES:
        raise Refused("too_many", f"A user has at most {MAX_PROPERTIES} properties.", field="properties")
    return msgspec.structs.replace(user, properties=tuple(known.values()))


def with_contact(user: User, **fields: str | None) -> User:
    """The user with some of ``name``, ``email``, ``phone`` as somebody told them; empty clears. Raises with the ``field``."""
    for field, value in fields.items():
        user = _with_field(user, field, value)
    return user


def merged(into: tuple[Property, ...], other: tuple[Property, ...]) -> tuple[Property, ...]:
    """Both together; of one name the first's is kept. More than may be set is kept too: nothing is lost by merging."""
    names = {each.name for each in into}
    return into + tuple(each for each in other if each.name not in names)


def _with_field(user: User, field: str, value: SetValue) -> User:
    if value is not None and not isinstance(value, str):
        raise Refused("bad_request", "This field is text.", field=field)
    text = (value or "").strip()
    new = _checked(user, field, text) if text else None
    if new == getattr(user, field):
        return user
    filled = tuple(name for name in user.filled_by_profile if name != field)
    return msgspec.structs.replace(user, filled_by_profile=filled, **{field: new})


def _checked(user: User, field: str, text: str) -> str:
    match field:
        case "email":
            return contact.email(text)
        case "phone":
            return contact.phone(text, language=user.language)
        case _:
            return checks.name(text)


def _name(text: str) -> str:
    text = text.strip()
    if not text or len(text) > min(MAX_PROPERTY_NAME, MAX_NAME) or not text.isprintable():
        raise Refused(
            "invalid_name",
            f"A property's name has 1 to {MAX_PROPERTY_NAME} characters in one line.",
            field=text[:MAX_PROPERTY_NAME] if text.isprintable() else "properties",
        )
    return text


def _value(
    name: str, value: str | int | float | bool | tuple[str, ...] | DateValue
) -> tuple[str | int | float | bool | tuple[str, ...], PropertyKind]:
    match value:
        case bool():
            return value, "yes_no"
        case int() | float():
            if not math.isfinite(value) or abs(value) > LARGEST:
                raise Refused("bad_request", "This number is out of range.", field=name)
            return value, "number"
        case str():
            return _text(name, value), "text"
        case DateValue(at=at):
            if abs(at) > _LATEST:
                raise Refused("bad_request", "This is no moment.", field=name)
            return at, "date"
        case _:
            if len(value) > MAX_PROPERTY_LIST:
                raise Refused("too_many", f"A list has at most {MAX_PROPERTY_LIST} texts.", field=name)
            return tuple(_text(name, each) for each in value), "list"


def _text(name: str, text: str) -> str:
    if len(text) > MAX_PROPERTY_TEXT:
        raise Refused("text_too_long", f"A property's text has at most {MAX_PROPERTY_TEXT} characters.", field=name)
    if not checks.is_storable(text):
        raise Refused("bad_request", "The text has control characters.", field=name)
    return text
