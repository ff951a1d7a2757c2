"""Owners say whether public profiles are looked up, and where."""

from urllib.parse import urlsplit

import msgspec
from sqlalchemy import update

from chat_backend.database import rows
from chat_backend.database.tables import users
from chat_backend.open_change import OpenChange
from chat_backend.protocol import Operator, ProfileSource, SetProfileSource, Workspace
from chat_backend.refusals import Refused

_LONGEST = 500


async def set_profile_source(change: OpenChange, actor: Operator, command: SetProfileSource) -> None:
    """Switched on, everybody whose e-mail is known is looked up once."""
    if actor.role != "owner":
        raise Refused("forbidden", "Only an owner may choose this.")
    workspace = await rows.find(change.connection, Workspace, change.workspace_id)
    if workspace is None:
        raise AssertionError("the workspace of a change exists")
    old = workspace.profile_source
    new = ProfileSource(
        enabled=command.enabled, address=old.address if command.address is None else _address(command.address)
    )
    if new.enabled and new != old:
        await change.connection.execute(
            update(users)
            .where(users.c.workspace_id == change.workspace_id, users.c.email.is_not(None))
            .values(profile_due_at=0)
        )
    await change.put(msgspec.structs.replace(workspace, profile_source=new))


def _address(text: str) -> str:
    """An http(s) address without credentials, query or fragment, and without a slash at its end."""
    text = text.strip().rstrip("/")
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or parts.query or parts.fragment or parts.username is not None or len(text) > _LONGEST:
        raise Refused("bad_request", "This is no address of a profile source.", field="address")
    if not text.isprintable() or " " in text:
        raise Refused("bad_request", "This is no address of a profile source.", field="address")
    return text
