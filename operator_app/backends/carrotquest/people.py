"""People: operators ("admins"), the users of the site ("leads"), and what is known of them."""

import json
from collections.abc import Iterator
from typing import Final

from operator_app.backends.carrotquest.html_text import text_of
from operator_app.backends.carrotquest.reading import Json, moment, number, record, records, text_id, words
from operator_app.domain.people import CartItem, Operator, Property, PropertyKind, PropertySource, User, UserNote
from operator_app.domain.segments import Segment
from operator_app.domain.value import Milliseconds, OperatorId, Revision, SegmentId, UserId, UserNoteId

DEFAULT_ADMIN: Final = "default_admin"
"""The site's default sender: a record without an id."""
OWN_FIELDS: Final = {"name": "$name", "email": "$email", "phone": "$phone"}
_SHOWN_ELSEWHERE: Final = frozenset({*OWN_FIELDS.values(), "$last_seen"})
_MOST_PROPERTIES: Final = 500
_UNNAMED: Final = "?"


def operator_id(found: Json) -> OperatorId | None:
    """Of an Admin record or a bare id; None: nobody."""
    told = text_id(found)
    if told is not None:
        return OperatorId(told)
    if isinstance(found, dict) and found:
        return OperatorId(DEFAULT_ADMIN)
    return None


def operator(found: Json) -> Operator | None:
    """None: it is no Admin record with a name. Bots and the default sender answer, but nothing can be given to them."""
    admin = record(found)
    who = operator_id(found)
    if not admin or who is None or ("name" not in admin and "name_internal" not in admin):
        return None
    kind = words(admin.get("type"), 30) or "admin"
    name = words(admin.get("name_internal"), 200) or words(admin.get("name"), 200) or _UNNAMED
    return Operator(id=who, revision=0, name=name, removed=kind != "admin" or who == DEFAULT_ADMIN)


def author(found: Json, *, by_user: bool) -> str | None:
    """Who wrote a part: a bare user id for visitors, an Admin record for operators."""
    return text_id(found) if by_user else operator_id(found)


def user(found: Json, stamp: Revision, *, whole: bool) -> User | None:
    """``stamp``: larger for a newer copy. ``whole``: it was asked for with all there is to know."""
    told = record(found)
    who = text_id(found)
    if who is None or not told:
        return None
    props = record(told.get("props"))
    seen = moment(props.get("$last_seen")) or moment(told.get("last_seen")) or 0
    return User(
        id=UserId(who),
        revision=stamp,
        created_at=moment(told.get("created")) or moment(props.get("$created")) or seen,
        last_seen_at=seen,
        name=words(props.get("$name"), 200),
        email=words(props.get("$email"), 320),
        phone=words(props.get("$phone"), 60),
        external_id=words(told.get("user_id"), 255),
        place=_place(props),
        language=words(props.get("$language"), 20),
        browser=words(props.get("$browser"), 100),
        properties=tuple(properties(told)) if whole else (),
        segments=tuple(each.id for each in segments(told)),
        cart=tuple(_cart(props)),
        whole=whole,
    )


def properties(told: dict[str, Json]) -> Iterator[Property]:
    """System ones first. What has a place of its own on the card is left out."""
    left = _MOST_PROPERTIES
    for group, source in (("props_custom", PropertySource.SITE), ("props", PropertySource.SYSTEM)):
        for name, value in record(told.get(group)).items():
            if left and name not in _SHOWN_ELSEWHERE and (made := _property(name, value, source)) is not None:
                left -= 1
                yield made


def segments(told: dict[str, Json]) -> list[Segment]:
    found = []
    for each in records(told.get("segments")):
        who, name = text_id(each), words(each.get("name"), 255)
        if who is not None:
            found.append(Segment(id=SegmentId(who), revision=0, name=name or who))
    return found


def notes(told: dict[str, Json], stamp: Revision) -> tuple[UserNote, ...]:
    about = text_id(told)
    found = []
    for each in records(told.get("notes")):
        who, body = text_id(each), each.get("body")
        if who is not None and about is not None and isinstance(body, str):
            found.append(
                UserNote(
                    id=UserNoteId(who),
                    revision=stamp,
                    user_id=UserId(about),
                    author_id=operator_id(each.get("author")) or OperatorId(DEFAULT_ADMIN),
                    text=text_of(body),
                    at=moment(each.get("created")) or 0,
                )
            )
    return tuple(found)


def _property(name: str, value: Json, source: PropertySource) -> Property | None:
    if value is None or not name:
        return None
    if isinstance(value, bool):
        return Property(name=name, value=value, kind=PropertyKind.YES_NO, source=source)
    if isinstance(value, int | float):
        return Property(name=name, value=value, kind=PropertyKind.NUMBER, source=source)
    if isinstance(value, list):
        listed = tuple(str(each)[:255] for each in value if isinstance(each, str | int | float))
        return Property(name=name, value=listed, kind=PropertyKind.LIST, source=source)
    if isinstance(value, str):
        at = _date(value)
        if at is not None:
            return Property(name=name, value=at, kind=PropertyKind.DATE, source=source)
        return Property(name=name, value=value[:2_000], source=source)
    return Property(name=name, value=json.dumps(value, ensure_ascii=False)[:2_000], source=source)


def _date(text: str) -> Milliseconds | None:
    """``2025-06-02T09:00:00`` and ``2025-06-02``: the two forms that the service calls a date."""
    if len(text) < 10 or text[4:5] != "-" or text[7:8] != "-" or (len(text) > 10 and text[10] not in "T "):
        return None
    return moment(text)


def _place(props: dict[str, Json]) -> str | None:
    told = [words(props.get(name), 100) for name in ("$city", "$country")]
    return ", ".join(each for each in told if each) or None


def _cart(props: dict[str, Json]) -> Iterator[CartItem]:
    items = props.get("$cart_items")
    if isinstance(items, str):
        items = [each for each in (part.strip() for part in items.split(",")) if each]
    if not isinstance(items, list):
        return
    for place, item in enumerate(items[:100]):
        told = record(item)
        name = words(told.get("name") or told.get("$name"), 255) if told else words(item, 255)
        if name:
            yield CartItem(id=text_id(told) or f"{place}:{name}", name=name, quantity=number(told.get("quantity")) or 1)
