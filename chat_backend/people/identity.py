"""Who a visitor is in the site's own system, and how that is proven."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database import rows
from chat_backend.database.tables import users
from chat_backend.identifiers import new_id
from chat_backend.open_change import OpenChange
from chat_backend.people import properties
from chat_backend.people.merging import merge
from chat_backend.people.properties import Teller
from chat_backend.protocol import SetValue, User
from chat_backend.refusals import Refused

MAX_EXTERNAL_ID = 200


@dataclass(frozen=True, kw_only=True)
class Identified:
    """``another``: the visitor was somebody else before; he stays who he was, this is another person."""

    user: User
    another: bool = False
    made: bool = False


def is_proven(identity_key: str | None, external_id: str, proof: str) -> bool:
    """Whether the proof was made with the workspace's key. Without a key nothing is proven."""
    if identity_key is None:
        return False
    right = hmac.new(identity_key.encode(), external_id.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
    return hmac.compare_digest(right.encode(), proof.strip().lower().encode("utf-8", "surrogatepass"))


def checked_id(text: str, field: str = "id") -> str:
    """An id of the site's own system. Raises ``bad_request``."""
    if not text or len(text) > MAX_EXTERNAL_ID or not text.isprintable() or text != text.strip():
        raise Refused("bad_request", f"An id has 1 to {MAX_EXTERNAL_ID} characters in one line.", field=field)
    return text


async def by_external_id(connection: AsyncConnection, workspace_id: str, external_id: str) -> User | None:
    found = await connection.execute(
        select(users).where(users.c.workspace_id == workspace_id, users.c.external_id == external_id)
    )
    row = found.first()
    return None if row is None else rows.entity(User, row)


async def identify(
    change: OpenChange,
    external_id: str,
    values: Mapping[str, SetValue],
    source: Teller,
    *,
    visitor_id: str | None,
) -> Identified:
    """The user of that id, with these properties set; the visitor, if he was nobody yet, is him."""
    visitor = None if visitor_id is None else await change.user(visitor_id)
    known = await by_external_id(change.connection, change.workspace_id, external_id)
    another = visitor is not None and visitor.external_id not in {None, external_id}
    made = False
    if visitor is not None and not another:
        user = visitor if known is None else await merge(change, visitor, known)
    elif known is not None:
        user = known
    else:
        user = User(id=new_id(), number=change.number, created_at=change.at, last_seen_at=change.at)
        made = True
    user = properties.with_set(msgspec.structs.replace(user, external_id=external_id), values, source)
    return Identified(user=await change.put(user), another=another, made=made)


def is_known_already(user: User, external_id: str, values: Mapping[str, SetValue], source: Teller) -> bool:
    """Whether identifying would change nothing. Raises what setting the properties raises."""
    return user.external_id == external_id and properties.with_set(user, values, source) == user
